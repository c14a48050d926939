"""What the weighing learns from: readings of drafts by models that have not learnt their authors.

What models say of drafts that they learnt is surer than what they say of others. So the latest authors are dealt into
folds, each is read by models that have learnt everything but its fold (cross-fitting, Chernozhukov et al. 2018), as a
hospital's drafts are, and the weighing learns how much to believe what is read there. The models that are written at
the end have learnt all of them, and are read for the news, of which no model learns a label.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.finding import Finding
from checker.judging import WINDOW
from checker.risk.evidence import EVIDENCE, evidence
from checker.text.reader import Models
from models.reader import prose
from models.reader.drafts import Labelled
from models.reader.measure import VERDICTS, found_in

AUTHORS = frozenset({*(f"v{number}" for number in range(54, 96)), *(f"{prose.PREFIX}{number}" for number in (4, 5))})
"""The latest groups of the corpus and a third of the prose by others."""

NEWS = frozenset(f"{prose.PREFIX}{number}" for number in range(6, 9))
"""Whom no model learns."""

FOLDS = 3

FILE = Path(__file__).with_name("evidence.npz")
"""Where ``models.reader.train`` keeps what was read."""


class Held(NamedTuple):
    """What was read: ``facts`` of shape (drafts, len(EVIDENCE)), ``gold`` (0 clear, 1 review, 2 stop), the authors."""

    facts: NDArray[np.float32]
    gold: NDArray[np.int8]
    authors: NDArray[np.str_]

    @property
    def prosaic(self) -> NDArray[np.bool_]:
        """Which are prose by others."""
        return np.char.startswith(self.authors, prose.PREFIX)

    @property
    def folds(self) -> NDArray[np.int64]:
        """The fold of each draft; news by their authors, so that trees too are measured on none that they know."""
        return np.array([fold_of(author) for author in self.authors.tolist()], np.int64)

    def save(self, path: Path = FILE) -> None:
        """Write; the evidence with half the digits."""
        np.savez_compressed(path, facts=self.facts.astype(np.float16), gold=self.gold, authors=self.authors)

    @classmethod
    def load(cls, path: Path = FILE) -> Held:
        """Read what :meth:`save` wrote.

        Raises:
            OSError: when there is no such file.
        """
        with np.load(path, allow_pickle=False) as stored:
            return cls(stored["facts"].astype(np.float32), stored["gold"], stored["authors"])

    @classmethod
    def joined(cls, parts: Sequence[Held]) -> Held:
        """Several as one."""
        return cls(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def fold_of(author: str) -> int:
    """The fold of one of the ``AUTHORS`` or of ``NEWS``."""
    return sorted(AUTHORS if author in AUTHORS else NEWS).index(author) % FOLDS


def learnt(drafts: Sequence[Labelled], fold: int | None = None) -> list[Labelled]:
    """The drafts to learn from: all but the news, and but those of a fold."""
    away = NEWS | {author for author in AUTHORS if fold_of(author) == fold}
    return [draft for draft in drafts if draft.author not in away]


def in_fold(drafts: Sequence[Labelled], fold: int) -> list[Labelled]:
    """The drafts of a fold that are judged as one."""
    return [draft for draft in judged(drafts) if draft.author in AUTHORS and fold_of(draft.author) == fold]


def news(drafts: Sequence[Labelled]) -> list[Labelled]:
    """The news that no model learns."""
    return [draft for draft in judged(drafts) if draft.author in NEWS]


def judged(drafts: Sequence[Labelled]) -> list[Labelled]:
    """The drafts that are judged as one."""
    return [draft for draft in drafts if len(draft.row["text"]) <= WINDOW]


def read(drafts: Sequence[Labelled], models: Models) -> tuple[Held, list[list[Finding]]]:
    """The evidence in drafts, and their findings."""
    readings = [models.read(draft.page) for draft in drafts]
    facts = np.array([evidence(reading) for reading in readings], np.float32).reshape(-1, len(EVIDENCE))
    gold = np.array([VERDICTS.index(draft.verdict) for draft in drafts], np.int8)
    authors = np.array([draft.author for draft in drafts], np.str_)
    return Held(facts, gold, authors), list(found_in(readings))
