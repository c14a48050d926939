"""Lines of text in a picture, found and read by rapidocr (Apache-2.0; its wheel holds the networks)."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from checker.errors import ModelError
from checker.image.inference import THREADS, Array, Network, core

if TYPE_CHECKING:
    from rapidocr import RapidOCR

Pixels = NDArray[np.uint8]
"""Height x width x 3: blue, green, red, as rapidocr wants them."""

Corners = NDArray[np.float64]
"""4 x 2: x and y of a line's corners, clockwise from the beginning of its first letter."""

WELL_READ = 0.9
"""The reader's confidence under which a line is read upside down too."""

BAND = 1_600_000
"""Most pixels that the detector sees at once; what is larger is cut into bands.

Its memory grows with them, and small print is less lost in half a room.
"""

OVERLAP = 64
"""Pixels by which a band reaches into the next."""

CELL = 32
"""Widths of the detector's bands are multiples of this, those of the reader's lines of twice this.

Each size that is new costs time.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """What was read, with the reader's confidence (0 to 1)."""

    text: str = field(repr=False)
    score: float


class LineReader:
    """Finds lines and reads them; one picture at a time, for the engine keeps state."""

    def __init__(self) -> None:
        """Raises ModelError where rapidocr or openvino is missing."""
        self._engine, self.networks = _loaded()
        self._turn = threading.Lock()

    def found(self, pixels: Pixels) -> Sequence[Corners]:
        """Corners of each line of a picture."""
        with self._turn:
            output: Any = self._engine(pixels, use_det=True, use_cls=False, use_rec=False)
        return [] if output.boxes is None else list(output.boxes.astype(np.float64))

    def read(self, pixels: Pixels, lines: Iterable[Corners]) -> list[Line]:
        """The words of each line, from the picture with all its pixels; a line that is read badly is turned round."""
        with self._turn:
            corners = np.array(list(lines), np.float32)
            return [self._best(crop) for crop in self._engine.crop_text_regions(pixels, corners)]

    def _best(self, crop: Pixels) -> Line:
        upright = self._line(crop)
        if upright.score >= WELL_READ:
            return upright
        return max(upright, self._line(np.ascontiguousarray(crop[::-1, ::-1])), key=lambda line: line.score)

    def _line(self, crop: Pixels) -> Line:
        output: Any = self._engine.recognize_txt([crop])
        return Line(output.txts[0], float(output.scores[0]))


@dataclass(frozen=True, slots=True)
class Banded:
    """The detector's network over a picture cut into bands along its longer side."""

    network: Network

    def __call__(self, pixels: Array) -> Array:
        """The heat map (1 x 1 x height x width) of an input (1 x 3 x height x width)."""
        height, width = pixels.shape[2:]
        axis, side = (2, height) if height > width else (3, width)
        bands = -(-height * width // BAND)
        step = -(-side // bands // CELL) * CELL
        return np.concatenate([self._band(pixels, axis, at, at + step) for at in range(0, side, step)], axis=axis)

    def _band(self, pixels: Array, axis: int, start: int, stop: int) -> Array:
        first = max(0, start - OVERLAP)
        (heat,) = self.network(np.ascontiguousarray(_cut(pixels, axis, first, stop + OVERLAP)))
        return _cut(heat, axis, start - first, stop - first)


def _cut(array: Array, axis: int, start: int, stop: int) -> Array:
    return array[(slice(None),) * axis + (slice(start, stop),)]


@dataclass(frozen=True, slots=True)
class Padded:
    """The reader's network over a line brought to one of few widths."""

    network: Network

    def __call__(self, pixels: Array) -> Array:
        """Scores of each letter at each place (1 x places x letters) of a line (1 x 3 x height x width)."""
        missing = -pixels.shape[3] % (2 * CELL)
        (scores,) = self.network(np.pad(pixels, ((0, 0), (0, 0), (0, 0), (0, missing))))
        return scores


def _loaded() -> tuple[RapidOCR, tuple[Network, Network]]:
    try:
        core()
        from rapidocr import EngineType, RapidOCR  # noqa: PLC0415 - optional, and slow to load
    except ImportError as error:
        raise ModelError("Text i bilden kan inte läsas: tillägget för bilder är inte installerat.") from error
    parts = ("Det", "Rec", "Cls")
    engine = RapidOCR(
        params={
            **{f"{part}.engine_type": EngineType.OPENVINO for part in parts},
            "EngineConfig.openvino.inference_num_threads": THREADS,
            "Global.log_level": "critical",
            "Rec.rec_batch_num": 1,
        }
    )
    blank = np.zeros((CELL, CELL, 3), np.uint8)
    engine(blank, use_det=True, use_cls=False, use_rec=False)
    engine.recognize_txt([blank])
    # Made by the first call of each, and of no type that is told.
    finder: Any = engine.text_det
    reader: Any = engine.text_rec
    networks = Network(finder.session.model), Network(reader.session.model)
    finder.session, reader.session = Banded(networks[0]), Padded(networks[1])
    return engine, networks


_loading = threading.Lock()


def line_reader() -> LineReader:
    """The one reader of this process.

    Raises:
        ModelError: when rapidocr or openvino is missing.
    """
    with _loading:
        return _reader()


@cache
def _reader() -> LineReader:
    return LineReader()
