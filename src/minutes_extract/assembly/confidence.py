"""How sure a position is: the share of positions like it that were right.

A logistic model of what was seen to tell right positions from wrong ones: the shape that found it, whether its body
is written beside the title, whether the holder has an honorific, whether the title is in small letters. The weights
were fitted on the corpus's dev split (``minutes_extract.evaluation.calibration``; docs/quality.md says when and how
well they hold).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from minutes_extract.records import Official, Position

Body = Literal["beside", "resolved", "none"]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a position: ``shape`` is the prior that its shape has in patterns/offices.yaml, 0 to 1."""

    shape: float
    body: Body
    honorific: bool
    small_title: bool

    def prior(self) -> float:
        """What the shape adds to the odds, in logarithms."""
        shape = min(max(self.shape, 0.01), 0.99)
        return _OF_SHAPE * math.log(shape / (1 - shape))

    def vector(self) -> tuple[float, ...]:
        """The model's other inputs, in the order of ``WEIGHTS``."""
        return (
            1.0,
            float(self.body == "resolved"),
            float(self.body == "none"),
            float(not self.honorific),
            float(self.small_title),
        )


def body_of(position: Position) -> Body:
    """Whether the body stands beside the title, is known from elsewhere in the article, or is not known."""
    if position.organization_text is not None:
        return "beside"
    return "resolved" if position.organization is not None else "none"


def traits_of(official: Official, position: Position, shape: float) -> Traits:
    """What is known of a position and its holder; ``shape`` as in ``Traits``."""
    small = position.title[:1].islower()
    return Traits(shape, body_of(position), honorific=official.honorific is not None, small_title=small)


# Of: always, a body named elsewhere, no body, no honorific, a title in small letters.
WEIGHTS = (3.905, -1.137, -3.408, -1.585, -0.358)
# By hand: dev has too few positions of most shapes to tell one from another.
_OF_SHAPE = 0.25


def confidence(traits: Traits) -> float:
    """The probability that title, holder and body are right, to two digits; never 0 or 1.

    >>> sure = Traits(0.97, "beside", honorific=True, small_title=False)
    >>> doubtful = Traits(0.97, "none", honorific=False, small_title=True)
    >>> confidence(sure) > 0.95 > confidence(doubtful)
    True
    """
    odds = traits.prior() + sum(weight * value for weight, value in zip(WEIGHTS, traits.vector(), strict=True))
    return min(max(round(1 / (1 + math.exp(-odds)), 2), 0.01), 0.99)
