"""What is found in a copy because somebody chose to keep it, told apart from what nobody chose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.choice import Choice
from checker.film.wording import key_of
from checker.finding import Finding
from checker.image.boxes import inside
from checker.place import Place, What, what_of

WITHIN = 0.5
"""Share of what is found in the copy that lies in a place to be kept, from which it is what was kept: a line of text is
read anew, and its box is another by some pixels."""

SOON_S = 0.3
"""Seconds in a film within which a face is where it was seen."""

ALIKE = {What.POSSIBLE_FACE: What.FACE}
"""What the second look may take for the other: the score of a face moves a little with every encoding."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen to stay: kinds of a film as a whole, places, and in a film what stands in these."""

    kinds: frozenset[What]
    places: tuple[Place, ...]
    """The places that stay, of a film those of each face that stays, whenever it is seen."""

    words: frozenset[tuple[What, str]] = field(default=frozenset(), repr=False)
    """What is written in a film in the places that stay: it moves, and is known by what it says."""

    @classmethod
    def of(cls, choice: Choice, kept: Sequence[Place], found: Iterable[Finding], stays: Sequence[Place]) -> Chosen:
        """What a choice keeps of what was ``found``; ``stays``: the faces of a film as the cleaner followed them."""
        film = any(place.time_s is not None for place in kept)
        kinds = frozenset(_alike(place.what) for place in kept if film and place.spot not in choice.keep)
        spots = {place.spot for place in kept if place.time_s is not None}
        words = {
            (what, key_of(one.quote))
            for one in found
            if (what := what_of(one)) and one.box and Place(what, one.box, one.time_s).spot in spots
        }
        return cls(kinds, (*kept, *stays), frozenset(words))

    def has(self, finding: Finding) -> bool:
        """Whether something that was found in the copy was chosen to stay."""
        what, box = what_of(finding), finding.box
        if what is None or box is None:
            return False
        if _alike(what) in self.kinds or (finding.quote and (what, key_of(finding.quote)) in self.words):
            return True
        same = [place for place in self.places if _alike(place.what) is _alike(what)]
        return any(_soon(finding.time_s, place.time_s) and inside(box, place.box) >= WITHIN for place in same)


def _alike(what: What) -> What:
    return ALIKE.get(what, what)


def _soon(a: float | None, b: float | None) -> bool:
    return a == b if a is None or b is None else abs(a - b) <= SOON_S
