"""Where somebody lives: street and number, box, postcode with town, door code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import words
from checker.text.numbers.page import Hit, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.text.numbers.windows import Group

RULE = "contact/address"
FEWEST_DIGITS = 1
_STREETS = words(
    "gatan gata vägen väg gränd gränden torget torg stigen stig allén allé backen backe kroken ringen leden kajen "
    "höjden svängen gården gård parken tunet tun åsen platsen esplanaden slingan vreten liden plan terrassen bron "
    "hamnen brinken brink udden strand stranden gärdet hagen lyckan dalen berget kullen kulle ängen tomten viken "
    "boulevarden promenaden hörnet knuten passagen täppan skogen byn lund lunden vall vallen gatans vägens"
)
_ENDINGS = tuple(f"{ending} " for ending in ("box", *_STREETS))
_LAST_LETTERS = frozenset(ending[-3:] for ending in _ENDINGS)
"""What stands right before the number of a street: one look, where the endings would be compared one by one."""

_SURE = ("gatan", "gata", "vägen", "väg", "gränd", "gränden", "stigen", "allén", "gatans", "vägens", "backen", "kroken")
_WORDS_BEFORE = re.compile(r"(?:(?P<first>[A-ZÅÄÖÉ][\w:é-]{0,24}(?:s|a)) )?(?P<last>[A-ZÅÄÖÉa-zåäöé][\w:.-]{1,30}) $")
_TOWN = r"[A-ZÅÄÖ][\w-]{2,20}(?: [A-ZÅÄÖ][\w-]{2,20})?"
_REST = re.compile(
    r"(?: ?[A-Ha-h](?![\w]))?(?:, ?(?:\d{1,2} (?:tr(?:appor)?|tr\.)|lgh\.? ?\d{2,4}|vån(?:ing)?\.? \d{1,2}|bv|nb))?"
    rf"(?:,? (?P<post>(?:SE?-)?\d{{3}} ?\d{{2}}) {_TOWN}|(?:,| i) [A-ZÅÄÖ][a-zåäöé-]{{2,20}}(?!\w))?"
)
_POST_TOWN = re.compile(
    r"(?:SE?-)?[1-9]\d{2} ?\d{2},? (?P<town>[A-ZÅÄÖ][A-ZÅÄÖa-zåäöé-]{2,24}(?: [A-ZÅÄÖ][a-zåäö-]{2,20})?)"
)
_OWN = re.compile(
    r"\b(?:entré\w{0,2}|ingång\w{0,2}|besöksadress\w{0,2}|postadress\w{0,2}|mottagning\w{0,3}|klinik\w{0,2}|"
    r"lokaler\w{0,2}|hitta hit|provtagning\w{0,3}|flytta[sr] till|välkomm?en\w{0,2}|huvudentré\w{0,2}|sjukhus\w{0,3}|"
    r"vårdcentral\w{0,3}|öppet|adressen är alltid|receptionen|lasarett\w{0,2})\b"
)
_ENTRANCE = re.compile(r"\b(?:entré|huvudentré|ingång)(?:n|en)?\b")
_HOSPITAL_STREET = re.compile(r"europaväg|riksväg|länsväg|sjukhus|lasarett|blå stråket|akademi|hälso", re.IGNORECASE)
_HOME = re.compile(
    r"\b(?:bor|hem\w{0,14}|patient\w{0,3}|adress(?:en)? för|hans|hennes|dam|änka|blommorna|hemma|portkod)\b"
)
_DOOR = re.compile(r"portkod(?:en)?(?: är)?[ :]{1,3}$")
_NO_HOUSE_NUMBER = re.compile(
    r"(?::?[ae])? (?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)|"
    r"[:.]\d\d| ?(?:procent|km|mil|kr|år|personer|st)\b| ?%"
)


def is_valid(text: str) -> bool:
    """Whether a text is a street with number, a box, or a postcode with town.

    >>> is_valid("Tallgränd 4"), is_valid("590 94 Blackstad"), is_valid("Avdelning 4")
    (True, True, False)
    """
    return any(hit.end - hit.start == len(text) for hit in find(Page(text)))


def find(page: Page) -> Iterator[Hit]:
    """All addresses but the hospital's own."""
    text = page.digit_view.text
    end = -1
    for group in page.groups:
        if group.start < end:
            continue
        span = _street(text, group) or _postcode(text, group) or _door(page.lower, group)
        if span and not _hospitals(page, *span):
            end = span[1]
            yield page.hit(RULE, *span, 0.85, Severity.REVIEW)


def _street(text: str, group: Group) -> tuple[int, int] | None:
    start = _street_start(text, group)
    if start is None or _NO_HOUSE_NUMBER.match(text, group.end):
        return None  # "Pajala torg 22 maj" is a place and a day
    rest = _REST.match(text, group.end)
    if text.startswith("Box ", start) and not (rest and rest["post"]):
        return None
    return start, rest.end() if rest else group.end


def _street_start(text: str, group: Group) -> int | None:
    """Where the street, or the "Box", begins whose number this group is."""
    if len(group.digits) > 3 or group.digits.startswith("0"):
        return None
    if text[max(0, group.start - 3) : group.start].lower() not in _LAST_LETTERS:
        return None
    if not text[max(0, group.start - 25) : group.start].lower().endswith(_ENDINGS):
        return None
    before = _WORDS_BEFORE.search(text[max(0, group.start - 60) : group.start])
    if before is None:
        return None
    last = before["last"]
    if before["first"] and last[0].islower() and last in _STREETS:
        return group.start - len(before.group())
    return group.start - len(last) - 1 if last == "Box" or (last[0].isupper() and _is_street(last)) else None


def _is_street(word: str) -> bool:
    lower = word.lower()
    return any(lower.endswith(ending) and len(lower) >= len(ending) + 2 for ending in _STREETS if len(ending) > 2) and (
        lower.endswith(_SURE) or not lower.endswith(("avdelningen", "mottagningen"))
    )


def _postcode(text: str, group: Group) -> tuple[int, int] | None:
    if len(group.digits) not in (3, 5) or (
        group.start and (text[group.start - 1].isdigit() or text[group.start - 1] in ".,/")
    ):
        return None
    match = _POST_TOWN.match(text, group.start)
    if (
        not match
        or (len(group.digits) == 3 and text[group.end] != " ")
        or (len(group.digits) == 5 and len(match["town"]) < 4)
    ):
        return None
    if text[max(0, group.start - 2) : group.start].strip().isdigit():
        return None
    return match.span()


def _door(lower: str, group: Group) -> tuple[int, int] | None:
    if len(group.digits) in range(3, 7) and _DOOR.search(lower[max(0, group.start - 16) : group.start]):
        return group.start, group.end
    return None


def _hospitals(page: Page, start: int, end: int) -> bool:
    """Whether it is where patients are asked to go, and nobody's home."""
    if _HOSPITAL_STREET.search(page.digit_view.text[start:end]):
        return True
    if _ENTRANCE.search(page.lower, max(0, start - 40), start):
        return True
    near = page.lower[max(0, start - 70) : end + 30]
    return _OWN.search(near) is not None and _HOME.search(near) is None
