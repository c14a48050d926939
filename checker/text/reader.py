"""What a text says, before anybody judges it: rule hits, names, underlined stretches, and answers about the whole."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from checker.errors import ModelError
from checker.finding import overlap
from checker.resources import resource
from checker.rules import RuleBook
from checker.text import packed
from checker.text.entities import Entity, EntityReader
from checker.text.heads import QUESTIONS, Heads, Stretch, sentences, views
from checker.text.hits import Hits
from checker.text.lexicon import Lexicon, lexicon
from checker.text.name_view import name_view
from checker.text.network import VERDICTS, Answers, Networks
from checker.text.packed import Arrays, plain
from checker.text.patterns import RuleHit
from checker.text.skeleton import GRADED, Marked, kinds_of
from checker.text.spaced import joined_letters
from checker.text.tagger import LABELS, Tagged, Tagger, spans
from checker.text.tokens import Token, tokenize
from checker.text.views import text_view

MODEL = "models/sv_sekretess_reader"

FILES = ("reader.npz", "network.npz")

DECLARING = frozenset({"generic_cues:fiktion", "nonhuman:invented"})
"""Classes of words that declare what is told an example."""

LEAST_SPAN = 0.16
"""Least probability of an underlined stretch."""


@dataclass(frozen=True)
class Page:
    """A text taken apart: tokens with their classes and kinds, rule hits, names; all places in the text as given."""

    text: str
    tokens: Sequence[Token]
    classes: Sequence[Collection[str]]
    hits: Sequence[RuleHit]
    names: Sequence[Entity]
    kinds: Sequence[str | None]
    clusters: Sequence[str]


@dataclass(frozen=True)
class Reading:
    """A page with what the trained models say of it.

    ``logits`` by question, ``by_sentence`` of shape (sentences, sentence questions); ``verdicts`` (probabilities) and
    ``answers`` (logits by question) are the networks'; ``chances`` of shape (tokens, labels) are the tagger's and
    ``seen`` the networks'. ``spans`` come from the mean of both.
    """

    page: Page
    logits: NDArray[np.float32]
    by_sentence: NDArray[np.float32]
    chances: NDArray[np.float32]
    verdicts: NDArray[np.float32]
    answers: NDArray[np.float32]
    seen: NDArray[np.float32]
    spans: Sequence[Tagged]

    @property
    def likely(self) -> NDArray[np.float32]:
        """Label probabilities of each token: the mean of the tagger's and the networks'."""
        return _mean(self.chances, self.seen)


@dataclass(frozen=True)
class Models:
    """The trained parts: answers about the whole, about each sentence, labels of tokens; and networks for all of it.

    The linear models see which words stand there, the networks also how they hang together: together they err less.
    """

    heads: Heads
    sentence_heads: Heads
    tagger: Tagger
    networks: Networks

    @classmethod
    def of(cls, arrays: Arrays) -> Models:
        """The models from the arrays of ``reader.npz`` and ``network.npz``.

        Raises:
            KeyError: when an array is missing.
            ValueError: when one has the wrong shape.
        """
        return cls(
            Heads(arrays["heads"], plain(arrays["bias"]), plain(arrays["idf"])),
            Heads(arrays["sentence_heads"], plain(arrays["sentence_bias"]), plain(arrays["sentence_idf"])),
            Tagger(arrays["tagger"]),
            Networks.of(arrays),
        )

    def read(self, page: Page) -> Reading:
        """Read a page."""
        whole = views(Stretch(page.tokens, page.kinds, page.clusters))
        by_sentence = self.sentence_heads.logits(whole, sentences(page.tokens))
        chances = self.tagger.probabilities(page.tokens, page.classes, page.kinds, page.clusters)
        logits = self.heads.logits(whole, [slice(None)])[0]
        verdicts, answers, seen = self.networks(page) if page.tokens else _nothing()
        found = spans(page.tokens, _mean(chances, seen), LEAST_SPAN)
        return Reading(page, logits, by_sentence, chances, verdicts, answers, seen, found)


def _mean(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray((one + other) / 2, np.float32)


def _nothing() -> Answers:
    """What there is to say of a text without tokens."""
    return Answers(
        np.full(VERDICTS, 1 / VERDICTS, np.float32),
        np.zeros(len(QUESTIONS), np.float32),
        np.zeros((0, len(LABELS)), np.float32),
    )


class TextReader:
    """Reads texts; may be used from several threads."""

    def __init__(self, rules: RuleBook, entities: EntityReader, models: Models, digest: str) -> None:
        self.hits = Hits(rules)
        self.rules, self.entities, self.models, self.digest = rules, entities, models, digest
        self.lexicon = lexicon()

    @classmethod
    def load(cls, rules: RuleBook, folder: Path | None = None) -> TextReader:
        """Load the trained models.

        Raises:
            ModelError: when one is missing or damaged.
        """
        # The matrices are small: threads of the linear algebra cost more than they save, and disturb their neighbours.
        threadpool_limits(limits=1, user_api="blas")
        try:
            folder = folder or resource(MODEL)
            entities = EntityReader.load()
            models = Models.of({k: v for name in FILES for k, v in packed.load(folder / name).items()})
        except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
            raise ModelError("Språkmodellen saknas eller är skadad. Installera om programmet.") from error
        return cls(rules, entities, models, digest_of(folder))

    def page(self, text: str) -> Page:
        """Take a text apart."""
        return take_apart(text, self.hits, self.entities, self.lexicon)

    def read(self, text: str) -> Reading:
        """Read a text."""
        return self.models.read(self.page(text))


def take_apart(text: str, rules: Hits, entities: EntityReader, words: Lexicon) -> Page:
    """Tokens, classes, kinds, hits and names of a text.

    Words are read in a view in which disguises are undone; all places are those in the text as given.
    """
    view = joined_letters(name_view(text_view(text)))
    tokens = [Token(token.text, *view.span(token.start, token.end)) for token in tokenize(view.text)]
    lower = [token.text.lower() for token in tokens]
    classes = _without_surnames(tokens, words.classes(lower))
    hits = rules(text)
    found = [(name, view.span(name.start, name.end)) for name in entities.read(view.text)]
    names = [Entity(*span, name.label, name.score) for name, span in found]
    kinds = kinds_of(tokens, classes, marks(hits, names))
    return Page(text, tokens, classes, hits, names, kinds, entities.clusters(lower))


def _without_surnames(tokens: Sequence[Token], classes: Sequence[frozenset[str]]) -> Sequence[frozenset[str]]:
    """The classes, but a word with a capital behind a given name is a surname and declares no example: Kim Exempel."""
    kept = list(classes)
    for place, (first, last) in enumerate(pairwise(tokens), 1):
        named = first.text[:1].isupper() and any(label.startswith("given_names") for label in classes[place - 1])
        if named and last.text[:1].isupper() and not classes[place].isdisjoint(DECLARING):
            kept[place] -= DECLARING
    return kept


def marks(hits: Sequence[RuleHit], names: Sequence[Entity]) -> list[Marked]:
    """Rule hits and names as marked stretches; a hit goes before a name that it overlaps."""
    found = []
    for hit in hits:
        grade = f":{hit.severity.value}" if hit.rule.type in GRADED else ""
        found.append(Marked(hit.start, hit.end, f"{hit.rule.type.value}{grade}"))
    taken = [(mark.start, mark.end) for mark in found]
    free = [name for name in names if not any(overlap((name.start, name.end), span) for span in taken)]
    return found + [Marked(name.start, name.end, name.label) for name in free]


def digest_of(folder: Path) -> str:
    """Digest of the model's files: which model judged."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
