"""The drafts as the network sees them, and what it is to learn of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.text.layers import Weights, joined
from checker.text.network_input import Alphabet, Codes, codes
from models.reader.drafts import Labelled
from models.reader.measure import VERDICTS


@dataclass(frozen=True)
class Sheet:
    """A draft as the network sees it, with what is to be learnt; ``verdict`` is 0 clear, 1 review, 2 stop."""

    codes: Codes
    labels: NDArray[np.int64]
    answers: NDArray[np.float32]
    verdict: int


def alphabet_of(drafts: Sequence[Labelled]) -> Alphabet:
    """The kinds, clusters and classes that stand in the drafts."""
    kinds = {kind for draft in drafts for kind in draft.page.kinds if kind}
    clusters = {cluster for draft in drafts for cluster in draft.page.clusters}
    classes = {name for draft in drafts for names in draft.page.classes for name in names}
    return Alphabet.of(*(sorted(names) for names in (kinds, clusters, classes)))


def sheets(drafts: Sequence[Labelled], alphabet: Alphabet) -> list[Sheet]:
    """The drafts as the network sees them; one without a word or mark is left out."""
    return [
        Sheet(
            codes(draft.page, alphabet),
            draft.labels,
            draft.answers.astype(np.float32),
            VERDICTS.index(draft.verdict),
        )
        for draft in drafts
        if draft.page.tokens
    ]


def arrays(alphabet: Alphabet, networks: Sequence[Weights]) -> dict[str, NDArray[Any]]:
    """The arrays of ``network.npz``."""
    names = ("kinds", "clusters", "classes")
    return {**{f"alphabet.{name}": np.array(list(getattr(alphabet, name))) for name in names}, **joined(networks)}
