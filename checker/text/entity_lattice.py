"""From scores of tokens to spans: which sequences of marks are possible, how likely each span is, which spans to give.

A token is outside every span (``O``), or the beginning, inside, last or only token of a span of one label (BILU).
Some marks can't follow others; the rest of a sequence's score is learnt (a linear-chain conditional random field), so
the probability of a mark is the share of all possible sequences that hold it.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

LABELS = ("PERSON", "LOCATION", "ORGANISATION")
MARKS = ("O", *(f"{part}-{label}" for label in LABELS for part in "BILU"))
SURE = 0.998
"""A token whose scores alone give "outside" at least this share is outside."""
SCALED = 16
"""Tokens after which shares are scaled: numbers of eight bytes hold the product of many more."""
Floats = npt.NDArray[np.floating]


def follows(first: str, second: str) -> bool:
    """Whether one mark may stand before another."""
    opened = first[0] in "BI"
    if second[0] in "IL":
        return opened and first[2:] == second[2:]
    return not opened


ALLOWED = np.array([[follows(first, second) for second in MARKS] for first in MARKS])
FIRST = np.array([mark[0] in "OBU" for mark in MARKS])
LAST = np.array([mark[0] in "OLU" for mark in MARKS])


def stretches(scores: Floats) -> list[tuple[int, int]]:
    """Stretches of tokens that may hold spans, with the sure outsiders around them; the rest need not be looked at."""
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    doubtful = (shares[:, 0] < SURE * shares.sum(axis=1)).nonzero()[0].tolist()
    found: list[tuple[int, int]] = []
    for at in doubtful:
        start, end = max(0, at - 1), min(len(scores), at + 2)
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def passes(scores: Floats, steps: Floats) -> tuple[Floats, Floats]:
    """Forward and backward shares of one text, each of shape (tokens, marks).

    Only the shares of one row beside each other mean anything: they are scaled now and then, lest they become nothing.
    One walk does both ways: in a row beside each other, the text from its first token on and from its last one back.
    """
    emissions = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64))
    marks = len(steps)
    both = np.zeros((2 * marks, 2 * marks))
    both[:marks, :marks], both[marks:, marks:] = steps, steps.T
    ways = np.concatenate([emissions, emissions[::-1]], axis=1)
    ways[0] *= np.concatenate([FIRST, LAST])
    rows = list(ways)
    for at, (before, now) in enumerate(pairwise(rows), 1):
        np.multiply(np.dot(before if at % SCALED else _scaled(before), both), now, out=now)
    backward = np.empty_like(emissions)
    backward[-1] = LAST
    backward[:-1] = ways[-2::-1, marks:] @ steps.T
    return ways[:, :marks], backward


def _scaled(row: Floats) -> Floats:
    """The shares of both ways, each made to add up to 1."""
    ways = row.reshape(2, -1)
    shares: Floats = (ways / ways.sum(axis=1, keepdims=True)).ravel()
    return shares


def best(scores: Floats, transitions: Floats) -> list[int]:
    """The likeliest possible sequence of marks (Viterbi)."""
    into = np.ascontiguousarray(np.where(ALLOWED, transitions, -np.inf).T)
    steps = into + scores[:, :, None]
    reached = np.empty_like(scores)
    reached[0] = np.where(FIRST, scores[0], -np.inf)
    for (before, after), step in zip(pairwise(reached), steps[1:], strict=True):
        np.maximum.reduce(step + before, axis=1, out=after)
    back = (reached[:-1, None] + into).argmax(axis=2)  # where the best way to each mark came from
    now = int(np.where(LAST, reached[-1], -np.inf).argmax())
    marks = [now]
    for origins in reversed(back.tolist()):
        now = origins[now]
        marks.append(now)
    return marks[::-1]


def spans(marks: list[int]) -> list[tuple[int, int, int]]:
    """The spans of a sequence of marks: first token, token after the last, number of the label."""
    found = []
    start = 0
    for at, mark in enumerate(marks):
        label, part = divmod(mark - 1, 4)
        if mark and part in (0, 3):
            start = at
        if mark and part in (2, 3):
            found.append((start, at + 1, label))
    return found


def chance(span: tuple[int, int, int], shares: Floats) -> float:
    """How likely a name of the span's label stands here, however far it goes: the mean over the span's tokens.

    ``shares``, of shape (tokens, marks), tells in which share of all possible sequences a token has a mark. A name
    whose ends alone are in doubt is no less likely for it.
    """
    start, end, label = span
    base = 1 + 4 * label
    return float(shares[start:end, base : base + 4].sum(axis=1).mean())
