"""One course of training: documents made of examples, batches of like length, steps of the optimizer."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.text.gazetteer import CLUSTERS, KEY, Gazetteer
from models.recipe import augment, corpora, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import thinc.api as thinc
    from spacy.language import Language
    from spacy.tokens import Doc

    from checker.text.entity_network import EntityTagger
    from models.recipe.network import Network

WEIGHTS = {"suc automatic": 0.6, "danish": 0.7, "drafts": 0.8, "silver": 0.5}
"""How much sentences of less certain labels count."""
SHOWN = {"suc automatic": 0.5, "danish": 0.35, "advice": 0.5, "drafts": 0.6, "klintan": 1.25, "silver": 0.6}
"""How often a sentence of a source is shown in an epoch; once where nothing is said."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be changed from the command line."""

    seed: int = 1
    epochs: int = 12
    frames: int = 4000
    words: int = 1400
    """Tokens in a batch."""
    rate: float = 0.002
    dropout: float = 0.2
    batches: int = 440
    """Batches in an epoch, about; the learning rate falls with their count."""
    first: str = ""
    """The folder of a first model whose weights are the beginning."""
    silver: bool = False
    """Whether sentences labelled by the first model are shown too."""
    smoke: bool = False


@dataclass(slots=True)
class Item:
    """A document ready to learn from."""

    doc: Doc
    permitted: field.Flags
    weight: float


@dataclass(slots=True)
class Course:
    """The pipeline being trained, with its optimizer."""

    nlp: Language
    gazetteer: Gazetteer
    tagger: EntityTagger
    network: Network
    optimizer: thinc.Optimizer
    steps: int = 0
    losses: list[float] = attribute(default_factory=list)


def item(nlp: Language, gazetteer: Gazetteer, example: augment.Example) -> Item:
    """A document with its features, its clusters (hidden words keep theirs) and the marks that its labels allow."""
    sentence = example.sentence
    doc = nlp.make_doc(sentence.text)
    words = [token.text for token in doc]
    doc.user_data[KEY], doc.user_data[CLUSTERS] = gazetteer.features(words, example.hidden), gazetteer.clusters(words)
    places = [(token.idx, token.idx + len(token)) for token in doc]
    return Item(doc, field.allowed(places, sentence.spans, sentence.unsure), WEIGHTS.get(sentence.source, 1.0))


def epoch(editor: augment.Editor, stock: Sequence[corpora.Sentence], frames: int) -> Iterator[augment.Example]:
    """One epoch's examples in random order."""
    chance = editor.chance
    shown = []
    for sentence in stock:
        share = SHOWN.get(sentence.source, 1.0)
        shown += [sentence] * (int(share) + (chance.random() < share % 1))
    shown += [editor.author.framed() for _ in range(frames)]
    chance.shuffle(shown)
    for sentence in shown:
        if sentence.text.strip():
            yield editor.example(sentence)


def batches(items: Iterator[Item], words: int) -> Iterator[list[Item]]:
    """Items of like length together, so many words a batch: pools of eight batches are sorted by length and cut."""
    pool: list[Item] = []
    held = 0
    for one in items:
        pool.append(one)
        held += len(one.doc)
        if held >= words * 8:
            yield from portions(pool, words)
            pool, held = [], 0
    yield from portions(pool, words)


def portions(pool: list[Item], words: int) -> Iterator[list[Item]]:
    """A pool of items sorted by length and cut into batches."""
    batch: list[Item] = []
    held = 0
    for one in sorted(pool, key=lambda each: len(each.doc)):
        batch.append(one)
        held += len(one.doc)
        if held >= words:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def learn(course: Course, batch: list[Item], rate: float) -> None:
    """One step of the optimizer."""
    scores, back = course.network.begin_update([one.doc for one in batch])
    lost, gradients, moves = field.loss(
        scores, [one.permitted for one in batch], course.tagger.transitions, [one.weight for one in batch]
    )
    size = np.float32(len(batch))
    back([gradient / size for gradient in gradients])
    course.optimizer.learn_rate = rate
    course.network.finish_update(course.optimizer)
    optimizer: Any = course.optimizer
    course.tagger.transitions, _ = optimizer((0, "transitions"), course.tagger.transitions, moves / size)
    optimizer.step_schedules()
    course.steps += 1
    course.losses.append(lost / sum(len(one.doc) for one in batch))


def rate_at(settings: Settings, share: float, step: int) -> float:
    """The learning rate: rising for 200 steps, then falling evenly to a fiftieth."""
    return settings.rate * min(1.0, (step + 1) / 200) * max(0.02, 1 - share)
