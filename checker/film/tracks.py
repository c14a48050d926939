"""Faces followed through the moments of a film, so that one who is seen for a minute is one finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.finding import Box
from checker.image.boxes import shared
from checker.image.faces import Face

NEAR = 0.3
"""Overlap, as share of the union, from which faces in two moments are the same one that has moved."""

LOST_S = 2.0
"""Longest time that a face may be out of sight and still count as the same."""

MOST = 150
"""Most faces that are told one by one; a crowd needs no more to be one."""


@dataclass(slots=True)
class Track:
    """One face: the ``face`` that is told, with its time, and where it was last."""

    face: Face
    time_s: float
    place: Box
    seen_s: float


@dataclass(slots=True)
class Tracks:
    """All faces of a film so far."""

    told: list[Track] = field(default_factory=list)

    def add(self, faces: Sequence[Face], time_s: float) -> None:
        """Put the faces of one moment to those they go on from; moments come in the order of time."""
        live = [track for track in self.told if time_s - track.seen_s <= LOST_S]
        for face in faces:
            track = max(live, key=lambda one: shared(one.place, face.box), default=None)
            if track is None or shared(track.place, face.box) < NEAR:
                if len(self.told) < MOST:
                    self.told.append(Track(face, time_s, face.box, time_s))
                continue
            track.place, track.seen_s = face.box, time_s
            if face.sure and not track.face.sure:
                # The first moment in which it is surely a face is the one to look at.
                track.face, track.time_s = face, time_s
