"""Train the reader: answers about a whole draft, labels of its tokens, and how they are weighed.

Run: ``python -m models.reader.train`` (needs ``../shared`` and the name model; a GPU is used where there is one).
Writes ``models/sv_sekretess_reader``. The network and the linear models learn the drafts of all authors. Before that
they are trained without each fold of the latest ones (``models.reader.held_back``): what they say of it is weighed, and
measured by trees that have not seen the author either.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from checker.finding import Finding
from checker.risk.evidence import EVIDENCE
from checker.text import packed
from checker.text.network_input import Alphabet
from checker.text.reader import Models
from models.reader import board, fitting, held_back, linear, network, pretrain, prose, texts, weigh
from models.reader.drafts import CORPUS, ROOT, Labelled, load, rows, train_files
from models.recipe import sources

OUT = ROOT / "models" / "sv_sekretess_reader"
SEED = 1
FEW = 400
"""Drafts of the corpus in a smoke run."""

Arrays = Mapping[str, Mapping[str, NDArray[Any]]]
"""The arrays of each file."""

Figures = dict[str, float]


def train(drafts: Sequence[Labelled], out: Path, body: Path | None = None, *, smoke: bool = False) -> Figures:
    """Train on labelled drafts, measure, write the arrays; the figures of the drafts held back.

    A smoke run shows that everything runs: a tiny network, a few steps, no text but the drafts.
    """
    everything = held_back.learnt(drafts)
    print(f"{len(everything)} drafts to learn", flush=True)
    alphabet, sizes = board.alphabet_of(everything), network.TINY if smoke else network.FULL
    first = _read_first(everything, alphabet, sizes, body, smoke=smoke)

    def taught(learnt: Sequence[Labelled]) -> Arrays:
        weights = fitting.fit(board.sheets(learnt, alphabet), alphabet, first, SEED, sizes)
        return {"reader.npz": linear.fit(learnt), "network.npz": board.arrays(alphabet, [weights])}

    readings = []
    for fold in range(held_back.FOLDS):
        print(f"without fold {fold + 1} of {held_back.FOLDS}", flush=True)
        arrays = taught(held_back.learnt(drafts, fold))
        readings.append(held_back.read(held_back.in_fold(drafts, fold), _models(arrays)))
    print("with all", flush=True)
    arrays = taught(everything)
    readings.append(held_back.read(held_back.news(drafts), _models(arrays)))
    out.mkdir(parents=True, exist_ok=True)
    for name, table in arrays.items():
        packed.save(out / name, table)
    return weigh_up(readings, out, out / held_back.FILE.name if smoke else held_back.FILE)


def weigh_up(readings: Sequence[tuple[held_back.Held, Sequence[Sequence[Finding]]]], out: Path, kept: Path) -> Figures:
    """Fit the weighing to readings of what is held back, write both, measure."""
    held_back.Held.joined([part for part, _ in readings]).save(kept)
    held = held_back.Held.load(kept)
    weigh.save(out, weigh.fit(held))
    return weigh.measure(held, [found for _, part in readings for found in part])


def _read_first(
    drafts: Sequence[Labelled], alphabet: Alphabet, sizes: network.Sizes, body: Path | None, *, smoke: bool
) -> network.Body:
    """The layers that have learnt words; none of the latest authors' drafts, so that one body serves all folds."""
    words = [[token.text for token in draft.page.tokens] for draft in drafts if draft.author not in held_back.AUTHORS]
    # Where the first layers are kept between runs, there is nothing to read for them.
    read = texts.stream(() if smoke or (body and body.exists()) else texts.public(), words)
    print(f"{len(read.numbers) / 1e6:.2f} million tokens, {len(read.forms)} forms", flush=True)
    return pretrain.pretrained(read, alphabet, sizes, pretrain.SHORT if smoke else pretrain.COURSES, body)


def _models(arrays: Arrays) -> Models:
    return Models.of({**arrays["reader.npz"], **arrays["network.npz"]})


def write_card(out: Path, drafts: Sequence[Labelled], files: Iterable[Path], measured: Figures) -> None:
    """Write ``reader.json``: what the models were trained on and how well they judge."""
    learnt = held_back.learnt(drafts)
    ours = [draft.author for draft in learnt if not _prosaic(draft)]
    held = [
        draft.author for draft in held_back.judged(drafts) if draft.author in held_back.AUTHORS and not _prosaic(draft)
    ]
    card = {
        "drafts": len(ours),
        "prose": sum(map(_prosaic, learnt)),
        "authors": sorted(set(ours)),
        "held_back": sorted(set(held)),
        "inputs": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files} | sources.digests(),
        "held_out_authors": measured,
        "held_out_drafts": len(held),
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
