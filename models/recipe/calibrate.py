"""From the lattice's chance to a probability that holds, fitted on sentences held back from training.

``train`` does it at its end; ``python -m models.recipe.calibrate [--model FOLDER]`` does it again for a trained model,
with ``--beside FOLDER`` after the convolutions of another one are put beside its own.

A span is right when a labelled span of the same label overlaps it: that is what a reader who is shown it would say.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import spacy
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from checker.text.entity_lattice import LABELS
from checker.text.entity_network import EntityTagger, components
from checker.text.layers import dealt, joined
from models.recipe import corpora, sources
from models.recipe.measure import spans_score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language

    from models.recipe.corpora import Sentence


TAGGER = "sekretess_entity_tagger"
"""The component's folder in the artefact."""


def cases(sentences: Sequence[Sentence]) -> Iterator[tuple[str, Sentence]]:
    """Each sentence as it is and lower-cased."""
    for sentence in sentences:
        yield sentence.text, sentence
        if len(lower := sentence.text.lower()) == len(sentence.text):
            yield lower, sentence


def judged(nlp: Language, sentences: Sequence[Sentence]) -> list[tuple[int, float, bool]]:
    """Every candidate span: its label, the lattice's chance, whether it is right."""
    gazetteer, tagger = components(nlp)
    found = []
    for text, sentence in cases(sentences):
        with nlp.memory_zone():
            doc = gazetteer(nlp.make_doc(text))
            for (first, last, label), chance in tagger.candidates(doc):
                start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
                right = any(a < end and b > start and name == LABELS[label] for a, b, name in sentence.spans)
                found.append((label, chance, right))
    return found


def fit(nlp: Language, sentences: Sequence[Sentence]) -> list[list[float]]:
    """Slope and offset for each label (logistic regression on the log-odds)."""
    found = judged(nlp, sentences)
    fitted = []
    for label in range(len(LABELS)):
        chances = np.clip([chance for kind, chance, _ in found if kind == label], 1e-6, 1 - 1e-6)
        right = [good for kind, _, good in found if kind == label]
        if len(set(right)) < 2:
            fitted.append([1.0, 0.0])
            continue
        model = LogisticRegression(C=10.0).fit(np.log(chances / (1 - chances))[:, None], right)
        fitted.append([round(float(model.coef_[0, 0]), 4), round(float(model.intercept_[0]), 4)])
    return fitted


def summary(nlp: Language, sentences: Sequence[Sentence]) -> str:
    """Exact-span F1 on what was held back, cased and lower-cased."""
    found = []
    for name, texts in (
        ("cased", [sentence.text for sentence in sentences]),
        ("lower", [sentence.text.lower() for sentence in sentences]),
    ):
        found.append(f"{name} {spans_score(nlp, texts, [sentence.spans for sentence in sentences]).f1:.3f}")
    return ", ".join(found)


def joined_with(tagger: EntityTagger, other: EntityTagger) -> None:
    """Put the convolutions of another model beside those of this one: their mean counts."""
    ours, theirs = dealt(tagger.arrays), dealt(other.arrays)
    shares = np.array([len(ours), len(theirs)], np.float32) / (len(ours) + len(theirs))
    tagger.transitions = shares[0] * tagger.transitions + shares[1] * other.transitions
    tagger.settle(joined([*ours, *theirs]))


def noted(model: Path, other: Path) -> None:
    """Write down of what the convolutions were made that were put beside those of a model."""
    made, theirs = (json.loads((folder / "made_of.json").read_text(encoding="utf-8")) for folder in (model, other))
    sources.write_json(model / "made_of.json", made | {"beside": [*made.get("beside", []), theirs]})


def main() -> None:
    """Fit the probabilities of a trained model anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=sources.MODEL)
    parser.add_argument("--beside", type=Path, help="a model whose convolutions are put beside those of the other")
    given = parser.parse_args()
    nlp = spacy.load(given.model)
    held = corpora.split().held
    _, tagger = components(nlp)
    if given.beside:
        joined_with(tagger, EntityTagger().from_disk(given.beside / TAGGER))
        noted(given.model, given.beside)
    tagger.calibration = fit(nlp, held)
    tagger.to_disk(given.model / TAGGER)
    print(f"calibration {tagger.calibration}; held back: {summary(nlp, held)}")


if __name__ == "__main__":
    main()
