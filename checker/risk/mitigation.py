"""What lowers a stop to a review by the annotation manual: a signed consent, a masked number, the author's own care.

Decisions 1, 2 and 13: a consent that is only told changes nothing, a signed one has to be looked at by somebody who can
see it; a number of which only the date is shown tells an age; the author's own illness is the author's to tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type
from checker.risk.own_care import own_care
from checker.risk.verdict import IDENTIFIERS, MASKED, OUTRIGHT, STAFF_ID, Cause
from checker.text.lexicon import lexicon
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
    r"mamman?|pappan?|modern|fadern|på väg|tja|typ|nästan|nick\w*|"
    r"dröm\w*|(?:tagit|tar|tog|drog|dragit) (?:\w+ ){0,4}tillbaka|återta\w*|upphör\w*|"
    r"gäller till|gått ut|operatör(?:en)?|fotograf(?:en)?|"
    r"without|no|not|verbal\w*|will|would|if|mother|father|withdr\w+|expired)\b",
    re.IGNORECASE,
)
"""Words that take a signed consent back: it is missing, to come, asked for, over, or one parent's alone."""

_KEPT = re.compile(r"\b(?:hos|till|av oss på|with|at) (?:vår\w* |\w+ens )?[\w-]+", re.IGNORECASE)
"""Where a consent is kept, which says nothing of who gave it."""

_ANOTHER = re.compile(
    r"\b(?:gran(?:ne|nen|nens|nar)|rumskamrat\w*|sängen (?:bredvid|intill|mittemot)|medpatient\w*|"
    r"(?:en|den|de) (?:annan|andra) (?:patient\w*|sängen)|roommate\w*|neighbour\w*|neighbor\w*)\b",
    re.IGNORECASE,
)
"""Words for a second patient, whose consent it is not."""

OTHERS = "staff_nouns"
"""The class of words for those at the hospital who consent for themselves."""


def lowers(text: str, findings: Sequence[Finding], causes: Sequence[Cause]) -> bool:
    """Whether what stops the text is to be reviewed instead."""
    numbers = any(finding.type in IDENTIFIERS and finding.rule not in OUTRIGHT for finding in findings)
    if numbers or not LOWERED.issuperset(causes):
        return False
    names = {text[slice(*finding.span)].removesuffix("s") for finding in findings if finding.type is Type.PERSON}
    one = not names or any(all(name in longest for name in names) for longest in names)  # a consent is one person's
    alone = one and _ANOTHER.search(text) is None
    return (alone and signed_consent(text)) or _only_masked(findings) or own_care(text, findings)


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
    signed = (one for one in said if _SIGNED.search(one) and _CONSENT.search(one) and not _DOUBT.search(one))
    return any(not _of_another(one) for one in signed)


def _of_another(said: str) -> bool:
    """Whether somebody beside the patient stands in a sentence on a consent, who may be the one who gave it."""
    words = re.findall(r"\w+", _KEPT.sub("", said).lower())
    return any(label.startswith(OTHERS) for word in words for label in lexicon().of_word(word.removesuffix("s")))


def _only_masked(findings: Sequence[Finding]) -> bool:
    masked = any(finding.rule == MASKED for finding in findings)
    return masked and not any(finding.type in SINGLING for finding in findings)
