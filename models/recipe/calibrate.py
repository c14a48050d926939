"""From the lattice's chance to a probability that holds, fitted on sentences held back from training.

``train`` does it at its end; ``python -m models.recipe.calibrate [--model FOLDER]`` does it again for a trained model.

A span is right when a labelled span of the same label overlaps it: that is what a reader who is shown it would say.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import spacy
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from checker.text.entity_lattice import LABELS
from checker.text.entity_network import components
from models.recipe import corpora, sources
from models.recipe.measure import count, spans_score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language

    from models.recipe.corpora import Sentence


FLOORS = (0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2)


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


def floors(nlp: Language, sentences: Sequence[Sentence]) -> list[float]:
    """The floor of each label that gives the best exact-span F1, cased and lower-cased together."""
    gazetteer, tagger = components(nlp)
    found: list[list[tuple[tuple[int, int, str], float]]] = []
    labelled = []
    for text, sentence in cases(sentences):
        with nlp.memory_zone():
            doc = gazetteer(nlp.make_doc(text))
            spans = [(doc[one.start : one.end], one) for one in tagger.find(doc, least=0.0)]
            found.append([((span.start_char, span.end_char, LABELS[one.label]), one.score) for span, one in spans])
        labelled.append(sentence.spans)

    def f1(label: str, floor: float) -> float:
        return count([[span for span, score in row if score >= floor] for row in found], labelled, label).f1

    return [max(FLOORS, key=lambda floor, label=label: f1(label, floor)) for label in LABELS]  # type: ignore[misc]


def summary(nlp: Language, sentences: Sequence[Sentence]) -> str:
    """Exact-span F1 on what was held back, cased and lower-cased."""
    found = []
    for name, texts in (
        ("cased", [sentence.text for sentence in sentences]),
        ("lower", [sentence.text.lower() for sentence in sentences]),
    ):
        found.append(f"{name} {spans_score(nlp, texts, [sentence.spans for sentence in sentences]).f1:.3f}")
    return ", ".join(found)


def main() -> None:
    """Fit the probabilities and floors of a trained model anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=sources.MODEL)
    path = parser.parse_args().model
    nlp = spacy.load(path)
    held = corpora.split().held
    _, tagger = components(nlp)
    tagger.calibration = fit(nlp, held)
    tagger.floors = floors(nlp, held)
    tagger.to_disk(path / "sekretess_entity_tagger")
    print(f"calibration {tagger.calibration}, floors {tagger.floors}; held back: {summary(nlp, held)}")


if __name__ == "__main__":
    main()
