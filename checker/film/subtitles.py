"""Subtitles inside a film, each with its time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.film.opening import Film
from checker.film.transcript import MARKUP
from checker.finding import Layer
from checker.image.text import PictureText

if TYPE_CHECKING:
    from av.packet import Packet
    from av.subtitles.stream import SubtitleStream

PICTURES = "Undertexterna är bilder och kan inte läsas. Läs dem själv."
DAMAGED = "En del av undertexterna kan inte läsas. Läs dem själv."
TOO_MANY = "Det finns fler undertexter än som kan läsas. Läs dem själv."

MOST = 2000
"""Most lines of subtitles of one film: six a second for five minutes."""


@dataclass(frozen=True, slots=True)
class Subtitles:
    """The lines, and sentences about what could not be read."""

    texts: tuple[PictureText, ...]
    unread: tuple[str, ...]


def read_subtitles(film: Film) -> Subtitles:
    """All lines of all tracks of subtitles.

    Raises:
        UnreadableError: when the film can't be read.
    """
    lines: dict[tuple[str, float], PictureText] = {}
    unread: dict[str, None] = {}
    with film.container() as container:
        tracks = container.streams.subtitles
        for packet in container.demux(tracks) if tracks else ():
            if len(lines) >= MOST:
                unread[TOO_MANY] = None
                break
            time_s = float(packet.pts * packet.time_base) if packet.pts is not None and packet.time_base else 0.0
            for said in _lines(packet, unread):
                lines[said, time_s] = PictureText(said, Layer.SUBTITLE, time_s=round(time_s, 3))
    return Subtitles(tuple(lines.values()), tuple(unread))


def _lines(packet: Packet[SubtitleStream], unread: dict[str, None]) -> Iterator[str]:
    import av  # noqa: PLC0415 - optional
    from av.subtitles.subtitle import AssSubtitle  # noqa: PLC0415

    try:
        sets = packet.decode()
    except (av.FFmpegError, EOFError):
        unread[DAMAGED] = None
        return
    for line in sets:
        if not isinstance(line, AssSubtitle):
            unread[PICTURES] = None
            continue
        words = line.dialogue.decode("utf-8", "replace").replace("\\N", " ").replace("\\n", " ")
        if said := " ".join(MARKUP.sub("", words).split()):
            yield said
