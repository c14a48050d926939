"""A safe wording: the mildest version of a text that is safe when it is checked again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from checker.finding import Finding, Verdict
from checker.report import Rewrite, Unworded
from checker.rules import RuleBook
from checker.text.wording.own_kin import of_own_kin
from checker.text.wording.still_told import still_told
from checker.text.wording.versions import versions
from checker.text.wording.whole import is_whole

Judge = Callable[[str], Verdict]
Within = Callable[[str, Verdict], bool]

_RARE = re.compile(r"\b(?:trilling|fyrling|femling)", re.IGNORECASE)
"""Births of which neighbours know whose they are, whatever else is left out."""

PICTURED = re.compile(
    r"\b(?:skärm(?:bild|dump|klipp)\w*|alt-?text|bild(?:text|beskrivning)\w*|på (?:bild|bilden|fotot)"
    r"|se (?:bild|foto)\w*)\b|\b(?:fotot|bilden):",
    re.IGNORECASE,
)
"""What tells of a picture that shows what is told: no wording changes the picture."""


MOST_FINDINGS = 300
"""Most findings that are reworded; a text of a hundred thousand characters that tells more has to be written anew."""


def rewrite(
    text: str,
    findings: Sequence[Finding],
    verdict: Verdict,
    rules: RuleBook,
    judge: Judge,
    *,
    cautious: Within | None = None,
) -> Rewrite | Unworded:
    """The mildest version that is surely safer than the draft, or why there is none.

    One that keeps little more than a greeting is none: there, the draft has to be written anew.
    A draft to be stopped may become one to be reviewed, unless it is about somebody of the author's own; one to be
    reviewed is only worth rewriting if it becomes clear. There is none for what a picture shows.
    ``cautious`` tells whether a version is surely no graver than a verdict, ``judge`` what it would get when checked.
    """
    # Of a text that is clear by itself, what calls for a look stands in its pictures.
    if verdict is Verdict.CLEAR or PICTURED.search(text):
        return Unworded.PICTURED
    own = verdict is Verdict.STOP and of_own_kin(text)
    wanted = Verdict.REVIEW if verdict is Verdict.STOP and not own else Verdict.CLEAR
    tried = False

    @cache
    def safe(version: str) -> bool:
        if _RARE.search(version) or still_told(version, text):
            return False
        return cautious(version, wanted) if cautious else judge(version) <= wanted

    for row in versions(text, findings, verdict, rules) if len(findings) <= MOST_FINDINGS else ():
        made = [each for each in dict.fromkeys(row.texts) if each != text and is_whole(each, text, row.least)]
        # what the most general one does not reach no milder one does; between them safety only grows
        tried |= bool(made)
        if made and safe(made[-1]):
            version = made[bisect_left(made, True, hi=len(made) - 1, key=safe)]
            return Rewrite(version, judge(version))
    if not tried:
        return Unworded.BROKEN
    return Unworded.RARE if _RARE.search(text) else Unworded.OWN if own else Unworded.CLOSE
