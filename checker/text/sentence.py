"""A finding in its sentence: what stands before and after it, and how a replacement fits in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from checker.text.compact import words

PREPOSITIONS = frozenset(
    words("på till från hos i vid via av med om för mellan under efter innan före kring runt omkring mot sedan")
)
_LAST_WORD = re.compile(r"([\w.-]+)\s*$")
_NEXT_WORD = re.compile(r"\s*([\w-]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n…])[\s\"”'(–*•·-]*$")

_CLAUSE = re.compile(r", (?:jag|vi|du|ni|han|hon|hen|de|det|man|så|men|som)\b")
_DIALLED = re.compile(r"(?:\+|0)[\d ()-]{7}")
"""How a number begins that is dialled."""

NEAR = 600
"""Characters within which a text is about what a finding is about: a short post is read as a whole."""

SENTENCE = re.compile(r"(?:[^.!?\n]++|(?<=\d)\.(?= ?[\da-zåäö])|[.!?](?=[^\s.!?\"”»)]))*+(?:[.!?]+[\"”»)]*|\n|$)\s*")
"""A sentence; "07.50", "2. gå" and "fr.o.m." do not end one."""


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of a text, the space after them included."""
    return [match.span() for match in SENTENCE.finditer(text) if match.end() > match.start()]


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to write instead of ``start:end`` (code points, half-open)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Place:
    """A finding ``text[start:end]``."""

    text: str
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The finding's own words."""
        return self.text[self.start : self.end]

    @cached_property
    def word_before(self) -> str:
        """The word right before, in lower case, or "": punctuation in between hides it."""
        match = _LAST_WORD.search(self.text, max(0, self.start - 40), self.start)
        return match.group(1).lower() if match else ""

    @cached_property
    def word_after(self) -> str:
        """The word right after, in lower case, or ""."""
        match = _NEXT_WORD.match(self.text, self.end)
        return match.group(1).lower() if match else ""

    @property
    def preposition(self) -> str:
        """The preposition right before, or ""."""
        return self.word_before if self.word_before in PREPOSITIONS else ""

    @property
    def starts_text(self) -> bool:
        """Whether nothing but space stands before."""
        return not self.text[: self.start].strip()

    @property
    def starts_sentence(self) -> bool:
        """Whether the finding begins a sentence, so that what replaces it has a capital."""
        return _SENTENCE_START.search(self.text[max(0, self.start - 12) : self.start]) is not None

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The span of the sentence that the finding begins in."""
        line = self.text.rfind("\n", 0, self.start) + 1  # where a line begins, a sentence does
        while line < self.start and self.text[line].isspace():
            line += 1
        found = (match.span() for match in SENTENCE.finditer(self.text, line))
        return next(span for span in found if span[0] <= self.start < span[1])

    @property
    def around(self) -> str:
        """What stands within ``NEAR`` characters of the finding, and the finding."""
        return self.text[max(0, self.start - NEAR) : self.end + NEAR]

    @property
    def tagged(self) -> bool:
        """Whether the finding is a hashtag: its sign stands right before."""
        return self.text[: self.start].endswith("#")

    @property
    def bracketed(self) -> bool:
        """Whether the finding stands alone in brackets."""
        return self.text[: self.start].endswith("(") and self.text.startswith(")", self.end)

    @property
    def follows_comma(self) -> bool:
        """Whether a comma stands right before."""
        return self.text[: self.start].rstrip().endswith(",")

    @property
    def follows_colon(self) -> bool:
        """Whether a colon stands right before on the line."""
        return self.text[: self.start].rstrip(" ").endswith(":")

    def replaced(self, new: str, *, over_preposition: bool = False, over_after: int = 0) -> Replacement:
        """The finding replaced; capitals as the place asks, the preposition before it replaced too if asked."""
        if self.tagged:
            return self.dropped(preposition=False)
        start = self.start
        if over_preposition and self.preposition:
            start = self.text.lower().rfind(self.preposition, 0, self.start)
        wide = Place(self.text, start, self.end)
        if (wide.starts_sentence and self.text[start : start + 1].isupper()) or (
            wide.starts_sentence and not self.text[start].isalpha()
        ):
            new = new[:1].upper() + new[1:]
        return Replacement(start, self.end + over_after, new)

    def dropped(self, *, preposition: bool = True) -> Replacement:
        """The finding left out, with what would be left over: a preposition, brackets, one space, one comma."""
        start, end = self.start, self.end
        if self.tagged:
            start -= 1
        if self.bracketed:
            start, end = start - 1, end + 1
        elif preposition and self.preposition:
            start = self.text.lower().rfind(self.preposition, 0, self.start)
        before, after = self.text[:start], self.text[end:]
        if before.rstrip().endswith(",") and after.startswith(","):
            # around an aside both commas go; before a clause of its own ("..., vi kan inte koppla") one stays, and
            # where a number to call stood, which is no aside to what goes before it
            stays = _CLAUSE.match(after) or _DIALLED.match(self.quote)
            return Replacement(len(before.rstrip()) - 1, end + (not stays), "")
        if before.endswith("(") and after.startswith(", "):
            return Replacement(start, end + 2, "")
        if before.rstrip().endswith(",") and (not after or after[0] in ".!?)"):
            return Replacement(len(before.rstrip()) - 1, end, "")
        if before[-1:].isspace():
            return self._tidied(start - 1, end)
        return self._tidied(start, end + len(after) - len(after.lstrip(" ,:;")))

    def _tidied(self, start: int, end: int) -> Replacement:
        """A sentence that loses its beginning gets a new capital."""
        rest = self.text[end:]
        if Place(self.text, start + (start > 0), end).starts_sentence and rest.lstrip()[:1].islower():
            lead = len(rest) - len(rest.lstrip())
            space = " " if start and self.text[start : start + 1].isspace() else ""
            return Replacement(start, end + lead + 1, space + rest.lstrip()[0].upper())
        return Replacement(start, end, "")
