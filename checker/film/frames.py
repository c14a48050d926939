"""The pictures of a film that are looked at: so many a second, and the first of every scene."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from checker.film.opening import Film, decoded, shown, upright

if TYPE_CHECKING:
    from av.sidedata.sidedata import SideData
    from av.video.frame import VideoFrame

EVERY_S = 0.5
"""Longest time between two pictures that are looked at."""

TINY = (64, 36)
"""Size at which pictures are compared with the one before."""

CUT = 24.0
"""Mean difference of grey values (0 to 255) from which a new scene begins: a cut changes most of the picture."""

STILL = 6.0
"""Largest difference of one tiny cell up to which nothing has moved that is worth reading again."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A picture that is looked at: upright RGB, with its time.

    ``cut``: the first of a scene; ``moved``: whether anything differs from the last moment that was ``moved``.
    """

    time_s: float
    image: Image.Image = field(repr=False)
    cut: bool
    moved: bool


@dataclass(slots=True)
class Reel:
    """The moments of a film.

    Once they have been walked through, ``reached`` is the time of the last picture and ``faults`` holds one entry for
    each packet that could not be decoded.
    """

    film: Film
    reached: float = 0.0
    captions: bool = False
    """Whether there are subtitles inside the picture's own data (CEA-608), which nothing here reads."""

    faults: list[str] = field(default_factory=list)

    def moments(self) -> Iterator[Moment]:
        """The moments one at a time; no more than one picture is held.

        Raises:
            TooLargeError: when a later picture is over the limits.
            UnreadableError: when the film can't be read.
        """
        looked = -EVERY_S
        before: NDArray[np.float32] | None = None
        settled: NDArray[np.float32] | None = None
        for time_s, frame in pictures(self.film, self.faults):
            self.reached = time_s
            self.captions |= _has_captions(frame)
            tiny = _tiny(frame)
            cut = before is None or float(np.abs(tiny - before).mean()) > CUT
            before = tiny
            # A picture a hair early is as good as one in time: rates like 29.97 never hit the half second.
            if not cut and time_s - looked < EVERY_S - 0.01:
                continue
            looked = time_s
            moved = cut or settled is None or float(np.abs(tiny - settled).max()) > STILL
            settled = tiny if moved else settled
            yield Moment(round(time_s, 3), upright(frame), cut, moved)


def pictures(film: Film, faults: list[str]) -> Iterator[tuple[float, VideoFrame]]:
    """Every picture with its second; what can't be decoded is noted in ``faults``.

    Raises:
        TooLargeError: when a later picture is over the limits.
        UnreadableError: when the film can't be read.
    """
    time_s = -1 / film.rate
    with film.container() as container:
        stream = shown(container)
        for frame in decoded(container, stream, faults) if stream else ():
            # Pictures without a time of their own follow at the film's rate.
            time_s = float(frame.time) if frame.time is not None else time_s + 1 / film.rate
            yield time_s, frame


def _has_captions(frame: VideoFrame) -> bool:
    # Declared as a mapping of names, it gives the data themselves.
    return any(side.type.name == "A53_CC" for side in cast("Iterable[SideData]", frame.side_data))


def _tiny(frame: VideoFrame) -> NDArray[np.float32]:
    grey = frame.reformat(width=TINY[0], height=TINY[1], format="gray", interpolation="AREA")
    return grey.to_ndarray().astype(np.float32)
