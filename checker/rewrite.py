"""A safe wording: the mildest version of a text that is safe when it is checked again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from checker.finding import Finding, Verdict
from checker.report import Rewrite
from checker.rules import RuleBook
from checker.text.sentence import sentences
from checker.text.wording.versions import versions

LEAST_WORDS = 5
"""The fewest words that are a post."""

Judge = Callable[[str], Verdict]
Within = Callable[[str, Verdict], bool]

_WORD = re.compile(r"\w{4,}")
"""Words that tell more than how others hang together."""

_NUMBERED = re.compile(r"^(?:[^\W\d]+ )?(\d{1,2})(?=[.:/)])", re.MULTILINE)
"""The number of a line: "3. Kaffe", "bild 3: kaffe", "3/8 Kaffe"."""

PICTURED = re.compile(
    r"\b(?:skärm(?:bild|dump|klipp)\w*|alt-?text|bild(?:text|beskrivning)\w*|på (?:bild|bilden|fotot)"
    r"|se (?:bild|foto)\w*)\b",
    re.IGNORECASE,
)
"""What tells of a picture that shows what is told: no wording changes the picture."""

OWN_KIN = re.compile(
    r"\b(?:min|mitt|mina) (?:\w+ )?\w*(?:mor|mamma|far|pappa|bror|broder|syster|son|dotter|man|fru|make|maka|sambo"
    r"|morsan|farsan|barn|unge|kille|tjej|grabb|svåger|svägerska|kompis|vän|väninna)s?\b",
    re.IGNORECASE,
)
"""Somebody of the author's own, whom whoever knows the author knows."""

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
    A draft to be stopped may become one to be reviewed, unless it is about somebody of the author's own; one to be
    reviewed is only worth rewriting if it becomes clear. There is none for what a picture shows.
    ``cautious`` tells whether a version is surely no graver than a verdict, ``judge`` what it would get when checked.
    """
    if verdict is Verdict.CLEAR or PICTURED.search(text):
        return None
    wanted = Verdict.REVIEW if verdict is Verdict.STOP and not OWN_KIN.search(text) else Verdict.CLEAR

    @cache
    def safe(version: str) -> bool:
        return cautious(version, wanted) if cautious else judge(version) <= wanted

    for row in versions(text, findings, verdict, rules):
        made = [each for each in dict.fromkeys(row.texts) if each != text and _is_whole(each, text, row.least)]
        # what the most general one does not reach no milder one does; between them safety only grows
        if made and safe(made[-1]):
            version = made[bisect_left(made, True, hi=len(made) - 1, key=safe)]
            return Rewrite(version, judge(version))
    return None


def _is_whole(version: str, text: str, share: float) -> bool:
    """Whether it begins as it did, enough words are left, and no quotation or bracket has lost one of its marks."""
    words = len(version.split())
    changed = set(version.splitlines()) - set(text.splitlines())
    halved = any(len(_MARKS.findall(line)) % 2 or len(_BRACKETS.findall(line)) % 2 for line in changed)
    whole = not halved and words >= max(LEAST_WORDS, share * len(text.split()))
    return whole and _begins_alike(version, text) and _counts_on(version, text)


def _counts_on(version: str, text: str) -> bool:
    """Whether lines that were numbered one after another still are, from the first on."""
    before, after = ([int(number) for number in _NUMBERED.findall(each)] for each in (text, version))
    counted = len(before) > 1 and before == list(range(before[0], before[0] + len(before)))
    return not counted or after == before[: len(after)]


def _begins_alike(version: str, text: str) -> bool:
    """Whether something of the first sentence is left: what has lost its beginning tells another story, or none."""
    first, old = (set(_WORD.findall(each[slice(*sentences(each)[0])].lower())) for each in (version, text))
    return bool(first & old)
