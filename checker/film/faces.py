"""The faces of a film followed from picture to picture: those that are filled, and those that were chosen to stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.film.change import Watch
from checker.film.covers import HOLD_S, Covered
from checker.film.frames import pictures, seconds
from checker.film.opening import Film, upright
from checker.film.tracks import NEAR, Sighting, Track, Tracks
from checker.finding import Box
from checker.image.boxes import shared
from checker.image.examine import SAME_PLACE
from checker.image.faces import MOVING_SCALES, SCALES, Face, find_faces
from checker.pace import Pace
from checker.place import Place, What

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

SEARCH_S = 0.2
"""Time between two pictures in which faces are searched for. Between them a face moves by less than its margin."""

AFRESH_S = 0.4
"""The same in the copy, where what is covered is searched for once more, at other times."""

FACES = frozenset({What.FACE, What.POSSIBLE_FACE})


@dataclass(frozen=True, slots=True)
class Followed:
    """The faces of a film: what is filled, and where the faces are that stay, by their time."""

    filled: tuple[Covered, ...] = ()
    stays: tuple[tuple[float, Box], ...] = ()

    def stay(self, time_s: float, box: Box) -> bool:
        """Whether a face is one that stays."""
        return any(abs(time_s - at) <= HOLD_S / 2 and shared(box, place) >= NEAR for at, place in self.stays)


def followed(film: Film, fill: Sequence[Place], keep: Sequence[Place], pace: Pace, *, every: bool) -> Followed:
    """The faces to fill, of which some have been named, and those to keep.

    ``every``: whether faces are filled that nobody has named, if the detector is sure of them at any time. A place
    names its face from its time on, until another place does; the first one before its time, too.

    Raises:
        ModelError: when the detector is missing.
    """
    names = [place for place in (*fill, *keep) if place.what in FACES]
    if not (every or names):
        return Followed()
    filled: list[Covered] = []
    stays: list[tuple[float, Box]] = []
    matched: set[Place] = set()
    for track in _tracks(film, {place.time_s for place in names}, pace):
        named = [(at, place) for at, one in enumerate(track.seen) for place in names if _names(place, one)]
        matched |= {place for _, place in named}
        for part, place in _parts(track, named):
            seen = [(one.time_s, one.face.box) for one in part]
            if place in keep:
                stays += seen
            elif place or (every and any(one.face.sure for one in track.seen)):
                filled.append(Covered(What.FACE if place is None else place.what, seen))
    # What was found there before is filled where nothing is found now.
    lost = [place for place in names if place not in matched and place not in keep]
    filled += [Covered(place.what, [(place.time_s or 0.0, place.box)]) for place in lost]
    return Followed(tuple(filled), tuple(stays))


def sure_faces(film: Film, pace: Pace) -> Iterator[tuple[float, Box]]:
    """Every face that the detector is sure of, a few times a second, between the times of ``followed``."""
    looked, watch = -AFRESH_S + SEARCH_S / 2, Watch()
    for time_s, frame in pictures(film, []):
        watch.see(frame)
        if time_s - looked < AFRESH_S - 0.01:
            continue
        thorough = watch.changed(frame.rotation).cut or int(time_s) != int(looked)
        looked = time_s
        yield from ((time_s, face.box) for face in _found(frame, thorough=thorough) if face.sure)
        pace.tell(film.share(time_s))


def _tracks(film: Film, named: set[float | None], pace: Pace) -> list[Track]:
    """Every face, a few times a second and when one has been named."""
    tracks, looked, watch = Tracks(film.size, lost_s=HOLD_S, most=None), -SEARCH_S, Watch()
    for time_s, frame in pictures(film, []):
        watch.see(frame)
        is_named = seconds(time_s) in named
        if time_s - looked < SEARCH_S - 0.01 and not is_named:
            continue
        # Once a second as thoroughly as a photo, in between at the sizes that are cheap.
        thorough = is_named or watch.cut or int(time_s) != int(looked)
        looked = time_s
        tracks.add(_found(frame, thorough=thorough), time_s, watch.changed(frame.rotation))
        pace.tell(film.share(time_s))
    return tracks.every


def _found(frame: VideoFrame, *, thorough: bool) -> Sequence[Face]:
    return find_faces(upright(frame), SCALES if thorough else MOVING_SCALES, turned=thorough)


def _names(place: Place, sighting: Sighting) -> bool:
    same = place.time_s == seconds(sighting.time_s)
    return same and shared(place.box, sighting.face.box) > SAME_PLACE


def _parts(track: Track, named: Sequence[tuple[int, Place]]) -> Iterator[tuple[Sequence[Sighting], Place | None]]:
    """The stretches of a track with the place that names each; None for a track that nobody has named."""
    starts = [0, *(at for at, _ in named[1:]), len(track.seen)]
    places: Sequence[Place | None] = [place for _, place in named] or [None]
    for place, (start, end) in zip(places, pairwise(starts), strict=True):
        if start < end:
            yield track.seen[start:end], place
