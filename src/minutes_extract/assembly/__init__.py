"""Analysis → Minutes: identity within the article, links between records, offsets back to the source."""

from __future__ import annotations

from minutes_extract.assembly.facts import (
    assemble_dates,
    assemble_documents,
    assemble_percentages,
    assemble_terms,
)
from minutes_extract.assembly.frame import assemble_article, assemble_meeting, congress_of
from minutes_extract.assembly.officials import assemble_officials
from minutes_extract.assembly.organizations import assemble_organizations
from minutes_extract.records import ExtractorInfo, Minutes, Source
from minutes_extract.stages.base import Analysis
from minutes_extract.text.normalize import fold

__all__ = ["assemble"]


def assemble(article: Analysis, extractor: ExtractorInfo, source: Source, warnings: list[str]) -> Minutes:
    """Makes the record of one analysed article."""
    frame = assemble_article(article)
    bodies = assemble_organizations(article)
    terms, term_ids = assemble_terms(article, bodies)
    bylines = {fold(b.name) for b in frame.bylines}
    officials = assemble_officials(article, bodies, bylines, term_ids, congress_of(article, bodies))
    return Minutes.model_construct(
        schema_version="1.0", extractor=extractor, source=source, article=frame,
        meeting=assemble_meeting(article, bodies, officials), dates=assemble_dates(article),
        organizations=bodies.records, officials=officials, terms=terms,
        percentages=assemble_percentages(article), documents=assemble_documents(article),
        warnings=[*warnings, *dict.fromkeys(article.warnings)],
    )  # fmt: skip
