"""Scores predictions against gold: article by article, then all together.

>>> from minutes_extract.gold.files import parse
>>> gold = parse("terms: [{at: 8, text: nhiệm kỳ 2020-2025, start_year: 2020, end_year: 2025}]")
>>> scored = score_article("a", "Đại hội nhiệm kỳ 2020-2025", gold, None)
>>> [(finding.measure, finding.verdict) for finding in scored.findings]
[('terms', 'missed')]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from minutes_extract.evaluation.matching import Finding, Tally, tallies
from minutes_extract.evaluation.measures import FURTHER, KINDS, MEASURES
from minutes_extract.gold.model import Gold
from minutes_extract.records import Article, ExtractorInfo, Mention, Minutes, Source

# What says how good one article came out: each fact counts once here.
_CORE = ("dates", "organizations", "terms", "percentages", "names", "positions")


@dataclass(frozen=True, slots=True)
class ScoredArticle:
    """``offset_errors``: predicted mentions that are not the characters they name; they match nothing."""

    name: str
    text: str
    gold: Gold
    minutes: Minutes | None
    findings: list[Finding]
    offset_errors: int = 0

    @property
    def core(self) -> Tally:
        """One tally over the core measures."""
        total = Tally()
        for finding in self.findings:
            if finding.measure in _CORE:
                total.add(finding.verdict)
        return total

    @property
    def errors(self) -> list[Finding]:
        """What is not a hit, in the order of the article; overlap repeats what exactness has said."""
        wrong = [f for f in self.findings if f.verdict != "hit" and f.measure != "org~overlap"]
        return sorted(wrong, key=lambda finding: finding.where)


@dataclass(slots=True)
class Evaluation:
    """All articles of one gold folder, by name."""

    articles: list[ScoredArticle] = field(default_factory=list)

    @property
    def tallies(self) -> dict[str, Tally]:
        """Micro-averaged, in the order of the measures; those without anything to count are left out."""
        counted = tallies(finding for article in self.articles for finding in article.findings)
        return {measure: counted[measure] for measure in (*MEASURES, *FURTHER) if measure in counted}

    @property
    def offset_errors(self) -> int:
        return sum(article.offset_errors for article in self.articles)

    @property
    def missing(self) -> list[str]:
        """Articles without a prediction."""
        return [article.name for article in self.articles if article.minutes is None]

    def worst_first(self) -> list[ScoredArticle]:
        return sorted(self.articles, key=lambda article: (article.core.f1, -len(article.errors), article.name))


def score_article(name: str, text: str, gold: Gold, minutes: Minutes | None, *, complete: bool = True) -> ScoredArticle:
    """Scores one article; ``complete``: gold says enough for the further measures too."""
    kept, misplaced = _placed(minutes, text) if minutes is not None else (_NOTHING, 0)
    found = [finding for kind in KINDS for finding in kind(gold, kept)]
    if not complete:
        found = [finding for finding in found if finding.measure in MEASURES]
    return ScoredArticle(name, text, gold, minutes, found, misplaced)


_NOTHING = Minutes(
    extractor=ExtractorInfo(version="", patterns=""), source=Source(sha256="", characters=0), article=Article()
)


def _placed(minutes: Minutes, text: str) -> tuple[Minutes, int]:
    """The record without what points to other characters than it names, and how many those are."""
    dates = [date for date in minutes.dates if _right(date.mention, text)]
    percentages = [each for each in minutes.percentages if _right(each.mention, text)]
    bodies = [each.model_copy(update={"mentions": _only_right(each.mentions, text)}) for each in minutes.organizations]
    terms = [each.model_copy(update={"mentions": _only_right(each.mentions, text)}) for each in minutes.terms]
    kept = minutes.model_copy(
        update={"dates": dates, "percentages": percentages, "organizations": bodies, "terms": terms}
    )
    return kept, _mentions(minutes) - _mentions(kept)


def _mentions(minutes: Minutes) -> int:
    bodies = sum(len(body.mentions) for body in minutes.organizations)
    terms = sum(len(term.mentions) for term in minutes.terms)
    return len(minutes.dates) + len(minutes.percentages) + bodies + terms


def _only_right(mentions: Iterable[Mention], text: str) -> list[Mention]:
    return [mention for mention in mentions if _right(mention, text)]


def _right(mention: Mention, text: str) -> bool:
    return text[mention.start : mention.end] == mention.text
