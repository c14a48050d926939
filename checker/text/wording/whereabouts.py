"""Whether what stands for a ward, or leaving it out, says where somebody is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.text.sentence import Place
from checker.text.wording.clause import finite
from checker.text.wording.own_kin import of_own_kin

if TYPE_CHECKING:
    from checker.text.sentence import Replacement

DEFINITE = ("en", "et", "an", "na")
"""Endings of a ward's name in definite form: "kirurgen", "54:an"."""

_BETWEEN = frozenset({"mellan", "före", "efter", "förbi"})
"""Prepositions of a way past several places, of which one "avdelningen" tells none."""

_MORE = re.compile(r"(?:, | och | & )\d| (?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio)\b")
"""More rooms than the one that is found ("rum 2, 5 och 6"), or the rest of its name ("barn två")."""


def locates(place: Place, new: Replacement) -> bool:
    """Whether the stand-in ``new`` for the ward at ``place`` tells where."""
    if _MORE.match(place.text, new.end):
        return False
    said = new.text.lower()
    if not said.strip():
        return not _needed(place, new)
    after = place.text[new.end : new.end + 2].lstrip()[:1]
    if said == "avdelningen":  # "kör dialys" is no ward
        if place.preposition in _BETWEEN:
            return False
        return place.quote.lower().endswith(DEFINITE) or place.quote[-1:].isdigit()
    if "en annan avdelning" in said:
        addressed = place.text[: new.start].strip().lower() in ("", "till", "från")  # "Till IVA Östra: ..."
        return not (addressed or after.isupper() or after.isdigit() or of_own_kin(place.around))
    return "oss" not in said or not of_own_kin(place.around)  # no author is of the staff where their own kin lie


def _needed(place: Place, new: Replacement) -> bool:
    """Whether what is left out held up what follows: "akuten Östra", "8B vet redan"."""
    follows = place.text[new.end : new.end + 2]
    subject = place.follows_comma and finite(Place(place.text, new.start, new.end).word_after)
    return (follows.lstrip()[:1].isupper() and follows[:1] == " ") or subject
