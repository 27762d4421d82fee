"""Runs over folders: finding articles, worker processes, atomic output, the report of failures.

``run(["2022", "2023"], Settings(out=Path("records")))`` is what the command does.
"""

from minutes_extract.runs.discovery import Found, Problem, discover, display
from minutes_extract.runs.folder import MAX_BYTES, OutputError, Settings, run
from minutes_extract.runs.summary import Summary
from minutes_extract.runs.work import ArticleError, Outcome, cause_of, pretty, read, read_from, write

__all__ = [
    "MAX_BYTES",
    "ArticleError",
    "Found",
    "Outcome",
    "OutputError",
    "Problem",
    "Settings",
    "Summary",
    "cause_of",
    "discover",
    "display",
    "pretty",
    "read",
    "read_from",
    "run",
    "write",
]
