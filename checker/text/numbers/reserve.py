"""Reserve numbers: what care gives a person whose personnummer is not known.

The national one (Inera, Personuppgiftstjänsten; OID 1.2.752.74.9.1) and those of the regions, as in the HL7 Sweden base
profiles (basprofiler-r4, PatientIdentifierConformancePatternSE, CC0) and Inera's list of local reserve numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.text.numbers import luhn
from checker.text.numbers.judge import judged, timestamp
from checker.text.numbers.tails import FEWEST_DIGITS, tail_hits, tails

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.text.numbers.page import Hit, Page

RULE = "identity/reserve-number"
_DATE = r"(?:1[89]|2[01])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_DATE_PLUS_30 = r"(?:1[789]|20)\d{2}(?:0[1-9]|1[0-2])(?:3[2-9]|[45]\d)"


def _no_check(_: str) -> bool | None:
    return None


def _national(number: str) -> bool:
    """Check digit over all that stands before it, letters counted as their ASCII numbers."""
    return str(luhn.check_digit(int(c) if c.isdigit() else ord(c) for c in reversed(number[:-1]))) == number[-1]


def _vgr(number: str) -> bool:
    """Check digit over ten with K = 5, M = 7, X = 8."""
    return luhn.is_valid(number[2:8] + {"K": "5", "M": "7", "X": "8"}[number[8]] + number[9:])


@dataclass(frozen=True, slots=True)
class Format:
    """Who gives such numbers, their shape, and their check: None from it means that there is none."""

    who: str
    shape: re.Pattern[str]
    check: Callable[[str], bool | None] = _no_check


def _format(who: str, shape: str, check: Callable[[str], bool | None] = _no_check) -> Format:
    return Format(who, re.compile(shape), check)


_SAID = re.compile(r"reserv(?:nr|nummer|-?id)|reserve (?:no|number)")
_DATED = re.compile(r"(?:\d\d)?\d{6}(?=.{0,3}[A-Z])[A-Z0-9]{4}")
"""A date and four characters: enough where the text says that it is a reserve number."""

STOCKHOLM = _format("Region Stockholm", r"99(?:1[89]|20)\d{8}", lambda n: luhn.is_valid(n[4:]))

FORMATS = (
    _format("Nationellt", r"\d{8}(?:[A-HJ-NPR-UX-Z]{2}\d{2}|[A-HJ-NPR-UX-Z]{3}\d)", _national),
    STOCKHOLM,
    _format("Västra Götalandsregionen", r"\d{8}[KMX](?:0[6-9]|[1-8]\d)\d", _vgr),
    _format("Region Halland, Inera", _DATE_PLUS_30 + r"\d{4}", lambda n: luhn.is_valid(n[2:])),
    _format("Region Värmland", r"\d{8}S[FUXPL]\d(?:[A-UW-Z]|[1-9])"),
    _format("Region Örebro län", r"\d{8}T[A-Z0-9]\d[A-Z0-9]"),
    _format("Region Skåne", r"\d{6}(?:\d\d)?[DEF][A-Z][01][A-Z]"),
    _format("Region Blekinge, Region Sörmland", _DATE + r"[A-Z]{2}\d[A-Z]"),
    _format("Region Västernorrland", _DATE + r"\d{3}R"),
    _format("Region Sörmland", r"18[56]00101[MNKP]\d{3}"),
    _format("Region Västerbotten", _DATE + r"[REKA]\d{3}"),
    _format("Region Gävleborg", r"\d{10}[MKX]\d"),
    _format("Västra Götalandsregionen, tidigare", r"\d{8}[A-FHJKLMNPR-UVWXY]\d{3}"),
    _format("Region Dalarna", _DATE + r"[A-Z]\d{3}"),
    _format("IVO", r"\d{8}T(?:F\d{2}|\d{3})"),
)
"""The formats, those with a check digit first."""


def formats(number: str) -> list[Format]:
    """The formats that a compact number fits.

    >>> [format.who for format in formats("22950606FH20")][0]
    'Nationellt'
    """
    return [format_ for format_ in FORMATS if format_.shape.fullmatch(number)]


def is_valid(number: str) -> bool:
    """Whether it passes the check of a format that has one."""
    return any(format_.check(number) for format_ in formats(number))


def find(page: Page) -> Iterator[Hit]:
    """All reserve numbers."""
    for tail in tails(page):
        said_so = _SAID.search(page.view_lower, max(0, tail.start - 30), tail.start) is not None
        if formats(tail.compact) or (said_so and _DATED.fullmatch(tail.compact)):
            yield from tail_hits(page, RULE, tail, valid=is_valid(tail.compact))
    for window in page.windows:
        valid = is_valid(window.digits)
        # numbers given before the region corrected its check digit are about still
        if (valid and not timestamp(window.digits)) or STOCKHOLM.shape.fullmatch(window.digits):
            yield from judged(page, RULE, window, valid=valid, known=valid)


__all__ = ["FEWEST_DIGITS", "FORMATS", "RULE", "STOCKHOLM", "find", "formats", "is_valid"]
