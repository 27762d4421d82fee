"""Bytes → article text → normalised text with a map back → tokens → lines and sentences."""
