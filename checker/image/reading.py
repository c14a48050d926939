"""Words read in the picture itself, by rapidocr (Apache-2.0; its wheel holds the models)."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from checker.errors import ModelError
from checker.finding import Box, Layer
from checker.image.boxes import box_of
from checker.image.mended import mended
from checker.image.text import PictureText

if TYPE_CHECKING:
    from rapidocr import RapidOCR

THREADS = 2


@dataclass(frozen=True, slots=True)
class Pass:
    """One reading: the long side that the picture is brought to, and whether lines upside down are turned first."""

    long_side: int
    turn_lines: bool


PASSES = (Pass(2000, turn_lines=True), Pass(960, turn_lines=False))
"""Small print needs the large pass, but a lone line on an empty page is lost in it. The classifier of turned lines
flips handwriting and is off in one. A pass at 1280 added nothing in rendered scenes but a third of the time."""

MOVING_PASSES = PASSES[1:2]

MIN_SCORE = 0.5
"""The reader's confidence under which a line is noise."""

ROW = 0.5
"""Share of the lower height that two lines must have in common to stand on the same row."""


def read_text(image: Image.Image, frame: int = 0) -> tuple[PictureText, ...]:
    """Rows of text in an upright RGB picture; a row that two passes read differently comes twice.

    Raises:
        ModelError: when rapidocr is not installed.
    """
    rows: dict[str, PictureText] = {}
    # Pictures are never enlarged, so that in a small one two passes may be the same.
    passes = {
        Pass(min(size.long_side, max(image.size)), turn_lines=size.turn_lines)
        for size in (MOVING_PASSES if frame else PASSES)
    }
    for size in sorted(passes, key=lambda size: (-size.long_side, not size.turn_lines)):
        for row in _rows(_lines(image, size, frame)):
            rows.setdefault(row.text, row)
            # As it was read and as it was meant: the rules know no misspelt signs.
            if meant := mended(row.text):
                rows.setdefault(meant, replace(row, text=meant))
    return tuple(rows.values())


def _lines(image: Image.Image, size: Pass, frame: int) -> list[PictureText]:
    scale = size.long_side / max(image.size)
    small = image.resize(
        (max(1, round(image.width * scale)), max(1, round(image.height * scale))),
        Image.Resampling.LANCZOS,
        reducing_gap=3.0,
    )
    # The reader wants blue, green, red.
    pixels = np.ascontiguousarray(np.asarray(small)[:, :, ::-1])
    lines = []
    for corners, text, score in _read(pixels, turn_lines=size.turn_lines):
        (x1, y1), (x2, y2) = corners.min(axis=0) / scale, corners.max(axis=0) / scale
        box = box_of(np.array([x1, y1, x2, y2, score], dtype=np.float64), image.size)
        lines.append(PictureText(text, Layer.OCR, box, float(score), frame))
    return lines


def _read(pixels: NDArray[np.uint8], *, turn_lines: bool) -> list[tuple[NDArray[np.float64], str, float]]:
    """Corners, words and confidence of every line; the engine keeps state, so one thread at a time."""
    reader = _reader()
    with _reading:
        output: Any = reader(pixels, use_cls=turn_lines, text_score=MIN_SCORE)
    if output.boxes is None or output.txts is None:
        return []
    return list(zip(output.boxes, output.txts, output.scores, strict=True))


def _rows(lines: Sequence[PictureText]) -> list[PictureText]:
    """Lines that stand beside each other joined from left to right: a name and its number belong together."""
    rows: list[list[PictureText]] = []
    for line in sorted(lines, key=lambda line: (_box(line).y, _box(line).x)):
        row = next((row for row in rows if _beside(_box(row[-1]), _box(line))), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    return [_joined(sorted(row, key=lambda line: _box(line).x)) for row in rows]


def _beside(a: Box, b: Box) -> bool:
    common = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return common > ROW * min(a.height, b.height) and max(a.height, b.height) < 2 * min(a.height, b.height)


def _joined(row: Sequence[PictureText]) -> PictureText:
    boxes = [_box(line) for line in row]
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    box = Box(x, y, right - x, bottom - y)
    text, score = " ".join(line.text for line in row), min(line.score for line in row)
    return PictureText(text, Layer.OCR, box, score, row[0].frame)


def _box(line: PictureText) -> Box:
    if line.box is None:
        raise ValueError("a line that was read has a box")
    return line.box


_loading, _reading = threading.Lock(), threading.Lock()


def _reader() -> RapidOCR:
    with _loading:
        return _engine()


@cache
def _engine() -> RapidOCR:
    try:
        from rapidocr import RapidOCR  # noqa: PLC0415 - optional, and slow to load
    except ImportError as error:
        raise ModelError("Text i bilden kan inte läsas: tillägget för bilder är inte installerat.") from error
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        },
    )
