"""What is still seen in the copy of a film of all that was to be filled: looked for at other times than before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.film.covers import Covered
from checker.film.faces import AFRESH_S, Followed, sure_faces
from checker.film.frames import pictures
from checker.film.opening import Film, upright
from checker.film.words import READ_S, WHAT, Words, read_often
from checker.image.boxes import grown, touching
from checker.image.cleaning import EDGE
from checker.image.codes import scan_codes
from checker.image.rows import place
from checker.pace import Pace
from checker.place import What


def left(
    copy: Film, faces: Followed, words: Words, filled: Sequence[Covered], pace: Pace, *, every: bool
) -> list[Covered]:
    """What is left of the faces (where ``every`` face is filled that nobody has chosen to keep), words and codes.

    Raises:
        ModelError: when a detector or reader is missing.
    """
    found: list[Covered] = []
    if every:
        seen = sure_faces(copy, pace.part(0, 3))
        found += [Covered(What.FACE, [(at, box)]) for at, box in seen if not faces.stay(at, box)]
    if words.fill:
        found += _words(copy, words, pace.part(1, 3))
        found += _codes(copy, [one for one in filled if one.what is What.CODE], pace.part(2, 3))
    return found


def _words(copy: Film, words: Words, pace: Pace) -> Iterator[Covered]:
    for look in read_often(copy, words.spans(), (), pace, first_s=READ_S / 2):
        for row in look.rows:
            if words.is_one(row):
                yield Covered(WHAT[row.layer], [(look.time_s, place(row))])


def _codes(copy: Film, filled: Sequence[Covered], pace: Pace) -> Iterator[Covered]:
    """Codes of which a scanner still gets something at the edge of what was filled."""
    covers = [cover for one in filled for cover in one.covers(copy.size)]
    looked = -AFRESH_S
    for time_s, frame in pictures(copy, []):
        here = {cover.box for cover in covers if cover.start_s <= time_s <= cover.end_s}
        if not here or time_s - looked < AFRESH_S - 0.01:
            continue
        looked, image = time_s, upright(frame)
        for box in here:
            for code in scan_codes(image, box):
                if code.box and touching(code.box, grown(box, EDGE, image.size)):
                    yield Covered(What.CODE, [(time_s, code.box)])
        pace.tell(copy.share(time_s))
