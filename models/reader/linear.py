"""Train the linear models: answers about a whole draft and about each sentence, labels of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit, softmax

from checker.text.ngrams import BUCKETS
from checker.text.tagger import LABELS
from models.reader.drafts import UNKNOWN, Labelled
from models.reader.matrix import inverse_frequency, matrix, parts, token_matrix, wholes

STRENGTH = 6.0
"""Inverse of the L2 penalty of the answers."""
TAGGER_EPOCHS = 5
TAGGER_PENALTY = 2e-7
BATCH = 4096
RATE = 0.15
SEED = 20

Arrays = dict[str, NDArray[Any]]


def fit_heads(rows: csr_matrix, answers: NDArray[np.int8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights ``(BUCKETS, len(QUESTIONS))`` and biases: all at once, by L-BFGS on the penalised likelihood.

    Answers that are ``UNKNOWN`` count for nothing.
    """
    known = answers != UNKNOWN
    yes = np.where(known, answers, 0)
    used = np.flatnonzero(rows.getnnz(axis=0))
    dense = rows[:, used].astype(np.float32)
    back = dense.T.tocsr()
    shape = (len(used) + 1, answers.shape[1])

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        table = flat.reshape(shape).astype(np.float32)
        logits = dense @ table[:-1] + table[-1]
        error = (expit(logits) - yes) * known
        value = (
            (np.logaddexp(0, logits) * known).sum() - (logits * yes).sum() + (table[:-1] ** 2).sum() / (2 * STRENGTH)
        )
        slope = np.vstack([back @ error + table[:-1] / STRENGTH, error.sum(axis=0, keepdims=True)])
        return float(value), slope.astype(np.float64).ravel()

    best = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 60, "maxcor": 6})
    table = best.x.reshape(shape)
    weights = np.zeros((BUCKETS, shape[1]), np.float32)
    weights[used] = table[:-1]
    return weights, table[-1].astype(np.float32)


def fit_tagger(tokens: csr_matrix, labels: NDArray[np.int64]) -> NDArray[np.float32]:
    """Weights ``(BUCKETS, len(LABELS))`` of a softmax over the labels, by AdaGrad (Duchi et al. 2011) in batches.

    The bias is a feature of its own.
    """
    weights = np.zeros((BUCKETS, len(LABELS)), np.float32)
    history = np.full(weights.shape, 1e-6, np.float32)
    gold = np.eye(len(LABELS), dtype=np.float32)[labels]
    order = np.random.default_rng(SEED)
    for epoch in range(TAGGER_EPOCHS):
        for batch in np.array_split(order.permutation(len(labels)), len(labels) // BATCH + 1):
            rows = tokens[batch]
            used = np.unique(rows.indices)
            error = softmax(rows @ weights, axis=1) - gold[batch]
            slope = (rows.T.tocsr()[used] @ error) / len(batch) + TAGGER_PENALTY * weights[used]
            history[used] += slope**2
            weights[used] -= RATE / (1 + epoch / 2) * slope / np.sqrt(history[used])
    return weights


def fit(drafts: Sequence[Labelled]) -> Arrays:
    """The arrays of ``reader.npz``: the linear models."""
    marked = [draft for draft in drafts if draft.marked]
    whole, (cut, cut_answers) = wholes(drafts), parts(marked)
    idf, cut_idf = inverse_frequency(whole), inverse_frequency(cut)
    heads, bias = fit_heads(matrix(whole, idf), np.stack([d.answers for d in drafts]))
    sentence_heads, sentence_bias = fit_heads(matrix(cut, cut_idf), cut_answers)
    return {
        "heads": heads.astype(np.float16),
        "bias": bias,
        "idf": idf.astype(np.float16).astype(np.float32),
        "sentence_heads": sentence_heads.astype(np.float16),
        "sentence_bias": sentence_bias,
        "sentence_idf": cut_idf.astype(np.float16).astype(np.float32),
        "tagger": fit_tagger(*token_matrix(marked)).astype(np.float16),
    }
