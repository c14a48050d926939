"""Teach a transformer names: ``python -m models.recipe.transformer (--body FILE | --on) [--from A --to B] [--silver]``.

After ``train``, whose convolutions and gazetteer it takes, and after ``models.reader.train --body FILE``, whose first
layers it begins with. Each epoch shows the sentences anew, as in ``train``; a share of the words is known by their
letters alone, so that what is learnt is the sentence and not the name. The mean of both networks is calibrated.

``--on`` begins with the transformer that is there instead, with ``--silver`` on the sentences that both networks have
labelled too: a shorter course at a lower rate, which one core of a processor goes through in half an hour.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import numpy as np
import spacy
import torch
from spacy.language import Language
from torch import Tensor

from checker.resources import resource
from checker.text.entity_network import TRANSFORMER, components
from checker.text.reader import MODEL as READER
from models.reader.descent import Descent, adamw, device, halved, rising_and_falling
from models.reader.network import TINY, Body, Seen
from models.recipe import augment, calibrate, names, sources
from models.recipe.author import Author
from models.recipe.corpora import Sentence
from models.recipe.course import Settings, epoch
from models.recipe.field_torch import lost
from models.recipe.lesson import BATCH, Lesson, batches, lessons
from models.recipe.name_network import FULL, NameNetwork, Tables, exported
from models.recipe.train import OFTEN, stock_for

COURSE = Settings(epochs=4, rate=6e-4)
FURTHER = replace(COURSE, seed=3, epochs=3, rate=2.5e-4)
"""What is learnt on from the transformer that is there."""

SHORT = replace(COURSE, epochs=2, frames=40, smoke=True)
DECAY = 0.03
RISING, LAST = 0.06, 0.01
"""Share of the steps over which the rate rises, and share of it that is left at the end."""

LETTERS = 0.25
"""Share of the words that are known by their runs of letters alone."""

WHOLE = 2
"""Rows of a word that are its own, before those of its runs (``checker.text.network_input.pieces``)."""


NOTED = ("seed", "epochs", "frames", "rate", "first", "silver", "smoke")
"""Settings that are written down."""


def losses(net: NameNetwork, batch: Sequence[Lesson], letters: float = 0.0) -> Tensor:
    """The loss of each sentence, in nats; a share of the words is known by their ``letters`` alone."""
    where = device()
    seen, mask, known = net.shown([one.words for one in batch])
    permitted = torch.zeros(*mask.shape, len(net.transitions), dtype=torch.bool)
    for row, one in zip(permitted, batch, strict=True):
        row[: len(one.permitted)] = torch.from_numpy(one.permitted)
    seen = spelt({name: rows.to(where) for name, rows in seen.items()}, letters)
    with halved():
        scores = net(seen, mask.to(where), known.to(where)).float()
    return lost(scores, permitted.to(where), net.transitions, mask.sum(1).to(where))


def spelt(seen: Seen, share: float) -> Seen:
    """What is seen, a share of the words without the rows of their own."""
    pieces, words = seen["pieces"], seen["words"]
    bare = pieces.clone()
    bare[:, :WHOLE] = 0
    chosen = torch.rand(words.shape, device=words.device) < share
    return {**seen, "pieces": torch.cat([pieces, bare]), "words": torch.where(chosen, words + len(pieces), words)}


def learn(
    net: NameNetwork, epochs: Iterable[Sequence[Lesson]], steps: int, held: Sequence[Lesson], settings: Settings
) -> None:
    """Go down the slope in about so many steps; prints the loss of each epoch and of the sentences held back."""
    chance = np.random.default_rng(settings.seed)
    share = rising_and_falling(RISING * steps, steps, LAST)
    descent = Descent([net], [(adamw(net.parameters(), settings.rate, DECAY), share)])
    for number, shown in enumerate(epochs, 1):
        net.train()
        met = []
        for batch in batches(shown, chance):
            weights = torch.tensor([one.weight for one in batch], device=device())
            met.append(descent.step((losses(net, batch, LETTERS) * weights).mean()))
        print(f"epoch {number}: loss {torch.stack(met).mean():.3f}, held back {measured(net, held):.3f}", flush=True)


def measured(net: NameNetwork, held: Sequence[Lesson]) -> float:
    """The mean loss of sentences that are not learnt, in nats."""
    net.eval()
    with torch.no_grad():
        return float(torch.cat([losses(net, batch) for batch in batches(held, np.random.default_rng(0))]).mean())


def clusters() -> list[str]:
    """The clusters that the reader's network knows, by whose rows the body was pretrained."""
    with np.load(resource(READER) / "network.npz", allow_pickle=False) as arrays:
        return [str(name) for name in arrays["alphabet.clusters"]]


def begun(nlp: Language, settings: Settings, body: Body | None, first: Sequence[Lesson]) -> NameNetwork:
    """The network as it is before training: the pipeline's own where ``settings.first`` names it, else a fresh one."""
    if settings.first:
        return NameNetwork.of(components(nlp)[1].second)
    # A value that no sentence of the first epoch holds is one that the network does not know.
    tables = Tables.of(clusters(), [one.words for one in first])
    net = NameNetwork(tables, TINY if settings.smoke else FULL)
    if body is not None:
        net.begin(body)
    return net


def train(nlp: Language, settings: Settings, body: Body | None) -> None:
    """Train a transformer from the pretrained ``body`` on, join it to a trained pipeline, fit the probabilities."""
    torch.manual_seed(settings.seed)
    gazetteer, _ = components(nlp)
    split = stock_for(settings, gazetteer)
    editor = augment.Editor(Author(names.load(), random.Random(settings.seed), split.train))
    shown = (lessons(nlp, epoch(editor, split.train, settings.frames)) for _ in range(settings.epochs))
    first = next(shown)
    held = [augment.Example(replace(one, text=text), frozenset()) for text, one in calibrate.cases(split.held)]
    net = begun(nlp, settings, body, first).to(device())
    steps = settings.epochs * -(-len(first) // BATCH)
    learn(net, itertools.chain([first], shown), steps, lessons(nlp, held), settings)
    finish(nlp, net, first[:40], split.held)


def finish(nlp: Language, net: NameNetwork, sample: Sequence[Lesson], held: Sequence[Sentence]) -> None:
    """Join what was trained to the convolutions and fit the probabilities to the mean of both."""
    gazetteer, tagger = components(nlp)
    # Convolutions that have an embedding for each rare word know those of their own training best: beside a
    # transformer they did better on what was held back where they do not see it.
    gazetteer.often = OFTEN
    tagger.join(exported(net, [one.words for one in sample]))
    tagger.calibration = calibrate.fit(nlp, held)
    print("held back: " + calibrate.summary(nlp, held), flush=True)


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(nlp: Language, first: Path, target: Path, settings: Settings, body: Path | None) -> None:
    """Write the artefact and what it was made of, beside what is known of its convolutions."""
    made = json.loads((first / "made_of.json").read_text(encoding="utf-8"))
    made["transformer"] = {
        "settings": {name: getattr(settings, name) for name in NOTED},
        "body": digest(body) if body else None,
        "packages": {name: version(name) for name in ("spacy", "numpy", "scikit-learn", "torch")},
        "inputs": sources.gathered(),
    }
    nlp.to_disk(target)
    sources.write_json(target / "made_of.json", made)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--body", type=Path, help="the pretrained layers, as models.reader.train keeps them (.npz)")
    parser.add_argument("--on", action="store_true", help="go on from the transformer that is there")
    parser.add_argument("--silver", action="store_true", help="show the sentences of the stage silver too")
    parser.add_argument("--from", dest="first", type=Path, default=sources.MODEL, help="what train has written")
    parser.add_argument("--to", type=Path, default=sources.MODEL)
    parser.add_argument("--smoke", action="store_true", help="a tiny network on a few sentences, to see that all runs")
    given = parser.parse_args(arguments)
    if given.smoke and given.to == sources.MODEL:
        parser.error("--smoke writes no model to be used: say with --to where it goes")
    if not (given.smoke or given.body or given.on):
        parser.error("--body is needed: python -m models.reader.train --body FILE keeps it there")
    course = SHORT if given.smoke else FURTHER if given.on else COURSE
    settings = replace(
        course, first=digest(given.first / calibrate.TAGGER / TRANSFORMER) if given.on else "", silver=given.silver
    )
    body = None
    if given.body and not given.smoke:
        with np.load(given.body, allow_pickle=False) as stored:
            body = dict(stored)
    nlp = spacy.load(given.first)
    train(nlp, settings, body)
    write(nlp, given.first, given.to, settings, given.body)


if __name__ == "__main__":
    main()
