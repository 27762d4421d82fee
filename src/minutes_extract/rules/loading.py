"""Finds, reads and validates pattern files.

The shipped patterns lie in the wheel as ``minutes_extract/patterns``, in a checkout at its root. A user's folder
extends them: new ids are added, an id that exists is replaced.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from minutes_extract.rules.schema import MODELS, PatternError, PatternFile, Rule, explain

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is 8 times faster


@dataclass(slots=True)
class Rules:
    """All rules in force, by stage, in the order of files and then of rules, and their digest."""

    by_stage: dict[str, dict[str, Rule]] = field(default_factory=dict)
    macros: dict[str, dict[str, str]] = field(default_factory=dict)  # of the file that each rule stands in
    stage_macros: dict[str, dict[str, str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # the file that each rule's id was last given in
    digest: str = ""

    def of(self, stage: str) -> list[Rule]:
        return list(self.by_stage.get(stage, {}).values())

    def all(self) -> Iterable[Rule]:
        for rules in self.by_stage.values():
            yield from rules.values()


def shipped_patterns() -> Path:
    """The folder of the shipped patterns: inside the installed package, else at the checkout's root."""
    packaged = Path(str(resources.files("minutes_extract"))) / "patterns"
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[3] / "patterns"
    if checkout.is_dir():
        return checkout
    raise PatternError("the shipped patterns are missing: install minutes-extract again")


def load_rules(extra: str | Path | None = None) -> Rules:
    """Loads the shipped patterns and then those of ``extra``; raises ``PatternError``."""
    rules, digest = Rules(), hashlib.sha256()
    folders = [shipped_patterns()]
    if extra is not None:
        folder = Path(extra)
        if not folder.is_dir():
            raise PatternError(f"{folder}: not a folder of pattern files")
        folders.append(folder)
    for folder in folders:
        paths = sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])
        if not paths:
            raise PatternError(f"{folder}: no .yaml files")
        for path in paths:
            data = _read(path)
            digest.update(path.name.encode() + b"\0" + data + b"\0")
            _add(rules, path, data)
    rules.digest = "sha256:" + digest.hexdigest()
    return rules


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PatternError(f"{path.name}: {error.strerror or error}") from error


def _add(rules: Rules, path: Path, data: bytes) -> None:
    try:
        content = yaml.load(unicodedata.normalize("NFC", data.decode("utf-8-sig")), Loader=_Loader)  # noqa: S506
    except UnicodeDecodeError as error:
        raise PatternError(f"{path.name}: not UTF-8 at byte {error.start}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}:" if mark else ""
        cause = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise PatternError(f"{path.name}:{line} {cause}") from error
    try:
        file = PatternFile.model_validate(content)
    except ValidationError as error:
        raise explain(path, error) from error
    # A file may use the macros of its stage's earlier files; what it redefines changes its own rules only.
    macros = {**rules.stage_macros.get(file.stage, {}), **file.macros}
    rules.stage_macros[file.stage] = {**file.macros, **rules.stage_macros.get(file.stage, {})}
    stage, seen = rules.by_stage.setdefault(file.stage, {}), set[str]()
    for number, raw in enumerate(file.rules, 1):
        name = str(raw.get("id") or f"number {number}")
        try:
            rule = MODELS[file.stage].model_validate(raw, context={"stage": file.stage})
        except ValidationError as error:
            raise explain(path, error, name) from error
        if rule.id in seen:
            raise PatternError(f"{path.name}: rule {rule.id}: field id: given twice in this file")
        seen.add(rule.id)
        stage[rule.id] = rule
        rules.files[rule.id] = path.name
        rules.macros[rule.id] = macros
