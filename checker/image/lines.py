"""Lines of text in a picture, found and read by rapidocr (Apache-2.0; its wheel holds the networks)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from checker.errors import ModelError
from checker.image.inference import Network, of_pixels
from checker.inference import THREADS, Array, core

if TYPE_CHECKING:
    from rapidocr import RapidOCR

Corners = NDArray[np.float64]
"""4 x 2: x and y of a line's corners, clockwise from the beginning of its first letter."""

WELL_READ = 0.9
"""The reader's confidence under which a line is read upside down too."""

DOUBTFUL = 0.3
"""The detector's mean score from which a place counts as one of a line.

Less than rapidocr's own 0.5: a doubtful place is read badly and then looked at from near, and nothing is lost.
"""

MOST = 1280 * 1280
"""Most pixels that the detector sees: its memory grows with them, and small print is less lost in half a room.

Nothing is ever cut into parts for it: a long line that is cut is found in neither.
"""

SHORTEST = 736
"""Pixels of the shorter side to which a small picture is enlarged before lines are looked for, as rapidocr has it."""

MAX_ENLARGED = 4
"""Pictures are not enlarged more than this: a strip two pixels high has no letters."""

LOW, LONG = 30, 8
"""Height, and times that a picture is longer than high, from which a strip gets margins above and below, as rapidocr
has it: a line without a background is not found."""

BESIDE = 4
"""Pixels around a line that are cut out with it: those between which its own are reckoned."""

CELL = 32
"""Widths of the detector's bands are multiples of this, those of the reader's lines of twice this.

Each size that is new costs time.
"""


Boxer = Callable[[Array, tuple[int, int]], tuple[NDArray[np.int32], list[float]]]
"""Corners of lines, and their scores, from a heat map (1 x 1 x height x width), in a picture of a height and width."""


@dataclass(frozen=True, slots=True)
class Line:
    """What was read, with the reader's confidence (0 to 1)."""

    text: str = field(repr=False)
    score: float


class LineReader:
    """Finds lines and reads them; one picture at a time, for the engine keeps state."""

    def __init__(self) -> None:
        """Raises ModelError where rapidocr or openvino is missing."""
        self._engine, self._boxes, self._heat, self.networks = _loaded()
        self._turn = threading.Lock()

    def found(self, picture: Image.Image, shortest: int = SHORTEST) -> Sequence[Corners]:
        """Corners of each line of an RGB picture, in its pixels; it is enlarged to a shorter side of ``shortest``.

        One of more than ``MOST`` pixels is searched in a smaller copy.
        """
        above = _margin(*picture.size)
        framed = ImageOps.expand(picture, (0, above)) if above else picture
        room = (MOST / (framed.width * framed.height)) ** 0.5
        scale = min(max(1.0, shortest / min(framed.size)), MAX_ENLARGED, room)
        width, height = (max(1, round(side * scale / CELL)) * CELL for side in framed.size)
        pixels = np.asarray(framed.resize((width, height), Image.Resampling.BILINEAR))
        with self._turn:
            (heat,) = self._heat(pixels[np.newaxis])
            boxes, _ = self._boxes(heat, (framed.height, framed.width))
        return [corners - (0.0, above) for corners in boxes]

    def read(self, picture: Image.Image, lines: Iterable[Corners]) -> list[Line]:
        """The words of each line of an RGB picture; a line that is read badly is turned round.

        Each is cut out of what lies around it: the pixels of a large photo as numbers would take its memory once more.
        """
        with self._turn:
            # The reader wants blue, green, red.
            return [self._best(self._crop(picture, corners)[:, :, ::-1]) for corners in lines]

    def _crop(self, picture: Image.Image, corners: Corners) -> NDArray[np.uint8]:
        left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int) - BESIDE, 0)
        right, bottom = np.minimum(np.ceil(corners.max(axis=0)).astype(int) + BESIDE, picture.size)
        around = np.asarray(picture.crop((left, top, right, bottom)))
        (crop,) = self._engine.crop_text_regions(around, np.array([corners - (left, top)], np.float32))
        return np.asarray(crop)

    def _best(self, crop: NDArray[np.uint8]) -> Line:
        upright = self._line(crop)
        if upright.score >= WELL_READ:
            return upright
        return max(upright, self._line(crop[::-1, ::-1]), key=lambda line: line.score)

    def _line(self, crop: NDArray[np.uint8]) -> Line:
        output: Any = self._engine.recognize_txt([np.ascontiguousarray(crop)])
        return Line(output.txts[0], float(output.scores[0]))


def _margin(width: int, height: int) -> int:
    """Rows that a picture gets above and below."""
    if height > LOW and width <= LONG * height:
        return 0
    return max(width // LONG, LOW) - height // 2


@dataclass(frozen=True, slots=True)
class Padded:
    """The reader's network over a line brought to one of few widths."""

    network: Network

    def __call__(self, pixels: Array) -> Array:
        """Scores of each letter at each place (1 x places x letters) of a line (1 x 3 x height x width)."""
        missing = -pixels.shape[3] % (2 * CELL)
        (scores,) = self.network(np.pad(pixels, ((0, 0), (0, 0), (0, 0), (0, missing))))
        return scores


def _loaded() -> tuple[RapidOCR, Boxer, Network, tuple[Network, Network]]:
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
            "Det.box_thresh": DOUBTFUL,
            "Rec.rec_batch_num": 1,
        }
    )
    blank = np.zeros((CELL, CELL, 3), np.uint8)
    engine(blank, use_det=True, use_cls=False, use_rec=False)
    engine.recognize_txt([blank])
    # Made by the first call of each, and of no type that is told.
    finder: Any = engine.text_det
    reader: Any = engine.text_rec
    # Pixels of 0 to 255 as numbers of -1 to 1.
    heat = Network(of_pixels(finder.session.model, 127.5, 127.5, blue_first=True))
    words = Network(reader.session.model)
    finder.session, reader.session = None, Padded(words)
    return engine, finder.postprocess_op, heat, (heat, words)


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
