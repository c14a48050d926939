"""Names of persons, places and organisations in a Swedish text, each with a calibrated probability."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import spacy
from spacy.tokenizer import Tokenizer
from spacy.util import registry

from checker.resources import resource
from checker.text.entity_lattice import LABELS
from checker.text.entity_network import LEAST, components

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


MODEL = "models/sv_sekretess_ner"
"""The trained model, as :func:`checker.resources.resource` finds it."""


STORED = "sekretess.stored_tokenizer.v1"
"""A tokenizer that has everything from the model's folder."""

SEEN = 200
"""Characters at either end of a word among which marks to cut off are looked for: nothing longer is one mark."""

REMEMBERED = 20_000
"""Words that the vocabulary may learn from texts: common ones come first and are quicker. Later ones are let go."""


@registry.tokenizers(STORED)  # type: ignore[untyped-decorator]
def stored_tokenizer() -> Callable[[Language], Tokenizer]:
    """Makes a tokenizer that knows nothing yet."""
    return lambda nlp: Tokenizer(nlp.vocab)


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
        _bound(nlp.tokenizer)
        self._gazetteer, self._tagger = components(nlp)
        self._lock = threading.Lock()
        self._limit = len(nlp.vocab.strings) + REMEMBERED

    @classmethod
    def load(cls, path: str | Path | None = None) -> EntityReader:
        """Load the model from its folder; the one that comes with the program if none is given."""
        # spaCy would make a tokenizer of its own language first, only to fill it with the stored one.
        return cls(spacy.load(path or resource(MODEL), config={"nlp": {"tokenizer": {"@tokenizers": STORED}}}))

    def clusters(self, words: Sequence[str]) -> list[str]:
        """For each lower-cased word the cluster of words that are used alike, ``-`` where the table has none."""
        return [self._gazetteer.table.row(word)[2] for word in words]

    def read(self, text: str, least: float = LEAST) -> list[Entity]:
        """The names in a text that are at least this probable; a lower floor trades precision for recall."""
        if not text.strip():
            return []
        with self._lock:
            if len(self._nlp.vocab.strings) < self._limit:
                return self._read(text, least)
            with self._nlp.memory_zone():
                return self._read(text, least)

    def _read(self, text: str, least: float) -> list[Entity]:
        doc = self._gazetteer(self._nlp.make_doc(text))
        return [
            Entity(doc[one.start].idx, doc[one.end - 1].idx + len(doc[one.end - 1]), LABELS[one.label], one.score)
            for one in self._tagger.find(doc, least)
        ]


class _Near:
    """A search through a part of a word; its ``pattern`` is asked for when a tokenizer is stored."""

    def __init__(self, whole: Any, part: slice) -> None:
        self.pattern, self._whole, self._part = whole.__self__.pattern, whole, part

    def search(self, word: str) -> Any:
        """The match, whose length counts."""
        return self._whole(word[self._part])


def _bound(tokenizer: Tokenizer) -> None:
    """Let a tokenizer look no farther for marks than they are long: each cut costs the whole word otherwise."""
    tokenizer.prefix_search = _Near(tokenizer.prefix_search, slice(SEEN)).search
    tokenizer.suffix_search = _Near(tokenizer.suffix_search, slice(-SEEN, None)).search
