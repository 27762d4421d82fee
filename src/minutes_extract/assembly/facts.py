"""Records of dates, terms, percentages and documents."""

from __future__ import annotations

import re

from minutes_extract.assembly.mentions import mention_of, words
from minutes_extract.assembly.organizations import Bodies
from minutes_extract.records import Date, Document, Percentage, Term
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.stages.date_values import bounds
from minutes_extract.text.normalize import fold

_NEAR = 160  # characters; no name of a body is longer
_REACH = 800
_ISSUER_GAP = re.compile(r"(?:,? ?(?:ngày )?[\d/.-]*(?: tháng \d+ năm \d+)?,? ?)?của (?:ban chấp hành )?$")


def assemble_dates(article: Analysis) -> list[Date]:
    out = []
    for number, finding in enumerate(sorted(article.of("date"), key=lambda f: f.start), 1):
        value = finding.data["value"]
        earliest, latest = bounds(value.text)
        out.append(Date.model_construct(
            id=f"date-{number}", value=value.text, earliest=earliest, latest=latest, granularity=value.granularity,
            part_of_day=value.part, resolved_from=value.resolved_from, mention=mention_of(article, finding),
        ))  # fmt: skip
    return out


def assemble_terms(article: Analysis, bodies: Bodies) -> tuple[list[Term], dict[int, str]]:
    """One record per distinct term; also the term's id by the offset of each mention."""
    grouped: dict[tuple[int, int], list[Finding]] = {}
    for finding in article.of("term"):
        grouped.setdefault((finding.data["start_year"], finding.data["end_year"]), []).append(finding)
    out, ids = [], {}
    for number, ((start, end), findings) in enumerate(grouped.items(), 1):
        ordinal = next((f.data["ordinal"] for f in findings if f.data["ordinal"]), None)
        owner = next((o for f in findings if (o := _owner(article, bodies, f))), None)
        out.append(Term.model_construct(
            id=f"term-{number}", start_year=start, end_year=end, ordinal=ordinal, organization_id=owner,
            mentions=[mention_of(article, f) for f in findings],
        ))  # fmt: skip
        ids.update({f.start: f"term-{number}" for f in findings})
    return out, ids


def _owner(article: Analysis, bodies: Bodies, term: Finding) -> str | None:
    """The body that the term is said of: the one directly before it."""
    for finding in article.between("organization", term.start - _NEAR, term.start):
        gap = article.text[finding.end : term.start]
        if finding.end <= term.start and not gap.strip(" ,(-"):
            record = bodies.record_of(finding)
            return record.id if record else None
    return None


def assemble_percentages(article: Analysis) -> list[Percentage]:
    findings = article.of("percentage")
    ids = {id(f): f"percentage-{n}" for n, f in enumerate(findings, 1)}
    out = []
    for finding in findings:
        data = finding.data
        out.append(Percentage.model_construct(
            id=ids[id(finding)], value=data["value"], upper=data["upper"], comparator=data["comparator"],
            subject=data["subject"], predicate=data["predicate"], kind=data["kind"], period=_period(article, finding),
            outcome=data.get("outcome"), result_id=ids.get(id(data.get("result"))), organization_id=None,
            mention=mention_of(article, finding),
        ))  # fmt: skip
    return out


def _period(article: Analysis, finding: Finding) -> str | None:
    """The term or date that its sentence opens with."""
    start = max(article.sentence_at(finding.start)[0], finding.start - _REACH)
    for term in article.between("term", start, finding.start):
        return f"{term.data['start_year']}/{term.data['end_year']}"
    for date in article.between("date", start, finding.start):
        if date.data["value"].granularity != "day":
            return str(date.data["value"].text)
    return None


def assemble_documents(article: Analysis) -> list[Document]:
    """One record per kind and number, with the date and the issuer that stand after the number."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in article.of("document"):
        grouped.setdefault((fold(finding.data["kind"]), fold(finding.data["number"])), []).append(finding)
    out = []
    for number, findings in enumerate(grouped.values(), 1):
        first = findings[0]
        date = next((d for f in findings if (d := _date_after(article, f))), None)
        issuer = next((i for f in findings if (i := _issuer(article, f))), None)
        out.append(Document.model_construct(
            id=f"document-{number}", number=first.data["number"], kind=first.data["kind"], date=date, issuer=issuer,
            mentions=[mention_of(article, f) for f in findings],
        ))  # fmt: skip
    return out


def _date_after(article: Analysis, document: Finding) -> str | None:
    for date in article.between("date", document.end, document.end + 20):
        gap = article.folded[document.end : date.start]
        if 0 <= date.start - document.end <= 14 and gap.strip(" ,(") in ("", "ngày", "ký ngày", "năm"):
            return str(date.data["value"].text)
    return None


def _issuer(article: Analysis, document: Finding) -> str | None:
    for body in article.between("organization", document.end, document.end + 60):
        if 0 < body.start - document.end <= 50 and _ISSUER_GAP.search(article.folded[document.end : body.start]):
            return words(article, body.start, body.end)
    return None
