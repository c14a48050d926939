"""Teaching cases that are declared as invented before a colon, and what goes on with them.

Whoever says that a case is invented and in the same breath that it is not, has invented nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type
from checker.risk.days import AROUND_NOW, LATELY
from checker.risk.told import OFFICES
from checker.risk.unreal.truth import hedged, true_after_all

A_PATIENT = frozenset({"patient", "en patient", "a patient"})
CASE_FACTS = frozenset({Type.AGE, Type.HEALTH})
"""Findings that a sentence may hold which goes on with an invented case."""

MADE_UP = CASE_FACTS | {Type.OCCUPATION, Type.LOCATION, Type.RELATION, Type.TRAIT, Type.EVENT, Type.DATE_TIME}
"""What else a case may tell that is declared invented in so many words."""

PLACED = frozenset({Type.WARD, Type.DATE_TIME, Type.RELATION})
"""Findings that an imagined case must not hold."""

_INVENTED = re.compile(
    r"^[^:]*(?<!inte )(?<!ingen )(?<!inget )(?<!knappast )(?<!aldrig )(?<!not )(?<!no )(?<!brukade ha ett )"
    r"\b(?:påhitta\w*|fiktiv\w*|uppdikta\w*|hopdikta\w*|made-?up|fictional|invented) (?:[\w-]+ )?"
    r"(?:\w*fall\w{0,3}|patient\w{0,5}|cases?)\b[^:]{0,60}:",
    re.IGNORECASE,
)
"""A declaration up to the colon after which the case is told."""

_IMAGINED = re.compile(
    r"^(?:\w+ ){0,2}(?:hittar på|tänk (?:dig|er)|föreställ (?:dig|er)|imagine|make up) (?:en|ett|an?) (?:[\w-]+ )?"
    r"(?:\w*fall|patient|case)\b[^:]{0,40}:",
    re.IGNORECASE,
)
"""The same where one is asked to imagine a case; then it must have neither a ward nor a day, nor be ours."""

_PLAINLY = re.compile(
    r"\b(?:\w*fall(?:et)?(?: \d+)?|historien|berättelsen|vinjetten|exemplet|allt|alltihop|rubbet|personerna)\b"
    r"[^.!?:;]{0,40}?(?<!inte )(?<!inget )(?<!knappast )\b"
    r"(?:påhitta\w*|uppdikta\w*|i?hop(?:dikta|kok|knåp|snickr|satt)\w*|(?:har (?:jag|vi) )?hittat på|made up|"
    r"invented)\b",
    re.IGNORECASE,
)
"""A declaration in a sentence of its own, or behind the case."""

OURS = re.compile(
    r"\b(?:vi|oss|vår\w*|våra|jag|mig|min|mitt|mina|hos|annan|annat|andra|förra|verklig\w*|riktig\w*|"
    r"sann\w*|bild\w*|foto\w*|real|true|we|us|our|my|me|another)\b",
    re.IGNORECASE,
)
"""Words with which a sentence may come back to what has happened."""


THE_ONE = re.compile(
    r"\b(?:vår|vårt|min|mitt) (?:\w+ )?(?:\w*(?:mor|far|mamma|pappa|syster|bror|son|dotter|kusin|granne|kollega|chef|"
    r"vän|kompis|patient|fru|man|sambo|moster|faster|barn)s?)\b|\b(?:han|hon|hen|honom|henne|den|de) som\b|"
    r"\bthe only\b|\bthe \w+ (?:in|of|from) [A-ZÅÄÖ]|\b(?:our|my) \w+",
)
"""Words for somebody whom the reader is to know."""

_DEFINITE = re.compile(r"(?:\w{3}n|rådet)$")
_SOMEWHERE = re.compile(r",? (?:i|på|från|vid) [A-ZÅÄÖ]")


def invented(text: str, span: tuple[int, int], inside: Sequence[Finding]) -> bool:
    """Whether a case is declared as invented before a colon, and all that is found but a day stands behind it.

    The declaration must not be taken back, by itself or elsewhere in the text, nor the case hold an office.
    """
    said = text[slice(*span)]
    declared = _INVENTED.match(said) or _imagined(span, said, inside)
    if declared is None or hedged(declared.group()) or AROUND_NOW.search(declared.group()) or true_after_all(text):
        return False
    if THE_ONE.search(said, declared.end()):
        return False
    told = [f for f in inside if f.type is not Type.DATE_TIME and f.quote.lower() not in A_PATIENT]
    return all(f.span[0] >= span[0] + declared.end() and not _the_one(text, f) for f in told)


def _the_one(text: str, finding: Finding) -> bool:
    """Whether a trade or office is one that a single person holds: "landshövdingen", "brandmannen i Edsele"."""
    if finding.type is not Type.OCCUPATION or not _DEFINITE.search(text[slice(*finding.span)]):
        return False
    return OFFICES.search(finding.quote.lower()) is not None or _SOMEWHERE.match(text, finding.span[1]) is not None


def _imagined(span: tuple[int, int], said: str, inside: Sequence[Finding]) -> re.Match[str] | None:
    """What asks to imagine a case, if the case is of no ward, no day, nobody's kin and not ours."""
    asked = _IMAGINED.match(said)
    if asked is None or OURS.search(said, asked.end()) or LATELY.search(said, asked.end()):
        return None
    behind = (finding for finding in inside if finding.span[0] >= span[0] + asked.end())
    return None if any(finding.type in PLACED for finding in behind) else asked


def plainly_invented(text: str, said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence says by itself that the case in it, or in the next one, is invented."""
    declared = _PLAINLY.search(said)
    if (
        declared is None
        or hedged(declared.group())
        or true_after_all(text)
        or THE_ONE.search(said, 0, declared.start())
    ):
        return False
    return all(could_be_made_up(text, finding) for finding in inside)


def told_of_it(text: str, said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence tells a case that the one before it declared invented, and of nobody and nothing of ours."""
    return all(could_be_made_up(text, f) for f in inside) and not (OURS.search(said) or LATELY.search(said))


def could_be_made_up(text: str, finding: Finding) -> bool:
    """Facts, and a first name; not a full name, a ward, an office of one person."""
    if finding.type is Type.PERSON:
        return " " not in finding.quote.strip()
    return finding.type in MADE_UP and not _the_one(text, finding)


def told_on(said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence goes on with the case right before it: a finding, a question, nobody and nothing of ours."""
    facts = all(finding.type in CASE_FACTS for finding in inside)
    return facts and not OURS.search(said) and not LATELY.search(said)
