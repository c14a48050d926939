"""Number formats of the hospital in a language that needs no programmer, made into patterns of finite width.

``#`` is a digit, ``@`` a letter, ``[...]`` may be missing; hyphen, space, stop and slash may each be written as another
of them or left out; letters and digits stand for themselves, capital or not.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator, model_validator

from checker.policy.house import Section, Text

DIGIT, LETTER = "#", "@"
MARKS = "-/. "
GAP = " ?[-/.]? ?"
"""What may stand where the format has a mark: nothing, one mark, and a space on either side."""

BEFORE, AFTER = r"(?<!\w)(?<!\d[-/.:])", r"(?!\w)(?![-/.:]\d)"
"""A number is not found inside a longer one."""

ENDINGS = ("et", "en", "ets", "ens", "s", "n")
"""What a label may end in besides."""

LINK = r"\W{1,3}(?:(?:är|var|nr|nummer|numret|heter)\W{1,3}){0,2}"
"""What may stand between a label and its number: marks, a small word or two."""

LONGEST = 40

_PIECES = re.compile(r"#|@|\[|\]|[-/. ]+|[^\W_]+")


def _worded(label: str) -> str:
    if not label[0].isalpha():
        raise ValueError(f"ledordet ”{label}” ska börja med en bokstav")
    return label


class NumberFormat(Section):
    """One kind of number: what it is called, its form, its type, and the words that announce it."""

    name: Text
    pattern: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    type: Literal["PERSONNUMMER", "CASE_ID", "CONTACT", "WARD"] = "CASE_ID"
    labels: tuple[Annotated[Text, AfterValidator(_worded)], ...] = ()

    @field_validator("pattern")
    @classmethod
    def _readable(cls, pattern: str) -> str:
        expression(pattern)
        return pattern

    @model_validator(mode="after")
    def _recognisable(self) -> NumberFormat:
        if not self.labels and not self.stands_alone:
            raise ValueError(
                f"formen ”{self.pattern}” är för kort för att kännas igen ensam. Skriv ledorden i labels, "
                'till exempel labels = ["ärende", "ärendenr"]'
            )
        return self

    @property
    def stands_alone(self) -> bool:
        """Whether the form is rare enough to be known without a word before it: six digits, or four after letters."""
        needed = re.sub(r"\[.*?\]", "", self.pattern)
        digits = sum(char == DIGIT or char.isdigit() for char in needed)
        return digits >= (4 if any(char.isalpha() for char in needed) else 6)

    @property
    def anchors(self) -> tuple[str, ...]:
        """Where the engine tries the form: at words with a digit, at the letters that it begins with, at any word."""
        head = re.match(r"[^\W\d_]*", self.pattern)
        letters = head.group().lower() if head else ""
        following = self.pattern[len(letters) : len(letters) + 1]
        if following == LETTER or following in "[]" or not following:
            return ("*",)
        return ("#", letters) if letters else ("#",)


def expression(pattern: str) -> str:
    r"""The regular expression of a form, without its borders.

    >>> expression("R-##")
    '(?:R ?[-/.]? ?\\d\\d)'

    Raises:
        ValueError: with a Swedish sentence that says what to mend.
    """
    pieces = _PIECES.findall(pattern)
    if "".join(pieces) != pattern:
        wrong = next(char for char in pattern if not _PIECES.fullmatch(char))
        raise ValueError(f"tecknet ”{wrong}” kan inte stå i en form. Skriv # för en siffra och @ för en bokstav")
    if DIGIT not in pattern:
        raise ValueError("formen saknar siffror. Skriv # där det står en siffra")
    if re.sub(r"[^][]", "", pattern) != "[]" * pattern.count("["):
        raise ValueError("hakparenteserna går inte ihop. Det som får saknas skrivs [så]")
    return f"(?:{''.join(map(_expression, pieces))})"


def _expression(piece: str) -> str:
    known = {DIGIT: r"\d", LETTER: r"[^\W\d_]", "[": "(?:", "]": ")?"}
    return known.get(piece) or (GAP if piece[0] in MARKS else re.escape(piece))
