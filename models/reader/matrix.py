"""Sparse matrices of drafts and of tokens, for training."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from checker.text import ngrams
from checker.text.heads import Stretch, sentences, views
from checker.text.ngrams import Hits
from checker.text.tagger import NONE, features
from models.reader.drafts import Labelled, sentence_answers

LEAST_DRAFTS = 2
"""Features of a single draft tell nothing about another."""


def wholes(drafts: Sequence[Labelled]) -> list[list[Hits]]:
    """What the drafts hold whole."""
    return [views(_stretch(draft)).hits([slice(None)]) for draft in drafts]


def parts(drafts: Sequence[Labelled]) -> tuple[list[list[Hits]], NDArray[np.int8]]:
    """What each sentence of each draft holds, and the answers to the questions that are asked of each."""
    cut = [(draft, sentences(draft.page.tokens)) for draft in drafts]
    return [views(_stretch(draft)).hits(found) for draft, found in cut], np.stack(
        [sentence_answers(draft.labels[one]) for draft, found in cut for one in found]
    )


def _stretch(draft: Labelled) -> Stretch:
    return Stretch(draft.page.tokens, draft.page.kinds, draft.page.clusters)


def inverse_frequency(seen: Sequence[Sequence[Hits]]) -> NDArray[np.float32]:
    """Smoothed inverse document frequency of each bucket; 0 for buckets that fewer than ``LEAST_DRAFTS`` hit."""
    times = np.zeros(ngrams.BUCKETS, np.int64)
    texts = 0
    for hits in seen:
        every = ngrams.joined(hits)
        keys = np.unique(every.texts << ngrams.BITS | every.rows)
        times += np.bincount(keys & (ngrams.BUCKETS - 1), minlength=ngrams.BUCKETS)
        texts += int(every.texts.max(initial=-1)) + 1
    idf = np.log((1 + texts) / (1 + times)) + 1
    return np.where(times >= LEAST_DRAFTS, idf, 0).astype(np.float32)


def matrix(seen: Sequence[Sequence[Hits]], idf: NDArray[np.float32]) -> csr_matrix:
    """One row a text."""
    rows: list[NDArray[np.int64]] = []
    values: list[NDArray[np.float32]] = []
    for hits in seen:
        one = ngrams.weighted(hits, idf)
        edges = np.flatnonzero(np.diff(one.texts)) + 1
        rows += np.split(one.rows, edges)
        values += np.split(one.values, edges)
    return _csr(rows, values)


def token_matrix(drafts: Sequence[Labelled]) -> tuple[csr_matrix, NDArray[np.int64]]:
    """One row a token of all drafts, and its label."""
    rows: list[NDArray[np.int64]] = []
    for draft in drafts:
        page = draft.page
        rows += [token[token != NONE] for token in features(page.tokens, page.classes, page.kinds, page.clusters)]
    return _csr(rows, [np.ones(len(row), np.float32) for row in rows]), np.concatenate([d.labels for d in drafts])


def _csr(columns: Sequence[NDArray[np.int64]], values: Sequence[NDArray[np.float32]]) -> csr_matrix:
    starts = np.concatenate([[0], np.cumsum([len(row) for row in columns])])
    shape = (len(columns), ngrams.BUCKETS)
    return csr_matrix((np.concatenate(values), np.concatenate(columns), starts), shape=shape)
