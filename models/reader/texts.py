"""Unlabelled text for the network's first course: public texts and the drafts, as one long stream of tokens.

No text that quality is measured on is read, and no draft by an author who is held back. Prose by others that is held
back may stand in the public texts, without a verdict.
"""

from __future__ import annotations

import itertools
import random
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.text.network_input import form, shape
from checker.text.tokens import tokenize
from models.reader import prose
from models.recipe import corpora, sources

SEED = 5

PUBLIC = {
    "data/text/g0vse.txt.xz": (40_000_000, 1),
    "data/text/interpellations.txt.xz": (45_000_000, 1),
    "data/text/polisen_events.txt.zst": (12_000_000, 1),
    "data/text/eltec_modern_spelling.txt.zst": (9_000_000, 2),
    "data/text/eltec_old_spelling.txt.zst": (8_000_000, 1),
    "data/text/tatoeba_sv.txt.zst": (9_000_000, 3),
}
"""Most characters of each source, and how often they are read: talk and tales are few beside what agencies write."""

SENTENCES = 2
"""How often the sentences of the name model's corpora are read."""

DRAFTS = 3
"""How often the drafts are read: they are few, and the text that matters."""

LINES = 12
"""Lines of a source that stay together."""

FEWEST = 2
"""A form that is read less often is not told from others."""


@dataclass(frozen=True)
class Stream:
    """Tokens one after another: the number of each one's form and its shape, both of shape (tokens,).

    ``forms[0]`` has the number 1, and is the commonest; what is read once has the number 0.
    """

    forms: Sequence[str]
    numbers: NDArray[np.int32]
    shapes: NDArray[np.uint8]


def public() -> Iterator[str]:
    """Texts by others, some lines of one source each."""
    chance, measured = random.Random(SEED), prose.measured()

    def some(lines: Iterable[str], most: int | None = None) -> Iterator[str]:
        return _some((line for line in lines if corpora.key(line) not in measured), most, chance)

    for name, (most, times) in PUBLIC.items():
        for _ in range(times):
            yield from some(sources.lines(name), most)
    sentences = [one.text for one in corpora.split().train if one.source != "danish"]
    for _ in range(SENTENCES):
        yield from some(sentences)
    yield from some(prose.articles())


def _some(lines: Iterable[str], most: int | None, chance: random.Random) -> Iterator[str]:
    """Lines that are not empty, a few together, in random order, up to so many characters."""
    filled = (stripped for line in lines if (stripped := line.strip()))
    parts = []
    while part := list(itertools.islice(filled, LINES)):
        parts.append("\n".join(part))
    chance.shuffle(parts)
    read = 0
    for part in parts:
        if most is not None and read > most:
            return
        yield part
        read += len(part)


def stream(texts: Iterable[str], drafts: Sequence[Sequence[str]]) -> Stream:
    """The texts, then the drafts, which are taken apart already, ``DRAFTS`` times in an order of their own."""
    chance = random.Random(SEED)
    again = (draft for _ in range(DRAFTS) for draft in chance.sample(drafts, len(drafts)))
    first: dict[str, int] = {}
    numbers, shapes = array("i"), bytearray()
    for tokens in itertools.chain(([token.text for token in tokenize(text)] for text in texts), again):
        for token in (*tokens, "\n"):
            numbers.append(first.setdefault(form(token), len(first)))
            shapes.append(shape(token))
    counts = np.bincount(numbers)
    order = np.argsort(-counts, kind="stable")[: (counts >= FEWEST).sum()]
    number_of = np.zeros(len(counts), np.int32)
    number_of[order] = np.arange(1, len(order) + 1)
    forms = list(first)
    return Stream([forms[at] for at in order], number_of[np.array(numbers)], np.frombuffer(bytes(shapes), np.uint8))
