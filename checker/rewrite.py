"""A safe wording: the mildest version of a text that is safe when it is checked again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from checker.finding import Finding, Verdict
from checker.report import Rewrite
from checker.rules import RuleBook
from checker.text.wording.versions import versions

LEAST_KEPT, LEAST_WORDS = 2 / 5, 5
"""The least share of a draft's words, and the fewest words, that are still the same story."""

LEAST_BEHEADED = 3 / 5
"""The least share where the beginning is gone."""

Judge = Callable[[str], Verdict]
Within = Callable[[str, Verdict], bool]

_MARKS, _BRACKETS = re.compile('["”“]'), re.compile(r"(?<![:;])[()\[\]](?!:)")
"""Quotation marks; brackets that are no smiley's mouth."""


def rewrite(
    text: str,
    findings: Sequence[Finding],
    verdict: Verdict,
    rules: RuleBook,
    judge: Judge,
    *,
    cautious: Within | None = None,
) -> Rewrite | None:
    """The mildest version that is surely safer than the draft; None where none is found.

    One that keeps little more than a greeting is none: there, the draft has to be written anew.
    A draft to be stopped may become one to be reviewed; one to be reviewed is only worth rewriting if it becomes clear.
    ``cautious`` tells whether a version is surely no graver than a verdict, ``judge`` what it would get when checked.
    """
    if verdict is Verdict.CLEAR:
        return None
    wanted = Verdict.REVIEW if verdict is Verdict.STOP else Verdict.CLEAR

    @cache
    def safe(version: str) -> bool:
        return cautious(version, wanted) if cautious else judge(version) <= wanted

    for row in versions(text, findings, verdict, rules):
        made = [version for version in dict.fromkeys(row) if version != text and _is_whole(version, text)]
        # what the most general one does not reach no milder one does; between them safety only grows
        if made and safe(made[-1]):
            version = made[bisect_left(made, True, hi=len(made) - 1, key=safe)]
            return Rewrite(version, judge(version))
    return None


def _is_whole(version: str, text: str) -> bool:
    """Whether enough words are left, and no quotation or bracket has lost one of its marks."""
    words = len(version.split())
    changed = set(version.splitlines()) - set(text.splitlines())
    halved = any(len(_MARKS.findall(line)) % 2 or len(_BRACKETS.findall(line)) % 2 for line in changed)
    begun = version.split(maxsplit=1)[:1] == text.split(maxsplit=1)[:1]
    least = (LEAST_KEPT if begun else LEAST_BEHEADED) * len(text.split())
    return not halved and words >= max(LEAST_WORDS, least)
