"""The spaCy components: each alone in a user's own pipeline, and together on one analysis."""

from __future__ import annotations

from collections import Counter

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from minutes_extract import pipeline
from minutes_extract.pipeline import STAGES, Syllables, build_pipeline
from minutes_extract.stages.base import USER_DATA_KEY

ARTICLE = (
    "HỘI NGHỊ SƠ KẾT CÔNG TÁC NĂM 2021\n\n"
    "Chiều 24/6/2022, Thư viện tỉnh Sóc Trăng tổ chức Hội nghị sơ kết công tác năm 2021. "
    "Đồng chí Lê Văn Mận, Giám đốc Thư viện tỉnh, chủ trì. "
    "100% đảng viên học tập Chỉ thị số 05-CT/TW; Chi bộ nhiệm kỳ 2020-2025.\n"
)
# What each factory leaves in doc.spans["minutes_<kind>"], in order.
EXPECTED = {
    "dates": ["NĂM 2021", "24/6/2022", "năm 2021"],
    "terms": ["nhiệm kỳ 2020-2025"],
    "percentages": ["100%"],
    "documents": ["Chỉ thị số 05-CT/TW"],
    "organizations": ["Thư viện tỉnh Sóc Trăng", "Thư viện tỉnh", "Chi bộ"],
    "people": ["Đồng chí Lê Văn Mận"],
    "offices": ["Giám đốc Thư viện tỉnh"],
    "meetings": ["Hội nghị sơ kết công tác năm 2021"],
}
NAUGHTY = [
    "",
    " ",
    "   ",
    "\n",
    "\r\n\r\n",
    "\t\t",
    "a",
    ".",
    "...!!!???",
    "Sở  Y tế\u00a0họp\u200b.",
    "  đầu dòng và cuối dòng  ",
    "TP.Hồ Chí Minh,ngày 5/3/2022.Đại hội",
    "100%,50%;25%",
    "H'Yim_Kđoh __x__ _",
    "Hội nghị\r\nSơ kết\rcông tác\u2028năm\u2029nay\x85",
    "Ho\u0300a e\u0302\u0301 nfd",
    "😀👩‍👩‍👧‍👦🇻🇳 cờ",
    "שלום עולם",
    "\u202eđảo ngược\u202c",
    "\x00\x01\x02\x1f\x7f",
    "\ufeffBOM",
    "(((((([[[[[[{{{{{{",
    "https://example.vn/a_b?c=d&e=f#g",
    "ten@example.vn",
    "İstanbul ǅ ß ﬃ",
    "a" * 5000,
    "." * 3000,
    "'" * 1000 + '"' * 1000,
    "\u0301\u0302\u0303",
    "中文字符，標點。",
]


@pytest.fixture
def nlp() -> Language:
    """A user's own pipeline, with the tokenizer of this package (pyvi is not installed)."""
    return spacy.blank("vi")


@pytest.mark.parametrize("kind", EXPECTED)
def test_each_factory_works_alone(nlp: Language, kind: str) -> None:
    nlp.add_pipe(f"minutes_{kind}")
    doc = nlp(ARTICLE)
    group = doc.spans[f"minutes_{kind}"]
    found = [span.text for span in group]
    assert list(dict.fromkeys(found)) == list(dict.fromkeys(EXPECTED[kind]))
    assert all(span.kb_id_ for span in group), "each span says which rule made it"
    assert list(doc.spans) == [f"minutes_{kind}"], "what it builds on leaves no spans of its own"


@pytest.mark.parametrize("kind", EXPECTED)
def test_labels(nlp: Language, kind: str) -> None:
    nlp.add_pipe(f"minutes_{kind}")
    doc = nlp(ARTICLE)
    assert {span.label_.lower() for span in doc.spans[f"minutes_{kind}"]} <= set(STAGES[kind][2])


def test_spans_are_in_the_text_where_they_say(nlp: Language) -> None:
    nlp.add_pipe("minutes")
    doc = nlp(ARTICLE)
    for group in doc.spans.values():
        for span in group:
            assert ARTICLE[span.start_char : span.end_char] == span.text


def test_the_minutes_factory_leaves_spans_of_every_stage(nlp: Language) -> None:
    nlp.add_pipe("minutes")
    doc = nlp(ARTICLE)
    assert set(doc.spans) == {f"minutes_{name}" for name in STAGES}
    for kind, expected in EXPECTED.items():
        assert set(expected) <= {span.text for span in doc.spans[f"minutes_{kind}"]}


def test_spans_over_blanks_and_in_nfd_keep_the_text_of_the_doc(nlp: Language) -> None:
    text = "Chiều 24/6/2022,  Thư viện\u00a0 ti\u0309nh So\u0301c Tra\u0306ng họp."
    nlp.add_pipe("minutes_organizations")
    doc = nlp(text)
    assert [span.text for span in doc.spans["minutes_organizations"]] == [text[18:-5]]


def test_set_spans_off(nlp: Language) -> None:
    nlp.add_pipe("minutes", config={"set_spans": False})
    doc = nlp(ARTICLE)
    assert list(doc.spans) == []
    assert doc.user_data[USER_DATA_KEY].of("date")


def test_a_reference_date_in_the_config(nlp: Language) -> None:
    nlp.add_pipe("minutes_dates", config={"reference_date": "2021-05-01"})
    doc = nlp("Ngày 24/6, chi bộ họp.")
    (date,) = doc.user_data[USER_DATA_KEY].of("date")
    assert date.data["value"].text == "2021-06-24"


@pytest.mark.parametrize(
    "names",
    [
        ("minutes_people", "minutes_offices"),
        ("minutes_offices", "minutes_people"),
        ("minutes_dates", "minutes_meetings", "minutes"),
        ("minutes", "minutes_percentages"),
    ],
)
def test_two_components_share_one_analysis(nlp: Language, names: tuple[str, ...]) -> None:
    for name in names:
        nlp.add_pipe(name)
    doc = nlp(ARTICLE)
    article = doc.user_data[USER_DATA_KEY]
    for label, findings in article.findings.items():
        seen = Counter((f.start, f.end, f.rule, str(f.data.get("value"))) for f in findings)
        assert not [key for key, count in seen.items() if count > 1], label


def test_stages_run_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: Counter[str] = Counter()
    for name, (function, needs, labels) in list(STAGES.items()):

        def counted(article: object, name: str = name, function: pipeline.Stage = function) -> None:
            runs[name] += 1
            function(article)  # type: ignore[arg-type]

        monkeypatch.setitem(STAGES, name, (counted, needs, labels))
    nlp.add_pipe("minutes_dates")
    nlp.add_pipe("minutes_offices")
    nlp.add_pipe("minutes")
    nlp(ARTICLE)
    assert runs == Counter(dict.fromkeys(STAGES, 1))


def test_stages_run_in_the_order_of_the_table() -> None:
    seen: set[str] = set()
    for name, (_, needs, _) in STAGES.items():
        assert set(needs) <= seen, name
        seen.add(name)


def test_each_doc_has_its_own_analysis(nlp: Language) -> None:
    nlp.add_pipe("minutes_dates")
    docs = list(nlp.pipe(["Ngày 5/3/2022, họp.", "Ngày 6/3/2022, họp."]))
    assert [[span.text for span in doc.spans["minutes_dates"]] for doc in docs] == [
        ["5/3/2022"],
        ["6/3/2022"],
    ]


def test_a_foreign_tokenizer_gets_whole_tokens() -> None:
    """Tokens that a mention cuts through are taken whole; the finding itself stays exact."""
    nlp = Language(Vocab())
    nlp.add_pipe("minutes_percentages")
    nlp.add_pipe("minutes_dates")
    doc = Doc(nlp.vocab, words=["Đạt", "100%;", "họp", "24/6/2022."], spaces=[True, True, True, False])
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [span.text for span in doc.spans["minutes_percentages"]] == ["100%;"]
    (finding,) = doc.user_data[USER_DATA_KEY].of("percentage")
    assert doc.text[finding.start : finding.end] == "100%"


# --- the tokenizer -------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_the_tokenizer_keeps_every_character(text: str) -> None:
    assert Syllables(Vocab())(text).text == text


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_the_whole_pipeline_keeps_every_character(text: str) -> None:
    doc = build_pipeline(set_spans=True)(text)
    assert doc.text == text


def test_tokens_are_syllables_and_punctuation() -> None:
    doc = Syllables(Vocab())("Đ/c H'Yim (Sở GD&ĐT) đạt 98,7%.")
    expected = "Đ / c H ' Yim ( Sở GD & ĐT ) đạt 98 , 7 % .".split()
    assert [token.text for token in doc] == expected


def test_the_vietnamese_of_spacy_starts_without_pyvi(nlp: Language) -> None:
    assert nlp.lang == "vi"
    assert nlp("Sở  Y tế họp.").text == "Sở  Y tế họp."
