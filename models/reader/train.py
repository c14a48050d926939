"""Train the reader: answers about a whole draft, labels of its tokens, and how they are weighed.

Run: ``python -m models.reader.train`` (needs ``../shared/drafts`` and the name model). Writes
``models/sv_sekretess_reader``. Everything is measured on drafts by authors that the measured model has not seen.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import platform
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.finding import Finding
from checker.risk.evidence import EVIDENCE, evidence
from checker.risk.verdict import CHOSEN, Signal
from checker.risk.weighing import Trees, weighed
from checker.text import packed
from checker.text.layers import Weights
from checker.text.reader import Models
from models.reader import board as boards
from models.reader import fitting, linear, pretrain, prose, vectors, weigh
from models.reader.board import Board, Sheet
from models.reader.drafts import ROOT, Labelled, load, rows, train_files
from models.reader.measure import VERDICTS, HeldOut, chosen, figures, found_in, verdicts
from models.reader.network import Body

OUT = ROOT / "models" / "sv_sekretess_reader"
FOLDS = 3
"""Parts that the authors are dealt into, to measure and weigh what models say that have not seen an author."""

NETWORKS = 2
"""Networks of the product, trained on all drafts; it asks all of them."""

SEED = 20


def folds(drafts: Sequence[Labelled]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Indices of training and held-out drafts; no author stands in both."""
    authors = sorted({draft.author for draft in drafts})
    for fold in range(FOLDS):
        held = {author for place, author in enumerate(authors) if place % FOLDS == fold}
        out = np.array([draft.author in held for draft in drafts])
        yield np.flatnonzero(~out), np.flatnonzero(out)


def arrays_for(
    drafts: Sequence[Labelled], sheets: Sequence[Sheet], board: Board, body: Body, seed: int
) -> linear.Arrays:
    """What ``Models.of`` needs, trained on the drafts: the linear models and one network."""
    return {**linear.fit(drafts), **board.arrays([fitting.fit(sheets, board.alphabet, body, seed)])}


def held_out(
    drafts: Sequence[Labelled], sheets: Sequence[Sheet], board: Board, body: Body
) -> tuple[NDArray[np.float32], list[list[Finding]]]:
    """Evidence and findings of every draft from models that have not seen its author."""
    facts = np.zeros((len(drafts), len(EVIDENCE)), np.float32)
    found: list[list[Finding]] = [[] for _ in drafts]
    for number, (train, test) in enumerate(folds(drafts), 1):
        started = time.perf_counter()
        arrays = arrays_for([drafts[i] for i in train], [sheets[i] for i in train], board, body, SEED + number)
        models = Models.of(arrays)
        read = [models.read(drafts[i].page) for i in test]
        facts[test] = [evidence(reading) for reading in read]
        for i, seen in zip(test, found_in(read), strict=True):
            found[i] = seen
        print(
            f"fold {number} of {FOLDS}: {len(train)} drafts seen, {len(test)} held out, "
            f"{time.perf_counter() - started:.0f} s",
            flush=True,
        )
    return facts, found


def networks_of(sheets: Sequence[Sheet], board: Board, body: Body) -> list[Weights]:
    """The networks of the product; prints how far it has come."""
    return [fitting.fit(sheets, board.alphabet, body, SEED + number) for number in range(NETWORKS)]


def crossed(drafts: Sequence[Labelled], facts: NDArray[np.float32], gold: NDArray[np.int64]) -> NDArray[np.float64]:
    """Verdict probabilities of each draft, weighed by trees that have not seen its author."""
    chances = np.zeros((len(drafts), len(VERDICTS)))
    weights = _weights(drafts)
    for train, test in folds(drafts):
        trees = Trees.of(weigh.fit(facts[train], gold[train], weights[train]))
        chances[test] = [weighed(trees, row) for row in facts[test]]
    return chances


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="where pages taken apart are kept between runs")
    parser.add_argument("--body", type=Path, help="where the pretrained layers are kept between runs (.npz)")
    parser.add_argument("--limit", type=int, help="train on so many drafts only (for a quick trial)")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    files = train_files()
    drafts = load(itertools.islice(itertools.chain(rows(files), prose.rows()), options.limit), options.cache)
    gold = np.array([VERDICTS.index(draft.verdict) for draft in drafts])
    print(f"{len(drafts)} drafts by {len({d.author for d in drafts})} authors", flush=True)
    board = Board.of(drafts, *boards.read_floret(vectors.OUT))
    body = pretrain.pretrained(board, options.body)
    sheets = boards.sheets(drafts, board)
    facts, found = held_out(drafts, sheets, board, body)
    chances = crossed(drafts, facts, gold)
    measured = measure(drafts, chances, found, gold)
    sheets = [
        sheet if prose_by_others else sheet.softened(one)
        for sheet, one, prose_by_others in zip(sheets, chances, _prosaic(drafts), strict=True)
    ]
    options.out.mkdir(parents=True, exist_ok=True)
    packed.save(options.out / "reader.npz", linear.fit(drafts))
    packed.save(options.out / "network.npz", board.arrays(networks_of(sheets, board, body)))
    np.savez_compressed(options.out / "weighing.npz", **weigh.fit(facts, gold, _weights(drafts)))
    write_card(options.out, drafts, files, measured)


def measure(
    drafts: Sequence[Labelled],
    chances: NDArray[np.float64],
    found: Sequence[Sequence[Finding]],
    gold: NDArray[np.int64],
) -> dict[str, float]:
    """Figures of the whole judgement of the labelled drafts, each by models that have not seen its author."""
    judged = [
        HeldOut(int(g), Signal(*map(float, p)), f)
        for draft, g, p, f in zip(drafts, gold, chances, found, strict=True)
        if not draft.author.startswith(prose.PREFIX)
    ]
    ours = np.array([one.gold for one in judged])
    best = chosen(judged)
    print("by weight alone:", figures(np.array([_most(one.signal) for one in judged]), ours))
    print("thresholds that cost least:", best, figures(verdicts(judged, best), ours), flush=True)
    return figures(verdicts(judged, CHOSEN), ours)


def _prosaic(drafts: Sequence[Labelled]) -> NDArray[np.bool_]:
    return np.array([draft.author.startswith(prose.PREFIX) for draft in drafts])


def _weights(drafts: Sequence[Labelled]) -> NDArray[np.float64]:
    return np.where(_prosaic(drafts), weigh.PROSE_WEIGHT, 1.0)


def _most(signal: Signal) -> int:
    return int(np.argmax((signal.clear, signal.review, signal.stop)))


def write_card(out: Path, drafts: Sequence[Labelled], files: Sequence[Path], measured: dict[str, float]) -> None:
    """Write ``reader.json``: what the models were trained on and how well they judge."""
    ours = [draft for draft in drafts if not draft.author.startswith(prose.PREFIX)]
    card = {
        "drafts": len(ours),
        "prose": len(drafts) - len(ours),
        "authors": sorted({draft.author for draft in ours}),
        "inputs": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
        "held_out_authors": measured,
        "held_out_drafts": len(ours),
        "seed": SEED,
        "evidence": list(EVIDENCE),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("numpy", "scikit-learn", "torch")},
        },
    }
    (out / "reader.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
