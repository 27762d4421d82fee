"""What frames the facts: title, day of publication, bylines, and the meeting."""

from __future__ import annotations

import re
from typing import Literal

from minutes_extract.assembly.mentions import mention, mention_of, words
from minutes_extract.assembly.organizations import Bodies
from minutes_extract.records import Article, Byline, Meeting, Official, Organization
from minutes_extract.stages.base import Analysis, Finding
from minutes_extract.text.letters import LOWER, SIGNED_NAME

_NAME_RE = re.compile(SIGNED_NAME)
_LABEL = re.compile(
    r"(?P<label>(?:tin|bài|ảnh|hình|tác giả|nguồn|thực hiện|video|tin bài|người viết|bài viết)"
    r"(?:\s*(?:,|và|&|-|/)?\s*(?:tin|bài|ảnh|hình|clip))*)\s*[:-]\s*"
)
_CREDIT_IN_TEXT = re.compile(r"(?<!\w)(?:ảnh|hình)\s*:\s*")
_SPLIT = re.compile(rf"\s*(?:[-,/&]|và)\s*(?={SIGNED_NAME})")


_GOES_ON = re.compile(rf" (?!và )[{LOWER}]")
_MOST_NAMES = 5
# After the names: `Thùy Nhiên - Ảnh: Trần Mạc`, `Ngọc Diễm - Tổ Truyền thông`.
_NO_NAMES = frozenset(
    {"ảnh", "hình", "tin", "bài", "nguồn", "video", "theo", "tổ", "phòng", "ban", "đài", "báo", "trung"}
)
Credit = Literal["author", "photographer"]
AUTHOR: Credit = "author"
PHOTOGRAPHER: Credit = "photographer"


def assemble_article(article: Analysis) -> Article:
    title = next((mention_of(article, f) for f in article.of("title")), None)
    published = next((f.data["value"] for f in article.of("published")), None)
    return Article.model_construct(title=title, published=published, bylines=_bylines(article))


def _bylines(article: Analysis) -> list[Byline]:
    out: list[Byline] = []
    seen: set[tuple[str, str]] = set()
    for start, role, rule in _credits(article):
        for low, high in _names(article, start):
            name = words(article, low, high)
            if (name, role) not in seen and len(name) > 1:
                seen.add((name, role))
                out.append(Byline.model_construct(name=name, role=role, mention=mention(article, low, high, rule)))
    return out


def _credits(article: Analysis) -> list[tuple[int, Credit, str]]:
    """Offsets at which names of authors or photographers begin."""
    out: list[tuple[int, Credit, str]] = []
    for line in article.lines:
        if line.kind == "signature":
            labels = list(_LABEL.finditer(article.folded, line.start, line.end))
            if not labels or labels[0].start() > line.start + 2:
                begin = re.compile(r"[*(\s]*").match(article.text, line.start)
                out.append((begin.end() if begin else line.start, AUTHOR, "article.signature"))
            for label in labels:
                role = PHOTOGRAPHER if re.match(r"(?:ảnh|hình|video)", label["label"]) else AUTHOR
                out.append((label.end(), role, "lines.signature.labelled"))
        else:
            credited = _CREDIT_IN_TEXT.finditer(article.folded, line.start, line.end)
            out += [(match.end(), PHOTOGRAPHER, "article.credit") for match in credited]
    return out


def _names(article: Analysis, start: int) -> list[tuple[int, int]]:
    """Spans of the names from an offset on: `Duy Trinh - Văn Anh`; none where a body is credited."""
    out: list[tuple[int, int]] = []
    pos = start
    while len(out) < _MOST_NAMES and (match := _NAME_RE.match(article.text, pos)):
        first = article.folded[match.start() : match.end()].split()[0]
        if first in _NO_NAMES:
            break
        if article.hit_at("bodies", match.start()) is not None and first not in article.rules.names["names.surname"]:
            break
        if _GOES_ON.match(article.text, match.end()):  # `Ảnh: Các đại biểu bỏ phiếu`: a caption, no credit
            break
        out.append(match.span())
        gap = _SPLIT.match(article.text, match.end())
        if gap is None:
            break
        pos = gap.end()
    return out


def assemble_meeting(article: Analysis, bodies: Bodies, officials: list[Official]) -> Meeting | None:
    found = next(iter(article.of("meeting")), None)
    if found is None:
        return None
    date = _meeting_date(article, found)
    host = _host(article, found)
    record = bodies.record_of(host)
    place = found.data["place"]
    chairs = [o for o in officials if "chair" in o.roles]
    value = date.data["value"] if date is not None else None
    return Meeting.model_construct(
        name=words(article, found.start, found.end), kind=found.data["kind"], date=value.text if value else None,
        part_of_day=value.part if value else None, place=words(article, *place) if place else None,
        host=words(article, host.start, host.end) if host else None, host_id=record.id if record else None,
        chair=[o.name for o in chairs], chair_ids=[o.id for o in chairs], mention=mention_of(article, found),
    )  # fmt: skip


# Party congresses elect into the committee, which has a name of its own (`Đảng bộ xã`, `Đảng ủy xã`).
_ELECT_INTO = frozenset({"union", "youth", "association", "front"})


def congress_of(article: Analysis, bodies: Bodies) -> Organization | None:
    """The body whose congress the article reports, if those elected there hold office in that very body."""
    found = next(iter(article.of("meeting")), None)
    if found is None or found.data["kind"] != "congress":
        return None
    record = bodies.record_of(_host(article, found))
    return record if record is not None and record.kind in _ELECT_INTO else None


def _meeting_date(article: Analysis, found: Finding) -> Finding | None:
    """The first day of the sentence that names the meeting, else the first day of the running text."""
    start, end = found.data["sentence"]
    days = [d for d in article.of("date") if d.data["value"].granularity == "day" or len(d.data["value"].text) == 21]
    inside = [d for d in days if start <= d.start < end and not _of_document(article, d)]
    if inside:
        return inside[0]
    running = [
        d for d in days if article.line_at(d.start).kind not in ("dateline", "counter") and not _of_document(article, d)
    ]
    return running[0] if running and running[0].start < 1200 else None


def _of_document(article: Analysis, date: Finding) -> bool:
    return any(0 <= date.start - d.end <= 14 for d in article.between("document", date.start - 120, date.start))


def _host(article: Analysis, found: Finding) -> Finding | None:
    """The first body before the name that something else than `của`, `tại`, `với` leads to, else one inside it."""
    start, _ = found.data["sentence"]
    named = [o for o in article.of("organization") if not o.data["bare"]]
    before = [o for o in named if start <= o.start and o.end <= found.start]
    if before:
        led = [e.compiled for e in article.rules.expressions["frames"] if e.rule.make == "not-host"]
        free = (o for o in before if not any(x.search(article.folded[max(0, o.start - 8) : o.start]) for x in led))
        return next(free, before[0])
    inside = [o for o in named if found.start <= o.start < found.end]
    return inside[0] if inside else None
