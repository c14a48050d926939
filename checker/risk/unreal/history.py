"""Quoted archives: what is documented to lie far enough back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type
from checker.risk.days import LATELY

HISTORY_YEARS = 70
"""Decision 5: what is older than this is history."""

_ARCHIVE = re.compile(
    r"\b(?:ur|från) (?:\w+ )?(?:\w+s )?\w*(?:bok\w*|liggar\w*|arkiv\w*|annal\w*|klipp\w*|protokoll\w*|krönik\w*)\b|"
    r"\barkivfynd|#tbt",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/:-])(1[5-9]\d\d|20\d\d)(?!\d|[/:-]\d)")
_BORN = re.compile(r"\b(?:född\w*|f\.)\s*(?:år )?$", re.IGNORECASE)


def of_history(said: str, inside: Sequence[Finding], year: int) -> bool:
    """Whether an archive is quoted, every year lies far enough back and is nobody's birth, and no other day is told."""
    found = list(_YEAR.finditer(said))
    old = all(int(match.group()) < year - HISTORY_YEARS and not _BORN.search(said[: match.start()]) for match in found)
    past = LATELY.search(said) is None and not any(finding.type is Type.WARD for finding in inside)
    return bool(found) and old and past and _ARCHIVE.search(said) is not None
