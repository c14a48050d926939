"""Counting what was found against what is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language

    from models.recipe.corpora import SPAN


CASES = ("cased", "lower")


def written(text: str, case: str) -> str:
    """A text as it is, lower-cased or shouted; unchanged where that would change its length."""
    new = {"cased": text, "lower": text.lower(), "shouted": text.upper()}[case]
    return new if len(new) == len(text) else text


@dataclass(frozen=True, slots=True)
class Score:
    """Spans found and right, found and wrong, missed; and labelled spans that nothing found touches."""

    right: int
    wrong: int
    missed: int
    untouched: int = 0

    @property
    def precision(self) -> float:
        """The share of found spans that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of labelled spans that were found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self) -> dict[str, float]:
        """The figures of the card, in per cent."""
        labelled = max(1, self.right + self.missed)
        values = {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "untouched": self.untouched / labelled,
        }
        return {name: round(100 * value, 1) for name, value in values.items()} | {"labelled": self.right + self.missed}


def read(nlp: Language, texts: Iterable[str]) -> list[list[SPAN]]:
    """What the model finds in each text."""
    with nlp.memory_zone():
        return [[(one.start_char, one.end_char, one.label_) for one in doc.ents] for doc in map(nlp, texts)]


def count(found: Sequence[Sequence[SPAN]], labelled: Sequence[Sequence[SPAN]], label: str | None = None) -> Score:
    """Exact spans, of one label or of all. A span is untouched when nothing of any label overlaps it."""
    right = wrong = missed = untouched = 0
    for got, want in zip(found, labelled, strict=True):
        ours = {span for span in got if label in (None, span[2])}
        theirs = {span for span in want if label in (None, span[2])}
        right += len(ours & theirs)
        wrong += len(ours - theirs)
        missed += len(theirs - ours)
        untouched += sum(not any(a < end and b > start for a, b, _ in got) for start, end, _ in theirs)
    return Score(right, wrong, missed, untouched)


def spans_score(nlp: Language, texts: Sequence[str], labelled: Sequence[Sequence[SPAN]]) -> Score:
    """Read and count."""
    return count(read(nlp, texts), labelled)
