"""Reads and writes gold files: one article's ``NAME.gold.yaml``, one entry a line.

All scalars are read as they are written: ``17.10`` is a date's text, not a number. What is written can be read by any
YAML reader, because whatever YAML would take for a number or a day is quoted.

>>> parse("dates: [{text: 17.10, value: 2022-10-17}]").dates[0].text
'17.10'
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from minutes_extract.gold.model import Gold

SUFFIX = ".gold.yaml"
Model = TypeVar("Model", bound=BaseModel)


class GoldError(ValueError):
    """A gold file that cannot be used; the message names the file and the cause."""


_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is 8 times faster


class _Loader(_Fastest):  # type: ignore[misc]
    """Knows text and null; numbers and truth are the models' business."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse(source: str) -> Gold:
    """Gold out of YAML; raises ``GoldError`` with the line or the field."""
    try:
        content = yaml.load(source, Loader=_Loader)  # noqa: S506 - a safe loader, with fewer types still
        return Gold.model_validate(content or {})
    except yaml.YAMLError as error:
        raise GoldError(" ".join(str(error).split())) from None
    except ValidationError as error:
        raise GoldError(explained(error)) from None


def explained(error: ValidationError) -> str:
    """The first thing that is wrong, beginning with its field."""
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


def dump(gold: Gold) -> str:
    """YAML with one entry a line; empty and default fields are left out."""
    return "".join(_sections(gold))


def article_of(path: Path) -> Path:
    """The article beside a gold file."""
    return path.with_name(path.name.removesuffix(SUFFIX) + ".txt")


def read_article(path: Path) -> str:
    """The article's characters as they are: no translation of line ends, no normalisation."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise GoldError(f"{path}: the article is missing") from None
    except UnicodeDecodeError:
        raise GoldError(f"{path}: not UTF-8") from None


def read_gold(path: Path) -> Gold:
    """Raises ``GoldError`` that names the file and the cause."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except GoldError as error:
        raise GoldError(f"{path}: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}") from None


def read_model(path: Path, model: type[Model], what: str) -> Model:
    """JSON on disk as a pydantic model; raises ``GoldError`` that names file and field, ``what`` it should be."""
    try:
        return model.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise GoldError(f"{path}: no {what}: {explained(error)}") from None
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror or error}") from None


def gold_files(folder: Path) -> list[Path]:
    """All gold files under a folder, by path."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder")
    return sorted(folder.rglob(f"*{SUFFIX}"))


def digest(folder: Path) -> str:
    """One sha256 over names and bytes of all articles and gold files of a folder."""
    total = hashlib.sha256()
    for gold in gold_files(folder):
        for path in (article_of(gold), gold):
            name = path.relative_to(folder).as_posix()
            total.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def _sections(gold: Gold) -> Iterator[str]:
    for name in type(gold).model_fields:
        content = getattr(gold, name)
        if not content:
            continue
        if name in ("about", "meeting"):
            yield f"{name}: {_flow(content if name == 'about' else _bare(content))}\n"
        elif name == "officials":
            yield "officials:\n"
            for official in content:
                yield from _official(official)
        else:
            yield f"{name}:\n"
            for entry in content:
                yield f"- {_flow(_bare(entry))}\n"


def _official(official: BaseModel) -> Iterator[str]:
    fields = _bare(official)
    mentions, positions = fields.pop("mentions"), fields.pop("positions", [])
    first = True
    for name, value in fields.items():
        yield f"{'- ' if first else '  '}{name}: {_flow(value)}\n"
        first = False
    for name, entries in (("mentions", mentions), ("positions", positions)):
        if entries:
            yield f"  {name}:\n"
            for entry in entries:
                yield f"  - {_flow(entry)}\n"


def _bare(entry: BaseModel) -> dict[str, Any]:
    return entry.model_dump(exclude_defaults=True)


def _flow(value: Any) -> str:
    """One line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(each) for each in value) + "]"
    if isinstance(value, str) and not (value.isprintable() and unicodedata.is_normalized("NFC", value)):
        # Escaped, so that no editor changes decomposed letters or odd spaces unseen.
        return '"' + "".join(map(_escaped, value)) + '"'
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    # Inside a list: what may stand there unquoted is not what may stand alone.
    written: str = yaml.safe_dump([value], default_flow_style=True, allow_unicode=True, width=float("inf"))
    return written.strip()[1:-1]


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable() and not unicodedata.combining(character):
        return character
    code = ord(character)
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"
