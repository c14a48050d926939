"""The author's own illness, birth or care, told by the author: to be looked at, not stopped (decision 2 of the manual).

What the author tells of the own body is the author's to tell. As soon as somebody else is cared for in the same text,
or stands there by name or number, nothing is lowered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type, overlap
from checker.text.sentence import sentences

ELSEWHERE = frozenset({Type.DATE_TIME, Type.OCCUPATION})
"""Findings that may stand outside the author's own story: by themselves they tell of nobody's care."""

ANOTHERS = frozenset({Type.OCCUPATION, Type.LOCATION, Type.EVENT, Type.TRAIT, Type.AGE})
"""Findings in the author's own sentence that tell of somebody else there: "när jag låg inne kom bagaren i Hede in"."""

_OWN = re.compile(
    r"\b(?:"
    r"(?:när|då|natten|dagen|veckan|året|gången) jag (?:själv )?"
    r"(?:födde|fick barn|blev (?:mamma|pappa|opererad|inlagd)|opererades|låg (?:inne|på)|var (?:patient|inlagd))|"
    r"(?:förlossning|operation|födsl|inläggning)\w{0,4} (?:som )?jag (?:själv )?(?:har )?"
    r"(?:varit med om|gjort|genomgått|gått igenom)|"
    r"jag (?:har )?(?:själv|också) (?:har )?(?:fött|varit (?:patient|inlagd)|opererats|legat (?:inne|på))"
    r")\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:han|hon|hen|honom|henne|hans|hennes|hens|he|she|him|her|his|"
    r"medpatient\w*|(?<!varit )(?<!var )patient\w*|kvinna\w*|man(?:nen|s)|"
    r"pojk\w+|flick\w+|tjej\w*|kill\w+|gubb\w+|tant\w*|dam\w*|gran(?:ne|nen|nar)\w*|\w*åring\w*)\b",
    re.IGNORECASE,
)
"""Words for somebody beside the author."""

_AS_WHAT = re.compile(r"\bsom (?:\w{1,20} )?(?:kvinna|mamma|pappa|man|patient)\b", re.IGNORECASE)
"""What the author was: "som ung kvinna", "som patient"."""


def own_care(text: str, findings: Sequence[Finding]) -> bool:
    """Whether all that is told of care is the author's own.

    >>> own_care("När jag själv födde på BB var kaffet kallt.", [])
    True
    >>> own_care("När jag själv födde låg hon i sängen bredvid.", [])
    False
    """
    own = [span for span in sentences(text) if _OWN.search(text[slice(*span)])]
    if not own or _SOMEBODY.search(_AS_WHAT.sub("", text)):
        return False
    return all(_no_others(finding, inside=any(overlap(finding.span, span) for span in own)) for finding in findings)


def _no_others(finding: Finding, *, inside: bool) -> bool:
    """Whether a finding, inside the author's own sentences or outside, tells of nobody else's care."""
    return finding.type is not Type.PERSON and (finding.type not in ANOTHERS if inside else finding.type in ELSEWHERE)
