"""Faces followed through the moments of a film, so that one who is seen for a minute is one finding.

Where it is not certain that a face is the same as before, it is another: whoever chooses that one face is to stay must
not leave a second one bare.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.film.change import Change
from checker.finding import Box
from checker.image.boxes import shared
from checker.image.faces import Face

NEAR = 0.3
"""Overlap, as share of the union, from which faces in two moments are the same one that has moved."""

LEAD = 2.0
"""How many times more than with any other a face must overlap with the one that it goes on from, and that one with it:
where two heads meet, nobody knows whose is which."""

LOST_S = 2.0
"""Longest time that a face may be out of sight and still count as the same."""

MOST = 150
"""Most faces that are told one by one; a crowd needs no more to be one."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A face at a time."""

    time_s: float
    face: Face


@dataclass(slots=True)
class Track:
    """One face, each time that it was seen."""

    seen: list[Sighting]
    ended: bool = False
    """Whether it can't go on: nobody knows which of two it is."""

    @property
    def told(self) -> Sighting:
        """The sighting that the finding is about: the first in which it is surely a face, or the first."""
        return next((one for one in self.seen if one.face.sure), self.seen[0])

    @property
    def seen_s(self) -> float:
        """When it was seen last."""
        return self.seen[-1].time_s

    @property
    def place(self) -> Box:
        """Where it was last."""
        return self.seen[-1].face.box


@dataclass(slots=True)
class Tracks:
    """All faces of a film so far, but no more than ``most``, in pictures of ``size``.

    One that is lost for longer than ``lost_s`` is another when it is back.
    """

    size: tuple[int, int]
    lost_s: float = LOST_S
    most: int | None = MOST
    every: list[Track] = field(default_factory=list)
    changes: list[tuple[float, Change]] = field(default_factory=list, repr=False)
    """Those up to each moment, as long as a face may be out of sight."""

    def add(self, faces: Sequence[Face], time_s: float, change: Change) -> None:
        """Put the faces of one moment to those they go on from; moments come in the order of time.

        ``change`` is that since the moment before.
        """
        live = [track for track in self.every if not track.ended and time_s - track.seen_s <= self.lost_s]
        self.changes = [one for one in self.changes if time_s - one[0] <= self.lost_s] + [(time_s, change)]
        if change.cut:
            for track in live:
                track.ended = True
            live = []
        after = {id(face): self._before(face, faces, live) for face in faces}
        for face in faces:
            if (goes_on := after[id(face)]) is not None:
                goes_on.seen.append(Sighting(time_s, face))
            elif self.most is None or len(self.every) < self.most:
                self.every.append(Track([Sighting(time_s, face)]))

    def _before(self, face: Face, faces: Sequence[Face], live: Sequence[Track]) -> Track | None:
        """The track that a face goes on from; those that it may be as well as another end."""
        near = sorted(((shared(track.place, face.box), track) for track in live), key=lambda pair: -pair[0])
        if not near or near[0][0] < NEAR:
            return None
        overlap, track = near[0]
        beside = max((shared(track.place, other.box) for other in faces if other is not face), default=0.0)
        if beside >= LEAD * overlap:
            return None  # the other one has it
        doubtful = [rival for share, rival in near if share * LEAD > overlap]
        if beside * LEAD <= overlap and doubtful == [track] and self._is_same(track, face):
            return track
        for rival in doubtful:
            rival.ended = True
        return None

    def _is_same(self, track: Track, face: Face) -> bool:
        since = Change.joined([change for time_s, change in self.changes if time_s > track.seen_s])
        return since.is_same(track.place, face.box, self.size)
