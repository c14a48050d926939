"""The author's own kin who are cared for now (annotation manual, section 2).

A current stay with a ward, an age or an illness is a stop: whoever knows the author knows who it is. A stay alone is
looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type, Verdict, overlap
from checker.text.sentence import sentences

_NOUN = (
    r"(?:man|fru|make|maka|sambo|mamma|mor|pappa|far|bror|syster|son|dotter|mormor|morfar|farmor|farfar|svärmor|svärfar|"
    r"svåger|svägerska|kusin|moster|faster|morbror|farbror|gudson|guddotter|bästis|tjej|kille|unge)"
)
_BARE = r"(?:mamma|pappa|mormor|morfar|farmor|farfar|morsan|farsan|brorsan|syrran)"
_KIN = (
    rf"(?:\b(?:min|vår) (?:\w+ )?{_NOUN}|\b{_NOUN}(?:en|n)? min|"
    rf"\b(?:lill|stor)?a?(?:morsan|farsan|brorsan|syrran)(?: min)?|(?:^|[.!?\n]\s*){_BARE})\b"
)
_STAYS = (
    r"\b(?:ligger (?:kvar |nu )?(?:på|hos|i|inne|här|sedan|sen)|(?:är|blev) (?:nu |precis )?inlagd|inlagd|"
    r"vårdas|är sövd|sövd|är nyopererad|nyopererad|opereras|i respirator)\b"
)
_CURRENT = re.compile(
    rf"{_KIN}(?:[^.!?\n]{{0,60}}?|[.!]\s+){_STAYS}|{_STAYS}[^.!?\n]{{0,20}}?{_KIN}|\bligger {_BARE}\b",
    re.IGNORECASE | re.MULTILINE,
)
_ELSEWHERE = re.compile(
    r"\b(?:soffa\w*|stranda?\w*|hängmatta\w*|sängen hemma|hemma|semester|om (?:min|vår)|skulle|tänk dig|ringer|frågar|"
    r"diket|övning\w*|låtsas)\b",
    re.IGNORECASE,
)
MARKING = frozenset({Type.WARD, Type.AGE, Type.HEALTH, Type.PERSON})


def kin_here(text: str, findings: Sequence[Finding]) -> Verdict:
    """How grave it is that a text tells of the author's kin who are cared for now; clear where it does not.

    >>> kin_here("Farsan ligger på intensiven.", []), kin_here("Brorsan ligger på min soffa.", [])
    (<Verdict.REVIEW: 'review'>, <Verdict.CLEAR: 'clear'>)
    """
    gravest = Verdict.CLEAR
    for match in _CURRENT.finditer(text):
        span = next((one for one in sentences(text) if one[0] <= match.end() - 1 < one[1]), match.span())
        said = min(match.start(), span[0]), span[1]
        if _ELSEWHERE.search(text, *said):
            continue
        marked = any(finding.type in MARKING and overlap(finding.span, said) for finding in findings)
        gravest = max(gravest, Verdict.STOP if marked else Verdict.REVIEW)
    return gravest
