"""Names of persons, places and organisations in a Swedish text, each with a calibrated probability."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import spacy

from checker.resources import resource
from checker.text.entity_lattice import LABELS
from checker.text.entity_network import components

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


MODEL = "models/sv_sekretess_ner"
"""The trained model, as :func:`checker.resources.resource` finds it."""


REMEMBERED = 20_000
"""Words that the vocabulary may hold beyond the model's own before it lets them go; their tokens come quicker."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One name: where it stands (code points), what it names, and how probable that is."""

    start: int
    end: int
    label: str
    """``PERSON``, ``LOCATION`` or ``ORGANISATION``."""
    score: float
    """The probability, calibrated on held-back sentences, that a name of this label stands here."""


class EntityReader:
    """Reads texts with the trained model. May be used from several threads; its memory does not grow with use."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._gazetteer, self._tagger = components(nlp)
        self._lock = threading.Lock()
        self._strings = ExitStack()
        self._limit = 0

    @classmethod
    def load(cls, path: str | Path | None = None) -> EntityReader:
        """Load the model from its folder; the one that comes with the program if none is given."""
        return cls(spacy.load(path or resource(MODEL)))

    def clusters(self, words: Sequence[str]) -> list[str]:
        """For each lower-cased word the cluster of words that are used alike, ``-`` where the table has none."""
        return [self._gazetteer.table.row(word)[2] for word in words]

    def read(self, text: str, least: float | None = None) -> list[Entity]:
        """The names in a text that are at least this probable (the model's own floor if none is given).

        A floor below one half trades precision for recall.
        """
        if not text.strip():
            return []
        with self._lock:
            self._let_go()
            doc = self._gazetteer(self._nlp.make_doc(text))
            found = self._tagger.find(doc, least)
            return [
                Entity(doc[one.start].idx, doc[one.end - 1].idx + len(doc[one.end - 1]), LABELS[one.label], one.score)
                for one in found
            ]

    def _let_go(self) -> None:
        """Let go of the words of earlier texts when they are too many, and begin to collect anew."""
        if not self._limit or len(self._nlp.vocab.strings) > self._limit:
            self._strings.close()
            self._limit = len(self._nlp.vocab.strings) + REMEMBERED
            self._strings.enter_context(self._nlp.memory_zone())
