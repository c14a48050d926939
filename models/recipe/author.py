"""Names made for training sentences, by origin and frequency, some of them invented; frames filled with names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.recipe import syllables
from models.recipe.corpora import SPAN, Sentence
from models.recipe.frames import FRAMES, UNLISTED_SHARE

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from models.recipe.names import Names

SLOT = re.compile(r"\{([GNSPO])\}(s?)")
SYLLABIC = {"chinese": (1, 2, 2), "korean": (1, 2, 2), "vietnamese": (1, 2, 2, 3), "thai": (1,)}
"""Origins of names in short parts, and of how many a given name is; the family may stand first, but in Thai."""

SYLLABIC_SHARE = 0.15
SOUNDED_SHARE = 0.4
"""How often a part of such a name is put together from its sounds."""

LABELS = {"G": "PERSON", "N": "PERSON", "S": "PERSON", "P": "LOCATION", "O": "ORGANISATION"}


class Author:
    """Makes names of persons and places and fills frames with them, all from one source of chance."""

    def __init__(self, names: Names, chance: random.Random, labelled: Sequence[Sentence] = ()) -> None:
        self.names = names
        self.chance = chance
        self.known = {label: self._names_of(labelled, label) for label in ("LOCATION", "ORGANISATION")}

    @staticmethod
    def _names_of(labelled: Sequence[Sentence], label: str) -> list[str]:
        """The different names of a label in labelled sentences."""
        spans = ((one.text[start:end], name) for one in labelled for start, end, name in one.spans)
        return sorted({text for text, name in spans if name == label and text[0].isupper()})

    def invented(self, name: str) -> str:
        """A name like this one that stands in no list: a head joined to another's tail, or a slip of the pen."""
        other = self.chance.choice(self.names.rare).split()[0].lower()
        if self.chance.random() < 0.75 or len(name) < 4:
            head = self.chance.randint(2, max(2, len(name) - 2))
            return (name[:head] + other[self.chance.randint(1, max(1, len(other) - 3)) :])[:18]
        at = self.chance.randrange(1, len(name))
        return name[:at] + name[at] * self.chance.choice((0, 2)) + name[at + 1 :]

    def pair(self) -> tuple[str, str]:
        """A given name and a surname that may go together."""
        if self.chance.random() < 0.5:
            first, last = self.names.origins[self.chance.choice(sorted(self.names.origins))]
            if first and last:
                return self.chance.choice(first), self.chance.choice(last if self.chance.random() < 0.85 else first)
        given = self.names.given.draw(self.chance)
        rest = (
            self.names.surnames.draw(self.chance) if self.chance.random() < 0.4 else self.chance.choice(self.names.rare)
        )
        return given, rest if self.chance.random() < 0.9 else self.names.given.draw(self.chance)

    def syllabic(self) -> str:
        """A whole name of one of the ``SYLLABIC`` origins: "Ngo Thu Ha", "Yun Fei Deng"."""
        origin = self.chance.choice(sorted(SYLLABIC))
        given, family = self.names.origins[origin]
        parts = [self.short(origin, given) for _ in range(self.chance.choice(SYLLABIC[origin]))]
        if origin == "chinese" and len(parts) == 2 and self.chance.random() < 0.2:
            parts = ["".join(parts).capitalize()]
        first = origin != "thai" and self.chance.random() < 0.5
        parts.insert(0 if first else len(parts), self.short(origin, family))
        return " ".join(parts)

    def short(self, origin: str, listed: Sequence[str]) -> str:
        """One part of a name, from a list or from the sounds of its origin."""
        while self.chance.random() < SOUNDED_SHARE:
            if (part := syllables.part(origin, self.chance)).lower() not in self.names.held:
                return part
        return self.chance.choice(listed)

    def person(self, parts: int, *, surname: bool = False) -> str:
        """A name of so many parts; of more than one, some are ``syllabic``."""
        if parts > 1 and self.chance.random() < SYLLABIC_SHARE:
            return self.syllabic()
        first, last = self.pair()
        if self.chance.random() < UNLISTED_SHARE:
            first = self.invented(first)
        if self.chance.random() < UNLISTED_SHARE and " " not in last:
            last = self.invented(last)
        if parts == 1:
            return last if surname or self.chance.random() < 0.3 else first
        if self.chance.random() < 0.03:
            first += "-" + self.names.given.draw(self.chance)
        middle = [self.pair()[self.chance.randrange(2)] for _ in range(min(parts, 4) - 2)]
        return " ".join([first, *middle, last])

    def place(self) -> str:
        """A place: mostly Swedish."""
        if self.known["LOCATION"] and self.chance.random() < 0.3:
            return self.chance.choice(self.known["LOCATION"])
        return self.chance.choice(self.names.places if self.chance.random() < 0.8 else self.names.countries)

    def organisation(self) -> str:
        """An organisation: one that the labelled sentences name, an authority or a hospital."""
        if self.known["ORGANISATION"] and self.chance.random() < 0.6:
            return self.chance.choice(self.known["ORGANISATION"])
        return self.chance.choice(self.names.organisations)

    def filler(self, slot: str) -> str:
        """What fills a slot of a frame."""
        if slot == "P":
            return self.place()
        if slot == "O":
            return self.chance.choice(self.names.organisations)
        return self.person({"G": 1, "S": 1}.get(slot, 2), surname=slot == "S")

    def framed(self) -> Sentence:
        """One of our own frames, filled."""
        text, last = "", 0
        spans: list[SPAN] = []
        frame = self.chance.choice(FRAMES)
        for match in SLOT.finditer(frame):
            text += frame[last : match.start()]
            name = self.filler(match[1])
            name += match[2] if name[-1] not in "sxz" else ""
            spans.append((len(text), len(text) + len(name), LABELS[match[1]]))
            text += name
            last = match.end()
        return Sentence(text + frame[last:], tuple(spans), "frames")
