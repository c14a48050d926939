"""Numbers that are said to be a patient's by whose they are: "patientens ärendenummer är 2024-4711", "patient-id 5567".

Such a number leads to one record however short it is, and whatever register it is of. Numbers of rooms, shoes and
phones are no record's; a personnummer has a finder of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import words
from checker.text.numbers import records
from checker.text.numbers.page import Hit, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "case/patient-id"
FEWEST_DIGITS = 2
_PATIENTS = frozenset(words("patientens patients pats brukarens"))
_SOMEBODYS = frozenset(
    words("hennes hans hens barnets kvinnans mannens damens pojkens flickans killens tjejens bebisens anhörigas")
)
_OWNERS = _PATIENTS | _SOMEBODYS
_OF_NO_RECORD = (
    r"(?:rum|sal|säng|plats|sko|tröj|tele|tel|mobil|port|hus|vånings|avdelnings|person|samordnings|reserv|interims|gat|"
    r"start|tur|lägenhets|diagnos|icd|atc|opus|fax|växel|linje|buss|sid)"
)
_NUMBERED = r"(?:nummer|numret|nr|(?<!t)id)\b\.?"
_OWNED = re.compile(
    rf" (?:(?:nya|gamla|eget|egna|svenska) )?(?!{_OF_NO_RECORD})"
    rf"(?:(?P<numbered>(?:\w{{1,24}}-?)?{_NUMBERED}|[lr]id\b)|"
    r"(?P<record>(?:journal|ärende|remiss|bokning|prov|rör|kallelse|anmälan|skada|akt|dossier)(?:en|et|n)?\b))"
)
_NAMED = re.compile(
    r"(?:pat(?:ient)?(?:en|ens)?[-. ]{0,2}(?:id|nr|nummer|numret)|försäkringsn(?:r|ummer|umret)|brukar-?id)\b\.?"
)
_FEWEST = {"numbered": 2, "record": 4}
"""Least signs of a number behind a word for numbers, and behind a word for a record."""

_MOST = 20


def is_valid(text: str) -> bool:
    """Whether a text is a number with the words for whose it is.

    >>> is_valid("patientens journalnummer är 4711"), is_valid("patientens rumsnummer är 4711")
    (True, False)
    """
    return any(True for _ in find(Page(text)))


def find(page: Page) -> Iterator[Hit]:
    """All such numbers: a patient's is a stop, what is "hers" or "his" is looked at."""
    lower = page.view_lower
    for start, word in page.words:
        if word in _OWNERS and (cue := _OWNED.match(lower, start + len(word))):
            severity = Severity.STOP if word in _PATIENTS else Severity.REVIEW
            yield from _announced(page, cue.end(), _FEWEST[cue.lastgroup or "record"], severity)
        elif word.startswith(("pat", "försäkringsn", "brukar")) and (cue := _NAMED.match(lower, start)):
            yield from _announced(page, cue.end(), _FEWEST["numbered"], Severity.STOP)


def _announced(page: Page, end: int, fewest: int, severity: Severity) -> Iterator[Hit]:
    number = records.number_after(page, end)
    if number and fewest <= sum(map(str.isalnum, number.group())) <= _MOST:
        yield Hit(RULE, *page.view.span(*number.span()), 0.85, severity)


__all__ = ["FEWEST_DIGITS", "RULE", "find", "is_valid"]
