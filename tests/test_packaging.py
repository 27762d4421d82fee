"""The package as installed: what it declares, and what it brings along."""

from __future__ import annotations

import importlib
from importlib import metadata, resources
from pathlib import Path

import pytest

import minutes_extract
from minutes_extract.rules import shipped_patterns
from minutes_extract.version import __version__

FACTORIES = {
    "minutes",
    *(f"minutes_{kind}" for kind in "dates terms percentages documents organizations people offices meetings".split()),
}


def _entry_points(group: str) -> dict[str, metadata.EntryPoint]:
    found = metadata.distribution("minutes-extract").entry_points
    return {point.name: point for point in found if point.group == group}


def test_version() -> None:
    assert metadata.version("minutes-extract") == __version__


def test_metadata() -> None:
    about = metadata.metadata("minutes-extract")
    assert about["License-Expression"] == "Apache-2.0"
    assert about["Requires-Python"] == ">=3.11"
    assert about["License-File"] == "LICENSE"


def test_dependencies_are_the_agreed_ones() -> None:
    needed = [r for r in metadata.requires("minutes-extract") or [] if "extra ==" not in r]
    names = {requirement.split("<")[0].split(">")[0].lower() for requirement in needed}
    assert names == {
        "ahocorasick-rs", "pydantic", "pyyaml", "regex", "rich", "spacy", "typer", "underthesea",
    }  # fmt: skip


def test_factories_are_declared() -> None:
    assert set(_entry_points("spacy_factories")) == FACTORIES


@pytest.mark.parametrize("group", ["spacy_factories", "spacy_languages", "console_scripts"])
def test_entry_points_lead_somewhere(group: str) -> None:
    points = _entry_points(group)
    assert points
    for point in points.values():
        assert callable(point.load())


def test_typed() -> None:
    assert resources.files(minutes_extract).joinpath("py.typed").is_file()


def test_patterns_are_found() -> None:
    folder = shipped_patterns()
    assert sorted(folder.glob("*.yaml"))
    package = Path(importlib.import_module("minutes_extract.version").__file__ or "").parent
    # In the wheel inside the package, in a checkout at its root.
    assert folder in (package / "patterns", package.parents[1] / "patterns")
