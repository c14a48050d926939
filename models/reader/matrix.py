"""Sparse matrices of drafts and of tokens, for training."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from checker.text import ngrams
from checker.text.heads import Stretch, sentences, vectorise, views
from checker.text.reader import stretch
from checker.text.tagger import features
from models.reader.drafts import Labelled, sentence_answers

LEAST_DRAFTS = 2
"""Features of a single draft tell nothing about another."""


def wholes(drafts: Sequence[Labelled]) -> list[Stretch]:
    """The drafts whole."""
    return [stretch(draft.page, slice(None)) for draft in drafts]


def parts(drafts: Sequence[Labelled]) -> tuple[list[Stretch], NDArray[np.int8]]:
    """The sentences of all drafts, and the answers to the questions that are asked of each."""
    cut = [(draft, one) for draft in drafts for one in sentences(draft.page.tokens)]
    return [stretch(draft.page, one) for draft, one in cut], np.stack(
        [sentence_answers(draft.labels[one]) for draft, one in cut]
    )


def inverse_frequency(stretches: Sequence[Stretch]) -> NDArray[np.float32]:
    """Smoothed inverse document frequency of each bucket; 0 for buckets that fewer than ``LEAST_DRAFTS`` hit."""
    seen = np.zeros(ngrams.BUCKETS, np.int64)
    for one in stretches:
        hit = {row for view in views(one) for row in ngrams.counts(view)}
        seen[list(hit)] += 1
    idf = np.log((1 + len(stretches)) / (1 + seen)) + 1
    return np.where(seen >= LEAST_DRAFTS, idf, 0).astype(np.float32)


def matrix(stretches: Sequence[Stretch], idf: NDArray[np.float32]) -> csr_matrix:
    """One row a stretch."""
    vectors = [vectorise(views(one), idf) for one in stretches]
    return _csr([v[0] for v in vectors], [v[1] for v in vectors])


def token_matrix(drafts: Sequence[Labelled]) -> tuple[csr_matrix, NDArray[np.int64]]:
    """One row a token of all drafts, and its label."""
    rows: list[NDArray[np.int32]] = []
    for draft in drafts:
        page = draft.page
        rows += [np.array(token, np.int32) for token in features(page.tokens, page.classes, page.kinds, page.clusters)]
    return _csr(rows, [np.ones(len(row), np.float32) for row in rows]), np.concatenate([d.labels for d in drafts])


def _csr(columns: Sequence[NDArray[np.int32]], values: Sequence[NDArray[np.float32]]) -> csr_matrix:
    starts = np.concatenate([[0], np.cumsum([len(row) for row in columns])])
    shape = (len(columns), ngrams.BUCKETS)
    return csr_matrix((np.concatenate(values), np.concatenate(columns), starts), shape=shape)
