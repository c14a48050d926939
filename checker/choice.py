"""What is filled in the copy of a photo, and what whoever asks for it has chosen to keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.errors import ChoiceError
from checker.place import Place, Spot, What, spot_of, written

USUAL = frozenset({What.FACE, What.TEXT, What.CODE})
"""What is filled unless something else is chosen; a thing that is only perhaps a face is left for a person to judge."""

KINDS = {f"{what.value}s": what for what in (What.FACE, What.POSSIBLE_FACE, What.TEXT, What.CODE)}
"""Kinds by the word that chooses them."""

NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """The kinds to fill, the spots to keep, and places that are filled besides those that are found.

    ``known`` are places that were shown to whoever chose, or drawn by hand.
    """

    fill: frozenset[What] = USUAL
    keep: frozenset[Spot] = frozenset()
    known: tuple[Place, ...] = ()

    @classmethod
    def of(cls, fill: str | None = None, keep: Iterable[str] = (), cover: Iterable[str] = ()) -> Choice:
        """A choice as it is written: kinds with commas between, spots as ``x,y,width,height``, in a film ``@seconds``.

        A box to cover has no second: in a film it is filled from beginning to end.

        >>> sorted(Choice.of("faces,codes").fill)
        [<What.CODE: 'code'>, <What.FACE: 'face'>]

        Raises:
            ChoiceError: when a kind is unknown, a box is none, or one to cover has a second.
        """
        drawn = [spot_of(one) for one in cover]
        if any(spot.time_s is not None for spot in drawn):
            raise ChoiceError("En ruta som ska täckas gäller hela filmen. Skriv den utan sekund: 120,80,40,52.")
        places = tuple(Place(What.BOX, spot.box) for spot in drawn)
        return cls(USUAL if fill is None else _kinds(fill), frozenset(map(spot_of, keep)), places)

    def fills(self, place: Place) -> bool:
        """Whether a place is to be filled; one that was drawn always is, unless it is kept."""
        return place.spot not in self.keep and (place.what is What.BOX or place.what in self.fill)

    def keeps(self, place: Place) -> bool:
        """Whether a place stays because somebody chose so, not because it never is filled."""
        return place.spot in self.keep or place.what in USUAL - self.fill

    def all_of(self, found: Sequence[Place]) -> tuple[Place, ...]:
        """The places found together with those that were known, each once.

        Raises:
            ChoiceError: when a box to keep is none of them: a slip of the pen must not pass for a choice.
        """
        every = {place.spot: place for place in (*self.known, *found)}
        if self.keep - every.keys():
            where = ", ".join(map(written, every)) or "inget"
            raise ChoiceError(f"En ruta som ska behållas är inte något av det som hittades. Hittat: {where}.")
        return tuple(every.values())


def _kinds(fill: str) -> frozenset[What]:
    words = [word.strip() for word in fill.split(",")]
    if words == [NOTHING]:
        return frozenset()
    if not set(words) <= set(KINDS):
        raise ChoiceError(f"Det som ska täckas skrivs med komma emellan: {', '.join(KINDS)}. Inget alls: {NOTHING}.")
    return frozenset(KINDS[word] for word in words)
