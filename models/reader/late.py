"""A forest of the weighing from drafts that the shipped models have not seen: ``python -m models.reader.late OUT``.

What models say of drafts that they learnt is surer than what they say of others. The authors that ``reader.json``
does not name are read by the shipped models as a hospital's drafts are, and the weighing learns how much to believe
them. Join the result with the shipped forest by ``models.reader.forests``.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.judging import WINDOW
from checker.pipeline import Checker
from checker.resources import resource
from checker.risk.evidence import EVIDENCE, evidence
from checker.text.reader import MODEL
from models.reader import prose, weigh
from models.reader.drafts import CORPUS, rows
from models.reader.measure import VERDICTS

PROSE_WEIGHT = 2.0
"""What a piece of prose by others counts: together more than all drafts, so that no news and no advice is stopped."""

ROUNDS, LEAST = 150, 30
"""Trees of each verdict, and drafts in a leaf: fewer of both than for all drafts, because there are fewer."""


def unseen() -> Iterator[dict[str, Any]]:
    """Labelled drafts by authors of whom the shipped models learnt nothing."""
    seen = json.loads((resource(MODEL) / "reader.json").read_text(encoding="utf-8"))["authors"]
    paths = [path for path in sorted(CORPUS.glob("*.jsonl")) if path.stem not in seen]
    return (row for row in rows(paths) if len(row["text"]) <= WINDOW)


def main() -> None:
    """Read, fit, write."""
    (out,) = sys.argv[1:]
    judge = Checker.load().judge
    drafts = list(itertools.chain(unseen(), prose.rows()))
    facts = np.zeros((len(drafts), len(EVIDENCE)), np.float32)
    for at, row in enumerate(drafts):
        facts[at] = evidence(judge.engine.read(row["text"])[0])
        print(f"{at + 1} of {len(drafts)} read", end="\r", flush=True)
    gold = np.array([VERDICTS.index(row["verdict"]) for row in drafts])
    weights: NDArray[np.float64] = np.array(
        [PROSE_WEIGHT if row["id"].startswith(prose.PREFIX) else 1.0 for row in drafts]
    )
    np.savez_compressed(out, **weigh.fit(facts, gold, weights, rounds=ROUNDS, least=LEAST))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
