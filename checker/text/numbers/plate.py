"""Registration plates: three letters, two digits, and a digit or a letter (Transportstyrelsen, since 2019)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.finding import Severity
from checker.text.numbers.page import Hit, Page

RULE = "case/plate"
_L = "A-HJ-PR-UW-Z"
_PLATE = re.compile(rf"(?<![\w-])[{_L}]{{3}}[ -]?\d{{2}}[\d{_L.replace('O', '')}](?![\w-]|[.,:]\d)")
_SPACED = re.compile(rf"(?<!\w)[{_L}](?: [{_L}]){{2}} \d \d [\d{_L}](?!\w)")
_SMALL = re.compile(rf"(?<!\w)[{_L.lower()}]{{3}} ?\d{{2}}[\d{_L.lower()}](?!\w)")
_ANY = re.compile(r"(?<=[A-Za-z])[ -]?\d")
_VEHICLE = re.compile(
    r"\b(?:\w{0,12}bil(?:en|ar|arna|ens)?|volvo\w{0,2}|saab\w{0,2}|skoda\w{0,2}|toyota\w{0,2}|bmw\w{0,2}|audi\w{0,2}|kia|tesla\w{0,2}|"
    r"mercedes\w{0,2}|volkswagen|vw|golf|passat|peugeot|renault|ford\w{0,2}|opel|mazda|nissan|hyundai|subaru|polestar|dacia|seat|fiat|"
    r"registrerings?\w{0,12}|regnr|reg\.nr|reg|skylt\w{0,5}|parker\w{0,6}|p-huset|lyse[nt]?\w{0,3}|fordon\w{0,3}|folkabuss\w{0,2}|"
    r"buss\w{0,2}|moped\w{0,2}|mc|motorcykel\w{0,2}|skåpbil\w{0,2}|taxi\w{0,3}|lastbil\w{0,2}|husvagn\w{0,2}|traktor\w{0,2}|bogser\w{0,5}|"
    r"bärg\w{0,5}|laddstolp\w{0,3}|förare\w{0,2}|car|plate)\b"
)
_NOT = frozenset("AVD SAL RUM HUS IVA HIA AVA BVC ISO DNR LOT KAVA MAVA SEK EUR USD KVM STD VER MRT PET ECT PCR IMA ICD ATC NCT".split())
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
    return _PLATE.fullmatch(compact(plate)) is not None and compact(plate)[:3] not in _NOT


def find(page: Page) -> Iterator[Hit]:
    """All plates: sure where a vehicle is spoken of, else only told."""
    text = page.view.text
    if not _ANY.search(text):
        return
    for pattern in (_PLATE, _SPACED, _SMALL):
        for match in pattern.finditer(text):
            near = text[max(0, match.start() - _REACH) : match.end() + _REACH].lower()
            vehicle = _VEHICLE.search(near) is not None
            if not is_valid(match.group()) or not vehicle and pattern is not _PLATE and not _addressed(text, match):
                continue
            span = page.view.span(*match.span())
            yield Hit(RULE, *span, 0.9 if vehicle else 0.5, Severity.REVIEW if vehicle else Severity.INFO)


def _addressed(text: str, match: re.Match[str]) -> bool:
    """"till dig i abc12d": a small-letter plate with its letter last, spoken to."""
    return match.group()[-1].isalpha() and text[max(0, match.start() - 6) : match.start()].lower().endswith("dig i ")
