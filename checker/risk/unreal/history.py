"""Quoted archives: what is documented to lie far enough back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type
from checker.risk.days import AROUND_NOW, LATELY

HISTORY_YEARS = 70
"""Decision 5: what is older than this is history."""

_ARCHIVE = re.compile(
    r"\b(?:ur|från) (?:\w+ )?(?:\w+s )?\w*(?:bok\w*|liggar\w*|arkiv\w*|annal\w*|klipp\w*|protokoll\w*|krönik\w*)\b|"
    r"\barkivfynd|#tbt",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/:-])(1[5-9]\d\d|20\d\d)(?!\d|[/:-]\d)")
_NUMBERED = re.compile(
    r"\b(?:nummer|nr|no|hylla|sal|rum|pärm|plats|skåp|skrivna|kod|sidan?|gram|kronor|låda|"
    r"kapitel|kap|volym|band|rulle|mapp|artikel|paragraf)\.? $",
    re.IGNORECASE,
)
"""Words before a number that is no year."""

_STILL = re.compile(
    r"\b(?:nu|numera|idag|fortfarande|alltjämt|än i dag|i år|lever|bor|ligger|tränar|hos oss|fyllde|fyller|kvar)\b",
    re.IGNORECASE,
)
"""Words that tell that somebody is still there."""

_BORN = re.compile(r"\b(?:född\w*|f\.)\s*(?:år )?$", re.IGNORECASE)


def of_history(text: str, said: str, inside: Sequence[Finding], year: int) -> bool:
    """Whether an archive is quoted, every year lies far enough back and is nobody's birth, and no other day is told.

    Nobody whom it names may be there still, nor be named again in the text: that is somebody of today.
    """
    found = [match for match in _YEAR.finditer(said) if not _NUMBERED.search(said[: match.start()])]
    old = all(int(match.group()) < year - HISTORY_YEARS and not _BORN.search(said[: match.start()]) for match in found)
    names = {finding.quote for finding in inside if finding.type is Type.PERSON}
    past = (AROUND_NOW if names else LATELY).search(said) is None
    past = past and not any(finding.type is Type.WARD for finding in inside)
    gone = all(text.count(name) == said.count(name) for name in names) and not _STILL.search(said)
    return bool(found) and old and past and gone and _ARCHIVE.search(said) is not None
