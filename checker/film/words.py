"""The words and codes of a film that are to be filled, followed from picture to picture."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import numpy as np
from PIL import Image

from checker.film.change import Grey, Watch, is_moved
from checker.film.covers import HOLD_S, LOST_S, Covered, Trail
from checker.film.frames import READ_EVERY_S, Reel, pictures, seconds
from checker.film.opening import Film, upright
from checker.film.wording import key_of, tells_of
from checker.finding import Box, Layer
from checker.image.boxes import inside, joined
from checker.image.codes import find_codes
from checker.image.lines import WELL_READ
from checker.image.reading import read_text
from checker.image.rows import place as place_of
from checker.image.text import PictureText
from checker.pace import Pace
from checker.place import Place, What

READ_S = 0.2
"""Time between two pictures that are read near what is to be filled."""

AROUND_S = 1.0
"""How long before and after it was seen words are looked for so often."""

ROUNDS = 8
"""Most times that this stretch grows by what was found in it; then the whole film is read so often."""

SAME = 0.5
"""Share of a row's box from which it stands in a place."""

WRITTEN = {What.TEXT: Layer.OCR, What.CODE: Layer.CODE}
WHAT = {layer: what for what, layer in WRITTEN.items()}


@dataclass(frozen=True, slots=True)
class Look:
    """What was read in a picture; ``cut``: whether a scene has begun since the look before."""

    time_s: float
    rows: tuple[PictureText, ...] = field(repr=False)
    cut: bool


@dataclass(slots=True)
class Words:
    """What is written in the places to fill, by the keys of rows and the texts of codes, and all that was read."""

    film: Film
    fill: Sequence[Place]
    keys: set[str] = field(default_factory=set, repr=False)
    codes: set[str] = field(default_factory=set, repr=False)
    kept: set[str] = field(default_factory=set, repr=False)
    """Of both, what stays."""

    looks: list[Look] = field(default_factory=list, repr=False)

    @classmethod
    def of(cls, film: Film, fill: Sequence[Place], keep: Sequence[Place], pace: Pace) -> Words:
        """What is to be filled, found in the film as it was examined, then followed from picture to picture.

        Raises:
            ModelError: when the reader of words or codes is missing.
        """
        words = cls(film, [place for place in fill if place.what in WRITTEN])
        if not words.fill:
            return words
        for moment in Reel(film).moments():
            if moment.read:
                rows = _read(moment.image, 0 if moment.cut else 1)
                words.looks.append(Look(moment.time_s, rows, moment.change.cut))
            pace.part(0, 2).tell(film.share(moment.time_s))
        words.kept = {key for place in keep for key in words._said(place)}
        for place in words.fill:
            said = set(words._said(place))
            (words.keys if place.what is What.TEXT else words.codes).update(said)
        words.kept -= words.keys | words.codes
        words._follow(pace.part(1, 2))
        return words

    def is_one(self, row: PictureText) -> bool:
        """Whether a row or code shows what is to be filled, or a part of it."""
        if row.layer is Layer.CODE:
            return row.text in self.codes
        key = key_of(row.text)
        return key not in self.kept and any(tells_of(key, known) for known in self.keys)

    def spans(self) -> list[tuple[float, float]]:
        """The stretches in which it may be seen."""
        return [(time_s - AROUND_S, time_s + AROUND_S) for time_s in self._times()]

    def filled(self) -> list[Covered]:
        """What is to be filled, each as long as it stays in sight."""
        trails: list[Covered] = []
        cut_s = 0.0
        asked = [Look(place.time_s or 0.0, (_as_row(place),), cut=False) for place in self.fill]
        for look in sorted((*asked, *self.looks), key=attrgetter("time_s")):
            cut_s = look.time_s if look.cut else cut_s
            for row in look.rows:
                what, where = WHAT[row.layer], place_of(row)
                trail = _nearest((one.seen for one in trails if one.what is what), look.time_s, where)
                if look in asked or self.is_one(row) or (trail and _blurred(row, trail, look.time_s, cut_s)):
                    if trail is None:
                        trail = []
                        trails.append(Covered(what, trail))
                    _go_on(trail, look.time_s, where)
        return trails

    def _said(self, place: Place) -> Iterator[str]:
        """What was read in a place."""
        layer = WRITTEN.get(place.what)
        for look in self.looks:
            for row in look.rows if look.time_s == place.time_s else ():
                if row.layer is layer and inside(place_of(row), place.box) >= SAME:
                    yield row.text if layer is Layer.CODE else key_of(row.text)

    def _times(self) -> list[float]:
        found = {look.time_s for look in self.looks if any(map(self.is_one, look.rows))}
        return sorted(found | {place.time_s or 0.0 for place in self.fill})

    def _follow(self, pace: Pace) -> None:
        """Read more often around all that was found, until nothing more is found further out."""
        often: list[float] = []
        for number in range(ROUNDS + 1):
            spans = self.spans() if number < ROUNDS else [(0.0, float("inf"))]
            new = list(read_often(self.film, spans, often, pace.part(number, ROUNDS + 1)))
            self.looks += new
            often = sorted([*often, *(look.time_s for look in new)])
            if not any(self.is_one(row) for look in new for row in look.rows):
                return


def read_often(
    film: Film, spans: Sequence[tuple[float, float]], known: Sequence[float], pace: Pace, first_s: float = 0.0
) -> Iterator[Look]:
    """What is read in stretches of a film, every ``READ_S`` from ``first_s`` on; not again near times that are known.

    Raises:
        ModelError: when the reader of words or codes is missing.
    """
    looked, watch = first_s - READ_S, Watch()
    before: tuple[float, Grey | None, tuple[PictureText, ...]] = (-READ_EVERY_S, None, ())
    for time_s, frame in pictures(film, []):
        watch.see(frame)
        due = time_s - looked >= READ_S - 0.01 and not _near(known, time_s)
        if not due or not any(start <= time_s <= end for start, end in spans):
            continue
        looked = time_s
        if time_s - before[0] >= READ_EVERY_S or is_moved(before[1], watch.tiny):
            before = (time_s, watch.tiny, _read(upright(frame), 0))
        yield Look(seconds(time_s), before[2], watch.changed(frame.rotation).cut)
        pace.tell(film.share(time_s))


def _read(image: Image.Image, number: int) -> tuple[PictureText, ...]:
    """Codes and rows; a ``number`` of 0 asks for every pass over the picture."""
    return (*find_codes(image, number), *read_text(image, number))


def _near(known: Sequence[float], time_s: float) -> bool:
    at = bisect_left(known, time_s)
    return any(abs(time_s - one) < READ_S - 0.01 for one in known[max(0, at - 1) : at + 1])


def _as_row(place: Place) -> PictureText:
    return PictureText("", WRITTEN[place.what], place.box)


def _go_on(trail: Trail, time_s: float, where: Box) -> None:
    """Put a box to a trail; what two passes read in one picture is one."""
    if trail and trail[-1][0] == time_s:
        where = joined(trail.pop()[1], where)
    trail.append((time_s, where))


def _nearest(trails: Iterable[Trail], time_s: float, where: Box) -> Trail | None:
    """The trail that a row goes on from: the one whose last place is nearest, unless that was left long ago."""
    live = [
        trail
        for trail in trails
        if 0 <= time_s - trail[-1][0] <= LOST_S and (trail[-1][0] < time_s or inside(where, trail[-1][1]) >= SAME)
    ]
    return min(live, key=lambda trail: _apart(trail[-1][1], where), default=None)


def _apart(a: Box, b: Box) -> float:
    return float(np.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2))


def _blurred(row: PictureText, trail: Trail, time_s: float, cut_s: float) -> bool:
    """Whether a row that can't be read well stands where something was seen a moment ago, in the same scene."""
    last_s, last = trail[-1]
    soon = time_s - last_s <= HOLD_S and cut_s <= last_s
    return soon and row.layer is Layer.OCR and row.score < WELL_READ and inside(place_of(row), last) >= SAME
