"""Words of signs and labels that were read with one letter wrong, or without the dots and rings of å ä ö."""

from __future__ import annotations

import re

from checker.policy.people import plain

SHORTEST = 6
"""Letters from which one wrong letter leaves no doubt; shorter words are other words then."""

SIGNS = (
    *("avdelning", "vårdavdelning", "barnavdelning", "mottagning", "akutmottagning", "förlossning", "förlossningen"),
    *("intensivvård", "operation", "operationssal", "vårdplats", "vårdcentral", "psykiatri", "onkologi", "kirurgi"),
    *("medicinkliniken", "kirurgkliniken", "ortopedi", "neonatal", "palliativ", "hospice", "dialys", "patient"),
    *("patienten", "personnummer", "födelsedatum", "födelsenummer", "inskriven", "utskriven", "diagnos", "allergi"),
    *("blodgrupp", "remiss", "journal", "provsvar", "anhörig", "närstående", "syster", "läkare", "sjuksköterska"),
)
"""What stands beside the numbers and names on signs, boards, wristbands and screens."""

FOLDED = tuple((sign, plain(sign)) for sign in SIGNS)
"""Each with the form in which words are compared."""

WORD = re.compile(r"[^\W\d_]{5,}")


def mended(text: str) -> str | None:
    """The text with such words put right; None where there is nothing to mend.

    >>> mended("Avdeining 34"), mended("FODELSEDATUM 850312"), mended("Avdelning 34"), mended("Avdelningar")
    ('avdelning 34', 'födelsedatum 850312', None, None)
    """
    right = WORD.sub(lambda word: _sign(word.group()) or word.group(), text)
    return right if right != text else None


def _sign(word: str) -> str | None:
    if word.lower() in SIGNS:
        return None
    read = plain(word)
    return next((sign for sign, folded in FOLDED if len(folded) >= SHORTEST and within_one(read, folded)), None)


def within_one(a: str, b: str) -> bool:
    """Whether two words differ by at most one letter put in, left out or exchanged; an ending's is left alone.

    Words that merely go on (avdelning, avdelningar, patients) are inflected, not misread.
    """
    if abs(len(a) - len(b)) > 1 or a[:-1] == b or b[:-1] == a:
        return False
    start = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[start + 1 :] == b[start + 1 :] or a[start + 1 :] == b[start:] or a[start:] == b[start + 1 :]
