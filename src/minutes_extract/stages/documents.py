"""Cited documents: kind, number, date, issuer (``Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị``)."""

from __future__ import annotations

from minutes_extract.stages.base import Analysis, Finding, settle


def find_documents(article: Analysis) -> None:
    """Finds documents cited with a number; their date and issuer are read in assembly."""
    expressions = article.rules.expressions["documents"]
    found = []
    for expression in expressions:
        for match in expression.find(article.folded):
            kind = article.text[match.start("kind") : match.end("kind")]
            number = article.text[match.start("num") : match.end("num")].rstrip(".,")
            end = match.start("num") + len(number)
            data = {
                "kind": kind[0].upper() + kind[1:].lower(),
                "number": number,
                "number_start": match.start("num"),
            }
            found.append(Finding("document", match.start(), end, expression.rule.id, data))
    for finding in settle(found, {e.rule.id: e.rule.weight for e in expressions}):
        article.add(finding)
