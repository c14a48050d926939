"""A single person told of in passing, in a text that is weighed as clear: it is looked at all the same.

By decision 6 of the annotation manual whoever speaks of one patient is reviewed, however vaguely. Each pattern was
counted on the labelled drafts before it came in: at most one harmless draft for twenty that are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Role, Type, overlap
from checker.risk.told import OFFICES
from checker.text.lexicon import lexicon
from checker.text.sentence import sentences

_DAY = re.compile(
    r"\b(?:i ?natt|i ?går|i ?morse|i ?kväll|i förrgår|i (?:mån|tis|ons|tors|fre|lör|sön)dags|häromdagen|nyss)\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"\b(?:mannen|kvinnan|pojken|flickan|killen|tjejen|gubben|tanten|damen|herrn|farbrorn|grabben|patienten)\b"
    r"(?! som (?:inte )?(?:söker|kommer|har))",
    re.IGNORECASE,
)
"""Somebody definite, but not whoever comes: "the man last night"."""

_WITH_US = re.compile(
    r"\b(?:vi (?:som )?har (?:honom|henne) (?:här|hos oss|kvar|inne|på)|"
    r"(?:han|hon) (?:är|finns|ligger|vilar) (?:ju |nu |kvar ){0,2}hos oss)\b",
    re.IGNORECASE,
)
_UNSAID = re.compile(r"\b(?:om|varken|inte|aldrig|nej)\b|\?", re.IGNORECASE)
"""Words of an answer that neither says so nor denies it."""

_HOLDER = re.compile(r"\b(\w+(?:n|rådet)) (?:i|på|från) [A-ZÅÄÖ]\w")
"""The one who has a trade or office in a place."""

SURE = 0.5
CARED_FOR = frozenset({Role.PATIENT, Role.RELATIVE})
FACTS = frozenset({Type.PERSON, Type.AGE, Type.LOCATION, Type.HEALTH})
"""What in one sentence tells of nobody in general: who, how old, from where, what ails them."""


def in_passing(text: str, findings: Sequence[Finding]) -> bool:
    """Whether a sentence tells of one person, by any of the ways that a weighing may miss.

    >>> in_passing("Dockan andas till slut. Det gjorde inte mannen i natt.", [])
    True
    >>> in_passing("Om han ligger hos oss kan vi inte säga.", [])
    False
    """
    return any(_tells(text[start:end]) or _described((start, end), findings) for start, end in sentences(text))


def _tells(said: str) -> bool:
    if _DAY.search(said) and (_KNOWN.search(said) or _holder_in_care(said)):
        return True
    return _WITH_US.search(said) is not None and _UNSAID.search(said) is None


def _holder_in_care(said: str) -> bool:
    """Whether a sentence with a word for a health matter speaks of the holder of a trade or office in a place."""
    held = (match[1].lower() for match in _HOLDER.finditer(said))
    if not any(OFFICES.search(word) or "occupations" in lexicon().of_word(word) for word in held):
        return False
    return any(_of_health(label) for word in re.findall(r"\w+", said.lower()) for label in lexicon().of_word(word))


def _of_health(label: str) -> bool:
    return label.startswith(("health", "care_verbs")) and not label.endswith("plats")


def _described(span: tuple[int, int], findings: Sequence[Finding]) -> bool:
    """Whether a sentence holds a patient's or relative's name, an age, a place and an illness."""
    sure = (finding for finding in findings if finding.score >= SURE and overlap(finding.span, span))
    return {f.type for f in sure if f.type is not Type.PERSON or f.role in CARED_FOR} >= FACTS
