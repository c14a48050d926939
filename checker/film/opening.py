"""A film opened within limits, by PyAV (BSD-3; FFmpeg lies in its wheel)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PIL import Image

from checker.draft import check_size
from checker.errors import TooLargeError, UnreadableError, UnsupportedError

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

MAX_SECONDS = 300.0
"""Longest film: the networks' short films end at three minutes."""

MAX_PIXELS = 4096 * 2304
"""Most pixels of one picture: 4K."""

MAX_FRAMES = 36_000
"""Most pictures: five minutes at 120 a second."""

MAX_TRACKS = 16
"""Most streams in one file; phones write up to seven."""


class Kind(StrEnum):
    """Containers that are examined; the value is FFmpeg's name of the reader."""

    MP4 = "mp4"
    WEBM = "matroska"


@dataclass(frozen=True, slots=True)
class Film:
    """An opened film. ``size`` is width and height of the upright picture, ``seconds`` its length as the file says."""

    name: str
    kind: Kind
    data: bytes = field(repr=False)
    size: tuple[int, int]
    seconds: float
    rate: float

    def share(self, time_s: float) -> float:
        """How far into the film a time lies, 0 to 1."""
        return min(1.0, time_s / max(self.seconds, time_s, 0.1))

    @contextmanager
    def container(self) -> Iterator[InputContainer]:
        """The film as PyAV reads it, closed in the end."""
        with _opened(self.data, self.kind, self.name) as container:
            yield container


def open_film(data: bytes, name: str) -> Film:
    """Open a film and see that it keeps the limits. One picture is decoded, to know which way is up.

    Raises:
        UnsupportedError: when its kind is not examined, or PyAV is not installed.
        TooLargeError: when bytes, seconds, pixels, pictures or tracks are over the limits.
        UnreadableError: when it is empty, damaged, or holds no moving picture.
    """
    check_size(name, len(data))
    kind = _kind(data, name)
    with _opened(data, kind, name) as container:
        if len(container.streams) > MAX_TRACKS:
            raise TooLargeError(f"Filmen {name} har fler än {MAX_TRACKS} spår och kan inte granskas.")
        if (stream := shown(container)) is None:
            raise UnreadableError(f"Filen {name} har ingen rörlig bild. Spara den på nytt som MP4.")
        _check_pixels(name, stream.width * stream.height)
        seconds, rate = _seconds(container, stream), float(stream.average_rate or 25)
        if seconds > MAX_SECONDS:
            raise TooLargeError(f"Filmen {name} är för lång: högst {MAX_SECONDS / 60:.0f} minuter. Dela den.")
        if max(stream.frames, seconds * rate) > MAX_FRAMES:
            raise TooLargeError(f"Filmen {name} har för många bilder: högst {MAX_FRAMES} kan granskas.")
        first = next(decoded(container, stream, []), None)
        if first is None:
            raise damaged(name)
        width, height = first.width, first.height
        _check_pixels(name, width * height)
    return Film(name, kind, data, (height, width) if first.rotation % 180 else (width, height), seconds, rate)


def shown(container: InputContainer) -> VideoStream | None:
    """The track that a player shows: the first moving picture, no cover."""
    from av.stream import Disposition  # noqa: PLC0415 - optional

    moving = (one for one in container.streams.video if not one.disposition & Disposition.attached_pic)
    return next(moving, None)


def decoded(container: InputContainer, stream: VideoStream, faults: list[str]) -> Iterator[VideoFrame]:
    """The pictures of a track; a packet that can't be decoded is noted in ``faults`` and left out.

    Raises:
        TooLargeError: when a later picture is over the limits.
    """
    import av  # noqa: PLC0415 - optional

    # Two threads, as for the networks that look at the pictures.
    stream.codec_context.thread_count = 2
    stream.thread_type = "AUTO"
    packets = container.demux(stream)
    count = 0
    while True:
        try:
            packet = next(packets, None)
            frames = packet.decode() if packet is not None else []
        except (av.FFmpegError, EOFError):
            # Also where the end is reached early: whoever counts the seconds sees that.
            faults.append(stream.type)
            if len(faults) > MAX_FRAMES:
                return
            continue
        if packet is None:
            return
        for frame in frames:
            if frame.is_corrupt:
                faults.append(stream.type)
            _check_pixels("", frame.width * frame.height)
            if (count := count + 1) > MAX_FRAMES:
                faults.append(stream.type)
                return
            yield frame


def begin_at(container: InputContainer, time_s: float) -> None:
    """Go to a time, or a little before it; a film in which nobody can goes on from its beginning."""
    import av  # noqa: PLC0415 - optional

    with suppress(av.FFmpegError):
        container.seek(int(time_s * av.time_base))


def upright(frame: VideoFrame) -> Image.Image:
    """The picture as RGB, turned as the camera was held."""
    image: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    turns = {
        90: Image.Transpose.ROTATE_90,
        180: Image.Transpose.ROTATE_180,
        270: Image.Transpose.ROTATE_270,
    }
    # FFmpeg tells degrees against the clock, as Pillow turns.
    turn = turns.get(frame.rotation % 360)
    return image.transpose(turn) if turn is not None else image


def damaged(name: str) -> UnreadableError:
    """The error for a film that can't be read."""
    return UnreadableError(f"Filmen {name} är skadad eller inte hel. Spara den på nytt som MP4.")


def _kind(data: bytes, name: str) -> Kind:
    if data[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"):
        return Kind.MP4
    if data.startswith(b"\x1aE\xdf\xa3"):
        return Kind.WEBM
    raise UnsupportedError(f"Filmen {name} är av ett slag som inte kan granskas. Spara den som MP4, MOV eller WebM.")


@contextmanager
def _opened(data: bytes, kind: Kind, name: str) -> Iterator[InputContainer]:
    av = _library(name)
    try:
        # Named, so that no other reader of FFmpeg's hundreds is tried on hostile bytes.
        container = av.open(io.BytesIO(data), format=kind.value, metadata_errors="replace", io_open=_refused)
    except (av.FFmpegError, ValueError, EOFError) as error:
        raise damaged(name) from error
    with container:
        yield container


def _refused(*_: Any) -> Any:
    """What a film refers to outside of itself (playlists, a film in pieces) is never opened."""
    raise PermissionError


def _library(name: str) -> ModuleType:
    try:
        import av  # noqa: PLC0415 - optional
        import av.logging  # noqa: PLC0415
    except ImportError as error:
        raise UnsupportedError(
            f"Filmen {name} kan inte granskas: tillägget för film är inte installerat. Titta igenom den själv."
        ) from error
    # None is said: messages may quote what stands in the file, and told to Python from FFmpeg's threads they can lock.
    av.logging.set_level(None)
    return av


def _seconds(container: InputContainer, stream: VideoStream) -> float:
    told = [container.duration / 1_000_000] if container.duration else []
    if stream.duration and stream.time_base:
        told.append(float(stream.duration * stream.time_base))
    return max(told, default=0.0)


def _check_pixels(name: str, pixels: int) -> None:
    if pixels > MAX_PIXELS:
        raise TooLargeError(f"Filmen {name} har för stor bild: högst 4K kan granskas. Spara den mindre.")
