"""What a word looks like by its letters: a linear model over letter groups, learnt from the lists.

Three words in ten, chosen by a hash, are kept out of it, so that training sentences can hide them from the table and
show the network how the judgement looks for a word that no list has (see ``augment``).
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import SGDClassifier  # type: ignore[import-untyped]

from checker.text.letters import BUCKETS, KINDS, Likeness, fold, groups

if TYPE_CHECKING:
    from collections.abc import Mapping

SEED = 5


def held_back(word: str) -> bool:
    """Whether a word is kept out of the letter model."""
    return zlib.crc32(word.lower().encode()) % 10 < 3


def matrix(words: list[str]) -> csr_matrix:
    """Counts of letter groups, a row a word."""
    columns = [groups(fold(word)) for word in words]
    ends = np.cumsum([0, *(len(found) for found in columns)])
    flat = np.concatenate([np.array(found, dtype=np.int32) for found in columns])
    return csr_matrix((np.ones(len(flat), dtype=np.float32), flat, ends), shape=(len(words), BUCKETS))


def learn(examples: Mapping[str, str], limit: int | None = None) -> Likeness:
    """A letter model of words with their kinds."""
    words = [word for word in sorted(examples) if len(word) > 2 and not held_back(word)][:limit]
    kinds = np.array([KINDS.index(examples[word]) for word in words])
    model = SGDClassifier(
        loss="log_loss", alpha=2e-6, max_iter=12, tol=None, class_weight="balanced", random_state=SEED, average=True
    )
    model.fit(matrix(words), kinds)
    weights = np.zeros((BUCKETS, len(KINDS)))
    bias = np.full(len(KINDS), -20.0)
    for at, kind in enumerate(model.classes_):
        weights[:, kind], bias[kind] = model.coef_[at], model.intercept_[at]
    scale = max(float(np.abs(weights).max()) / 127, 1e-9)
    return Likeness(np.round(weights / scale).astype(np.int8), bias.astype(np.float32), scale)


def accuracy(likeness: Likeness, examples: Mapping[str, str]) -> float:
    """The share of held-back words whose kind is guessed."""
    words = [word for word in examples if held_back(word) and len(word) > 2][:20_000]
    judged = [likeness.judge(fold(word))[:-1] == examples[word] for word in words]
    return sum(judged) / max(1, len(judged))
