"""Whether the reading and the weighing of a text are what they promise: see ``checker.sound``."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from checker.report import Rewrite, Unworded
from checker.risk.verdict import GRAVITY, Judgement, Signal
from checker.sound import require
from checker.text.heads import QUESTIONS, SENTENCE_QUESTIONS
from checker.text.network import VERDICTS
from checker.text.reader import Reading
from checker.text.tagger import LABELS

SUM = 1e-3
"""How far probabilities may be from adding up to 1: sums of 32-bit numbers."""


def reading(read: Reading, text: str) -> Reading:
    """A reading of this very text whose numbers are numbers.

    Raises:
        UnsoundError: when it is not.
    """
    require(isinstance(read, Reading) and read.page.text == text, "reading")
    tokens = len(read.page.tokens)
    require(tokens or not any(char.isalnum() for char in text), "tokens")
    shapes = (
        (read.logits, (len(QUESTIONS),)),
        (read.answers, (len(QUESTIONS),)),
        (read.verdicts, (VERDICTS,)),
        (read.chances, (tokens, len(LABELS))),
        (read.seen, (tokens, len(LABELS))),
        (read.by_sentence, (len(read.by_sentence), len(SENTENCE_QUESTIONS))),
    )
    require(all(array.shape == shape and np.isfinite(array).all() for array, shape in shapes), "numbers")
    require(all(_share(array) for array in (read.verdicts, read.chances, read.seen)), "probabilities")
    require(abs(float(read.verdicts.sum()) - 1) < SUM, "sum")
    return read


def signal(told: Signal) -> Signal:
    """Three probabilities that add up to 1.

    Raises:
        UnsoundError: when they are not.
    """
    require(isinstance(told, Signal), "signal")
    chances = (told.clear, told.review, told.stop)
    require(all(math.isfinite(chance) and 0 <= chance <= 1 for chance in chances), "probabilities")
    require(abs(sum(chances) - 1) < SUM, "sum")
    return told


def judgement(told: Judgement) -> Judgement:
    """A judgement at least as grave as its causes.

    Raises:
        UnsoundError: when it is not.
    """
    require(isinstance(told, Judgement) and all(told.verdict >= GRAVITY[cause] for cause in told.causes), "judgement")
    return told


def rewrite(made: Rewrite | Unworded) -> Rewrite | Unworded:
    """A safe wording with its verdict, or why there is none.

    Raises:
        UnsoundError: when it is something else.
    """
    worded = isinstance(made, Rewrite) and isinstance(made.text, str) and bool(made.text.strip())
    require(worded or isinstance(made, Unworded), "rewrite")
    return made


def _share(array: Any) -> bool:
    return bool(((array >= -SUM) & (array <= 1 + SUM)).all())
