"""From scores of tokens to spans: which sequences of marks are possible, how likely each span is, which spans to give.

A token is outside every span (``O``), or the beginning, inside, last or only token of a span of one label (BILU).
Some marks can't follow others; the rest of a sequence's score is learnt (a linear-chain conditional random field), so
the probability of a span is the share of all possible sequences that hold it.
"""

from __future__ import annotations

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


def passes(scores: Floats, steps: Floats) -> tuple[Floats, Floats, Floats]:
    """Forward and backward shares of one text and the emissions they were made of, each of shape (tokens, marks).

    Only the shares of one row beside each other mean anything: they are scaled now and then, lest they become nothing.
    """
    emissions = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64))
    forward, backward = np.empty_like(emissions), np.empty_like(emissions)
    forward[0] = emissions[0] * FIRST
    for at in range(1, len(scores)):
        before = forward[at - 1] if at % SCALED else forward[at - 1] / forward[at - 1].sum()
        np.matmul(before, steps, out=forward[at])
        forward[at] *= emissions[at]
    backward[-1] = LAST
    for at in range(len(scores) - 2, -1, -1):
        after = emissions[at + 1] * backward[at + 1]
        np.matmul(steps, after if at % SCALED else after / after.sum(), out=backward[at])
    return forward, backward, emissions


def best(scores: Floats, transitions: Floats) -> list[int]:
    """The likeliest possible sequence of marks (Viterbi)."""
    steps = np.where(ALLOWED, transitions, -np.inf)
    back = np.empty(scores.shape, dtype=np.int64)
    reached = np.where(FIRST, scores[0], -np.inf)
    for at in range(1, len(scores)):
        paths = reached[:, None] + steps
        back[at] = paths.argmax(axis=0)
        reached = paths.max(axis=0) + scores[at]
    now = int(np.where(LAST, reached, -np.inf).argmax())
    marks = [now]
    for at in range(len(scores) - 1, 0, -1):
        now = int(back[at, now])
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


def chance(span: tuple[int, int, int], forward: Floats, backward: Floats, emissions: Floats, steps: Floats) -> float:
    """The probability of one span over all possible sequences."""
    start, end, label = span
    base = 1 + 4 * label
    path = [base + 3] if end - start == 1 else [base, *[base + 1] * (end - start - 2), base + 2]
    share = float(forward[start, path[0]])
    whole = forward[start]
    for at in range(start + 1, end):
        share *= float(steps[path[at - start - 1], path[at - start]] * emissions[at, path[at - start]])
        whole = (whole @ steps) * emissions[at]
    total = float(whole @ backward[end - 1])
    return share * float(backward[end - 1, path[-1]]) / total if total > 0 else 0.0
