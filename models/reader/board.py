"""What all networks share, and the drafts as they see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.text.layers import Weights, joined
from checker.text.network import SETTINGS
from checker.text.network_input import Alphabet, Codes, WordVectors, codes
from models.reader.drafts import Labelled
from models.reader.measure import VERDICTS as NAMES

OTHERS = 0.3
"""Weight of what other models say of a draft beside the verdict that its writer gave."""


@dataclass(frozen=True)
class Sheet:
    """A draft as the network sees it, with what is to be learnt; ``verdict`` is a probability for each."""

    codes: Codes
    labels: NDArray[np.int64]
    answers: NDArray[np.float32]
    verdict: NDArray[np.float32]

    def softened(self, chances: NDArray[np.floating[Any]]) -> Sheet:
        """The sheet with ``OTHERS`` of its verdict as models see it that have not seen its author.

        Near the border a model that is sure of each verdict learns slips and chance; one that is told how sure others
        are learns where the border lies (knowledge distillation, Hinton et al. 2015).
        """
        return replace(self, verdict=((1 - OTHERS) * self.verdict + OTHERS * chances).astype(np.float32))


@dataclass(frozen=True)
class Board:
    """What all networks share: the alphabet and the vectors of letter n-grams."""

    alphabet: Alphabet
    table: NDArray[np.float16]
    settings: dict[str, int]

    @classmethod
    def of(cls, drafts: Sequence[Labelled], table: NDArray[np.float32], settings: dict[str, int]) -> Board:
        """The kinds, clusters and classes that stand in the drafts, and the vectors as they are stored."""
        kinds = {kind for draft in drafts for kind in draft.page.kinds if kind}
        clusters = {cluster for draft in drafts for cluster in draft.page.clusters}
        classes = {name for draft in drafts for names in draft.page.classes for name in names}
        alphabet = Alphabet.of(*(sorted(names) for names in (kinds, clusters, classes)))
        return cls(alphabet, table.astype(np.float16), settings)

    def arrays(self, networks: Sequence[Weights]) -> dict[str, NDArray[Any]]:
        """The arrays of ``network.npz``."""
        names = ("kinds", "clusters", "classes")
        return {
            **{f"alphabet.{name}": np.array(list(getattr(self.alphabet, name))) for name in names},
            "ngrams.table": self.table,
            "ngrams.settings": np.array([self.settings[name] for name in SETTINGS]),
            **joined(networks),
        }


def read_floret(path: Path) -> tuple[NDArray[np.float32], dict[str, int]]:
    """The table of n-gram vectors, scaled to unit spread, and its settings."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    names = ("rows", "dimensions", "shortest", "longest", "hashes", "seed")
    settings = dict(zip(names, map(int, head.split()[:6]), strict=True))
    table = np.array([line.split()[1:] for line in lines], np.float32)
    return table / table.std(), settings


def sheets(drafts: Sequence[Labelled], board: Board) -> list[Sheet]:
    """The drafts as the network sees them."""
    found = []
    vectors = WordVectors(board.table, board.settings)
    for draft in drafts:
        seen = codes(draft.page, board.alphabet, vectors)
        answers = draft.answers.astype(np.float32)
        verdict = np.eye(len(NAMES), dtype=np.float32)[NAMES.index(draft.verdict)]
        found.append(Sheet(seen, draft.labels, answers, verdict))
    return found
