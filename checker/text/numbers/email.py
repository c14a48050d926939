"""E-mail addresses of persons, also written to dodge robots; functional mailboxes (info@) are told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import holds_any, words
from checker.text.numbers.page import Hit, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "contact/email"
FEWEST_DIGITS = 0
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w@])")
_DISGUISED = re.compile(
    r"(?<![\w.+-])(?P<local>[\w.+-]{2,40}(?: (?:punkt|dot) [\w+-]{1,30}){0,3}(?: [\w+-]{2,20}){0,2}?) ?"
    r"(?:snabel-?a|[(\[{ ] ?(?:at|ät|snabel-?a|a|@) ?[)\]} ]) ?"
    r"(?P<domain>[\w-]{2,40}(?: ?(?:\(?punkt\)?|\(?dot\)?|\[dot\]|\[punkt\]|\.) ?[\w-]{2,20}){1,3})(?!\w)"
)
_DISGUISE = re.compile(r"snabel|[(\[{] ?(?:at|ät|a|@) ?[)\]}]| (?:at|@) ")
_SIGNS_OF_DISGUISE = ("snabel", " at ", " @ ", "(", "[", "{")
_PUNCTUATED = re.compile(r"punkt|dot|\.")
_FUNCTIONS = frozenset(
    words(
        "info registrator kontakt press presskontakt pressjour kansli reception receptionen support helpdesk "
        "kundtjänst kundtjanst post registratur diarium rekrytering jobb hr personal lön lon loner löner faktura "
        "ekonomi bokning tidbok tidsbokning remiss remisser lab labb androlab forskning studie studien bibliotek "
        "patientnamnden patientnämnden dataskydd dataskyddsombud dso synpunkter klagomal klagomål kommunikation "
        "redaktion webb webmaster it service noreply no-reply admin office contact mail hej hello nyhetsbrev gåvor "
        "givare blod volontar volontär utbildning kurs event mottagning mottagningen avdelning avd akuten vc "
        "vardcentral vårdcentral servicedesk postmaster abuse security patientsakerhet patientsäkerhet ansokan "
        "ansökan enkat enkät anmalan anmälan"
    )
)
"""Words in the part before the @ that make a mailbox nobody's own."""


def is_valid(address: str) -> bool:
    """Whether a text is an address as machines take it.

    >>> is_valid("asa.berg@mejl.example"), is_valid("@asa")
    (True, False)
    """
    return _ADDRESS.fullmatch(address) is not None


def is_functional(address: str) -> bool:
    """Whether the mailbox belongs to a function and not to a person.

    >>> is_functional("press@regionen.example"), is_functional("asa.berg@regionen.example")
    (True, False)
    """
    local = address.split("@", maxsplit=1)[0].lower()
    return not _FUNCTIONS.isdisjoint(re.split(r"[._+-]", local)) or local in _FUNCTIONS


def find(page: Page) -> Iterator[Hit]:
    """All addresses that are a person's own."""
    text = page.view.text
    taken = -1
    at = text.find("@")
    while at >= 0:
        begin = max(taken, at - 65, 0)
        for match in _ADDRESS.finditer(text, begin, min(len(text), at + 340)):
            if match.start() < at < match.end():
                taken = match.end()
                if not is_functional(match.group()):
                    yield _hit(page, *match.span(), 0.97)
                break
        at = text.find("@", at + 1)
    if holds_any(page.view_lower, _SIGNS_OF_DISGUISE):
        yield from _disguised(page, page.view_lower)


def _disguised(page: Page, lower: str) -> Iterator[Hit]:
    for sign in _DISGUISE.finditer(lower):
        begin = max(0, sign.start() - 90)
        for match in _DISGUISED.finditer(lower, begin, min(len(lower), sign.end() + 90)):
            if match.start() < sign.start() < match.end() and (
                sign.group() != " at " or (_PUNCTUATED.search(match["domain"]) and " " in match["domain"])
            ):
                if not is_functional(match["local"]):
                    yield _hit(page, *match.span(), 0.9)
                break


def _hit(page: Page, start: int, end: int, score: float) -> Hit:
    return Hit(RULE, *page.view.span(start, end), score, Severity.REVIEW)
