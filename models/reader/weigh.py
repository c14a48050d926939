"""Train the weighing of the evidence: boosted trees, and their arrays for ``checker.risk.weighing``.

``python -m models.reader.weigh`` fits the trees anew, from what ``models.reader.train`` has kept of its readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from checker.finding import Finding
from checker.resources import resource
from checker.risk.evidence import EVIDENCE
from checker.risk.verdict import CHOSEN, Signal
from checker.risk.weighing import Trees, weighed
from checker.text.reader import MODEL
from models.reader.held_back import FOLDS, Held
from models.reader.measure import VERDICTS, HeldOut, chosen, figures, verdicts

SEED = 20
ROUNDS, LEAST = 150, 30
"""Trees of each verdict, and drafts in a leaf."""

PROSE_WEIGHT = 12.0
"""How many drafts a piece of prose by others counts for: a hospital's posts hold far more that is harmless than the
labelled drafts do, and a tool that stops the news is switched off. Where there were a third of the drafts it was 4."""


FILE = "weighing.npz"

Forest = dict[str, NDArray[np.generic]]


def fit(held: Held) -> Forest:
    """The arrays of ``weighing.npz``.

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
    model.fit(held.facts, held.gold.astype(np.int64), sample_weight=np.where(held.prosaic, PROSE_WEIGHT, 1.0))
    arrays = _arrays(model)
    sample = held.facts[:: max(1, len(held.facts) // 50)]
    ours = np.stack([Trees.of(arrays).probabilities(row) for row in sample])
    if not np.allclose(ours, model.predict_proba(sample), atol=1e-6):
        raise ValueError("the exported trees differ from the trained ones")
    return arrays


def _arrays(model: HistGradientBoostingClassifier) -> Forest:
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
    arrays: Forest = {f"weigh_{name}": np.concatenate(parts) for name, parts in columns.items()}
    arrays["weigh_roots"] = np.array(roots, np.int32).reshape(-1, 3)
    arrays["weigh_start"] = np.asarray(model._baseline_prediction, np.float64).ravel()  # noqa: SLF001
    arrays["weigh_evidence"] = np.array(len(EVIDENCE), np.int32)
    return arrays


def save(folder: Path, forest: Forest) -> None:
    """Write ``weighing.npz``."""
    np.savez_compressed(folder / FILE, **forest)  # type: ignore[arg-type]  # its stubs take names for options


def measure(held: Held, found: Sequence[Sequence[Finding]]) -> dict[str, float]:
    """Figures of the whole judgement of the labelled drafts, weighed by trees that have not seen the author either.

    ``found`` are the findings of each draft.
    """
    everything = zip(held.gold, _crossed(held), found, held.prosaic, strict=True)
    judged = [
        HeldOut(int(gold), Signal(*map(float, chances)), seen)
        for gold, chances, seen, prosaic in everything
        if not prosaic
    ]
    ours = np.array([one.gold for one in judged])
    best = chosen(judged)
    print("by weight alone:", figures(np.array([_most(one.signal) for one in judged]), ours))
    print("thresholds that cost least:", best, figures(verdicts(judged, best), ours), flush=True)
    return figures(verdicts(judged, CHOSEN), ours)


def _crossed(held: Held) -> NDArray[np.float64]:
    chances = np.zeros((len(held.gold), len(VERDICTS)))
    for fold in range(FOLDS):
        out = held.folds == fold
        trees = Trees.of(fit(Held(*(column[~out] for column in held))))
        chances[out] = [weighed(trees, row) for row in held.facts[out]]
    return chances


def _most(signal: Signal) -> int:
    return int(np.argmax((signal.clear, signal.review, signal.stop)))


def main() -> None:
    """Fit, write."""
    save(resource(MODEL), fit(Held.load()))


if __name__ == "__main__":
    main()
