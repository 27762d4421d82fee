"""A sentence as a row of chunks, one letter each, for the shapes of patterns/offices.yaml.

``đồng chí Lê Mận, Bí thư Huyện ủy, được bầu làm Chủ tịch UBND huyện`` → ``P,O,eO``
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from minutes_extract.rules.lexicon import Hit
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.stages.counts import count_before
from minutes_extract.stages.names import pronouns
from minutes_extract.text.letters import UPPER

_TOKEN = re.compile(r"[,;:()-]|\.(?=\s|$)|[\w'./]+|\S")
# Active status words and what they are after `được` or `bị` in the same clause.
_PASSIVE = {"b": "e", "n": "a", "m": "l"}
_LED_BY_PASSIVE = re.compile(r"(?<!\w)(?:được|bị) [^.,;:]*$")
_CLAUSE = 60
_LONGEST_ROW = 200  # chunks
_JOINTS = {"words.kiem": "+", "words.towards": "@"}
_CAPITALS = re.compile(rf"(?:[{UPPER}][\w&./-]*)(?: [{UPPER}][\w&./-]*){{0,5}}")
_CAREER_WORDS = frozenset("kearh")  # letters of status words of which the person is the subject
_WORDS_AND = frozenset({"và", "cùng", "rồi"})


@dataclass(slots=True)
class Chunk:
    """One letter of a row: what stands there, and for status words their rule."""

    letter: str
    start: int
    end: int
    finding: Finding | None = None
    entry: Any = None


def chunk_rows(article: Analysis) -> list[tuple[str, list[Chunk]]]:
    """Rows of all sentences that hold an office; `Ông` alone stands for the person last named."""
    offices = article.of("office")
    if not offices:
        return []
    rows = []
    marked = _marked(article)
    index, last_person = 0, None
    for start, end in article.sentences:
        begin = index
        while index < len(marked) and marked[index].start < end:
            index += 1
        inner = [c for c in marked[begin:index] if c.end > start]
        alone = last_person is not None and not any(c.letter == "P" for c in inner)
        if alone and (_is_career_line(article, start) or _is_career_sentence(article, start, inner)):
            inner.insert(0, Chunk("P", start, start, last_person))
        for chunk in inner:
            if chunk.letter == "P" and chunk.finding is None:
                chunk.finding = last_person
            elif chunk.letter == "P" and chunk.finding is not None:
                last_person = chunk.finding
        inner = [c for c in inner if not (c.letter == "P" and c.finding is None)]
        if any(c.letter == "O" for c in inner):
            rows += _cut(_fill(article, inner, start, end))
    return rows


def _cut(chunks: list[Chunk]) -> list[tuple[str, list[Chunk]]]:
    """Rows of bearable length: what is no sentence any more is cut, at a semicolon where there is one."""
    rows = []
    while chunks:
        row = "".join(c.letter for c in chunks[:_LONGEST_ROW])
        size = len(row) if len(chunks) <= _LONGEST_ROW else row.rfind(";") + 1 or len(row)
        rows.append((row[:size], chunks[:size]))
        chunks = chunks[size:]
    return rows


def _voice(article: Analysis, hit: Hit) -> str:
    """The letter of a status word; in `được Bộ Chính trị điều động` the active word has a passive meaning."""
    code: str = hit.entry.code
    if code in _PASSIVE and _LED_BY_PASSIVE.search(article.folded, max(0, hit.start - _CLAUSE), hit.start):
        return _PASSIVE[code]
    return code


def _is_career_line(article: Analysis, start: int) -> bool:
    """`5/1965 - 12/1968: Bí thư Huyện đoàn`: a time, a colon."""
    line = article.line_at(start)
    near = (d.end for d in article.of("date") if line.start <= d.start <= start + 6 and start <= d.end)
    return any(article.text[end : end + 2].strip().startswith(":") for end in near)


def _is_career_sentence(article: Analysis, start: int, inner: list[Chunk]) -> bool:
    """`Năm 2011, làm Giám đốc Trung tâm`: a time, then how its subject came to an office."""
    dates = article.between("date", start, start + 6)
    if not dates or len(inner) < 2 or inner[0].letter not in _CAREER_WORDS or inner[1].letter not in "kO":
        return False
    return not article.text[dates[-1].end : inner[0].start].strip(" ,")


def _marked(article: Analysis) -> list[Chunk]:
    """People, offices, bodies, terms and status words, in order, without overlaps."""
    chunks = [Chunk("P", f.start, f.end, f) for f in article.of("person")]
    chunks += [Chunk("P", start, end) for start, end in pronouns(article)]
    chunks += [Chunk("O", f.start, f.data.get("outer_end", f.end), f) for f in article.of("office")]
    chunks += [Chunk("G", f.start, f.end, f) for f in article.of("organization")]
    chunks += [Chunk("T", f.start, f.end, f) for f in article.of("term")]
    rank = {"O": 0, "P": 1, "G": 2, "T": 3}
    for hit in article.hits_of("statuses"):
        if hit.entry.code not in "fq":
            chunks.append(Chunk(_voice(article, hit), hit.start, hit.end, None, hit.entry))
    for hit in article.hits_of("words"):
        if hit.entry.id in _JOINTS:
            chunks.append(Chunk(_JOINTS[hit.entry.id], hit.start, hit.end))
    for office in article.of("office"):
        several = count_before(article, office.start)  # `các Phó Chủ tịch`: an office of several people
        if several is not None:
            chunks.append(Chunk("A", *several))
    chunks.sort(key=lambda c: (c.start, rank.get(c.letter, 4), -c.end))
    out: list[Chunk] = []
    for chunk in chunks:
        if out and chunk.start < out[-1].end:
            if chunk.letter == "O" and out[-1].letter not in "OP":
                out[-1] = chunk
            continue
        out.append(chunk)
    return out


def _fill(article: Analysis, inner: list[Chunk], start: int, end: int) -> list[Chunk]:
    """Letters for what stands between the chunks."""
    out: list[Chunk] = []
    pos = start
    for chunk in inner:
        if chunk.start < pos:
            continue  # within an aside
        between = _between(article, pos, chunk.start)
        if out and out[-1].letter == "O" and len(between) > 1 and _is_unread_body(article, between[0]):
            del between[0]  # the row goes on as if it had been read with the office
        out += between
        out.append(chunk)
        pos = _after_asides(article, chunk.end) if chunk.letter == "P" else chunk.end
    out += _between(article, pos, end)
    return out


def _is_unread_body(article: Analysis, chunk: Chunk) -> bool:
    """`Ủy viên | BCHTW Đảng |, Bí thư`: capitals after a title name a body that is not known."""
    return chunk.letter == "x" and _CAPITALS.fullmatch(article.text, chunk.start, chunk.end) is not None


def _after_asides(article: Analysis, end: int) -> int:
    """`Hà Thị Mai, dân tộc Mường, Trưởng Phòng`: where the text goes on after what is said of the person by the way."""
    for expression in article.rules.expressions["asides"]:
        match = expression.compiled.match(article.folded, end)
        if match is not None:
            return match.end()
    return end


def _between(article: Analysis, start: int, end: int) -> list[Chunk]:
    out: list[Chunk] = []
    for match in _TOKEN.finditer(article.folded, start, end):
        word = match[0]
        if word in _WORDS_AND:
            letter = "&"
        elif word in ",;:()-.":
            letter = word
        else:
            letter = "x"
        if letter == "x" and out and out[-1].letter == "x":
            out[-1].end = match.end()
            continue
        out.append(Chunk(letter, match.start(), match.end()))
    return out
