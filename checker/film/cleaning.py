"""A copy of a film that tells nothing but what it shows: encoded anew, silent, with what was chosen filled, checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.draft import Attachment
from checker.errors import ChoiceError, CleaningError
from checker.film.covers import Cover, Covered
from checker.film.encoding import encoded
from checker.film.examine import examine_film
from checker.film.faces import followed
from checker.film.opening import Film, open_film
from checker.film.proof import left
from checker.film.sound import clock
from checker.film.words import Words
from checker.finding import Layer
from checker.image.boxes import clipped, touching
from checker.image.cleaning import FILLS, Cleaned, outside
from checker.image.examine import Examination, sound_examination
from checker.pace import Pace
from checker.place import Place, What, what_of
from checker.policy import Policy
from checker.rules import RuleBook

NAME = "film.mp4"
"""What the copy is called; networks take MP4 with H.264."""

ROUNDS = len(FILLS) - 1
"""Most copies that are made, each with what was left in the one before filled too."""


def clean_film(
    data: bytes,
    name: str,
    rules: RuleBook,
    policy: Policy,
    pace: Pace | None = None,
    *,
    faces: bool = True,
    places: Sequence[Place] = (),
    keep: Sequence[Place] = (),
) -> Cleaned:
    """A copy without hidden data, subtitles and sound, with faces (unless ``faces`` is false) and ``places`` filled.

    What is in a place is followed through the film, words and codes wherever they are read again. A face to ``keep`` is
    left as long as it is certain that it is the same. A drawn ``BOX`` is filled from the beginning to the end.

    Raises:
        ChoiceError: when a drawn box lies outside the picture.
        UnsupportedError, TooLargeError, UnreadableError: when the film can't be opened.
        ModelError: when a detector or reader that is needed is missing.
        CleaningError: when the copy does not pass its own check.
    """
    film, pace = open_film(data, name), pace or Pace()
    steps = 2 + 2 * ROUNDS
    people = followed(film, places, keep, pace.part(0, steps), every=faces)
    words = Words.of(film, places, keep, pace.part(1, steps))
    filled = [*_drawn(film, places), *people.filled, *words.filled()]
    told = list(filled)
    for number, fill in enumerate(FILLS[:ROUNDS]):
        covers = [cover for one in filled for cover in one.covers(film.size)]
        copy = Attachment(NAME, encoded(film, covers, fill, pace.part(2 + 2 * number, steps)))
        made, step = open_film(copy.data, NAME), pace.part(3 + 2 * number, steps)
        proof = sound_examination(examine_film(copy, rules, policy, step.part(0, 2), reading=False))
        bare = left(made, people, words, filled, step.part(1, 2), every=faces)
        bare += [one for one in _seen(proof) if faces and not people.stay(*one.seen[0])]
        if not bare:
            break
        told += [one for one in bare if not _is_rest(one, covers)]
        filled += bare
    _require_covered(bare)
    if proof.unchecked or any(finding.layer is Layer.METADATA for finding in proof.findings):
        raise CleaningError("Filmen gick inte att rensa helt. Publicera den inte. Korta den och pröva igen.")
    stays = tuple(Place(What.FACE, box, time_s) for time_s, box in people.stays)
    return Cleaned(copy.data, copy.name, proof, tuple(one.place(film.size) for one in told), stays)


def uncovered(times: Iterable[float]) -> str:
    """The sentence for a film in which text or codes are still seen at these seconds."""
    where = ", ".join(dict.fromkeys(map(clock, times)))
    return f"I filmen syns text eller koder som inte gick att täcka ({where}). Klipp bort de ställena och pröva igen."


def _drawn(film: Film, places: Sequence[Place]) -> list[Covered]:
    drawn = []
    for place in places:
        if place.what is What.BOX:
            if (box := clipped(place.box, film.size)) is None:
                raise ChoiceError(outside(place.box, film.size))
            drawn.append(Covered(What.BOX, [(0.0, box)]))
    return drawn


def _seen(proof: Examination) -> list[Covered]:
    """Faces that the detector is sure of."""
    faces = (finding for finding in proof.findings if what_of(finding) is What.FACE)
    return [Covered(What.FACE, [(face.time_s or 0.0, face.box)]) for face in faces if face.box]


def _is_rest(bare: Covered, covers: Sequence[Cover]) -> bool:
    """Whether what is still seen in the copy is the rest of what was filled there, and no other thing."""
    ((time_s, box),) = bare.seen
    return any(touching(box, cover.box) for cover in covers if cover.start_s <= time_s <= cover.end_s)


def _require_covered(bare: Sequence[Covered]) -> None:
    """Nothing is seen any more of what was to be filled."""
    if any(one.what is What.FACE for one in bare):
        raise CleaningError("Ett ansikte i filmen gick inte att täcka helt. Klipp bort det eller välj en annan film.")
    if bare:
        raise CleaningError(uncovered(one.seen[0][0] for one in bare))
