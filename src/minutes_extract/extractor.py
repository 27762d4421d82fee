"""The extractor: one article's text in, one :class:`~minutes_extract.records.Minutes` out."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from minutes_extract.assembly import assemble
from minutes_extract.pipeline import build_pipeline
from minutes_extract.pool import ordered_map
from minutes_extract.records import Article, ExtractorInfo, Minutes, Source
from minutes_extract.rules import ruleset
from minutes_extract.stages.base import USER_DATA_KEY, analyse
from minutes_extract.text.decode import LEGACY_WARNING_PREFIX, Decoded, decode, legacy_warnings
from minutes_extract.version import __version__

_SURROGATE = re.compile("[\ud800-\udfff]")


class Extractor:
    """Holds compiled patterns and a pipeline; make one and use it for many articles.

    Parameters
    ----------
    patterns
        A folder of YAML files that extend the shipped ones (``--patterns DIR``).
    reference_date
        ISO day against which dates without a year are resolved where the article itself gives none.

    Raises
    ------
    minutes_extract.rules.PatternError
        A pattern file is wrong; the message names file, rule and field.
    ValueError
        ``reference_date`` is not an ISO day.
    """

    def __init__(self, *, patterns: str | Path | None = None, reference_date: str | dt.date | None = None) -> None:
        day = dt.date.fromisoformat(reference_date) if isinstance(reference_date, str) else reference_date
        self.patterns, self.reference_date = patterns, day
        self._nlp = build_pipeline(patterns=patterns, reference_date=day)
        self._rules = ruleset(str(patterns) if patterns is not None else None)
        self._info = ExtractorInfo(version=__version__, patterns=self._rules.digest)

    def extract(self, text: str, *, path: str | None = None) -> Minutes:
        """Extracts one article given as text; never raises for what the text holds."""
        warnings = legacy_warnings(text)
        return self.extract_decoded(Decoded(text, "utf-8", warnings), path=path)

    def extract_bytes(self, data: bytes, *, path: str | None = None) -> Minutes:
        """Extracts one article given as the bytes of its file; raises ``DecodeError``."""
        return self.extract_decoded(decode(data), path=path, sha256=hashlib.sha256(data).hexdigest())

    def extract_decoded(self, decoded: Decoded, *, path: str | None = None, sha256: str | None = None) -> Minutes:
        """Extracts one article already decoded; ``sha256`` is that of its bytes, if they are known."""
        text = decoded.text
        digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        source = Source(path=path, sha256=digest, encoding=decoded.encoding, characters=len(text))
        warnings = list(decoded.warnings)
        if _SURROGATE.search(text):  # half a character: neither spaCy nor JSON can hold it
            text = _SURROGATE.sub("\ufffd", text)
            warnings.append("lone surrogates were read as U+FFFD")
        if any(w.startswith(LEGACY_WARNING_PREFIX) for w in warnings) or not text.strip():
            return Minutes(extractor=self._info, source=source, article=Article(), warnings=warnings)
        if len(text) > self._nlp.max_length:
            self._nlp.max_length = len(text) + 1  # spaCy's limit guards its parser, which is not in this pipeline
        doc = self._nlp.make_doc(text)
        # The analysis is made from the text at hand: Doc.text would put it together again, token by token.
        article = doc.user_data[USER_DATA_KEY] = analyse(text, self._rules, self.reference_date)
        self._nlp(doc)
        return assemble(article, self._info, source, warnings)

    def extract_many(self, texts: Iterable[str], *, jobs: int = 1) -> Iterator[Minutes]:
        """Extracts many articles, in order, with bounded memory.

        With ``jobs`` over 1, that many worker processes share the work; each loads the patterns once. An
        exception that a worker meets (:class:`minutes_extract.pool.WorkerDiedError` if it was killed) is raised
        at the article's turn.
        """
        if jobs <= 1:
            yield from map(self.extract, texts)
            return
        day = self.reference_date.isoformat() if self.reference_date else None
        done = ordered_map(_work, texts, jobs=jobs, initializer=_start_worker, initargs=(self.patterns, day))
        for minutes in done:
            if isinstance(minutes, Exception):
                raise minutes
            yield minutes


_worker: Extractor | None = None


def _start_worker(patterns: str | Path | None, reference_date: str | None) -> None:
    global _worker
    _worker = Extractor(patterns=patterns, reference_date=reference_date)


def _work(text: str) -> Minutes:
    if _worker is None:
        raise RuntimeError("the worker was not started")
    return _worker.extract(text)
