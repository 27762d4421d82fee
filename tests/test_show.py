"""The article for the eye: mentions coloured, offsets true, no orders to the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from minutes_extract.records import (
    Article,
    Byline,
    Date,
    Document,
    ExtractorInfo,
    Meeting,
    Mention,
    Minutes,
    Official,
    Organization,
    Percentage,
    Position,
    Source,
    Term,
)
from minutes_extract.show import STYLES, highlighted, show, spans

TEXT = (
    "HỘI NGHỊ\nChiều 24/6/2022, đồng chí Trần Văn Bé, Giám đốc Thư viện tỉnh: 80-85% đạt. "
    "Chỉ thị 05-CT/TW, 2020-2025. Tin: An"
)


def _at(text: str) -> Mention:
    start = TEXT.index(text)
    return Mention(text=text, start=start, end=start + len(text), rule="test")


@pytest.fixture
def minutes() -> Minutes:
    """A record with one fact of each kind."""
    return Minutes(
        extractor=ExtractorInfo(version="0", patterns="sha256:0"),
        source=Source(sha256="0", characters=len(TEXT)),
        article=Article(
            title=_at("HỘI NGHỊ"), bylines=[Byline(name="An", role="author", mention=_at("An"))]
        ),
        meeting=Meeting(name="Hội nghị", kind="conference", date="2022-06-24", mention=_at("HỘI NGHỊ")),
        dates=[
            Date(
                id="date-1", value="2022-06-24", earliest="2022-06-24", latest="2022-06-24",
                granularity="day", resolved_from="text", mention=_at("24/6/2022"),
            )
        ],
        organizations=[
            Organization(id="org-1", name="Thư viện tỉnh", kind="library", mentions=[_at("Thư viện tỉnh")])
        ],
        officials=[
            Official(
                id="person-1", name="Trần Văn Bé", mentions=[_at("Trần Văn Bé")], roles=["speaker"],
                positions=[
                    Position(
                        title="Giám đốc", organization="Thư viện tỉnh", term_id="term-1", confidence=1,
                        mention=_at("Giám đốc Thư viện tỉnh"),
                    )
                ],
            ),
            Official(id="person-2", name="Không chức vụ", mentions=[]),
        ],
        terms=[Term(id="term-1", start_year=2020, end_year=2025, mentions=[_at("2020-2025")])],
        percentages=[
            Percentage(
                id="percentage-1", value=80, upper=85, comparator="range", kind="achieved",
                mention=_at("80-85%"),
            )
        ],
        documents=[Document(id="document-1", number="05-CT/TW", kind="Chỉ thị", mentions=[_at("05-CT/TW")])],
        warnings=["text looked truncated"],
    )  # fmt: skip


def _shown(minutes: Minutes, *, terminal: bool) -> str:
    out = io.StringIO()
    colours = "truecolor" if terminal else None
    show(Console(file=out, force_terminal=terminal, width=140, color_system=colours), TEXT, minutes)
    return out.getvalue()


def test_every_kind_has_its_style(minutes: Minutes) -> None:
    assert {kind for kind, _ in spans(minutes)} == set(STYLES)


def test_a_mention_covers_its_own_characters(minutes: Minutes) -> None:
    found = list(spans(minutes))
    for span in highlighted(TEXT, found).spans:
        assert TEXT[span.start : span.end] in {mention.text for _, mention in found}


def test_shorter_mentions_lie_on_longer_ones(minutes: Minutes) -> None:
    coloured = highlighted(TEXT, spans(minutes))
    inside = TEXT.index("Thư viện")
    styles = [span.style for span in coloured.spans if span.start <= inside < span.end]
    assert styles == [STYLES["position"], STYLES["organization"]], "the last one wins"


def test_plain_where_there_is_no_terminal(minutes: Minutes) -> None:
    plain = _shown(minutes, terminal=False)
    assert "\x1b" not in plain
    assert plain.startswith(TEXT + "\n"), "the article is not wrapped"
    for words in ("Trần Văn Bé", "Giám đốc", "2020-2025", "80-85%", "Chỉ thị", "warning: text"):
        assert words in plain
    assert plain.count("Không chức vụ") == 1


def test_colours_and_their_meaning_on_a_terminal(minutes: Minutes) -> None:
    screen = _shown(minutes, terminal=True)
    assert "\x1b[" in screen
    assert all(kind in screen for kind in STYLES)


def test_an_article_gives_no_orders_to_the_terminal() -> None:
    text = "a\x1b[31mb\r\n\tc\x9bd\x07"
    coloured = highlighted(text, ())
    assert coloured.plain == "a\ufffd[31mb \n c\ufffdd\ufffd"
    assert len(coloured.plain) == len(text), "offsets hold"


def test_an_article_without_facts() -> None:
    empty = Minutes(
        extractor=ExtractorInfo(version="0", patterns="sha256:0"),
        source=Source(sha256="0", characters=0),
        article=Article(),
    )
    assert _shown(empty, terminal=False).rstrip() == TEXT
