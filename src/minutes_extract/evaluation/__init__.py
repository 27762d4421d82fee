"""Scores of records against gold: matching, the measures, floors for CI, views for the terminal.

``evaluate(folder, predict)`` of :mod:`minutes_extract.evaluation.loading` is what the command does.
"""
