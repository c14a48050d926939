"""What lowers a stop to a review by the annotation manual: a signed consent, a number of which only the date is shown.

Decisions 1 and 13: a consent that is only told changes nothing, a signed one has to be looked at by somebody who can
see it; a masked number tells an age.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type
from checker.risk.verdict import MASKED, STAFF_ID, Cause
from checker.text.sentence import sentences

LOWERED = frozenset({Cause.NAMED, Cause.SINGLED_OUT, Cause.INDIVIDUAL, Cause.UNCERTAIN})
"""Causes of a stop that a consent covers: whoever shows a number or an address has consented to no such thing."""

SINGLING = frozenset({Type.PERSON, Type.OCCUPATION, Type.LOCATION, Type.EVENT, Type.TRAIT})
"""Findings beside which a date of birth is more than an age."""

_SIGNED = re.compile(
    r"\b(?:skriftlig\w*|underteckn\w*|underskriv\w*|signera\w*|påskriv\w*|skr(?:ivit|ev) (?:under|på)|"
    r"signed|written)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(r"\b(?:samtyck\w*|medgivande\w*|consent\w*)", re.IGNORECASE)
_DOUBT = re.compile(
    r"\?|\b(?:utan|ing[ae]t?|inte|ej|aldrig|saknar|saknas|muntlig\w*|ska|skall|skulle|måste|behöver|väntar|lovar|"
    r"om (?:hon|han|hen|de|vi|du|ni|någon|patienten)|"
    r"mamman?|pappan?|modern|fadern|without|no|not|verbal\w*|will|would|if|mother|father)\b",
    re.IGNORECASE,
)
"""Words that take a signed consent back: it is missing, to come, asked for, or one parent's alone."""


def lowers(text: str, findings: Sequence[Finding], causes: Sequence[Cause]) -> bool:
    """Whether what stops the text is to be reviewed instead."""
    if not LOWERED.issuperset(causes):
        return False
    names = {text[slice(*finding.span)].removesuffix("s") for finding in findings if finding.type is Type.PERSON}
    one = not names or any(all(name in longest for name in names) for longest in names)  # a consent is one person's
    return (one and signed_consent(text)) or _only_masked(findings)


def staff_ids(findings: Sequence[Finding], causes: Sequence[Cause]) -> list[tuple[int, int]]:
    """Spans of what tells a colleague and no patient, where it may be what stops the text (decision 9)."""
    weighed = Cause.SINGLED_OUT in causes and LOWERED.issuperset(causes)
    return [finding.span for finding in findings if weighed and finding.rule == STAFF_ID]


def signed_consent(text: str) -> bool:
    """Whether a sentence says that a consent has been signed.

    >>> signed_consent("Skriftligt samtycke finns i diariet."), signed_consent("Hon sa ja till bilden.")
    (True, False)
    """
    said = [text[start:end] for start, end in sentences(text)]
    return any(_SIGNED.search(one) and _CONSENT.search(one) and not _DOUBT.search(one) for one in said)


def _only_masked(findings: Sequence[Finding]) -> bool:
    masked = any(finding.rule == MASKED for finding in findings)
    return masked and not any(finding.type in SINGLING for finding in findings)
