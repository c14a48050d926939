"""The trained part of the name model: small networks over the words and the gazetteer's features (spaCy component).

The networks (convolutions, :mod:`checker.text.entity_encoder`, and a transformer,
:mod:`checker.text.entity_transformer`) give each token a score for each mark; their mean counts.
:mod:`checker.text.entity_lattice` makes spans of them. The component sets ``doc.ents`` and keeps the calibrated
probability of each in ``doc.user_data``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc, Span

from checker.text import entity_lattice as lattice
from checker.text import packed
from checker.text.entity_encoder import Encoder
from checker.text.entity_lattice import Floats
from checker.text.entity_transformer import NameTransformer, Words
from checker.text.gazetteer import CLUSTERS, GOES_ON, KEY, Gazetteer
from checker.text.layers import Weights
from checker.text.packed import Arrays

if TYPE_CHECKING:
    from collections.abc import Iterable

FOUND = "sekretess_entities"
"""Where a document keeps what was found, with probabilities."""

TRANSFORMER = "transformer.npz"
"""The file of the transformer's arrays in the component's folder."""

LEAST = 0.35
"""The least probability of a name when the caller gives none: who it is is judged later, so recall comes first."""

SECOND_LOOK = 3.0
"""How much the score of "outside" is lowered when looking for spans that the first reading left out."""


class Found(NamedTuple):
    """A span of tokens, the number of its label and its calibrated probability."""

    start: int
    end: int
    label: int
    score: float


def grown(doc: Doc, span: Found, limit: int) -> Found:
    """A span; that of a person with the words beside it that go on with its name, none from ``limit`` on."""
    end = span.end
    if lattice.LABELS[span.label] == "PERSON":
        while end < limit and doc[end - 1].whitespace_ and doc.user_data[GOES_ON][end]:
            end += 1
    return span._replace(end=end)


class EntityTagger:
    """The component: read a document's features, set its entities."""

    def __init__(self) -> None:
        self.arrays: Weights = {}
        """What the networks were made of, as it is stored."""
        self.encoder: Encoder | None = None
        self.second: Arrays = {}
        """What the transformer is made of; a model in training has none yet."""
        self.transformer: NameTransformer | None = None
        self.transitions: npt.NDArray[np.float32] = np.zeros((len(lattice.MARKS),) * 2, dtype=np.float32)
        self.calibration = [[1.0, 0.0] for _ in lattice.LABELS]
        """Slope and offset for each label, from the log-odds of the lattice to those of being right."""

    def settle(self, arrays: Weights) -> None:
        """Take the networks from the arrays of ``networks.npz``.

        Raises:
            KeyError: when one is missing.
        """
        self.arrays, self.encoder = arrays, Encoder.of(arrays)

    def join(self, arrays: Arrays) -> None:
        """Take the transformer from the arrays of ``transformer.npz``: from now on the mean of both counts.

        Raises:
            KeyError: when one is missing.
        """
        self.second, self.transformer = arrays, NameTransformer(arrays)

    def _scores(self, doc: Doc) -> tuple[Floats, Floats]:
        """The scores of a document's tokens, and those of the transitions."""
        if self.encoder is None:  # a tagger without networks would find nothing and say so to nobody
            raise ValueError("the name model has no networks")
        rows = doc.user_data[KEY]
        scores = self.encoder(rows)
        if self.transformer is None:
            return scores, self.transitions
        words = Words([token.text for token in doc], rows, doc.user_data[CLUSTERS])
        return (scores + self.transformer(words)) / 2, (self.transitions + self.transformer.transitions) / 2

    def probability(self, label: int, chance: float) -> float:
        """The calibrated probability of a span that the lattice gives this chance."""
        slope, offset = self.calibration[label]
        chance = min(max(chance, 1e-6), 1 - 1e-6)
        return float(1 / (1 + np.exp(-(slope * np.log(chance / (1 - chance)) + offset))))

    def candidates(self, doc: Doc) -> list[tuple[tuple[int, int, int], float]]:
        """Spans with the chance the lattice gives them: those of the best reading, then those of a second look."""
        if not len(doc):
            return []
        scores, transitions = self._scores(doc)
        found = []
        for start, end in lattice.stretches(scores):
            for span, chance in self._stretch(scores[start:end], transitions):
                found.append(((span[0] + start, span[1] + start, span[2]), chance))
        return found

    def _stretch(self, scores: Floats, transitions: Floats) -> list[tuple[tuple[int, int, int], float]]:
        """The candidates of one stretch of tokens."""
        steps = np.where(lattice.ALLOWED, np.exp(transitions), 0).astype(np.float64)
        forward, backward = lattice.passes(scores, steps)
        shares = forward * backward
        shares /= shares.sum(axis=1, keepdims=True)
        outside = shares[:, 0]
        if outside.min() > 0.95:
            return []
        found = lattice.spans(lattice.best(scores, transitions))
        taken = {at for start, end, _ in found for at in range(start, end)}
        if any(share < 0.9 for at, share in enumerate(outside) if at not in taken):
            lowered = scores.copy()
            lowered[:, 0] -= SECOND_LOOK
            second = lattice.spans(lattice.best(lowered, transitions))
            found += [span for span in second if taken.isdisjoint(range(span[0], span[1]))]
        return [(span, lattice.chance(span, shares)) for span in found]

    def find(self, doc: Doc, least: float = LEAST) -> list[Found]:
        """The spans that are at least this probable, in the order of the text."""
        every = [Found(*span, self.probability(span[2], chance)) for span, chance in self.candidates(doc)]
        found = sorted(span for span in every if span.score >= least)
        limits = [*(span.start for span in found), len(doc)][1:]
        return [grown(doc, span, limit) for span, limit in zip(found, limits, strict=True)]

    def __call__(self, doc: Doc) -> Doc:
        """Set the document's entities."""
        found = self.find(doc)
        doc.ents = [Span(doc, one.start, one.end, label=lattice.LABELS[one.label]) for one in found]
        doc.user_data[FOUND] = found
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy hands it over
        """Write the networks, the transitions and the calibration."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(folder / "networks.npz", **self.arrays)  # type: ignore[arg-type]  # its stubs take names for options
        if self.second:
            packed.save(folder / TRANSFORMER, self.second)
        else:  # that of a model written here before belongs to other convolutions
            (folder / TRANSFORMER).unlink(missing_ok=True)
        np.save(folder / "transitions.npy", self.transitions)
        settings = {"calibration": self.calibration}
        (folder / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EntityTagger:  # noqa: ARG002 - spaCy hands it over
        """Read what :meth:`to_disk` wrote."""
        folder = Path(path)
        with np.load(folder / "networks.npz", allow_pickle=False) as stored:
            self.settle(dict(stored))
        if (folder / TRANSFORMER).exists():
            self.join(packed.load(folder / TRANSFORMER))
        self.transitions = np.load(folder / "transitions.npy")
        settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self.calibration = settings["calibration"]
        return self


def components(nlp: Language) -> tuple[Gazetteer, EntityTagger]:
    """The two components of a loaded pipeline.

    Raises:
        TypeError: when the pipeline is another model's.
    """
    gazetteer, tagger = nlp.get_pipe("sekretess_gazetteer"), nlp.get_pipe("sekretess_entity_tagger")
    if not isinstance(gazetteer, Gazetteer) or not isinstance(tagger, EntityTagger):
        raise TypeError("this pipeline is not the name model of Sekretesskollen")
    return gazetteer, tagger


@Language.factory("sekretess_entity_tagger", assigns=["doc.ents"])
def make_entity_tagger(nlp: Language, name: str) -> Any:  # noqa: ARG001 - spaCy hands them over
    """A tagger without trained weights; loading the model fills it."""
    return EntityTagger()
