"""E-mail addresses of persons, also written to dodge robots; functional mailboxes (info@) are told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.finding import Severity
from checker.text.compact import holds_any, words
from checker.text.numbers.page import Hit, Page
from checker.text.numbers.whose import is_patients

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "contact/email"
FEWEST_DIGITS = 0
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w@])")
_BROKEN = re.compile(
    r"(?<![\w.+@-])(?:[\w.+'-]{1,64}@[ \t]?\n[ \t]?|(?=[\w.+'-]{0,63}[._\d])[\w.+'-]{2,64}[ \t]?\n[ \t]?@|"
    r"[\w.+'-]{1,64}@(?=[\w-]{1,63}[ \t]?\n[ \t]?\.))[\w-]{1,63}[ \t]?\n?[ \t]?(?:\.[\w-]{1,63}){1,4}(?![\w@])"
)
"""An address that a line end has cut before the @, after it, or before the domain's dot."""

_IN_PLACE = "📧📨📩📬📭✉ⓐⒶ🅐🅰⒜﹫"
"""Signs that are drawn where the @ belongs; some of them are letters once they are read."""

_DRAWN = re.compile(
    rf"(?<![\w.+@-])(?:[\w.+-]{{2,64}}|(?=[\w.+-]{{0,63}}[._\d])[\w.+-]{{2,64}} )[{_IN_PLACE}]\ufe0f? ?"
    r"[\w-]{2,63}(?:\.[\w-]{2,63}){1,3}(?![\w@])"
)
_SPELLED = re.compile(
    r"(?<![\w.+@-])(?:[\w.+]{1,64}?(?:_at_|-at-|_ät_|-ät-)|[\w.+-]{0,40}[._\d][\w.+-]{0,40} at )"
    r"[a-z\d-]{2,63}(?:\.[a-z\d-]{2,63}){0,2}\.(?!(?:jpe?g|png|gif|heic|mp4|mov|pdf|docx?|xlsx?|txt)\b)[a-z]{2,10}(?![\w@])"
)
"""A word in place of the @: "maja_at_mejl.example"."""

_DISGUISED = re.compile(
    r"(?<![\w.+-])(?P<local>[\w.+-]{2,40}(?: (?:punkt|dot) [\w+-]{1,30}){0,3}(?: [\w+-]{2,20}){0,2}?) ?"
    r"(?:snabel-?a|[(\[{<*| ] ?(?:at|ät|snabel-?a|a|@) ?[)\]}>*| ]) ?"
    r"(?P<domain>[\w-]{2,40}(?: ?(?:\(?punkt\)?|\(?dot\)?|\[dot\]|\[punkt\]|\.) ?[\w-]{2,20}){1,3})(?!\w)"
)
_DISGUISE = re.compile(r"snabel|[(\[{<*|] ?(?:at|ät|a|@) ?[)\]}>*|]| (?:at|@) ")
_SIGNS_OF_DISGUISE = ("snabel", " at ", " @ ", "(", "[", "{", "*", "<", "|")
_WORDS_FOR_IT = ("_at_", "-at-", "_ät_", "-ät-", " at ")
_AT = re.compile(rf"[ \t\n]?[@{_IN_PLACE}]| at |[_-][aä]t[_-]")
_WIDEST = 90
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
    yield from _broken_or_drawn(page)
    if holds_any(page.view_lower, _SIGNS_OF_DISGUISE):
        yield from _disguised(page, page.view_lower)


def _broken_or_drawn(page: Page) -> Iterator[Hit]:
    """Addresses cut by a line end, and those with a sign or a word in place of the @."""
    for text, signs, pattern, original in (
        (page.view.text, ("@",) if "\n" in page.view.text else (), _BROKEN, False),
        (page.view_lower, _WORDS_FOR_IT, _SPELLED, False),
        (page.source, tuple(_IN_PLACE), _DRAWN, True),
    ):
        for sign in (sign for sign in signs if sign in text):
            for match in _around(text, sign, pattern):
                if not is_functional(_AT.split(match.group(), maxsplit=1)[0]):
                    span = match.span() if original else page.view.span(*match.span())
                    yield Hit(RULE, *span, 0.9, _severity(page, *match.span()))


def _around(text: str, sign: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a pattern matches around each place of a sign."""
    at = text.find(sign)
    while at >= 0:
        for match in pattern.finditer(text, max(0, at - _WIDEST), min(len(text), at + _WIDEST)):
            if match.start() < at < match.end():
                yield match
                break
        at = text.find(sign, at + 1)


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
    return Hit(RULE, *page.view.span(start, end), score, _severity(page, start, end))


def _severity(page: Page, start: int, end: int) -> Severity:
    return Severity.STOP if is_patients(page.view_lower, start, end) else Severity.REVIEW
