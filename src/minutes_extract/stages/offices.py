"""Offices: title, body and term read as one, and given to the people they belong to.

A sentence becomes a row of chunks, one letter each (``đồng chí A, Bí thư Huyện ủy; đồng chí B`` → ``P,O;P``);
the shapes of patterns/offices.yaml say which letters belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import regex

from minutes_extract.rules.lexicon import Hit
from minutes_extract.rules.ruleset import Shape
from minutes_extract.rules.schema import ShapeRule, StatusRule, TitleRule
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.stages.chunks import Chunk, chunk_rows
from minutes_extract.stages.header_lists import header_rows
from minutes_extract.stages.names import place_end
from minutes_extract.text.letters import LOWER, UPPER

_SUFFIX = re.compile(
    r" (?:thường trực|thứ nhất|chuyên trách|phụ trách|danh dự|dự khuyết|điều hành|kiêm nhiệm|lâm thời)(?!\w)"
)
_STANDING = re.compile(r" TT(?!\w)")  # `Phó Bí thư TT Tỉnh ủy`
_IN_CHARGE = " phụ trách"
_FIELD = re.compile(rf"(?: (?:[{LOWER}]+|-)){{2,6}}(?= [{UPPER}])")
_LEVEL_PLACE = re.compile(r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|thôn) ?")
_BEFORE = re.compile(r"(?:^|\W)(nguyên|cựu|(?<!ủy )quyền|q\.|tân) $")
_STATUS_BEFORE = {"nguyên": "former", "cựu": "former", "quyền": "acting", "q.": "acting"}
_RULE_OF = {
    "nguyên": "statuses.former",
    "cựu": "statuses.former",
    "quyền": "statuses.acting",
    "q.": "statuses.acting",
}


_OWNER_WORDS = tuple(re.compile(rf"\w+(?: \w+){{{more}}}(?!\w)") for more in (2, 1, 0))
_LEADS_TO_BODY = re.compile(
    r" (?:của|(?:được )?bầu (?:bổ sung )?vào|được (?:chỉ định|bổ sung|giới thiệu) (?:vào|tham gia)|trong) "
)
_JOINT_BEFORE = re.compile(r" ?[(,:-]? ?$")
_SEAT = re.compile(r",? (?:tỉnh |thành phố |tp\.? ?)")
_ORDINAL = re.compile(r",? khóa (?:[ivxl]+|\d{1,2})(?![\w/-])")
_BODY_BEFORE = re.compile(r"G[&x,]{0,2}[na]+k?$")
# What those named after share: only the first was elected anew.
_ENTERED = {"elected": "elected", "re-elected": "elected", "appointed": "appointed"}
_LONGEST_STATUS = 40
_NEAR = 300  # characters between a chief and a deputy whose body is not said again
_NEXT = 3  # characters between two offices that are one apposition
_LONGEST_MATCH = 1.0  # seconds; a row is one sentence, so this is never near


def find_offices(article: Analysis) -> None:
    """Reads all offices, then gives them to people by the shapes of their sentences."""
    read_offices(article)
    rows = chunk_rows(article)
    for row, chunks in [*rows, *header_rows(article, rows)]:
        if "O" in row and "P" in row:
            _give(article, row, chunks)
    _go_on(article)


def _go_on(article: Analysis) -> None:
    """`bầu ông A giữ chức Chủ tịch Hội Nông dân, ông B giữ chức Phó Chủ tịch`: B was elected too."""
    goes_on = {shape.rule.id for shape in article.rules.shapes if shape.rule.goes_on}
    held = sorted(article.of("position"), key=lambda p: p.start)
    for left, right in pairwise(held):
        if right.rule not in goes_on or right.data["status"] != "incumbent":
            continue
        status = _ENTERED.get(left.data["status"])
        if status is None or article.sentence_at(left.start) != article.sentence_at(right.start):
            continue
        right.data["status"] = status


def read_offices(article: Analysis) -> None:
    """Every title with its body and status, whether a person is near or not."""
    bodies = {o.start: o for o in article.of("organization")}
    terms = {t.start: t for t in article.of("term")}
    until = 0
    for hit in article.hits_of("titles"):
        if hit.start < until:
            continue
        office = _office(article, hit, bodies)
        if office is None:
            continue
        _with_status(article, office)
        _with_seat(article, office)
        _with_term(article, office, terms)
        article.add(office)
        until = office.end
    _share_bodies(article)


def _share_bodies(article: Analysis) -> None:
    """`Phó Bí thư, Bí thư Huyện ủy`; `Viện trưởng VKSND thành phố; các Phó Viện trưởng`: two ranks, one body."""
    chief: dict[str, Finding] = {}
    for office in article.of("office"):
        title = office.data["title"].casefold()
        above = chief.get(title.removeprefix("phó ")) if title.startswith("phó ") else None
        if above is not None and (above.data["body"] is None or above.data["body"].data["bare"]):
            above = None  # `Hiệu trưởng nhà trường`
        if office.data["body_text"] is None and above is not None and office.start - above.end < _NEAR:
            office.data["body"], office.data["body_text"] = above.data["body"], above.data["body_text"]
        elif office.data["body_text"] is not None:
            chief[title.removeprefix("phó ")] = office
    for left, right in pairwise(article.of("office")):
        apposed = right.start - left.end <= _NEXT and ";" not in article.text[left.end : right.start]
        if left.data["body_text"] is None and right.data["body_text"] and apposed:
            rank = right.data["title"].casefold()
            if left.data["title"].casefold().endswith(rank) or rank.endswith(left.data["title"].casefold()):
                left.data["body"], left.data["body_text"] = right.data["body"], right.data["body_text"]


def _office(article: Analysis, hit: Hit, bodies: dict[int, Finding]) -> Finding | None:
    """The office that begins with a title; a shorter title where the body begins inside the longer one."""
    if _is_no_title(article, hit):
        return None
    rule, end = hit.entry, hit.end
    if article.folded.endswith("điều hành", hit.start, end) and article.hit_at("meetings", end + 1) is not None:
        return _shorter(article, hit, end, bodies)  # the verb: `Phó Giám đốc điều hành hội nghị`
    if not rule.body:
        inside = next((bodies[at] for at in range(hit.start + 1, end) if at in bodies), None)
        if inside is not None and inside.end > end:
            return _shorter(article, hit, inside.start, bodies)
    if rule.fuses:
        return _fused(article, hit, bodies.get(end + 1))
    end = _title_end(article, hit, bodies)
    ending = _STANDING.sub(" Thường trực", article.text[hit.end : end])
    title = (rule.expands or article.text[hit.start : min(hit.end, end)]) + ending
    office = Finding("office", hit.start, end, rule.id, _data(title, rule))
    if rule.body:
        _welded(article, office, rule.body, bodies)
    elif not rule.whole:
        _find_body(article, office, bodies)
    if office.data["body_text"] is None and (rule.bodied or rule.weak and not _beside_name(article, office)):
        return None
    return office


def _title_end(article: Analysis, hit: Hit, bodies: dict[int, Finding]) -> int:
    """Where a title ends with what may follow its words: `Thường trực`, `thứ nhất`, `phụ trách văn hóa`."""
    end = hit.end
    if article.folded.endswith(_IN_CHARGE, hit.start, end):
        end = _with_field(article, end - len(_IN_CHARGE), end, bodies)
    suffix = _SUFFIX.match(article.folded, end) or _STANDING.match(article.text, end)
    if suffix is not None and article.hit_at("meetings", suffix.end() + 1) is None:
        end = _with_field(article, end, suffix.end(), bodies)
    return end


def _beside_name(article: Analysis, office: Finding) -> bool:
    """`bà Lê Thị Mận (PCT)`, a cell of a table after a name; `tái cử Thư ký`."""
    joint = _JOINT_BEFORE.search(article.text, max(0, office.start - 3), office.start)
    before = joint.start() if joint is not None else office.start
    entered = article.hits_between("statuses", office.start - _LONGEST_STATUS, office.start)
    return article.ending_at("person", before) is not None or any(
        hit.end == before and hit.entry.status in _ENTERED for hit in entered
    )


def _with_field(article: Analysis, bare: int, end: int, bodies: dict[int, Finding]) -> int:
    """`Phó Chủ tịch phụ trách | văn hóa - xã hội | UBND xã`: the field belongs to the title when the body follows.

    ``bare``: the title's end without `phụ trách`, which is a verb where other small letters follow.
    """
    field = _FIELD.match(article.text, end)
    if field is not None and field.end() + 1 in bodies:
        return field.end()
    in_charge = article.folded.endswith(_IN_CHARGE, bare, end)
    follows = article.text[end : end + 2].strip().islower() and end + 1 not in bodies
    return bare if in_charge and follows and _owner_end(article, end + 1) is None else end


def _is_no_title(article: Analysis, hit: Hit) -> bool:
    """Inside a body's name (`Đoàn Chủ tịch`), or words that hold a title by chance (`cán bộ trưởng thành`)."""
    body = article.covering("organization", hit.start)
    if body is not None and body.end >= hit.end:
        return True
    near = article.hits_between("words", hit.start - 12, hit.start + 1)
    chance = [w for w in near if w.entry.id == "words.not-title" and w.end >= hit.end]
    # `chức vụ Trưởng Công an`: there is no `Vụ trưởng` in it, but there is a `Trưởng`.
    return any(w.start == hit.start or " " in article.text[hit.start : hit.end] for w in chance)


def _data(title: str, rule: TitleRule) -> dict[str, Any]:
    return {"title": title, "body": None, "body_text": None, "of": rule.of, "status": None}


def _find_body(article: Analysis, office: Finding, bodies: dict[int, Finding]) -> None:
    """The body after a title, with or without `của`; else an owner in small letters, or a place."""
    end = office.end
    body = bodies.get(end + 1) if article.text[end : end + 1] == " " else None
    led = _LEADS_TO_BODY.match(article.folded, end) if body is None else None
    if led is not None:
        body = bodies.get(led.end())
        office.data["status"] = "elected" if "bầu" in led[0] else None
    if body is not None:
        _set_body(article, office, body)
    else:
        _owner(article, office)


def _shorter(article: Analysis, hit: Hit, before: int, bodies: dict[int, Finding]) -> Finding | None:
    shorter = [h for h in article.hits_between("titles", hit.start, hit.start + 1) if h.end < before]
    return _office(article, shorter[0], bodies) if shorter else None


def _set_body(article: Analysis, office: Finding, body: Finding) -> None:
    office.data["body"], office.data["body_text"] = body, article.text[body.start : body.end]
    office.end = body.end


def _fused(article: Analysis, hit: Hit, body: Finding | None) -> Finding | None:
    """`Trưởng` + `Ban Tổ chức Tỉnh ủy`: the head's first word is also the title's last."""
    if body is None:
        return None
    words = article.folded[body.start : body.end]
    rules = [h.entry for h in article.hits_between("titles", hit.start, hit.start + 1) if h.end == hit.end]
    for rule in rules:
        for head in rule.fuses:
            if not re.match(re.escape(head.lower()) + r"(?!\w)", words):
                continue
            title_end = body.start + len(head) if rule.keeps_head else hit.end
            title = rule.expands or article.text[hit.start : title_end]
            office = Finding("office", hit.start, hit.end, rule.id, _data(title, rule))
            _set_body(article, office, body)
            return office
    return None


def _welded(article: Analysis, office: Finding, body: str, bodies: dict[int, Finding]) -> None:
    """`UVBTV Đảng ủy xã`: the body is welded to the title and may go on after it."""
    follows = bodies.get(office.start + 2)
    office.data["body_text"] = body
    if follows is not None:
        _set_body(article, office, follows)


def _owner(article: Analysis, office: Finding) -> None:
    """A body in small letters (`Hiệu trưởng nhà trường`) or a place (`Bí thư quận 2`, `Bí thư Thái Bình`)."""
    pos, folded = office.end + 1, article.folded
    if article.text[office.end : pos] != " ":
        return
    level = _LEVEL_PLACE.match(folded, pos)
    place = place_end(article, level.end() if level else pos)
    if place is None and level is not None:
        number = re.compile(r"\d{1,2}(?!\w)").match(folded, level.end())
        place = number.end() if number else None
    if place is not None:
        office.data["body_text"], office.end = article.text[pos:place], place
        return
    end = _owner_end(article, pos)
    if end is not None:
        office.data["body_text"], office.end = article.text[pos:end], end


def _owner_end(article: Analysis, pos: int) -> int | None:
    """The end of a body in small letters (`nhà trường`, `chi nhánh`) that begins at an offset."""
    owners = article.rules.names["words.owner"]
    matches = (pattern.match(article.folded, pos) for pattern in _OWNER_WORDS)
    return next((match.end() for match in matches if match is not None and match[0] in owners), None)


def _with_status(article: Analysis, office: Finding) -> None:
    before = _BEFORE.search(article.folded[max(0, office.start - 10) : office.start])
    if before is None:
        return
    office.data["status"] = _STATUS_BEFORE.get(before[1])
    if before[1] in _RULE_OF:
        office.via = (_RULE_OF[before[1]],)
    office.start -= len(before[1]) + 1


def _with_seat(article: Analysis, office: Finding) -> None:
    """`đại biểu Quốc hội | tỉnh Hà Nam | khóa XV`: what stands between one office and the next but is no part of it."""
    seat = _SEAT.match(article.folded, office.end)
    end = office.end
    if seat is not None and office.data["title"].casefold().endswith("đại biểu"):
        end = place_end(article, seat.end()) or end
    ordinal = _ORDINAL.match(article.folded, end)
    end = ordinal.end() if ordinal is not None else end
    if end > office.end:
        office.data["outer_end"] = end


def _with_term(article: Analysis, office: Finding, terms: dict[int, Finding]) -> None:
    for gap in (1, 2, 3):
        term = terms.get(office.end + gap)
        if term is not None and not article.text[office.end : term.start].strip(" ,(-"):
            office.data["term"] = term
            office.data["outer_end"] = term.end
            return


def _give(article: Analysis, row: str, chunks: list[Chunk]) -> None:
    """Applies the shapes to one row; an office is given once, by the first shape that has it."""
    given: set[int] = set()
    letters = set(row)
    for shape in article.rules.shapes:
        if shape.letters and not shape.letters & letters:
            continue
        for match in _matches(article, shape, row):
            people, offices = match.spans("person"), match.spans("office")
            if len(people) > 1 and any(at in given for at, _ in offices):
                continue
            offices = [span for span in offices if span[0] not in given]
            given.update(at for at, _ in offices)
            said = _status_rule(chunks, match)
            status = shape.rule.status or (said.status if said is not None else None)
            for office_at, _ in offices:
                _body_before(article, row, chunks, office_at)
            for person_at, _ in people:
                for office_at, _ in offices:
                    _hold(article, chunks[person_at], chunks[office_at], shape.rule, status, said)


def _matches(article: Analysis, shape: Shape, row: str) -> Iterator[regex.Match[str]]:
    """A shape's matches; a row that takes too long is given up, with a warning."""
    try:
        yield from shape.compiled.finditer(row, timeout=_LONGEST_MATCH)
    except TimeoutError:
        article.warnings.append("a sentence was too tangled to read all its offices")


def _body_before(article: Analysis, row: str, chunks: list[Chunk], at: int) -> None:
    """`đến nhận công tác tại Sở Tư pháp và bổ nhiệm giữ chức Phó giám đốc`: the office is in the body just named."""
    office = chunks[at].finding
    found = _BODY_BEFORE.search(row, 0, at)
    if office is None or office.data["body_text"] is not None or found is None:
        return
    body = chunks[found.start()].finding
    if body is not None and not body.data["bare"]:
        office.data["body"], office.data["body_text"] = body, article.text[body.start : body.end]


def _status_rule(chunks: list[Chunk], match: regex.Match[str]) -> StatusRule | None:
    """The rule of the shape's status word, if it has one."""
    at = match.start("status") if "status" in match.re.groupindex else -1
    return chunks[at].entry if at >= 0 else None


def _hold(
    article: Analysis, person: Chunk, office: Chunk, rule: ShapeRule, status: str | None, said: StatusRule | None
) -> None:
    if person.finding is None or office.finding is None:
        return
    held = office.finding
    if rule.dated and _is_over(article, held):
        status = "former"
    data = {
        "person": person.finding,
        "office": held,
        "status": held.data["status"] or status or "incumbent",
        "confidence": rule.confidence,
    }
    via = (*held.via, held.rule, *([said.id] if said is not None else []))
    article.add(Finding("position", held.start, held.end, rule.id, data, via))


def _is_over(article: Analysis, office: Finding) -> bool:
    """Whether the interval that leads to an office has an end."""
    dates = article.between("date", max(article.sentence_at(office.start)[0], office.start - _NEAR), office.start)
    value = dates[-1].data["value"] if dates else None
    if value is None:
        return False
    if "/" in value.text:
        return not value.text.endswith("..")
    return not article.folded.endswith("từ ", 0, dates[-1].start)  # `Năm 2011`, but `Từ tháng 1/2020`
