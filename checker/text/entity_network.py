"""The trained part of the name model: a small convolutional network over the gazetteer's features (spaCy component).

The network gives each token a score for each mark; :mod:`checker.text.entity_lattice` makes spans of them. The
component sets ``doc.ents`` and keeps the calibrated probability of each in ``doc.user_data``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.tokens import Doc, Span
from thinc.api import (
    HashEmbed,
    Linear,
    Maxout,
    Model,
    NumpyOps,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

from checker.text import entity_lattice as lattice
from checker.text.gazetteer import KEY, Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable

FOUND = "sekretess_entities"
"""Where a document keeps what was found, with probabilities."""

WIDTH = 96
DEPTH = 4
EMBEDDED = (
    ("norm", 12_000, 80),
    ("suffix3", 2_500, 40),
    ("suffix5", 6_000, 48),
    ("prefix", 5_000, 40),
    ("case", 200, 16),
    ("names", 1_500, 40),
    ("habit", 500, 24),
    ("cluster", 2_000, 48),
    ("likeness", 100, 16),
)
"""Each column's rows and width in the first layer."""

SECOND_LOOK = 3.0
"""How much the score of "outside" is lowered when looking for spans that the first reading left out."""


class Found(NamedTuple):
    """A span of tokens, the number of its label and its calibrated probability."""

    start: int
    end: int
    label: int
    score: float


def rows() -> Model[list[Doc], Any]:
    """The layer that takes each document's rows of features."""

    def forward(model: Model[list[Doc], Any], docs: list[Doc], is_train: bool) -> Any:  # noqa: ARG001 - thinc's form
        return [doc.user_data[KEY] for doc in docs], lambda _gradient: []

    return Model("sekretess_rows", forward)


def build() -> Model[list[Doc], Any]:
    """The network, with all sizes set."""
    columns: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=at, seed=at + 1, dropout=0.0) for at, (_, size, width) in enumerate(EMBEDDED)
    ]
    joined = sum(width for _, _, width in EMBEDDED)
    embed: Model[list[Doc], Any] = chain(
        rows(),
        list2ragged(),
        with_array(concatenate(*columns)),
        with_array(Maxout(WIDTH, joined, nP=2, dropout=0.0, normalize=True)),
        ragged2list(),
    )
    encode = MaxoutWindowEncoder(width=WIDTH, window_size=1, maxout_pieces=2, depth=DEPTH)
    last = Linear(len(lattice.MARKS), WIDTH)
    network: Model[list[Doc], Any] = chain(embed, encode, with_array(last))
    for node in network.walk():
        node.ops = NumpyOps(use_blis=False)
    return network


class EntityTagger:
    """The component: read a document's features, set its entities."""

    def __init__(self, model: Model[list[Doc], Any]) -> None:
        self.model = model
        self.floors = [0.5 for _ in lattice.LABELS]
        """The least probability of each label when the caller gives none."""
        self.transitions: npt.NDArray[np.float32] = np.zeros((len(lattice.MARKS),) * 2, dtype=np.float32)
        self.calibration = [[1.0, 0.0] for _ in lattice.LABELS]
        """Slope and offset for each label, from the log-odds of the lattice to those of being right."""

    def probability(self, label: int, chance: float) -> float:
        """The calibrated probability of a span that the lattice gives this chance."""
        slope, offset = self.calibration[label]
        chance = min(max(chance, 1e-6), 1 - 1e-6)
        return float(1 / (1 + np.exp(-(slope * np.log(chance / (1 - chance)) + offset))))

    def candidates(self, doc: Doc) -> list[tuple[tuple[int, int, int], float]]:
        """Spans with the chance the lattice gives them: those of the best reading, then those of a second look."""
        if not len(doc):
            return []
        scores = self.model.predict([doc])[0]
        steps = np.where(lattice.ALLOWED, np.exp(self.transitions), 0).astype(np.float32)
        found = []
        for start, end in lattice.stretches(scores):
            for span, chance in self._stretch(scores[start:end], steps):
                found.append(((span[0] + start, span[1] + start, span[2]), chance))
        return found

    def _stretch(
        self, scores: npt.NDArray[np.float32], steps: npt.NDArray[np.float32]
    ) -> list[tuple[tuple[int, int, int], float]]:
        """The candidates of one stretch of tokens."""
        forward, backward, emissions = lattice.passes(scores, steps)
        outside = forward[:, 0] * backward[:, 0] / (forward * backward).sum(axis=1)
        if outside.min() > 0.95:
            return []
        found = lattice.spans(lattice.best(scores, self.transitions))
        taken = {at for start, end, _ in found for at in range(start, end)}
        if any(share < 0.9 for at, share in enumerate(outside) if at not in taken):
            lowered = scores.copy()
            lowered[:, 0] -= SECOND_LOOK
            second = lattice.spans(lattice.best(lowered, self.transitions))
            found += [span for span in second if taken.isdisjoint(range(span[0], span[1]))]
        return [(span, lattice.chance(span, forward, backward, emissions, steps)) for span in found]

    def find(self, doc: Doc, least: float | None = None) -> list[Found]:
        """The spans that are at least this probable, in the order of the text."""
        floors = self.floors if least is None else [least] * len(lattice.LABELS)
        found = [Found(*span, self.probability(span[2], chance)) for span, chance in self.candidates(doc)]
        return sorted(span for span in found if span.score >= floors[span.label])

    def __call__(self, doc: Doc) -> Doc:
        """Set the document's entities."""
        found = self.find(doc)
        doc.ents = [Span(doc, one.start, one.end, label=lattice.LABELS[one.label]) for one in found]
        doc.user_data[FOUND] = found
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy hands it over
        """Write the network, the transitions and the calibration."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        self.model.to_disk(folder / "network")
        np.save(folder / "transitions.npy", self.transitions)
        settings = {"floors": self.floors, "calibration": self.calibration}
        (folder / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EntityTagger:  # noqa: ARG002 - spaCy hands it over
        """Read what :meth:`to_disk` wrote."""
        folder = Path(path)
        self.model.from_disk(folder / "network")
        self.transitions = np.load(folder / "transitions.npy")
        settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        self.floors, self.calibration = settings.get("floors", self.floors), settings["calibration"]
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
    return EntityTagger(build())
