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
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit, softmax

from checker.finding import Finding
from checker.risk.evidence import EVIDENCE, evidence
from checker.risk.verdict import CHOSEN, Signal
from checker.risk.weighing import Trees, weighed
from checker.text import packed
from checker.text.network import Network
from checker.text.ngrams import BUCKETS
from checker.text.reader import Models
from checker.text.tagger import LABELS
from models.reader import network, prose, vectors, weigh
from models.reader.drafts import ROOT, Labelled, load, rows, train_files
from models.reader.matrix import inverse_frequency, matrix, parts, token_matrix, wholes
from models.reader.measure import VERDICTS, HeldOut, chosen, figures, found_in, verdicts
from models.reader.network import Board, Sheet

OUT = ROOT / "models" / "sv_sekretess_reader"
FOLDS = 3
"""Parts that the authors are dealt into, to measure and weigh what models say that have not seen an author."""

NETWORKS = 2
"""Networks of the product, trained on all drafts; it asks all of them."""

STRENGTH = 6.0
"""Inverse of the L2 penalty of the answers."""
TAGGER_EPOCHS = 5
TAGGER_PENALTY = 2e-7
BATCH = 4096
RATE = 0.15
SEED = 20

Arrays = dict[str, NDArray[Any]]


def folds(drafts: Sequence[Labelled]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Indices of training and held-out drafts; no author stands in both."""
    authors = sorted({draft.author for draft in drafts})
    for fold in range(FOLDS):
        held = {author for place, author in enumerate(authors) if place % FOLDS == fold}
        out = np.array([draft.author in held for draft in drafts])
        yield np.flatnonzero(~out), np.flatnonzero(out)


def fit_heads(rows: csr_matrix, answers: NDArray[np.int8]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights ``(BUCKETS, len(QUESTIONS))`` and biases: all at once, by L-BFGS on the penalised likelihood."""
    used = np.flatnonzero(rows.getnnz(axis=0))
    dense = rows[:, used].astype(np.float32)
    back = dense.T.tocsr()
    shape = (len(used) + 1, answers.shape[1])

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        table = flat.reshape(shape).astype(np.float32)
        logits = dense @ table[:-1] + table[-1]
        error = expit(logits) - answers
        value = np.logaddexp(0, logits).sum() - (logits * answers).sum() + (table[:-1] ** 2).sum() / (2 * STRENGTH)
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
    whole, (cut, cut_answers) = wholes(drafts), parts(drafts)
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
        "tagger": fit_tagger(*token_matrix(drafts)).astype(np.float16),
    }


def arrays_for(drafts: Sequence[Labelled], sheets: Sequence[Sheet], board: Board, seed: int) -> Arrays:
    """What ``Models.of`` needs, trained on the drafts: the linear models and one network."""
    return {**fit(drafts), **board.arrays([network.fit(sheets, board.alphabet, seed)])}


def held_out(
    drafts: Sequence[Labelled], sheets: Sequence[Sheet], board: Board
) -> tuple[NDArray[np.float32], list[list[Finding]]]:
    """Evidence and findings of every draft from models that have not seen its author."""
    facts = np.zeros((len(drafts), len(EVIDENCE)), np.float32)
    found: list[list[Finding]] = [[] for _ in drafts]
    for number, (train, test) in enumerate(folds(drafts), 1):
        started = time.perf_counter()
        arrays = arrays_for([drafts[i] for i in train], [sheets[i] for i in train], board, SEED + number)
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


def networks_of(sheets: Sequence[Sheet], board: Board) -> list[Network]:
    """The networks of the product; prints how far it has come."""
    return [network.fit(sheets, board.alphabet, SEED + number) for number in range(NETWORKS)]


def crossed(drafts: Sequence[Labelled], facts: NDArray[np.float32], gold: NDArray[np.int64]) -> NDArray[np.float64]:
    """Verdict probabilities of each draft, weighed by trees that have not seen its author."""
    chances = np.zeros((len(drafts), len(VERDICTS)))
    for train, test in folds(drafts):
        trees = Trees.of(weigh.fit(facts[train], gold[train]))
        chances[test] = [weighed(trees, row) for row in facts[test]]
    return chances


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="where pages taken apart are kept between runs")
    parser.add_argument("--limit", type=int, help="train on so many drafts only (for a quick trial)")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    files = train_files()
    drafts = load(itertools.islice(itertools.chain(rows(files), prose.rows()), options.limit), options.cache)
    gold = np.array([VERDICTS.index(draft.verdict) for draft in drafts])
    print(f"{len(drafts)} drafts by {len({d.author for d in drafts})} authors", flush=True)
    board = Board.of(drafts, *network.read_floret(vectors.OUT))
    sheets = network.sheets(drafts, board)
    facts, found = held_out(drafts, sheets, board)
    measured = measure(drafts, facts, found, gold)
    options.out.mkdir(parents=True, exist_ok=True)
    packed.save(options.out / "reader.npz", fit(drafts))
    packed.save(options.out / "network.npz", board.arrays(networks_of(sheets, board)))
    np.savez_compressed(options.out / "weighing.npz", **weigh.fit(facts, gold))
    write_card(options.out, drafts, files, measured)


def measure(
    drafts: Sequence[Labelled], facts: NDArray[np.float32], found: Sequence[Sequence[Finding]], gold: NDArray[np.int64]
) -> dict[str, float]:
    """Figures of the whole judgement of the labelled drafts, each by models that have not seen its author."""
    chances = crossed(drafts, facts, gold)
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
