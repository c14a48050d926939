"""Train the weighing of the evidence: boosted trees, and their arrays for ``checker.risk.weighing``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from checker.risk.evidence import EVIDENCE
from checker.risk.weighing import Trees

SEED = 20
ROUNDS, LEAST = 150, 30
"""Trees of each verdict, and drafts in a leaf."""

PROSE_WEIGHT = 4.0
"""How many drafts a piece of prose by others counts for: a hospital's posts hold far more that is harmless than the
labelled drafts do, and a tool that stops the news is switched off."""


def fit(
    facts: NDArray[np.float32], gold: NDArray[np.int64], weights: NDArray[np.float64]
) -> dict[str, NDArray[np.generic]]:
    """The arrays of ``weighing.npz`` from evidence of shape (drafts, len(EVIDENCE)) and verdicts 0, 1, 2.

    ``weights`` tells what each counts.

    Raises:
        ValueError: when the arrays do not give what the trained model gives.
    """
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        learning_rate=0.04,
        max_leaf_nodes=10,
        min_samples_leaf=LEAST,
        max_features=0.3,
        l2_regularization=5.0,
        random_state=SEED,
    )
    model.fit(facts, gold, sample_weight=weights)
    arrays = _arrays(model)
    sample = facts[:: max(1, len(facts) // 50)]
    ours = np.stack([Trees.of(arrays).probabilities(row) for row in sample])
    if not np.allclose(ours, model.predict_proba(sample), atol=1e-6):
        raise ValueError("the exported trees differ from the trained ones")
    return arrays


def _arrays(model: HistGradientBoostingClassifier) -> dict[str, NDArray[np.generic]]:
    columns: dict[str, list[NDArray[np.generic]]] = {
        name: [] for name in ("feature", "threshold", "left", "right", "value")
    }
    roots, at = [], 0
    for trees in model._predictors:  # noqa: SLF001  (scikit-learn offers no public way to its trees)
        for tree in trees:
            nodes = tree.nodes
            here = at + np.arange(len(nodes))
            leaf = nodes["is_leaf"].astype(bool)
            columns["feature"].append(nodes["feature_idx"].astype(np.int16))
            columns["threshold"].append(nodes["num_threshold"].astype(np.float64))
            columns["left"].append(np.where(leaf, here, at + nodes["left"]).astype(np.int32))
            columns["right"].append(np.where(leaf, here, at + nodes["right"]).astype(np.int32))
            columns["value"].append(nodes["value"].astype(np.float64))
            roots.append(at)
            at += len(nodes)
    arrays: dict[str, NDArray[np.generic]] = {f"weigh_{name}": np.concatenate(parts) for name, parts in columns.items()}
    arrays["weigh_roots"] = np.array(roots, np.int32).reshape(-1, 3)
    arrays["weigh_start"] = np.asarray(model._baseline_prediction, np.float64).ravel()  # noqa: SLF001
    arrays["weigh_evidence"] = np.array(len(EVIDENCE), np.int32)
    return arrays
