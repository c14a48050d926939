"""What a text says, before anybody judges it: rule hits, names, underlined stretches, and answers about the whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.errors import ModelError
from checker.finding import overlap
from checker.resources import resource
from checker.rules import RuleBook
from checker.text.entities import Entity, EntityReader
from checker.text.heads import Heads
from checker.text.lexicon import Lexicon, lexicon
from checker.text.patterns import PatternFinder, RuleHit, find_all
from checker.text.skeleton import GRADED, Marked, Skeleton, build
from checker.text.tagger import Tagged, Tagger, spans
from checker.text.tokens import Token, tokenize

MODEL = "models/sv_sekretess_reader"

LEAST_NAME = 0.35
"""Least probability of a name to be looked at; its role is judged later, so recall comes first."""

LEAST_SPAN = 0.3
"""Least probability of an underlined stretch."""


@dataclass(frozen=True)
class Page:
    """A text taken apart: tokens, their classes, rule hits, names, skeleton."""

    text: str
    tokens: Sequence[Token]
    classes: Sequence[Collection[str]]
    hits: Sequence[RuleHit]
    names: Sequence[Entity]
    skeleton: Skeleton


@dataclass(frozen=True)
class Reading:
    """A page with what the trained models say of it: ``logits`` by question, ``chances`` by token and label."""

    page: Page
    logits: NDArray[np.float32]
    chances: NDArray[np.float32]
    spans: Sequence[Tagged]


class TextReader:
    """Reads texts; may be used from several threads."""

    def __init__(self, rules: RuleBook, entities: EntityReader, heads: Heads, tagger: Tagger, digest: str) -> None:
        self.finder = PatternFinder(rules)
        self.rules, self.entities, self.heads, self.tagger, self.digest = rules, entities, heads, tagger, digest
        self.lexicon = lexicon()

    @classmethod
    def load(cls, rules: RuleBook, folder: Path | None = None) -> TextReader:
        """Load the trained models.

        Raises:
            ModelError: when one is missing or damaged.
        """
        try:
            folder = folder or resource(MODEL)
            entities = EntityReader.load()
            with np.load(folder / "reader.npz", allow_pickle=False) as arrays:
                heads = Heads(arrays["heads"], arrays["bias"], arrays["idf"])
                tagger = Tagger(arrays["tagger"])
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(f"Språkmodellen saknas eller är skadad ({type(error).__name__}). Installera om.") from error
        return cls(rules, entities, heads, tagger, digest_of(folder))

    def page(self, text: str) -> Page:
        """Take a text apart."""
        return take_apart(text, self.rules, self.finder, self.entities, self.lexicon)

    def read(self, text: str) -> Reading:
        """Read a text."""
        page = self.page(text)
        chances = self.tagger.probabilities(page.tokens, page.classes, page.skeleton.kinds)
        logits = self.heads.logits(page.tokens, page.skeleton)
        return Reading(page, logits, chances, spans(page.tokens, chances, LEAST_SPAN))


def take_apart(text: str, rules: RuleBook, finder: PatternFinder, entities: EntityReader, words: Lexicon) -> Page:
    """Tokens, classes, hits, names and skeleton of a text."""
    tokens = tokenize(text)
    classes = words.classes([token.text.lower() for token in tokens])
    hits = find_all(text, rules, finder)
    names = entities.read(text, LEAST_NAME)
    return Page(text, tokens, classes, hits, names, build(tokens, classes, marks(hits, names, words)))


def marks(hits: Sequence[RuleHit], names: Sequence[Entity], words: Lexicon) -> list[Marked]:
    """Rule hits and names as marked stretches; a hit goes before a name that it overlaps."""
    found = []
    for hit in hits:
        grade = f":{hit.severity.value}" if hit.rule.type in GRADED else ""
        found.append(Marked(hit.start, hit.end, f"{hit.rule.type.value}{grade}"))
    taken = [(mark.start, mark.end) for mark in found]
    for name in names:
        if not any(overlap((name.start, name.end), span) for span in taken):
            found.append(Marked(name.start, name.end, name.label))
    return found


def digest_of(folder: Path) -> str:
    """Digest of the model's files: which model judged."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def card(folder: Path) -> dict[str, object]:
    """Thresholds and figures that training has written beside the weights."""
    loaded: dict[str, object] = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    return loaded
