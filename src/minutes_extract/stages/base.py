"""What every stage reads and writes: one article's analysis, carried by its ``Doc``.

All offsets here are normalised offsets (see :mod:`minutes_extract.text.normalize`); assembly maps them back.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from minutes_extract.rules import RuleSet
from minutes_extract.rules.lexicon import Hit
from minutes_extract.text.lines import Line, split_lines, split_sentences
from minutes_extract.text.normalize import View, normalize

USER_DATA_KEY = "minutes_extract"


@dataclass(slots=True)
class Finding:
    """A labelled span with the rule that made it, and the other rules that had a part in it."""

    label: str
    start: int
    end: int
    rule: str
    data: dict[str, Any] = field(default_factory=dict)
    via: tuple[str, ...] = ()


@dataclass(slots=True)
class Analysis:
    """One article under work: its views, lines and sentences, the automaton's hits, the findings so far."""

    view: View
    rules: RuleSet
    lines: list[Line]
    hits: list[Hit]
    reference_date: dt.date | None = None
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    _starts: dict[str, list[int]] = field(default_factory=dict)
    _by_stage: dict[str, list[Hit]] = field(default_factory=dict)
    _at: dict[tuple[str, int], Hit] = field(default_factory=dict)
    _sentences: list[tuple[int, int]] | None = None
    _finding_starts: dict[str, list[int]] = field(default_factory=dict)
    runs: dict[int, tuple[list[tuple[int, int]], int]] = field(default_factory=dict)
    text: str = field(init=False)
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        self.text, self.folded = self.view.text, self.view.folded
        for hit in self.hits:
            self._by_stage.setdefault(hit.stage, []).append(hit)
            self._at.setdefault((hit.stage, hit.start), hit)
        self._starts = {stage: [hit.start for hit in hits] for stage, hits in self._by_stage.items()}

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Spans of sentences, in order; no sentence crosses a line."""
        if self._sentences is None:
            text = self.text
            self._sentences = [span for line in self.lines for span in split_sentences(text, line.start, line.end)]
        return self._sentences

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds an offset (or the last one before it)."""
        index = bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1
        return self.sentences[max(index, 0)] if self.sentences else (0, len(self.text))

    def line_at(self, offset: int) -> Line:
        """The line that holds an offset (or the last one before it)."""
        index = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[max(index, 0)]

    def add(self, finding: Finding) -> Finding:
        """Keeps a finding; findings of a label may come in any order."""
        self.findings.setdefault(finding.label, []).append(finding)
        return finding

    def of(self, label: str) -> list[Finding]:
        return self.findings.get(label, [])

    def between(self, label: str, start: int, end: int) -> list[Finding]:
        """Findings of a label that start in ``[start, end)``, by start."""
        starts = self._starts_of(label)
        return self.findings[label][bisect_left(starts, start) : bisect_left(starts, end)] if starts else []

    def covering(self, label: str, offset: int) -> Finding | None:
        """The finding of a label that holds an offset; findings of that label must not overlap."""
        starts = self._starts_of(label)
        index = bisect_right(starts, offset) - 1
        found = self.findings[label][index] if index >= 0 else None
        return found if found is not None and offset < found.end else None

    def ending_at(self, label: str, offset: int) -> Finding | None:
        """The finding of a label that ends at an offset; findings of that label must not overlap."""
        found = self.covering(label, offset - 1)
        return found if found is not None and found.end == offset else None

    def _starts_of(self, label: str) -> list[int]:
        """Starts of a label's findings, which are put in order first; made anew when there are more."""
        found = self.findings.get(label, [])
        known = self._finding_starts.get(label)
        if known is None or len(known) != len(found):
            found.sort(key=lambda f: f.start)
            known = self._finding_starts[label] = [f.start for f in found]
        return known

    def hits_of(self, stage: str) -> list[Hit]:
        """The automaton's hits of one stage, by start, longest first."""
        return self._by_stage.get(stage, [])

    def hit_at(self, stage: str, start: int) -> Hit | None:
        """The longest hit of a stage that starts at an offset."""
        return self._at.get((stage, start))

    def hits_between(self, stage: str, start: int, end: int) -> list[Hit]:
        """Hits of a stage that start in ``[start, end)``."""
        hits = self._by_stage.get(stage)
        if hits is None:
            return []
        starts = self._starts[stage]
        low = bisect_left(starts, start)
        return hits[low : bisect_left(starts, end, low)]


def analyse(text: str, rules: RuleSet, reference_date: dt.date | None = None) -> Analysis:
    """Starts the analysis of one article: views, lines, and the automaton's one look at the whole text."""
    view = normalize(text)
    # A line break is a blank in the key; words of two lines are no term.
    hits = [hit for hit in rules.lexicon.scan(view.key) if view.text.find("\n", hit.start, hit.end) < 0]
    return Analysis(view, rules, split_lines(view.text), hits, reference_date)


def analysis_of(doc: Doc, rules: RuleSet, reference_date: dt.date | None = None) -> Analysis:
    """The analysis that a Doc carries; the first stage to ask makes it."""
    found: Analysis | None = doc.user_data.get(USER_DATA_KEY)
    if found is None:
        found = analyse(doc.text, rules, reference_date)
        doc.user_data[USER_DATA_KEY] = found
    return found


def settle(findings: Iterable[Finding], weight: dict[str, int] | None = None) -> list[Finding]:
    """Settles overlaps within one label, by one policy: the heavier rule, then the longer span, then the first.

    ::

        |-- 03-7-2020 --|            weight 90   kept
              |- 7-2020 |            weight 55   dropped
                          |- 2020 -| weight 20   kept: no overlap
    """
    weights = weight or {}
    ranked = sorted(findings, key=lambda f: (-weights.get(f.rule, 0), f.start - f.end, f.start))
    kept: list[Finding] = []
    spans: list[tuple[int, int]] = []
    for finding in ranked:
        at = bisect_left(spans, (finding.start, finding.start))
        clear_left = at == 0 or spans[at - 1][1] <= finding.start
        clear_right = at == len(spans) or spans[at][0] >= finding.end
        if clear_left and clear_right:
            spans.insert(at, (finding.start, finding.end))
            kept.append(finding)
    kept.sort(key=lambda f: f.start)
    return kept
