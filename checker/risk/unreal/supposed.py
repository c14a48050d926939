"""Cases whose patient is the reader: "Tänk dig att du är 58, busschaufför, och får diabetes". They are nobody's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding
from checker.risk.days import LATELY
from checker.risk.unreal.invented import OURS, THE_ONE, could_be_made_up

_SUPPOSED = re.compile(
    r"\W*(?:(?:tänk|föreställ) (?:dig|er)|säg|låt säga|anta)(?: nu| bara)?[,:]?(?: att)?[,:]? (?:du|ni) "
    r"(?:är|har|heter|bor|jobbar|arbetar|vaknar|ligger|ramlar|får)\b|"
    r"\W*(?:imagine|suppose|say) (?:that )?(?:you are|you're|you have|you wake|you fall)\b",
    re.IGNORECASE,
)

_ONLY = re.compile(r"\b(?:enda|ende|only)\b", re.IGNORECASE)
"""Words for somebody who is one of a kind, whoever the reader is."""


def supposed(text: str, said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence makes the reader the patient of a case, of no day, nobody of ours and nobody unique."""
    begun = _SUPPOSED.match(said)
    if begun is None or _ONLY.search(said) or LATELY.search(said) or THE_ONE.search(said):
        return False
    return not OURS.search(said) and all(could_be_made_up(text, finding) for finding in inside)
