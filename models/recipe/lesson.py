"""Sentences as the transformer of the name model is shown them, and batches of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from checker.text.entity_network import components
from checker.text.entity_transformer import Words
from checker.text.gazetteer import CLUSTERS, KEY
from models.recipe.course import item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language

    from models.recipe.augment import Example
    from models.recipe.field import Flags

BATCH = 256
"""Sentences that are learnt together."""

LONGEST = 120
"""Tokens of a sentence; the few longer ones are left out."""


class Lesson(NamedTuple):
    """A sentence as it is shown once, the marks that its labels allow, of shape (n, marks), and how much it counts."""

    words: Words
    permitted: Flags
    weight: float


def lessons(nlp: Language, examples: Iterable[Example]) -> list[Lesson]:
    """Sentences ready to learn from."""
    gazetteer, _ = components(nlp)
    found = []
    with nlp.memory_zone():
        for one in (item(nlp, gazetteer, example) for example in examples):
            words = Words([token.text for token in one.doc], one.doc.user_data[KEY], one.doc.user_data[CLUSTERS])
            if 0 < len(words.texts) <= LONGEST:
                found.append(Lesson(words, one.permitted, one.weight))
    return found


def batches(shown: Sequence[Lesson], chance: np.random.Generator) -> Iterator[list[Lesson]]:
    """Sentences of about one length together, in random order."""
    lengths = np.array([len(one.words.texts) for one in shown])
    order = np.argsort(lengths // 6 + chance.random(len(shown)) * 2)
    for start in chance.permutation(np.arange(0, len(order), BATCH)):
        yield [shown[at] for at in order[start : start + BATCH]]
