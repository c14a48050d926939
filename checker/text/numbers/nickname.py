"""Names of accounts without an "@", told by the service beside them: "maja.lind på Instagram", "snap: maja_98"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import holds_any, words
from checker.text.numbers.official import is_official
from checker.text.numbers.page import Hit, Page
from checker.text.numbers.whose import is_own, is_patients, is_somebodys

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "contact/handle"
FEWEST_DIGITS = 0

_SERVICES = words(
    "insta facebook fejan fb tiktok snap twitter threads youtube twitch discord telegram whatsapp messenger linkedin "
    "reddit bluesky mastodon onlyfans strava"
)
_SERVICE = re.compile(
    r"(?:insta(?:gram)?|facebook|fejan|fb|tiktok|snap(?:chat)?|twitter|threads|youtube|twitch|discord|telegram|whatsapp|"
    r"messenger|linkedin|reddit|bluesky|mastodon|onlyfans|strava)(?:s|en|et|pen)?(?P<account>-?(?:konto|profil|namn|"
    r"användar(?:e|namn))(?:n|t|en|et)?)?(?!\w)"
)
_PLAIN = r"[a-zåäö\d_][\w.]{1,29}(?<!\.)"
_ENDS = r"(?!\w|\.\w|@|/)"
_CALLED = (
    r"(?:heter|hette|kallar sig|kallas(?: för)?|finns som|finns under(?: namnet)?|går under(?: namnet)?|"
    r"postar som|skriver som|användarnamnet|kontot|profilen|nicket|nick|namnet)"
)
_BEFORE = re.compile(
    rf"(?:(?<!\w){_CALLED} [”\"']?(?P<called>{_PLAIN})|(?<![\w@/.:-])(?P<shaped>{_PLAIN}))[”\"',]{{0,2}} "
    r"(?:\(|(?:finns (?:också )?)?(?:på|via|i) (?:sin |sitt |hennes |hans )?)$"
)
"""What stands right before a service: a name that is called one, whatever it looks like, or one that looks like one."""

_AFTER = re.compile(
    rf"(?: ?[:=] ?| ?\( ?| [–-] |,? (?:är|heter|kallas|under|som|namnet|användarnamnet|kontot) (?:namnet )?)[”\"']?"
    rf"(?P<name>{_PLAIN}){_ENDS}"
)
_REACH = 90
_SIGNED = re.compile(r"[^\W_]_[\w]|[^\W_]\.[^\W_]|_[^\W_]|[^\W_]_")
_LETTER_AND_DIGIT = re.compile(r"[^\W\d_]{3}\w{0,20}\d")
_FILE_OR_SITE = re.compile(
    r"\.(?:se|com|nu|org|net|eu|fi|no|dk|example|jpe?g|png|gif|heic|mp4|mov|avi|pdf|docx?|xlsx?|pptx?|txt|html?|zip)$"
)
_OF_THE_HOUSE = re.compile(r"(?:avd|sal|rum|plan|iva|ava|hia|covid|h\dn\d|nr|vecka)\w{0,8}\d")


def is_valid(name: str) -> bool:
    """Whether a word has the shape of an account's name: a sign or digits in it, and no file's or site's ending.

    >>> [is_valid(name) for name in ("maja.lind", "maja_98", "maja98", "sjukhus.se", "avd54", "kaffet")]
    [True, True, True, False, False, False]
    """
    lower = name.lower()
    if _FILE_OR_SITE.search(lower) or _OF_THE_HOUSE.match(lower) or not any(map(str.isalpha, lower)):
        return False
    return _SIGNED.search(lower) is not None or _LETTER_AND_DIGIT.match(lower) is not None


def find(page: Page) -> Iterator[Hit]:
    """All such names; an organisation's, the hospital's or the author's own is told, not blamed."""
    if not holds_any(page.view_lower, _SERVICES):
        return
    for start, word in page.words:
        if word.startswith(_SERVICES) and (service := _SERVICE.match(page.view_lower, start)):
            yield from _beside(page, service)


def _beside(page: Page, service: re.Match[str]) -> Iterator[Hit]:
    """The names before and after the name of a service."""
    text = page.view.text
    before = _BEFORE.search(text, max(0, service.start() - _REACH), service.start())
    if before:
        name = before.lastgroup or ""
        called = name == "called" and is_somebodys(page.view_lower, before.start())
        if _believed(before[name], called=called):
            yield _hit(page, *before.span(name))
    after = _AFTER.match(text, service.end())
    if after and is_valid(after["name"]):
        yield _hit(page, *after.span("name"))


def _believed(name: str, *, called: bool) -> bool:
    """Whether a word before a service is an account's name: one that somebody bears may be any, in small letters."""
    return is_valid(name) or (called and name.isalpha() and name.islower() and len(name) > len("det"))


def _hit(page: Page, start: int, end: int) -> Hit:
    lower, name = page.view_lower, page.view.text[start:end]
    severity = Severity.STOP if is_patients(lower, start, end) else Severity.REVIEW
    if is_official(name) or is_own(lower, start):
        severity = Severity.INFO
    return Hit(RULE, *page.view.span(start, end), 0.85, severity)
