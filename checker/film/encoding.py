"""A film encoded anew: its pictures alone, bit by bit the same each time, with what is covered filled."""

from __future__ import annotations

import io
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from PIL import Image

from checker.film.covers import Cover, filled
from checker.film.frames import pictures
from checker.film.opening import Film, upright
from checker.pace import Pace

if TYPE_CHECKING:
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

QUALITY = "21"
"""x264's constant rate factor; 18 is taken for the original, 23 is usual."""

TICKS = 90_000
"""Units of a second in which pictures are timed."""


def encoded(film: Film, covers: Sequence[Cover], fill: tuple[int, int, int], pace: Pace) -> bytes:
    """The pictures alone as MP4: no sound, no dates, no names of programs."""
    import av  # noqa: PLC0415 - optional

    out = io.BytesIO()
    options = {"fflags": "+bitexact"}
    with av.open(out, "w", format="mp4", options=options) as container:
        stream = container.add_stream("libx264", rate=Fraction(film.rate).limit_denominator(1001))
        # H.264 wants even sides; a column less is not missed.
        stream.width, stream.height = (side - side % 2 for side in film.size)
        stream.pix_fmt, stream.time_base = "yuv420p", Fraction(1, TICKS)
        stream.codec_context.time_base = Fraction(1, TICKS)
        stream.options = {"crf": QUALITY, "preset": "veryfast", "flags": "+bitexact"}
        last = -1
        for time_s, picture in pictures(film, []):
            image = upright(picture)
            filled(image, covers, time_s, fill)
            last = max(last + 1, round(time_s * TICKS))
            container.mux(stream.encode(_frame(image, stream, last)))
            pace.tell(film.share(time_s))
        container.mux(stream.encode(None))
    return out.getvalue()


def _frame(image: Image.Image, stream: VideoStream, ticks: int) -> VideoFrame:
    import av  # noqa: PLC0415 - optional

    cropped = image.crop((0, 0, stream.width, stream.height))
    frame: VideoFrame = av.VideoFrame.from_image(cropped)  # type: ignore[no-untyped-call]
    frame.pts, frame.time_base = ticks, Fraction(1, TICKS)
    return frame
