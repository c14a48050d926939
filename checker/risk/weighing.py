"""How the evidence of a reading is weighed: boosted decision trees over the numbers of ``checker.risk.evidence``.

A sum of small trees a verdict (Friedman 2001), made into probabilities by a softmax. Trees, because the same number
means different things in different company: a name counts for much beside a ward, and for little beside "robot".
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.errors import ModelError
from checker.resources import resource
from checker.risk.evidence import EVIDENCE, evidence
from checker.risk.verdict import Signal
from checker.text.reader import MODEL, Reading

VERDICTS = 3

NETWORKS = slice(EVIDENCE.index("network:clear"), EVIDENCE.index("network:clear") + VERDICTS)
"""Where in the evidence the networks' own verdict stands, as logarithms of probabilities."""

NETWORKS_SHARE = 0.4
"""What the networks' own verdict counts beside the trees' (a geometric mean), chosen on drafts by unseen authors."""


class Walk(NamedTuple):
    """Nodes of trees, the forks before the leaves: what each fork compares with what, and where both ways lead."""

    feature: NDArray[np.intp]
    floor: NDArray[np.float32]
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    leaves: NDArray[np.intp]
    roots: NDArray[np.intp]
    value: NDArray[np.float64]


@dataclass(frozen=True)
class Trees:
    """All nodes of all trees, one entry a node; a leaf is its own child. ``roots`` has shape (rounds, verdicts)."""

    feature: NDArray[np.int16]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]
    roots: NDArray[np.int32]
    start: NDArray[np.float64]

    @cached_property
    def walk(self) -> Walk:
        """The same trees, made ready to be walked down."""
        inner = self.left != np.arange(len(self.left))
        order = np.argsort(~inner, kind="stable")
        place = np.argsort(order)
        forks, floors = order[: inner.sum()], self.threshold.astype(np.float32)
        # Evidence is of four bytes: it is compared with the largest such number that is no more than the threshold.
        floors = np.where(floors > self.threshold, np.nextafter(floors, np.float32(-np.inf)), floors)
        return Walk(
            self.feature[forks].astype(np.intp),
            floors[forks],
            place[self.left[forks]],
            place[self.right[forks]],
            np.arange(len(forks), len(order)),
            place[self.roots],
            self.value[order],
        )

    @cached_property
    def depth(self) -> int:
        """Steps from the roots to the deepest leaf."""
        depth, nodes = 0, np.unique(self.roots)
        while len(inner := nodes[self.left[nodes] != nodes]):
            depth, nodes = depth + 1, np.concatenate([self.left[inner], self.right[inner]])
        return depth

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Trees:
        """The trees from arrays named ``weigh_...``.

        Raises:
            KeyError: when one is missing.
            ModelError: when they were made for other evidence.
        """
        trees = cls(**{name: arrays[f"weigh_{name}"] for name in cls.__dataclass_fields__})
        if int(arrays["weigh_evidence"]) != len(EVIDENCE) or trees.roots.shape[1:] != (VERDICTS,):
            raise ModelError("Språkmodellen passar inte programmets version. Installera om programmet.")
        return trees

    def probabilities(self, facts: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probabilities of clear, review and stop for the numbers of one reading."""
        # Where each fork leads, asked of all forks at once: a step down all trees is then one look-up.
        walk = self.walk
        onward = np.where(facts.take(walk.feature) <= walk.floor, walk.left, walk.right)
        below, nodes = np.concatenate([onward, walk.leaves]), walk.roots
        for _ in range(self.depth):
            nodes = below.take(nodes)
        logits = self.start + walk.value.take(nodes).sum(axis=0)
        odds = np.exp(logits - logits.max())
        return np.asarray(odds / odds.sum(), np.float64)


def weighed(trees: Trees, facts: NDArray[np.float32]) -> NDArray[np.float64]:
    """Probabilities of clear, review and stop: the trees' and the networks' together."""
    logs = (1 - NETWORKS_SHARE) * np.log(trees.probabilities(facts)) + NETWORKS_SHARE * facts[NETWORKS]
    odds = np.exp(logs - logs.max())
    return np.asarray(odds / odds.sum(), np.float64)


class Weighing:
    """Weighs readings."""

    def __init__(self, trees: Trees) -> None:
        self.trees = trees

    @classmethod
    def load(cls, folder: Path | None = None) -> Weighing:
        """Load the trees that were trained with the reader.

        Raises:
            ModelError: when they are missing, damaged, or made for other evidence.
        """
        try:
            with np.load((folder or resource(MODEL)) / "weighing.npz", allow_pickle=False) as arrays:
                return cls(Trees.of(arrays))
        except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
            raise ModelError("Språkmodellen saknas eller är skadad. Installera om programmet.") from error

    def signal(self, reading: Reading) -> Signal:
        """The probabilities of the three verdicts."""
        clear, review, stop = map(float, weighed(self.trees, evidence(reading)))
        return Signal(clear, review, stop)
