"""What all tests share. They import the installed package only, never the source tree beside them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, so that a failing run means a change and not a throw of dice; with
# HYPOTHESIS_PROFILE=search (`make search`) many new ones, to look for what nobody thought of.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

ARTICLE = (
    "HỘI NGHỊ SƠ KẾT CÔNG TÁC 6 THÁNG ĐẦU NĂM 2022\n\n"
    "Chiều ngày 24/6/2022, Thư viện tỉnh Sóc Trăng tổ chức Hội nghị sơ kết công tác. "
    "Đồng chí Trần Văn Bé, Giám đốc Thư viện tỉnh chủ trì.\n"
    "100% đảng viên được học tập Chỉ thị số 05-CT/TW; Chi bộ nhiệm kỳ 2020-2025.\n"
)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample articles: beside tests/ in the checkout and in the wheel's test run alike."""
    return Path(__file__).resolve().parent.parent / "samples"


@pytest.fixture
def article() -> str:
    """A short article with a fact of most kinds."""
    return ARTICLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three good articles, one of them in a subfolder."""
    root = tmp_path / "articles"
    (root / "2022").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "2022/hội nghị.txt"):
        (root / name).write_text(ARTICLE, encoding="utf-8")
    return root
