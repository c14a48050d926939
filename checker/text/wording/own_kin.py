"""Somebody of the author's own, whom whoever knows the author knows."""

from __future__ import annotations

import re

_KIN = (
    r"\w*(?:mor|mamma|far|pappa|bror|broder|syster|son|dotter|man|fru|make|maka|sambo|barn|unge|kille|tjej|grabb|svåger"
    r"|svägerska|kompis|vän|väninna|bättre hälft)"
)
_OWN = re.compile(
    rf"\bmi(?:n|tt|na) (?:\w+ )?{_KIN}s?\b|\b{_KIN}(?:en|n)? min\b"
    r"|\b(?:lill|stor)?a?(?:morsan|farsan|brorsan|syrran)\b"
    r"|^\W*(?:mamma|pappa|mormor|morfar|farmor|farfar|svärmor|svärfar|svägerskan|grabben|tösen|dottern|sonen)\b"
    r"|\bvi är (?:två|tre|fyra) (?:systrar|bröder|syskon)\b",
    re.IGNORECASE | re.MULTILINE,
)


def of_own_kin(text: str) -> bool:
    """Whether a text tells of the author's kin or friends.

    >>> of_own_kin("Min man Kurt föll."), of_own_kin("Farsan ligger här."), of_own_kin("Hennes mamma ringde.")
    (True, True, False)
    """
    return _OWN.search(text) is not None
