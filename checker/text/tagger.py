"""Which words a careful confidentiality officer would underline: a linear model over each token and its neighbours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from checker.finding import Role, Type
from checker.text.ngrams import BUCKETS, REMEMBERED, STEP, Numbers, bucket, mixed, numbers
from checker.text.packed import Stored, Table
from checker.text.tokens import Token

OUTSIDE = "O"
LABELS = (
    OUTSIDE,
    *(kind for kind in list(Type)[: list(Type).index(Type.SPOKESPERSON) + 1] if kind is not Type.PERSON),
    *(f"PERSON:{role}" for role in (Role.PATIENT, Role.RELATIVE, Role.STAFF, Role.PUBLIC)),
)
"""The labels of a token: outside, a type of the annotation manual, or a name with its role."""

EDGE = "|"
WINDOW = 3


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch of tokens with one label: code points, type, role of a name, mean probability."""

    start: int
    end: int
    type: Type
    role: Role | None
    score: float


BESIDE = range(-2, 3)
"""Tokens whose own word and cluster count; of those up to ``WINDOW`` away the form does."""

FORMS = (
    *((offset,) for offset in range(-WINDOW, WINDOW + 1)),
    *((-1, 0), (0, 1), (-1, 1), (-2, -1), (1, 2), (-1, 0, 1)),
)
WORDS = (*((offset,) for offset in BESIDE), (-1, 0), (0, 1))
"""Which forms and which words are one feature, by their distance from the token."""

VIEWS = numbers(
    [
        *(f"form{offsets}" for offsets in FORMS),
        *(f"word{offsets}" for offsets in WORDS),
        *(f"group{offset}" for offset in BESIDE),
    ]
)

NONE = BUCKETS
"""In the place of a feature that a token lacks: the row of the weights that is all nothing."""


def features(
    tokens: Sequence[Token],
    classes: Sequence[Collection[str]],
    kinds: Sequence[str | None],
    clusters: Sequence[str],
) -> NDArray[np.int64]:
    """Buckets of the features of each token, of shape (tokens, features); ``NONE`` fills up."""
    lower = [token.text.lower() if not token.text[0].isdigit() else "0" * len(token.text) for token in tokens]
    shown = [kind or word for kind, word in zip(kinds, lower, strict=True)]
    words, forms, groups = (_edged(entries) for entries in (lower, shown, clusters))
    columns = [_run(forms, *offsets) for offsets in FORMS]
    columns += [_run(words, *offsets) for offsets in WORDS]
    columns += [_run(groups, offset) for offset in BESIDE]
    seen = np.array([(*_edges(word), _case(token.text)) for word, token in zip(lower, tokens, strict=True)], np.int64)
    known = [_classes(frozenset(labels)) for labels in classes]
    most = max(map(len, known), default=0)
    filled = np.full((len(tokens), most), NONE)
    for row, buckets in zip(filled, known, strict=True):
        row[: len(buckets)] = buckets
    return np.concatenate([mixed(np.stack(columns, axis=1), VIEWS), seen.reshape(len(tokens), -1), filled], axis=1)


def _edged(entries: Sequence[str]) -> Numbers:
    return numbers([*[EDGE] * WINDOW, *entries, *[EDGE] * WINDOW])


def _run(entries: Numbers, *offsets: int) -> Numbers:
    """The entries at these offsets from each token, as one number."""
    first, *rest = (entries[WINDOW + offset : len(entries) - WINDOW + offset] for offset in offsets)
    for more in rest:
        first = first * STEP + more
    return first


@lru_cache(REMEMBERED)
def _classes(labels: frozenset[str]) -> tuple[int, ...]:
    """Buckets of the classes of a word."""
    return tuple(bucket(f"c{label}") for label in sorted(labels))


@lru_cache(REMEMBERED)
def _edges(word: str) -> tuple[int, ...]:
    """Buckets of how a word ends and begins."""
    return tuple(map(bucket, (f"s3{word[-3:]}", f"s4{word[-4:]}", f"s5{word[-5:]}", f"p4{word[:4]}")))


def _case(text: str) -> int:
    return bucket("X" if text.isupper() else "x" if text[0].islower() else "0" if text[0].isdigit() else "Xx")


class Tagger:
    """Weights of shape ``(BUCKETS, len(LABELS))``; a token's logits are the sum of its features' rows."""

    def __init__(self, weights: Stored) -> None:
        if weights.shape != (BUCKETS, len(LABELS)):
            raise ValueError(f"tagger weights have shape {weights.shape}")
        self.weights = (weights if isinstance(weights, Table) else Table.of(weights)).with_nothing()

    def probabilities(
        self,
        tokens: Sequence[Token],
        classes: Sequence[Collection[str]],
        kinds: Sequence[str | None],
        clusters: Sequence[str],
    ) -> NDArray[np.float32]:
        """Probabilities of shape ``(len(tokens), len(LABELS))``."""
        if not tokens:
            return np.zeros((0, len(LABELS)), np.float32)
        logits = self.weights[features(tokens, classes, kinds, clusters)].sum(axis=1)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True), np.float32)


def spans(tokens: Sequence[Token], chances: NDArray[np.float32], least: float) -> list[Tagged]:
    """Stretches in which some label other than "outside" has at least the probability ``least``.

    Neighbours with one label are one stretch; a mark between two of them (a hyphen, a full stop) is taken in.
    """
    best = chances[:, 1:].argmax(axis=1) + 1 if len(chances) else np.zeros(0, np.int64)
    found: list[list[int]] = []
    for at, token in enumerate(tokens):
        if chances[at, best[at]] < least or not any(char.isalnum() for char in token.text):
            continue
        if found and best[found[-1][-1]] == best[at] and _adjacent(tokens, found[-1][-1], at):
            found[-1].append(at)
        else:
            found.append([at])
    return [_tagged(tokens, chances, group, int(best[group[0]])) for group in found]


def _adjacent(tokens: Sequence[Token], before: int, after: int) -> bool:
    between = [token.text for token in tokens[before + 1 : after]]
    return len(between) == 0 or (len(between) == 1 and between[0] in "-.:/&’'")


OUTER = frozenset({"i", "på", "från", "vid", "med", "av", "till", "för", "och", "som", "efter", "under", "att", "hos"})
"""Words that stand outside a quote (annotation manual, 12), but for times ("i natt") and passages."""

WHOLE = frozenset({Type.DATE_TIME, Type.SPOKESPERSON})


def _trimmed(tokens: Sequence[Token], group: list[int], kind: Type) -> list[int]:
    """The stretch without the small words at its edges; at least one token stays."""
    first, last = 0, len(group) - 1
    while last > first and tokens[group[last]].text.lower() in OUTER:
        last -= 1
    while kind not in WHOLE and first < last and tokens[group[first]].text.lower() in OUTER:
        first += 1
    return group[first : last + 1]


def _tagged(tokens: Sequence[Token], chances: NDArray[np.float32], group: list[int], label: int) -> Tagged:
    kind, _, role = LABELS[label].partition(":")
    group = _trimmed(tokens, group, Type(kind))
    score = float(chances[group[0], label] if len(group) == 1 else chances[group, label].mean())
    return Tagged(tokens[group[0]].start, tokens[group[-1]].end, Type(kind), Role(role) if role else None, score)
