"""Each sentence anew each time: other names, other capitals, words hidden from the table.

Names of persons are exchanged by origin and frequency (so that what the network learns is the frame, not the name), a
share of them made up so that they stand in no list; whole sentences or only their names are lower-cased, some shouted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models.recipe.likeness import held_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from models.recipe.author import Author
    from models.recipe.corpora import Sentence


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each change is made."""

    person: float = 0.4
    place: float = 0.15
    organisation: float = 0.15
    lower: float = 0.27
    lower_silver: float = 0.6
    lower_names: float = 0.06
    shouted: float = 0.05
    hidden_held: float = 0.35
    hidden_name: float = 0.06
    hidden_word: float = 0.02


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as it is shown once, and the words that the table must not know."""

    sentence: Sentence
    hidden: frozenset[str]


def edited(sentence: Sentence, edits: Iterable[tuple[int, int, str]]) -> Sentence:
    """A sentence with some stretches written otherwise; spans and open stretches move along."""
    text, last = "", 0
    moves: list[tuple[int, int]] = [(0, 0)]
    for start, end, new in sorted(edits):
        text += sentence.text[last:start] + new
        moves.append((end, len(text) - end))
        last = end
    text += sentence.text[last:]

    def moved(at: int) -> int:
        return at + next(shift for end, shift in reversed(moves) if end <= at)

    spans = tuple((moved(start), moved(end), label) for start, end, label in sentence.spans)
    unsure = tuple((moved(start), moved(end)) for start, end in sentence.unsure)
    return replace(sentence, text=text, spans=spans, unsure=unsure)


class Editor:
    """Varies sentences, from the author's names and chance."""

    def __init__(self, author: Author, shares: Shares | None = None) -> None:
        self.author = author
        self.chance = author.chance
        self.shares = shares or Shares()

    def renamed(self, sentence: Sentence) -> Sentence:
        """Some of the names exchanged."""
        edits = []
        for start, end, label in sentence.spans:
            old, roll, new = sentence.text[start:end], self.chance.random(), ""
            if label == "PERSON" and roll < self.shares.person and "." not in old:
                new = self.author.person(len(old.split()))
                new += "s" if self.chance.random() < 0.08 and new[-1] not in "sxz" else ""
            elif label == "LOCATION" and roll < self.shares.place and len(old.split()) < 3:
                new = self.author.place()
            elif label == "ORGANISATION" and roll < self.shares.organisation:
                new = self.author.organisation()
            if new:
                edits.append((start, end, new))
        return edited(sentence, edits) if edits else sentence

    def recased(self, sentence: Sentence) -> Sentence:
        """Lower-cased, only the names lower-cased, or shouted; mostly as it was."""
        roll, shares = self.chance.random(), self.shares
        lower = shares.lower_silver if sentence.source == "silver" else shares.lower
        text = sentence.text
        if roll < lower:
            text = text.lower()
        elif roll < lower + shares.lower_names:
            for start, end, _ in sentence.spans:
                text = text[:start] + text[start:end].lower() + text[end:]
        elif roll < lower + shares.lower_names + shares.shouted:
            text = text.upper()
        return replace(sentence, text=text) if len(text) == len(sentence.text) else sentence

    def hidden(self, sentence: Sentence) -> frozenset[str]:
        """Words that the table must not know this time."""
        named = {word for start, end, _ in sentence.spans for word in sentence.text[start:end].split()}
        found = set()
        for word in sorted(set(sentence.text.split())):
            held = self.shares.hidden_held if held_back(word) else self.shares.hidden_name
            if self.chance.random() < (held if word in named else self.shares.hidden_word):
                found.add(word.strip('.,!?:;()"'))
        return frozenset(found)

    def example(self, sentence: Sentence) -> Example:
        """A sentence as it is shown once."""
        shown = self.recased(self.renamed(sentence))
        return Example(shown, self.hidden(shown))
