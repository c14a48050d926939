"""How long the examination of a film may take, and who hears how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _nobody(_: float) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Pace:
    """``film_s`` are the seconds for one film; ``tell`` hears the share that is done, 0 to 1.

    Whatever ``tell`` raises ends the work: so a job is stopped.
    """

    film_s: float = 90.0
    tell: Callable[[float], None] = _nobody

    def part(self, number: int, parts: int) -> Pace:
        """The pace of one of so many parts: what it tells is its share of the whole.

        >>> heard = []
        >>> Pace(tell=heard.append).part(1, 4).tell(0.5)
        >>> heard
        [0.375]
        """
        return Pace(self.film_s, lambda share: self.tell((number + share) / parts))
