"""The knowledge: schema of the YAML in ``patterns/``, loading, validation, compilation, matching."""

from minutes_extract.rules.loading import load_rules, shipped_patterns
from minutes_extract.rules.ruleset import RuleSet, ruleset
from minutes_extract.rules.schema import PatternError

__all__ = ["PatternError", "RuleSet", "load_rules", "ruleset", "shipped_patterns"]
