"""Registration plates: three letters, two digits, and a digit or a letter (Transportstyrelsen, since 2019)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import words
from checker.text.numbers.page import Hit, Page
from checker.text.numbers.whose import is_patients

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "case/plate"
FEWEST_DIGITS = 0
_PLATE = re.compile(r"(?<![\w-])[A-Z]{3}[ -]?\d{2}[\dA-Z](?![\w-]|[.,:]\d)")
_SPACED = re.compile(r"(?<!\w)[A-Z](?: [A-Z]){2} \d \d [\dA-Z](?!\w)")
_SMALL = re.compile(r"(?<!\w)[a-z]{3}\d{2}[\da-z](?!\w)")
_STRICT = re.compile(r"[A-HJ-PR-UW-Z]{3}\d{2}[\dA-HJ-NPR-UW-Z]")
_SHAPES = ((_PLATE, 4), (_PLATE, 3), (_SMALL, 3), (_SPACED, 6))
"""The shapes, and how far before their first digit they begin."""
_VEHICLE = re.compile(
    r"\b(?:\w{0,12}bil(?:en|ar|arna|ens)?|volvo\w{0,2}|saab\w{0,2}|skoda\w{0,2}|toyota\w{0,2}|bmw\w{0,2}|audi\w{0,2}|kia|tesla\w{0,2}|"
    r"mercedes\w{0,2}|volkswagen|vw|golf|passat|peugeot|renault|ford\w{0,2}|opel|mazda|nissan|hyundai|subaru|polestar|dacia|seat|fiat|"
    r"registrerings?\w{0,12}|regnr|reg\.nr|reg|skylt\w{0,5}|plåt\w{0,3}|parker\w{0,6}|p-huset|lyse[nt]?\w{0,3}|fordon\w{0,3}|folkabuss\w{0,2}|"
    r"buss\w{0,2}|moped\w{0,2}|mc|motorcykel\w{0,2}|skåpbil\w{0,2}|taxi\w{0,3}|lastbil\w{0,2}|husvagn\w{0,2}|traktor\w{0,2}|bogser\w{0,5}|"
    r"bärg\w{0,5}|laddstolp\w{0,3}|förare\w{0,2}|kombin?|suv(?:en)?|\w{0,10}infart(?:en)?|lastzon(?:en)?|car|plate)\b"
)
_NOT = frozenset(
    words(
        "AVD SAL RUM HUS IVA HIA AVA BVC ISO DNR LOT KAVA MAVA SEK EUR USD KVM STD VER MRT PET ECT PCR IMA ICD ATC NCT"
    )
)
_REACH = 60


def compact(plate: str) -> str:
    """Letters and digits alone, letters large.

    >>> compact("abc 12d")
    'ABC12D'
    """
    return "".join(char for char in plate.upper() if char.isalnum())


def is_valid(plate: str) -> bool:
    """Whether a text is a plate.

    >>> is_valid("ABC 12D"), is_valid("ABC 1234"), is_valid("IVA 123")
    (True, False, False)
    """
    return _STRICT.fullmatch(compact(plate)) is not None and compact(plate)[:3] not in _NOT


def find(page: Page) -> Iterator[Hit]:
    """All plates: sure where a vehicle is spoken of, else only told."""
    text = page.view.text
    for place in _first_digits(page):
        for pattern, back in _SHAPES:
            match = pattern.match(text, max(0, place - back))
            if match:
                yield from _judged(page, match, sure=pattern is _PLATE)
                break


def _first_digits(page: Page) -> Iterator[int]:
    """Where a digit has a letter before it, or a letter and a space, in the text view."""
    text = page.view.text
    for start, word in page.numeric_words:
        digit = 0 if word[0].isdigit() else next(place for place, char in enumerate(word) if char.isdigit())
        if text[max(0, start + digit - 2) : start + digit].strip(" -")[-1:].isalpha():
            yield start + digit


def _judged(page: Page, match: re.Match[str], *, sure: bool) -> Iterator[Hit]:
    text = page.view.text
    near = text[max(0, match.start() - _REACH) : match.end() + _REACH].lower()
    told = _VEHICLE.search(near) is not None or _addressed(text, match)
    if compact(match.group())[:3] in _NOT or not (told or (sure and is_valid(match.group()))):
        return
    severity = Severity.REVIEW if told else Severity.INFO
    if is_patients(page.view_lower, *match.span()):
        severity = Severity.STOP
    yield Hit(RULE, *page.view.span(*match.span()), 0.9 if told else 0.5, severity)


def _addressed(text: str, match: re.Match[str]) -> bool:
    """Whether somebody is spoken to by a plate in small letters, its letter last: "till dig i abc12d"."""
    return match.group()[-1].isalpha() and text[max(0, match.start() - 6) : match.start()].lower().endswith("dig i ")
