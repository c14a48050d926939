"""Films drawn by the tests and written by PyAV: nobody's face but the drawn one, nobody's number but test numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import av
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from checker.image import sample

SIZE = (640, 360)
ASS = b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name\nStyle: Default\n"
"""The encoder of MP4 subtitles asks for a header of styles."""

NUMBER = sample.NUMBER


def plain(colour: tuple[int, int, int] = (120, 150, 170)) -> Image.Image:
    """A wall with a frame on it."""
    image = Image.new("RGB", SIZE, colour)
    ImageDraw.Draw(image).rectangle((20, 20, 140, 90), outline=(60, 60, 60), width=6)
    return image


def sign(words: str, colour: tuple[int, int, int] = (235, 235, 230)) -> Image.Image:
    """A sheet with words."""
    image = Image.new("RGB", SIZE, colour)
    ImageDraw.Draw(image).text((60, 140), words, font=ImageFont.load_default(48), fill=(20, 20, 20))
    return image


def portrait(x: int = 170) -> Image.Image:
    """The drawn face before a wall."""
    image = Image.new("RGB", SIZE, (178, 190, 196))
    image.paste(sample.face().resize((320, 320)), (x, 20))
    return image


def film(
    scenes: Sequence[tuple[Image.Image, float]],
    *,
    kind: str = "mp4",
    rate: int = 8,
    tags: Mapping[str, str] | None = None,
    subtitles: Sequence[tuple[float, str]] = (),
    sound: float | None = None,
    rotation: int = 0,
) -> bytes:
    """Pictures with their seconds as a film. ``sound``: how loud a tone is, 0 to 1; None for no track."""
    out = io.BytesIO()
    seconds = sum(length for _, length in scenes)
    with av.open(out, "w", format=kind) as container:
        container.metadata.update(tags or {})
        video = container.add_stream("libvpx" if kind == "webm" else "libx264", rate=rate)
        video.width, video.height = scenes[0][0].size
        video.pix_fmt = "yuv420p"
        video.options = {"preset": "ultrafast"} if kind != "webm" else {"deadline": "realtime"}
        texts = container.add_stream("webvtt" if kind == "webm" else "mov_text") if subtitles else None
        voice = container.add_stream("libopus" if kind == "webm" else "aac", rate=48000) if sound is not None else None
        if texts is not None:
            texts.codec_context.subtitle_header = ASS
        for number, image in enumerate(frames(scenes, rate)):
            frame = av.VideoFrame.from_image(image)
            frame.pts, frame.time_base = number, Fraction(1, rate)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        if voice is not None:
            for piece in tone(sound or 0.0, seconds):
                container.mux(voice.encode(piece))
            container.mux(voice.encode(None))
        for time_s, words in subtitles:
            packet = av.Packet(_mov_text(words) if kind != "webm" else words.encode())
            packet.stream, packet.time_base = texts, Fraction(1, 1000)
            packet.pts = packet.dts = int(time_s * 1000)
            packet.duration = 1000
            container.mux(packet)
    return out.getvalue()


def frames(scenes: Sequence[tuple[Image.Image, float]], rate: int) -> Iterator[Image.Image]:
    for image, length in scenes:
        for _ in range(round(length * rate)):
            yield image


def tone(loudness: float, seconds: float) -> Iterator[av.AudioFrame]:
    for number in range(int(seconds * 48000) // 1024):
        wave = np.sin((np.arange(1024) + number * 1024) * 2 * np.pi * 440 / 48000) * loudness
        frame = av.AudioFrame.from_ndarray(wave.astype(np.float32).reshape(1, -1), format="fltp", layout="mono")
        frame.sample_rate, frame.pts = 48000, number * 1024
        frame.time_base = Fraction(1, 48000)
        yield frame


def _mov_text(words: str) -> bytes:
    data = words.encode()
    return len(data).to_bytes(2, "big") + data
