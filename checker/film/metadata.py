"""What the container of a film says: named by what it gives away, and told where it is not known to be harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from checker.film import boxes, elements
from checker.film.opening import Film, Kind, damaged
from checker.image.fields.field import (
    CAPTION,
    DEVICE,
    GPS,
    HIDDEN,
    OWNER,
    PERSON,
    SERIAL,
    TIME,
    TRAILER,
    Field,
    Preview,
)
from checker.image.structure.piece import Piece, Sort

if TYPE_CHECKING:
    from av.container import InputContainer

PATTERNS = {
    GPS: r"location|gps|xyz|iso6709|geo",
    TIME: r"creation_?time|creationdate|\bdate|year|timecode|recorded|modified|^d[ae]y$|date_",
    SERIAL: r"serial|uuid|guid|identifier|umid|\bid\b",
    PERSON: r"person|people|actor|performer",
    OWNER: r"artist|author|copyright|composer|director|producer|owner|publisher|rights|user",
    DEVICE: r"make|model|software|encoder|android|firmware|manufacturer|version|capture|camera|lens|writing|hw\b",
    CAPTION: r"title|comment|description|synopsis|keyword|lyrics|album|show|genre|name|subject|summary|episode",
}
RULES = tuple((rule, re.compile(pattern)) for rule, pattern in PATTERNS.items())
"""Rules by FFmpeg's name of a tag, in small letters; the first counts, what none knows is hidden data."""

HARMLESS = re.compile(
    r"major_brand|minor_version|compatible_brands|language|vendor_id|duration(-\w+)?|rotate|"
    r"(_statistics_\w+|bps|number_of_frames|number_of_bytes)(-\w+)?|(is|has)_\w+|variant_bitrate|alpha_mode"
)
"""Tags that say how the film is put together."""

HANDLERS = re.compile(
    r"|(video|sound|audio|subtitle|text|data|time ?code) ?handler|videohandle|soundhandle|core media [\w ]+"
    r"|mainconcept [\w ]+|apple (video|sound|alias)[\w ]*|iso media file produced by google inc\.?[^a-z]*"
    r"|vide|soun|gpac iso \w+ handler|l-smash \w+ handler|bento4 \w+ handler",
    re.IGNORECASE,
)
"""Names that programs give to tracks."""

LONGEST = 400
"""Most characters of one value."""

Item = Field | Preview


def hidden(film: Film) -> list[Item]:
    """Every field of the container that is not known to be harmless, and every cover.

    Raises:
        UnreadableError: when the structure of the file is damaged.
    """
    with film.container() as container:
        # The places first: a seek back to the start leaves out what lies before it.
        used = sorted(_places(container)) if film.kind is Kind.MP4 else []
        found = [*_tags(container), *_tracks(container), *_chapters(container)]
    try:
        pieces = list(boxes.walk(film.data, used) if film.kind is Kind.MP4 else elements.walk(film.data))
    except boxes.BrokenError as error:
        raise damaged(film.name) from error
    return [*found, *_unread(pieces, told=bool(found))]


def _unread(pieces: Sequence[Piece], *, told: bool) -> Iterator[Field]:
    """Parts of the file that FFmpeg has told nothing of; ``told`` when it has told something."""
    for piece in pieces:
        if piece.sort is Sort.TRAILER:
            yield Field(TRAILER, piece.place)
        elif piece.sort is not Sort.TEXT or not told:
            yield Field(HIDDEN, piece.place)


def _tags(container: InputContainer) -> Iterator[Field]:
    for tags in (container.metadata, *(stream.metadata for stream in container.streams)):
        yield from _named(tags)


def _named(tags: Mapping[str, str]) -> Iterator[Field]:
    for key, value in tags.items():
        name, words = key.lower(), " ".join(value.split())[:LONGEST]
        # QuickTime's names of tracks begin with their length.
        handler = name == "handler_name" and HANDLERS.fullmatch("".join(c for c in words if c.isprintable()))
        if words and not handler and not HARMLESS.fullmatch(name):
            rule = next((rule for rule, pattern in RULES if pattern.search(name)), HIDDEN)
            yield Field(rule, key, words)


def _tracks(container: InputContainer) -> Iterator[Item]:
    """Tracks that no player shows: covers, notes with a time (place, speed, what the camera saw), attached files."""
    from av.stream import Disposition  # noqa: PLC0415 - optional

    for stream in container.streams:
        if stream.type == "video" and stream.disposition & Disposition.attached_pic:
            yield Preview("omslag", _first_packet(container, stream.index))
        elif stream.type not in ("video", "audio", "subtitle"):
            yield Field(HIDDEN, f"spår {stream.index}: {stream.type}")


def _first_packet(container: InputContainer, index: int) -> bytes:
    container.seek(0)
    packet = next(iter(container.demux(container.streams[index])), None)
    container.seek(0)
    return bytes(packet) if packet is not None else b""


def _chapters(container: InputContainer) -> Iterator[Field]:
    for chapter in container.chapters():
        yield from _named(chapter["metadata"])


def _places(container: InputContainer) -> Iterator[tuple[int, int]]:
    """Where the packets of all tracks lie in the file; of a container that nothing has been read from."""
    for packet in container.demux():
        if packet.pos is not None and packet.size:
            yield packet.pos, packet.pos + packet.size
