"""Personal names in normalised text: where one may begin, and where it ends.

Shared by the stages of organisations (a body's name ends before a person's) and of people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from minutes_extract.rules import RuleSet
from minutes_extract.stages.base import Analysis
from minutes_extract.text.letters import LOWER, UPPER
from minutes_extract.text.syllables import is_syllable

# A capitalised syllable: `Hải`, `H'Yim`, `K'Brôi`, `NIÊ`; digits and inner capitals are no names.
_SYLLABLE = re.compile(
    rf"Thích [Nn]ữ(?!\w)|[{UPPER}](?:'[{UPPER}]?)?"
    rf"(?:[{LOWER}]+(?:-[{LOWER}{UPPER}][{LOWER}]*)*|[{UPPER}]*)(?![\w-]\w)(?!\w)"
)
_LONGEST = 6
_TELLING = frozenset({"văn", "thị"})  # between a surname, known or not, and a given name
_SHORT_HIT = 8  # `Công An`, `Quốc Hội`
_STOPS = ("titles", "bodies", "people", "meetings")


@dataclass(slots=True)
class Run:
    """Capitalised syllables with single blanks between them: their spans and folded forms."""

    spans: list[tuple[int, int]]
    folded: list[str]

    def __len__(self) -> int:
        return len(self.spans)


def capital_run(article: Analysis, start: int, longest: int = _LONGEST) -> Run:
    """The capitalised syllables from an offset on, at most ``longest``."""
    if start not in article.runs:
        _read_run(article, start)
    spans, index = article.runs[start]
    chosen = spans[index : index + longest]
    return Run(chosen, [article.folded[low:high] for low, high in chosen])


def _read_run(article: Analysis, start: int) -> None:
    """Reads a run to its end once, and notes it for each of its syllables."""
    text, spans, pos = article.text, list[tuple[int, int]](), start
    while match := _SYLLABLE.match(text, pos):
        dash = text.find("-", pos, match.end())
        if dash > 0 and article.hit_at("titles", dash + 1) is not None:
            spans.append((pos, dash))  # `ông Lê Văn Mận-giám đốc`: the dash is no part of a foreign name
            break
        spans.append(match.span())
        pos = match.end()
        if text[pos : pos + 1] != " ":
            break
        pos += 1
        if pos in article.runs:
            break
    if pos in article.runs and spans and pos > spans[-1][0]:
        following, index = article.runs[pos]
        spans += following[index:]
    article.runs[start] = (spans, 0)
    for index, (low, _) in enumerate(spans):
        article.runs.setdefault(low, (spans, index))


def person_end(article: Analysis, start: int, *, evidence: bool) -> int | None:
    """The end of the personal name that begins at an offset, or None.

    ``evidence``: something before says that a person follows (an honorific, a title). Without it a known
    surname must open the name, and a middle or given name must follow.
    """
    run = capital_run(article, start)
    if not run:
        return None
    names = article.rules.names
    first, second = run.folded[0], run.folded[1] if len(run) > 1 else ""
    known = first in names["names.surname"] or _two_part_surname(run, names["names.surname"])
    minority = first in names["names.minority"] or f"{first} {second}" in names["names.minority"] or first[1:2] == "'"
    rare = first in names["names.surname.rare"] and second in names["names.middle"]
    telling = second in _TELLING and not article.text[run.spans[0][0] + 1].isupper()
    if not (evidence or known or minority or rare or telling):
        return None
    size = _stop(article, run)
    if size == 0:
        return None
    if not evidence:
        if _opens_with_place(article, run, size):
            return None
        if not (known or rare and size >= 3 or telling and 3 <= size <= 4 or minority and size >= 2):
            return None
        if size < 2 or not _looks_personal(run, size, article.rules):
            return None
    limit = size if minority else min(size, 5)
    return run.spans[limit - 1][1]


def foreign(article: Analysis, run: Run) -> bool:
    """`Somphone Vongdara`, `Jang Sung Ho`: words that no Vietnamese word looks like, and no place or company's."""
    places = article.rules.places
    if not 2 <= len(run) <= 4 or all(is_syllable(word) for word in run.folded):
        return False
    if any(high - low > 1 and article.text[low:high].isupper() for low, high in run.spans):
        return False  # `Đồn BPCK`
    tails = (" ".join(run.folded[at:]) for at in range(len(run)))
    return not any(tail in places for tail in tails) and not any("'" in word for word in run.folded)


def _opens_with_place(article: Analysis, run: Run, size: int) -> bool:
    """`Sơn Tây Đinh Văn Rể`: a place, then a name; the name does not begin with the place."""
    places, surnames = article.rules.places, article.rules.names["names.surname"]
    return any(
        " ".join(run.folded[:cut]) in places and run.folded[cut] in surnames for cut in range(2, min(size - 1, 4))
    )


def _two_part_surname(run: Run, surnames: frozenset[str]) -> bool:
    return len(run) > 2 and " ".join(run.folded[:2]) in surnames


def _stop(article: Analysis, run: Run) -> int:
    """How many syllables belong to the name: it ends where a title or a body begins."""
    small = not article.text[run.spans[0][0] : run.spans[0][1]].isupper()
    for index, (start, end) in enumerate(run.spans):
        if small and end - start > 1 and article.text[start:end].isupper():
            return index  # `Đoàn Thị Lụa UV`
        for stage in _STOPS:
            hit = article.hit_at(stage, start)
            if hit is None or (index and index < 2 and hit.end - start < 6):
                continue
            if hit.stage == "people" and (hit.entry.role not in ("honorific", "rank", "degree") or hit.end - start < 5):
                continue
            if index == 0 and stage in ("people", "meetings"):
                continue
            # A syllable of a name may look like a head (`Lê Công An`): a title or body has more letters after it.
            if index and hit.end <= run.spans[-1][1] and hit.end - start <= _SHORT_HIT and len(run) <= 4:
                continue
            return index
    return len(run)


def _looks_personal(run: Run, size: int, rules: RuleSet) -> bool:
    """A surname, then something that names hold: `Nguyễn Văn X`, `Lê Hà`; not `Cao Bằng`."""
    if " ".join(run.folded[:size]) in rules.places:
        return False
    middle, given = rules.names["names.middle"], rules.names["names.given"]
    clan = rules.names["names.clan"]
    if size >= 3 and " ".join(run.folded[:2]) in rules.names["names.minority"]:
        return True  # `Rơ Châm Giáo`: a clan of two syllables is nothing else
    rest = run.folded[1:size]
    if size == 2:
        return rest[0] in given or rest[0] in clan
    return any(s in middle or s in given or s in clan for s in rest)


def place_end(article: Analysis, start: int) -> int | None:
    """The end of the longest place of the gazetteer that begins at an offset with a capital, or None."""
    text, places = article.text, article.rules.places
    if not text[start : start + 1].isupper():
        return None
    ends = _WORD_ENDS.match(text, start)
    if ends is None:
        return None
    words = [m.end() for m in _WORD.finditer(text, start, min(ends.end(), start + 60))][: article.rules.place_words + 2]
    if words and (glued := _glued(article, start, words)) is not None:
        words.append(glued)
        words.sort()
    for end in reversed(words):
        name = article.folded[start:end].replace(" - ", "-")
        if name in places and text[start:end].replace(" - ", " ").replace("-", " ").split()[-1][0].isupper():
            return end
    return None


def _glued(article: Analysis, start: int, ends: list[int]) -> int | None:
    """`Quảng Ninhbiểu dương`: a syllable longer than any in the language holds the place's last one and more."""
    for before, end in pairwise(ends):
        if end - before - 1 > _LONGEST_SYLLABLE:
            cuts = (before + 1 + size for size in range(_LONGEST_SYLLABLE, 1, -1))
            return next((cut for cut in cuts if article.folded[start:cut] in article.rules.places), None)
    return None


_LONGEST_SYLLABLE = 7  # `nghiêng`
_WORD = re.compile(r"[\w']+")
_WORD_ENDS = re.compile(r"[\w']+(?:(?: - |-| )[\w']+){0,6}")


def pronouns(article: Analysis) -> list[tuple[int, int]]:
    """`Ông`, `Đồng chí` at the beginning of a clause, before small letters: they stand for the person last named."""
    out = []
    for hit in article.hits_of("people"):
        if hit.entry.role != "pronoun":
            continue
        after = article.text[hit.end : hit.end + 2]
        if after[:1] != " " or not after[1:].islower():
            continue
        before = article.folded[max(0, hit.start - 6) : hit.start].rstrip()
        opens = not before or before[-1] in ".;:\n" or (before[-1] == "," and not before.endswith("ông,"))
        acts = article.hit_at("statuses", hit.end + 1)
        if opens or (acts is not None and hit.end - hit.start < 4):
            out.append((hit.start, hit.end))
    return out
