"""The form's tick boxes: what is to be filled in the copy of each photo, and what was unticked to stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from starlette.datastructures import FormData

from checker.choice import Choice
from checker.errors import ChoiceError
from checker.place import Place, Spot, What, spot_of, written
from checker.web.problems import Problem, problem_of

SHOWN, TICKED = "shown", "cover"
"""Names of the fields: the places that were offered for a photo, and those that are ticked."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """By the token of a photo or film the places that were offered, and the spots that are ticked."""

    shown: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    ticked: dict[str, frozenset[Spot]] = field(default_factory=dict)

    @classmethod
    def of(cls, form: FormData) -> Ticks:
        """What a form says; a photo without offers is cleaned as usual.

        Raises:
            Problem: when it says something that no form of ours says.
        """
        offers = [str(value).split(" ") for value in form.getlist(SHOWN)]
        ticks = [str(value).partition(" ") for value in form.getlist(TICKED)]
        try:
            shown = {token: tuple(map(_place, places)) for token, *places in offers}
            ticked = {token: frozenset(spot_of(spot) for to, _, spot in ticks if to == token) for token in shown}
        except ChoiceError as error:
            raise problem_of(error) from error
        except ValueError:
            raise Problem("bad-field", errors=[{"pointer": f"#/{SHOWN}", "code": "wrong"}]) from None
        return cls(shown, ticked)

    def unticked(self, token: str) -> frozenset[Spot]:
        """The spots in a photo that are to stay."""
        return frozenset(place.spot for place in self.shown.get(token, ())) - self.ticked.get(token, frozenset())

    def choice(self, token: str) -> Choice:
        """What is to be filled in a photo: all that is ticked, and what else is found."""
        if not self.shown.get(token):
            return Choice()
        return Choice(frozenset(What), self.unticked(token), self.shown[token])


def offered(token: str, places: Sequence[Place]) -> str:
    """The value of the field ``SHOWN`` for the places of a photo."""
    return " ".join([token, *(f"{place.what.value}:{written(place.spot)}" for place in places)])


def _place(said: str) -> Place:
    what, _, named = said.partition(":")
    spot = spot_of(named)
    return Place(What(what), spot.box, spot.time_s)
