"""Words for the last four digits of a personnummer, before and after them: "sista fyra", "slutar på", "... sist"."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from checker.text.compact import holds_any
from checker.text.numbers.fours import is_clock, is_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.text.numbers.page import Page
    from checker.text.numbers.windows import Group


class Cue(IntEnum):
    """How surely words tell that four digits are somebody's last four."""

    LOOSE = 0
    """Other numbers have them too ("resten", "... sist"): a right check digit or a birthday has to be there."""
    ENDING = 1
    """They tell how a number ends ("slutar på"): a date nearby is enough."""
    SURE = 2
    """They name the last four."""


_CUE = re.compile(
    r"\b(?:sista (?:fyra|4)|(?:fyra|4) sista|last (?:four|4)|slutsiffr\w{1,6}|kontrollsiffr\w{1,6}|"
    r"(?:de )?fyra siffrorna|slutar (?:på|med)|ends? (?:in|with)|slutar|"
    r"sista (?:nummer|delen|biten)|rest(?:en)?|sist(?! i )|"
    r"(?:siste|sidste) fire|viimeiset neljä|(?:letzten?|laatste) vier|últimos cuatro|(?:ostatnie|poslední) \w{4,6}|"
    r"(?:zadnj[ea]|poslednj[ea]) četiri|son dört|последние четыре)\b"
)
_CUE_AFTER = re.compile(
    r"[\s,:;()\"”'-]{0,3}(?:sist(?! i |a )|på slutet|i slutet|som slut|efteråt|at the end|till sist|som sista)\b"
)
_PART_OF_CUE = (
    "sista", "siffr", "slutar", "last", "end ", "ends ", "rest", "sist", "slut", "sidste fire", "viimeiset", "letzte",
    "laatste", "últimos", "ostatnie", "četiri", "son dört", "последние",
)  # fmt: skip
"""One of these stands in every cue; most texts have none of them, which is sooner seen."""

_LOOSE = re.compile(r"sista (?:nummer|delen|biten)|rest(?:en)?|sist")
_ENDING = re.compile(r"slutar(?: på| med)?|ends? (?:in|with)|(?:de )?fyra siffrorna")
_BETWEEN = re.compile(
    r"(?:[\s,:;.?!\"”'()=*_>-]|\b(?:siffr\w{1,5}|är|var|i|på|personnumret|numret|hennes|hans|digits|are|av|den|det|de|står|"
    r"patienten|pat|lyder|blir|alltså|född|fyra|streck|nummer|lapp(?:en)?|etiketten|armbandet|röret|listan)\b){0,24}"
)

_INITIALS = re.compile(r"(?<!\w)[A-ZÅÄÖ]\. ?[A-ZÅÄÖ]\.? ?\($")


def called(page: Page, fours: Sequence[Group]) -> Mapping[Group, Cue]:
    """Fours that stand right after, or right before, words for the last four digits; and how sure the words are.

    Behind initials four digits in brackets tell which of those patients is meant: "A.B. (9804)".
    """
    found: dict[Group, Cue] = {group: Cue.SURE for group in fours if _behind_initials(page, group)}
    if fours and holds_any(page.lower, _PART_OF_CUE):
        for group, cue in _called(page.lower, fours):
            found[group] = max(cue, found.get(group, cue))
    return found


def _behind_initials(page: Page, group: Group) -> bool:
    before = page.digit_view.text[max(0, group.start - len(" A. B. (")) : group.start]
    return before.endswith("(") and not is_year(group) and _INITIALS.search(before) is not None


def _degree(words: str, digits: str) -> Cue:
    if _LOOSE.fullmatch(words) or (words == "slutar" and is_clock(digits)):  # "festen slutar 2300"
        return Cue.LOOSE
    return Cue.ENDING if _ENDING.fullmatch(words) else Cue.SURE


def _called(text: str, fours: Sequence[Group]) -> Iterator[tuple[Group, Cue]]:
    starts = {group.start: group for group in fours}
    ends = {group.end: group for group in fours}
    for cue in _CUE.finditer(text):
        between = _BETWEEN.match(text, cue.end())
        if between and (group := starts.get(between.end())):
            yield group, _degree(cue.group(), group.digits)
            continue
        before = re.search(
            r"[\s,:;()\"”'-]{0,3}(?:(?:är|som|de|hennes|hans|står|det|alltså|are|the) ){0,3}$",
            text[max(0, cue.start() - 24) : cue.start()],
        )
        group_before = ends.get(cue.start() - len(before.group())) if before else None
        if group_before and _degree(cue.group(), group_before.digits) is Cue.SURE:
            yield group_before, Cue.SURE
    for group in fours:
        if _CUE_AFTER.match(text, group.end):
            yield group, Cue.LOOSE
