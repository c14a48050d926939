"""The sound of a film: whether there is any to listen to, and when. What is said in it is not understood here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from checker.film.opening import Film

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer

AUDIBLE = 0.001
"""Peak, of 1, under which nobody hears anything: 60 dB under full scale."""

MOST_PLACES = 5
"""Most stretches that are named; after that the whole is to be listened to."""


def unheard(film: Film) -> tuple[str, ...]:
    """A sentence about what nobody has listened to; none for a film without sound, or with a silent track.

    Raises:
        UnreadableError: when the film can't be read.
    """
    with film.container() as container:
        tracks = container.streams.audio
        if not tracks:
            return ()
        seconds: set[int] = set()
        for track in range(len(tracks)):
            loud = _loud(container, container.streams.audio[track])
            if loud is None:
                return ("Ljudet kan inte granskas. Lyssna igenom hela filmen.",)
            seconds |= loud
    if not seconds:
        return ()
    places = stretches(sorted(seconds))
    where = f"på {', '.join(places)}" if len(places) <= MOST_PLACES else "igenom hela filmen"
    return (f"Ljudet är inte granskat. Lyssna {where}, eller lägg till en textfil (SRT) med det som sägs.",)


def _loud(container: InputContainer, track: AudioStream) -> set[int] | None:
    """The seconds in which something is heard; None when the track can't be decoded whole."""
    import av  # noqa: PLC0415 - optional

    found: set[int] = set()
    try:
        container.seek(0)
        resampler = av.AudioResampler(format="flt", layout="mono", rate=8000)
        at = 0
        for frame in container.decode(track):
            for piece in resampler.resample(frame):
                samples = np.abs(piece.to_ndarray().ravel())
                places = np.flatnonzero(samples > AUDIBLE)
                found |= set(((at + places) // 8000).tolist())
                at += len(samples)
    except (av.FFmpegError, EOFError):
        return None
    return found


def stretches(seconds: list[int]) -> list[str]:
    """Seconds in a row as one stretch; a pause of one second does not end it.

    >>> stretches([0, 1, 3, 70])
    ['0:00–0:04', '1:10–1:11']
    """
    return [f"{clock(first)}–{clock(last + 1)}" for first, last in _runs(seconds)]


def _runs(seconds: list[int]) -> Iterator[tuple[int, int]]:
    first = last = seconds[0]
    for second in seconds[1:]:
        if second > last + 2:
            yield first, last
            first = second
        last = second
    yield first, last


def clock(time_s: float) -> str:
    """A time as players show it.

    >>> clock(75.5)
    '1:15'
    """
    return f"{int(time_s) // 60}:{int(time_s) % 60:02d}"
