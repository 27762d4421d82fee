"""The gate: F1 floors for one gold folder, in a small JSON file under version control.

Falling more than ``TOLERANCE`` below a floor fails. Raising floors to what is measured is one command; lowering one
is another, and takes a reason that stays in the file.

>>> floors = Floors(floors={"dates": 0.98})
>>> failures(floors, {"dates": Tally(hits=92, missed=8)})
['dates: 0.9800 is the floor, 0.9583 was measured']
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from minutes_extract.evaluation.matching import Tally
from minutes_extract.gold.files import read_model
from minutes_extract.runs import write

TOLERANCE = 0.005


class Lowered(BaseModel):
    """One floor that was lowered, and why."""

    measure: str
    before: float
    after: float
    reason: str


class Floors(BaseModel):
    """F1 by measure, to four digits, and every lowering there has been."""

    model_config = ConfigDict(extra="forbid")

    floors: dict[str, float]
    lowered: list[Lowered] = []


def read_floors(path: Path) -> Floors:
    """Raises ``GoldError`` that names the file."""
    return read_model(path, Floors, "file of floors")


def write_floors(path: Path, floors: Floors) -> None:
    """Whole or not at all; raises ``ArticleError`` where it cannot be written."""
    write(path, json.dumps(floors.model_dump(), ensure_ascii=False, indent=1) + "\n")


def failures(floors: Floors, measured: Mapping[str, Tally]) -> list[str]:
    """One line for each measure that fell too far, or was not measured at all."""
    lines = []
    for measure, floor in floors.floors.items():
        tally = measured.get(measure)
        if tally is None:
            lines.append(f"{measure}: {floor:.4f} is the floor, and nothing was measured")
        elif tally.f1 < floor - TOLERANCE:
            lines.append(f"{measure}: {floor:.4f} is the floor, {tally.f1:.4f} was measured")
    return lines


def raised(floors: Floors, measured: Mapping[str, Tally]) -> Floors:
    """Floors no lower than before, and as high as what is measured; new measures get theirs."""
    now = {measure: max(_digits(tally), floors.floors.get(measure, 0.0)) for measure, tally in measured.items()}
    return floors.model_copy(update={"floors": floors.floors | now})


def lowered(floors: Floors, measured: Mapping[str, Tally], reason: str) -> Floors:
    """Floors that what is measured stays under are lowered to it, and the reason is kept."""
    changes = [
        Lowered(measure=measure, before=floor, after=_digits(measured[measure]), reason=reason)
        for measure, floor in floors.floors.items()
        if measure in measured and measured[measure].f1 < floor - TOLERANCE
    ]
    now = floors.floors | {change.measure: change.after for change in changes}
    return Floors(floors=now, lowered=[*floors.lowered, *changes])


def _digits(tally: Tally) -> float:
    return round(tally.f1, 4)
