"""Numbers of records: journal, referral, sample, booking, matter, LMA card, and codes of staff and workplaces.

They follow no common form, so a word before them says what they are and the shape only has to be that of a number.
The HSA-id has a form of its own (SE + organisation number + "-" + at most 18 characters; Inera, HSA).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import words
from checker.text.numbers.page import Hit, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID = re.compile(
    r"(?=[A-Za-z0-9./ -]{0,24}\d)(?:[A-ZÅÄÖ]{1,6}[- ]?|[a-z]{1,4}-?)?\d[\dA-Za-z]{0,14}"
    r"(?:[-/ ](?:\d[\dA-Za-z]{0,12}|[A-Z]{1,4}(?![A-Za-zåäö])|K\d{2,4})){0,5}(?![\w])"
    r"|[A-Z]{2,8}(?:-[A-Z0-9]{2,12}){1,3}-\d{2,8}(?!\w)"
)
_LINK = re.compile(
    r"(?:-? ?(?:nr|nummer|numret|id|kod)\b\.?)?"
    r"(?:[ ,:;#\"”(]{1,3}|\b(?:är|heter|med|numret|nummer|nr|syns|står|och|på|kort(?:et)?|kod(?:en)?|för|prov|rör|"
    r"som|stod|var|gäller|lid|rid)\b){0,8}"
)
HSA = re.compile(r"(?<![A-Za-z0-9])SE(?:16)?\d{10}-[A-Za-z0-9]{1,18}(?![A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record number: its rule, the words that announce it, how many digits it has, how grave it is."""

    rule: str
    cue: re.Pattern[str]
    digits: range
    severity: Severity


def _kind(name: str, cue: str, digits: range, severity: Severity = Severity.STOP) -> Kind:
    return Kind(f"case/{name}", re.compile(rf"(?<![\w-])(?:{cue})"), digits, severity)


_CALLED = r"(?:s?-?(?:nr|nummer|numret|id|kod|koden))?"
"""How a number is called after the word for what it is a number of."""

KINDS = (
    _kind(
        "lma",
        r"lma(?:-?(?:kort|nummer|nr)\w{0,3}| card)?\b(?:[^\d]{0,60}?\b(?:nr|no|nummer|numret)\b)?",
        range(6, 15),
    ),
    _kind("prescriber", r"förskr(?:ivar|\.)?-?kod(?:en)?\b", range(6, 9), Severity.REVIEW),
    _kind("workplace", r"arb(?:ets|\.)?-?platskod(?:en)?\b", range(6, 15), Severity.REVIEW),
    _kind(
        "journal",
        rf"journal(?:en)?{_CALLED}\b|jnr\b|vård(?:kontakt|episod|tillfälle)\w{{0,3}}{_CALLED}\b",
        range(5, 15),
    ),
    _kind(
        "referral",
        rf"\w{{0,14}}remiss(?:en)?{_CALLED}\b|acc(?:ession)?{_CALLED}\b(?: ?(?:nr|no))?|"
        r"undersöknings-?(?:nr|nummer|numret|id)\b",
        range(5, 15),
    ),
    _kind(
        "sample",
        rf"[lr]id\b|\w{{0,12}}prov(?:et)?{_CALLED}\b(?: ?(?:nr|id))?|(?:prov)?rör(?:et)?{_CALLED}\b|biopsin?\b|pad\b|"
        r"odling(?:en)?\b|lab(?:b|oratorie)?(?:nr|-?id|nummer)\b|blodpåse\w{0,2}\b|preparat\w{0,3}\b",
        range(5, 15),
    ),
    _kind(
        "booking",
        rf"bokning(?:en)?{_CALLED}\b|kallelsen?{_CALLED}\b|besöks?-?(?:nr|id|nummer|numret)\b",
        range(5, 15),
    ),
    _kind(
        "matter",
        r"ärende(?:nr|nummer|id|t)?\b|avvikelse(?:nr|nummer|n)?\b|anmälan\b|skadenr\b|klagomål(?:et)?\b|"
        r"maria-?(?:ärende|anmälan)(?:t)?\b|"
        r"pat(?:ient)?(?:-?id|nr|nummer)\b|pat\b",
        range(4, 15),
        Severity.REVIEW,
    ),
)
"""The kinds, in the order in which they are tried."""

_SHORT = frozenset(("case/journal", "case/referral", "case/sample"))
_NUMBERED = ("nr", "nummer", "numret", "id")
_ANY_LENGTH = range(3, 15)
"""Digits of a number of these kinds that is called one: "journalnummer 4711"."""

FEWEST_DIGITS = 3
"""Fewest digits in a text that holds a record number."""

HSA_RULE = "case/hsa-id"
_BEGINNINGS = words(
    "lma förskr arb journal jnr vårdkont vårdep vårdtillf remiss acc undersökn lid rid prov rör biops pad odling lab "
    "blodp prepar bokning kallelse besök ärende avvik anmäl skadenr klagomål maria pat"
)
"""What the cues above begin with: looked for first, because few words do."""

_OPENINGS = frozenset(beginning[:3] for beginning in _BEGINNINGS)
"""The first three letters of these: looked up at once, where the words would be compared one by one."""

_ENDINGS = tuple(words("remiss remissen prov provet"))
"""What those end with that have a word for the kind of sample or referral before them."""


def is_valid(number: str, digits: range = range(5, 15)) -> bool:
    """Whether a text has the shape of a record number: letters, digits and signs, with so many digits.

    >>> is_valid("R-2026-118-40532"), is_valid("tre prover")
    (True, False)
    """
    return _ID.fullmatch(number) is not None and sum(char.isdigit() for char in number) in digits


def find(page: Page) -> Iterator[Hit]:
    """All record numbers that a word announces, and all HSA-ids."""
    text = page.view.text
    for match in HSA.finditer(text) if "SE" in text else ():
        yield Hit(HSA_RULE, *page.view.span(*match.span()), 0.98, Severity.REVIEW)
    if "remiss" in page.view_lower or "prov" in page.view_lower:
        announcing = [(at, word) for at, word in page.words if word[:3] in _OPENINGS or word.endswith(_ENDINGS)]
    else:
        announcing = [(at, word) for at, word in page.words if word[:3] in _OPENINGS]
    for start, word in announcing:
        if word.startswith(_BEGINNINGS) or word.endswith(_ENDINGS):
            for kind in KINDS:
                if cue := kind.cue.match(page.view_lower, start):
                    yield from _announced(page, kind, cue)


def _announced(page: Page, kind: Kind, cue: re.Match[str]) -> Iterator[Hit]:
    number = number_after(page, cue.end())
    short = kind.rule in _SHORT and cue.group().endswith(_NUMBERED)
    if not number or not is_valid(number.group(), _ANY_LENGTH if short else kind.digits):
        return
    if kind.rule == "case/matter" and not any(char.isalpha() for char in number.group()):
        return
    start, end = number.span()
    if page.view is page.digit_view and page.context(cue.start(), end).other:
        return
    yield Hit(kind.rule, *page.view.span(start, end), 0.85, kind.severity)


def number_after(page: Page, end: int) -> re.Match[str] | None:
    """What has the shape of a record number behind the words that end at a place of the text view, if anything has."""
    link = _LINK.match(page.view_lower, end)
    number = _ID.match(page.view.text, link.end()) if link else None
    return None if number is None or _is_date_or_dose(number.group()) else number


def _is_date_or_dose(number: str) -> bool:
    """Dates, clock times and amounts also follow such words ("prov 2026-03-12", "remiss 12 maj")."""
    return re.fullmatch(r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[.:]\d\d|\d{1,4} ?(?:mg|ml|kr|st|g|mmol)", number) is not None
