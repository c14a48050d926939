"""What a wording must not keep or make: words by which readers know somebody whose name and trade are gone."""

from __future__ import annotations

import re

from checker.risk.told import OFFICES

_KNOWN = re.compile(
    r"\bni vet (?:han|hon|hen|den|vem)\b|\bni såg (?:ju )?bilderna\b|\balla (?:i stan|i byn|här) vet\b|"
    r"\b(?:det )?finns bara (?:en|ett) som\b|\b(?:i|på) alla tidningar\b|\bi (?:hela )?(?:världen|norden|europa)\b|"
    r"\byou know who\b|\bin the (?:whole )?world\b",
    re.IGNORECASE,
)
"""Words that point at somebody whom the reader is to know, or at what has hardly happened anywhere."""

_KIN_OF = re.compile(r"\b(\w+)s (?:fru|man|make|maka|hustru|son|dotter|barn|mor|far|mamma|pappa|syster|bror)\b")

_MADE = re.compile(
    r"\b(?:en patient|patienten) som\b|"
    r"\ben patient (?:\w+ )?(?:invig|klippte|talade|höll tal|röst|dömde|predik|vigde|regiss|sjöng|spelade|utsåg|"
    r"lovade väljar|debatter)",
    re.IGNORECASE,
)
"""A clause that tells who it is though the noun is gone; what a patient does in public."""

_PLACELESS = re.compile(r"\b(?!(?:i|vår|denna|en|per|samma|hel|liten|stor|varje|någon)\b)[a-zåäö]+ kommun\b")
"""A municipality that has lost its name: "fyra kommun"."""


def still_told(version: str, text: str) -> bool:
    """Whether a version keeps what tells who it is, makes a patient of the one who did something, or is torn.

    >>> still_told("Ni vet han, en patient, bär krage.", "Ni vet han, rektorn, bär krage.")
    True
    >>> still_told("En patient fick hem sin krage.", "Rektorn i Hede fick hem sin krage.")
    False
    """
    if _KNOWN.search(version) or (_MADE.search(version) and not _MADE.search(text)):
        return True
    if any(OFFICES.search(holder) for holder in _KIN_OF.findall(version.lower())):
        return True
    return len(_PLACELESS.findall(version)) > len(_PLACELESS.findall(text))
