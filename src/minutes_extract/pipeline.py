"""The spaCy pipeline: every stage a registered factory, strung together in one order.

Each factory works alone in a user's own pipeline; it runs the stages that it builds on when they have not run.
Findings are kept on the ``Doc`` (``doc.user_data``), and, unless ``set_spans`` is off, as spans in
``doc.spans["minutes_<kind>"]``.

>>> import spacy
>>> nlp = spacy.blank("vi")
>>> _ = nlp.add_pipe("minutes_dates")
>>> doc = nlp("Sáng 24/6/2022, chi bộ họp.")
>>> [span.text for span in doc.spans["minutes_dates"]]
['24/6/2022']
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from spacy.lang.vi import Vietnamese as SpacyVietnamese
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from minutes_extract.rules import RuleSet, ruleset
from minutes_extract.stages.base import Analysis, analysis_of
from minutes_extract.stages.dates import find_dates
from minutes_extract.stages.documents import find_documents
from minutes_extract.stages.layout import lay_out
from minutes_extract.stages.meetings import find_meeting
from minutes_extract.stages.offices import find_offices
from minutes_extract.stages.organizations import find_organizations
from minutes_extract.stages.people import find_people
from minutes_extract.stages.percentages import find_percentages
from minutes_extract.stages.roles import find_roles
from minutes_extract.stages.terms import find_terms

Stage = Callable[[Analysis], None]

# What each stage builds on. The order of the pipeline is the order of this table.
STAGES: dict[str, tuple[Stage, tuple[str, ...], tuple[str, ...]]] = {
    # name: (function, stages it builds on, labels it leaves)
    "layout": (lay_out, (), ("line", "title")),
    "terms": (find_terms, (), ("term",)),
    "documents": (find_documents, (), ("document",)),
    "dates": (find_dates, ("layout", "terms", "documents"), ("date",)),
    "percentages": (find_percentages, ("layout",), ("percentage",)),
    "organizations": (find_organizations, (), ("organization",)),
    "people": (find_people, ("layout", "organizations"), ("person",)),
    "offices": (find_offices, ("terms", "people", "dates"), ("office", "position")),
    "roles": (find_roles, ("offices",), ("role",)),
    "meetings": (find_meeting, ("layout", "dates"), ("meeting",)),
}
_DONE = "minutes_extract_done"
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


class Syllables(DummyTokenizer):
    """Syllables and punctuation, each at its own offsets: ``doc.text`` is the text, to the character.

    spaCy's own tokenizer takes affixes off one by one, which is quadratic over long runs of punctuation.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _TOKEN.findall(text):
            rest = piece
            if piece[0] == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1], rest = True, piece[1:]
            if rest:
                words.append(rest)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


def create_tokenizer() -> Callable[[Language], Syllables]:
    """The factory that spaCy configs name ``minutes_extract.Syllables.v1``."""

    def create(nlp: Language) -> Syllables:
        return Syllables(nlp.vocab)

    return create


registry.tokenizers.register("minutes_extract.Syllables.v1", func=create_tokenizer)


def _vietnamese_defaults() -> type:
    """spaCy's defaults; where pyvi is missing, with a tokenizer that needs nothing."""
    if importlib.util.find_spec("pyvi") is not None:
        return cast(type, SpacyVietnamese.Defaults)
    config = SpacyVietnamese.Defaults.config.copy()
    config["nlp"]["tokenizer"] = {"@tokenizers": "minutes_extract.Syllables.v1"}
    return type("Defaults", (SpacyVietnamese.Defaults,), {"config": config})


class Vietnamese(SpacyVietnamese):  # type: ignore[misc, no-untyped-call, unused-ignore]
    """spaCy's Vietnamese, able to start without pyvi: then with the syllable tokenizer of this package.

    ``spacy.blank("vi")`` alone raises ``ImportError`` where pyvi is missing. Where it is installed nothing changes.
    """

    Defaults = _vietnamese_defaults()  # type: ignore[assignment, unused-ignore]


class Component:
    """One stage as a pipeline component.

    Parameters
    ----------
    patterns, reference_date
        As for :class:`minutes_extract.Extractor`.
    set_spans
        Whether to leave spans in ``doc.spans``; tokens that a mention cuts through are taken whole there.
    """

    def __init__(
        self, names: tuple[str, ...], patterns: str | None, reference_date: str | None, set_spans: bool
    ) -> None:
        self.names = names
        self.rules: RuleSet = ruleset(patterns)
        self.reference_date = dt.date.fromisoformat(reference_date) if reference_date else None
        self.set_spans = set_spans

    def __call__(self, doc: Doc) -> Doc:
        article = analysis_of(doc, self.rules, self.reference_date)
        done: set[str] = doc.user_data.setdefault(_DONE, set())
        for name in self.names:
            self._run(name, article, done)
        if self.set_spans:
            for name in self.names:
                self._publish(doc, article, name)
        return doc

    def _run(self, name: str, article: Analysis, done: set[str]) -> None:
        if name in done:
            return
        function, needs, _ = STAGES[name]
        for need in needs:
            self._run(need, article, done)
        function(article)
        done.add(name)

    def _publish(self, doc: Doc, article: Analysis, name: str) -> None:
        _, _, labels = STAGES[name]
        spans = []
        for label in labels:
            for finding in article.of(label):
                start, end = article.view.raw_span(finding.start, finding.end)
                span = doc.char_span(start, end, label=label.upper(), kb_id=finding.rule, alignment_mode="expand")
                if span is not None:
                    spans.append(span)
        doc.spans[f"minutes_{name}"] = SpanGroup(doc, name=f"minutes_{name}", spans=spans)


def _factory(name: str, names: tuple[str, ...]) -> Callable[..., Component]:
    # spaCy calls factories with `nlp` and `name` by keyword, whether they need them or not.
    def make(
        nlp: Language,  # noqa: ARG001
        name: str,  # noqa: ARG001
        patterns: str | None,
        reference_date: str | None,
        set_spans: bool,
    ) -> Component:
        return Component(names, patterns, reference_date, set_spans)

    defaults: dict[str, Any] = {"patterns": None, "reference_date": None, "set_spans": True}
    Language.factory(name, default_config=defaults, func=make)
    return make


make_dates = _factory("minutes_dates", ("dates",))
make_terms = _factory("minutes_terms", ("terms",))
make_percentages = _factory("minutes_percentages", ("percentages",))
make_documents = _factory("minutes_documents", ("documents",))
make_organizations = _factory("minutes_organizations", ("organizations",))
make_people = _factory("minutes_people", ("people",))
make_offices = _factory("minutes_offices", ("offices",))
make_meetings = _factory("minutes_meetings", ("meetings",))
make_minutes = _factory("minutes", tuple(STAGES))


def build_pipeline(
    *, patterns: str | Path | None = None, reference_date: dt.date | None = None, set_spans: bool = False
) -> Language:
    """The whole pipeline, with the syllable tokenizer. Raises ``PatternError``."""
    nlp = Language(Vocab())
    nlp.tokenizer = Syllables(nlp.vocab)
    config = {
        "patterns": str(patterns) if patterns is not None else None,
        "reference_date": reference_date.isoformat() if reference_date else None,
        "set_spans": set_spans,
    }
    nlp.add_pipe("minutes", config=config)
    return nlp
