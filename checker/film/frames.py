"""The pictures of a film that are looked at: so many a second, and the first of every scene."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from PIL import Image

from checker.film.change import Change, Grey, Watch, is_moved
from checker.film.opening import Film, begin_at, decoded, shown, upright

if TYPE_CHECKING:
    from av.sidedata.sidedata import SideData
    from av.video.frame import VideoFrame

EVERY_S = 0.5
"""Longest time between two pictures that are looked at."""

READ_EVERY_S = 2.0
"""Longest time between two readings of the words in the picture, also where nothing seems to move."""


FAR_S = 4.0
"""Time from which the next picture that is asked for is gone to, not waited for."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A picture that is looked at: upright RGB, with its time.

    ``cut``: the first of a scene; ``moved``: whether anything differs from the last moment that was ``moved``;
    ``read``: whether its words are to be read; ``change``: that since the last moment.
    """

    time_s: float
    image: Image.Image = field(repr=False)
    cut: bool
    moved: bool
    read: bool
    change: Change = field(repr=False)


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
        looked, read_s, watch = -EVERY_S, -READ_EVERY_S, Watch()
        settled: Grey | None = None
        for time_s, frame in pictures(self.film, self.faults):
            self.reached = time_s
            self.captions |= _has_captions(frame)
            cut = watch.see(frame)
            # A picture a hair early is as good as one in time: rates like 29.97 never hit the half second.
            if not cut and time_s - looked < EVERY_S - 0.01:
                continue
            looked = time_s
            moved = cut or is_moved(settled, watch.tiny)
            settled = watch.tiny if moved else settled
            read = moved or time_s - read_s >= READ_EVERY_S
            read_s = time_s if read else read_s
            yield Moment(seconds(time_s), upright(frame), cut, moved, read, watch.changed(frame.rotation))


def pictures(film: Film, faults: list[str], start_s: float = 0.0) -> Iterator[tuple[float, VideoFrame]]:
    """Every picture with its second; what can't be decoded is noted in ``faults``.

    With ``start_s`` the first ones may be left out, up to the one that a player can begin with before that time.

    Raises:
        TooLargeError: when a later picture is over the limits.
        UnreadableError: when the film can't be read.
    """
    time_s = -1 / film.rate
    with film.container() as container:
        stream = shown(container)
        if start_s > 0:
            begin_at(container, start_s)
        for frame in decoded(container, stream, faults) if stream else ():
            # Pictures without a time of their own follow at the film's rate.
            time_s = float(frame.time) if frame.time is not None else time_s + 1 / film.rate
            yield time_s, frame


def pictures_at(film: Film, times: Sequence[float]) -> Iterator[tuple[float, Image.Image]]:
    """The upright pictures of these times, as ``seconds`` tells them, in order; what is not there is left out.

    Raises:
        TooLargeError: when a picture is over the limits.
        UnreadableError: when the film can't be read.
    """
    left = deque(sorted(times))
    while left:
        for time_s, frame in pictures(film, [], left[0] - FAR_S / 2):
            at = seconds(time_s)
            while left and left[0] < at:
                left.popleft()
            if not left:
                return
            if left[0] == at:
                yield left.popleft(), upright(frame)
                # Only from one that was found: a player may have to begin far before the next.
                if left and left[0] > at + FAR_S:
                    break
        else:
            return


def seconds(time_s: float) -> float:
    """A time as findings tell it: to the thousandth."""
    return round(time_s, 3)


def _has_captions(frame: VideoFrame) -> bool:
    # Declared as a mapping of names, it gives the data themselves.
    return any(side.type.name == "A53_CC" for side in cast("Iterable[SideData]", frame.side_data))
