"""What programs make of a text: entities, escapes, mail's soft breaks, a sheet's power of ten, times of captions."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z]{2,8};)")
_ESCAPE = re.compile(r"(?<=[0-9])%(?:20|2[BbDdEeFf]|3[Aa]|5[Ff])(?=[0-9])|(?:%3\d){2,24}")
"""A space or a sign between digits, or digits, as they stand in a web address."""

_SHEET = re.compile(r"(?<=\d{10})\.00?(?!\d)")
"""What a spreadsheet adds to a number that it takes for an amount."""

_CODE_POINT = re.compile(r"(?:\\(?:u00|x|u\{(?:00)?)|U\+00)3(\d)\}?")
"""A digit as it stands in a program: ``\\u0038``, ``\\x38``, ``U+0038``."""

_MAIL = re.compile(r"=\r?\n|=(?:2[BDEF]|3\d)")
_POWER = re.compile(r"(?<!\d)(?P<first>\d)[.,](?P<rest>\d{8,11})[eE]\+?0?(?P<power>9|11)(?!\d)")
_LABEL = re.compile(
    r"\[\d{1,2}:\d\d(?::\d\d)?\] ?|\b[A-Z]\d{1,2}(?:: ?|=)(?=\w)|(?m:^)\d{1,2}:\d\d(?::\d\d)?[ \t]+(?=\w)"
)
FEWEST_LABELS = 3
"""Times of captions, or names of cells, that a text must have before they are left out of its numbers."""

_RULED = re.compile(r"(?<![^\W_])(?P<rule>[Il|])(?:\d{2,8}(?P=rule)){2,5}(?![^\W_])")
_EASTERN_DATE = re.compile(r"(?<=\d)[年月년월](?=[ \d])|(?<=\d)[日일]")
EASTERN = "年년"
"""Signs for a year, one of which stands in every such date."""


def ruled_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that leave out the rules of a table that were read as letters: "I85I03I12I9804I"."""
    for match in _RULED.finditer(text):
        for place, char in enumerate(match.group(), match.start()):
            if char == match["rule"]:
                yield place, place + 1, " "


def eastern_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that put hyphens in the place of the signs for year, month and day of East Asia."""
    for match in _EASTERN_DATE.finditer(text):
        yield *match.span(), " " if match.group() in "日일" else "-"


def mail_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that undo what mail programs do to long lines (quoted-printable, RFC 2045) in a text that has been so."""
    for match in _MAIL.finditer(text):
        code = match.group()[1:].strip()
        yield *match.span(), chr(int(code, 16)) if code else ""


def power_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that write out ten or twelve digits that a sheet shows as a power of ten: "8,503129804E+09"."""
    for match in _POWER.finditer(text):
        size = int(match["power"])
        if len(match["rest"]) <= size:
            yield *match.span(), match["first"] + match["rest"].ljust(size, "0")


def label_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that leave out times of captions ("[00:07] åtta fem") and names of cells ("A1: 85"), where many stand."""
    labels = [match.span() for match in _LABEL.finditer(text)]
    if len(labels) >= FEWEST_LABELS:
        yield from ((start, end, "") for start, end in labels)


def entity_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that decode the entities of HTML."""
    return _decoded(_ENTITY, html.unescape, text)


def escape_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that decode what is percent-encoded (RFC 3986) in and around digits."""
    return _decoded(_ESCAPE, unquote, text)


def code_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that put digits in the place of their code points."""
    return ((*match.span(), match[1]) for match in _CODE_POINT.finditer(text))


def sheet_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits that leave out decimals after ten digits."""
    return ((*match.span(), "") for match in _SHEET.finditer(text))


def _decoded(pattern: re.Pattern[str], decode: Callable[[str], str], text: str) -> Iterator[tuple[int, int, str]]:
    for match in pattern.finditer(text):
        decoded = decode(match.group())
        if decoded != match.group():
            yield *match.span(), decoded


BY_SIGN = (
    ("&", entity_edits), ("%", escape_edits), ("\\", code_edits), ("U+", code_edits), ("=\n", mail_edits),
    ("E+", power_edits), (".0", sheet_edits),
)  # fmt: skip
"""What a text must hold for an edit to have anything to do: most texts have none of it."""
