"""Advice for a case that may come about: "Om mamman är smittad är det viktigt att barnet får en första dos"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type
from checker.risk.days import AROUND_NOW
from checker.risk.unreal.invented import THE_ONE

_ADVISED = re.compile(
    r"\W*(?:om|ifall|if) [^.!?:]{3,90},? (?:är det|it is) (?:\w+ )?"
    r"(?:viktigt|bra|bäst|säkrast|klokt|lämpligt|nödvändigt|important|best|safest|wise)\b",
    re.IGNORECASE,
)

_SOMEONE = re.compile(
    r"\b(?:han|hon|hen|honom|henne|hans|hennes|he|she|him|his|her|vi|oss|vår|vårt|våra|jag|mig|min|mitt|mina|hos|we|our)\b",
    re.IGNORECASE,
)
"""Somebody known, or the author's own."""

SOMEBODYS = frozenset({Type.PERSON, Type.LOCATION, Type.AGE, Type.OCCUPATION, Type.EVENT})
"""Findings that no advice for everybody holds."""


def advised(said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence is advice for whom it may concern: a condition, and no name, place, trade, day or pronoun."""
    if any(finding.type in SOMEBODYS for finding in inside) or _ADVISED.match(said) is None:
        return False
    return not any(told.search(said) for told in (_SOMEONE, AROUND_NOW, THE_ONE))
