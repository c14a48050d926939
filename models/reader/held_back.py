"""Drafts that network and linear models do not learn: the weighing learns from what these say of them.

What models say of drafts that they learnt is surer than what they say of others. Those of the authors who are held back
are read as a hospital's drafts are, and the weighing learns how much to believe what is read there. The recipe
(``models.reader.train``) does so at its end; ``python -m models.reader.held_back`` does it anew for the shipped models,
after a name model or a network was exchanged: it writes ``weighing.npz`` and the figures in ``reader.json``.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.finding import Finding
from checker.judging import WINDOW
from checker.resources import resource
from checker.risk.evidence import EVIDENCE, evidence
from checker.risk.verdict import CHOSEN, Signal
from checker.risk.weighing import Trees, weighed
from checker.text import packed
from checker.text.reader import FILES, MODEL, Models
from models.reader import prose, weigh
from models.reader.drafts import CORPUS, Labelled, load, rows
from models.reader.measure import VERDICTS, HeldOut, chosen, figures, found_in, verdicts

AUTHORS = frozenset(
    {*(f"v{number}" for number in range(54, 74)), *(f"{prose.PREFIX}{number}" for number in range(4, 9))}
)
"""Who is held back: the latest groups of the corpus, a third of the prose by others, and more news."""

FOLDS = 3
"""Parts that these authors are dealt into, to measure what is weighed by trees that have not seen an author."""


def divided(drafts: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """The drafts to learn, and those held back that are judged as one."""
    learnt = [draft for draft in drafts if draft.author not in AUTHORS]
    held = [draft for draft in drafts if draft.author in AUTHORS and len(draft.row["text"]) <= WINDOW]
    return learnt, held


def read(drafts: Sequence[Labelled], models: Models) -> tuple[NDArray[np.float32], list[list[Finding]]]:
    """The evidence in the drafts, of shape (drafts, len(EVIDENCE)), and their findings."""
    readings = [models.read(draft.page) for draft in drafts]
    facts = np.array([evidence(reading) for reading in readings], np.float32).reshape(-1, len(EVIDENCE))
    return facts, list(found_in(readings))


def gold_of(drafts: Sequence[Labelled]) -> NDArray[np.int64]:
    """The verdict of each draft, 0 clear, 1 review, 2 stop."""
    return np.array([VERDICTS.index(draft.verdict) for draft in drafts], np.int64)


def weights_of(drafts: Sequence[Labelled]) -> NDArray[np.float64]:
    """What each draft counts in the weighing."""
    return np.where(_prosaic(drafts), weigh.PROSE_WEIGHT, 1.0)


def measure(
    drafts: Sequence[Labelled], facts: NDArray[np.float32], found: Sequence[Sequence[Finding]]
) -> dict[str, float]:
    """Figures of the whole judgement of the labelled drafts, weighed by trees that have not seen the author."""
    everything = zip(gold_of(drafts), _crossed(drafts, facts), found, _prosaic(drafts), strict=True)
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


def _folds(drafts: Sequence[Labelled]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Indices of drafts to learn and of others; no author stands in both."""
    authors = sorted({draft.author for draft in drafts})
    for fold in range(FOLDS):
        out = np.array([draft.author in authors[fold::FOLDS] for draft in drafts])
        yield np.flatnonzero(~out), np.flatnonzero(out)


def _crossed(drafts: Sequence[Labelled], facts: NDArray[np.float32]) -> NDArray[np.float64]:
    chances = np.zeros((len(drafts), len(VERDICTS)))
    gold, weights = gold_of(drafts), weights_of(drafts)
    for train, test in _folds(drafts):
        trees = Trees.of(weigh.fit(facts[train], gold[train], weights[train]))
        chances[test] = [weighed(trees, row) for row in facts[test]]
    return chances


def _prosaic(drafts: Sequence[Labelled]) -> NDArray[np.bool_]:
    return np.array([draft.author.startswith(prose.PREFIX) for draft in drafts])


def _most(signal: Signal) -> int:
    return int(np.argmax((signal.clear, signal.review, signal.stop)))


def main() -> None:
    """Read what is held back by the shipped models, weigh, measure, write."""
    folder = resource(MODEL)
    texts = rows([path for path in sorted(CORPUS.glob("*.jsonl")) if path.stem in AUTHORS])
    drafts = divided(load(itertools.chain(texts, prose.rows(), prose.more())))[1]
    print(f"{len(drafts)} drafts held back", flush=True)
    models = Models.of({name: array for file in FILES for name, array in packed.load(folder / file).items()})
    facts, found = read(drafts, models)
    forest = weigh.fit(facts, gold_of(drafts), weights_of(drafts))
    np.savez_compressed(folder / "weighing.npz", **forest)  # type: ignore[arg-type]  # its stubs take names for options
    card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    card["held_out_authors"] = measure(drafts, facts, found)
    card["held_out_drafts"] = int((~_prosaic(drafts)).sum())
    (folder / "reader.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
