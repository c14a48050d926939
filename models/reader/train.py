"""Train the reader: answers about a whole draft, labels of its tokens, and how they are weighed.

Run: ``python -m models.reader.train`` (needs ``../shared`` and the name model; a GPU is used where there is one).
Writes ``models/sv_sekretess_reader``. The network and the linear models learn the drafts of all authors but those in
``models.reader.held_back``; what they say of these is weighed, and measured by trees that have not seen the author.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from checker.risk.evidence import EVIDENCE
from checker.text import packed
from checker.text.reader import Models
from models.reader import board, fitting, held_back, linear, network, pretrain, prose, texts, weigh
from models.reader.drafts import CORPUS, ROOT, Labelled, load, rows, train_files
from models.recipe import sources

OUT = ROOT / "models" / "sv_sekretess_reader"
SEED = 1
FEW = 400
"""Drafts of the corpus in a smoke run."""


def train(drafts: Sequence[Labelled], out: Path, body: Path | None = None, *, smoke: bool = False) -> dict[str, float]:
    """Train on labelled drafts, measure, write the arrays; the figures of the drafts held back.

    A smoke run shows that everything runs: a tiny network, a few steps, no text but the drafts.
    """
    learnt, held = held_back.divided(drafts)
    print(f"{len(learnt)} drafts to learn, {len(held)} held back", flush=True)
    alphabet = board.alphabet_of(learnt)
    sizes, courses = (network.TINY, pretrain.SHORT) if smoke else (network.FULL, pretrain.COURSES)
    words = [[token.text for token in draft.page.tokens] for draft in learnt]
    # Where the first layers are kept between runs, there is nothing to read for them.
    read = texts.stream(() if smoke or (body and body.exists()) else texts.public(), words)
    print(f"{len(read.numbers) / 1e6:.2f} million tokens, {len(read.forms)} forms", flush=True)
    first = pretrain.pretrained(read, alphabet, sizes, courses, body)
    weights = fitting.fit(board.sheets(learnt, alphabet), alphabet, first, SEED, sizes)
    arrays = {"reader.npz": linear.fit(learnt), "network.npz": board.arrays(alphabet, [weights])}
    facts, found = held_back.read(held, Models.of({**arrays["reader.npz"], **arrays["network.npz"]}))
    forest = weigh.fit(facts, held_back.gold_of(held), held_back.weights_of(held))
    measured = held_back.measure(held, facts, found)
    out.mkdir(parents=True, exist_ok=True)
    for name, table in arrays.items():
        packed.save(out / name, table)
    np.savez_compressed(out / "weighing.npz", **forest)  # type: ignore[arg-type]  # its stubs take names for options
    return measured


def write_card(out: Path, drafts: Sequence[Labelled], files: Iterable[Path], measured: dict[str, float]) -> None:
    """Write ``reader.json``: what the models were trained on and how well they judge."""
    learnt, held = held_back.divided(drafts)
    ours, others = ([draft.author for draft in part if not _prosaic(draft)] for part in (learnt, held))
    card = {
        "drafts": len(ours),
        "prose": sum(map(_prosaic, learnt)),
        "authors": sorted(set(ours)),
        "held_back": sorted({draft.author for draft in held}),
        "inputs": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files} | sources.digests(),
        "held_out_authors": measured,
        "held_out_drafts": len(others),
        "seed": SEED,
        "evidence": list(EVIDENCE),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("numpy", "scikit-learn", "torch")},
        },
    }
    (out / "reader.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _prosaic(draft: Labelled) -> bool:
    return draft.author.startswith(prose.PREFIX)


def few() -> list[dict[str, Any]]:
    """Some drafts of every group of the corpus."""
    everything = list(rows(sorted(CORPUS.glob("*.jsonl"))))
    return everything[:: len(everything) // FEW]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="where pages taken apart are kept between runs")
    parser.add_argument("--body", type=Path, help="where the pretrained layers are kept between runs (.npz)")
    parser.add_argument("--smoke", action="store_true", help="a tiny network on a few drafts, to see that all runs")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(arguments)
    if options.smoke and options.out == OUT:
        parser.error("--smoke writes no model to be used: say with --out where it goes")
    files = train_files()
    drafts = load(few() if options.smoke else itertools.chain(rows(files), prose.rows(), prose.more()), options.cache)
    measured = train(drafts, options.out, options.body, smoke=options.smoke)
    write_card(options.out, drafts, files, measured)


if __name__ == "__main__":
    main()
