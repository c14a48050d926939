"""What is said to whom it may concern: advice for a case that may come about, and answers that tell of nobody.

"Om mamman är smittad är det viktigt att barnet får en första dos", "När din pappa ligger hos oss får du ta med kaffe",
"Vi kan inte svara på om din mamma är inlagd".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type
from checker.risk.days import AROUND_NOW
from checker.risk.unreal.invented import THE_ONE

_ADVISED = re.compile(
    r"\W*(?:om|ifall|if) [^.!?:]{3,90},? (?:är det|it is) (?:\w+ )?"
    r"(?:viktigt|bra|bäst|säkrast|klokt|lämpligt|nödvändigt|important|best|safest|wise)\b",
    re.IGNORECASE,
)

_SOMEONE = re.compile(
    r"\b(?:han|hon|hen|honom|henne|hans|hennes|he|she|him|his|her|vi|oss|vår|vårt|våra|jag|mig|min|mitt|mina|hos|we|our)\b",
    re.IGNORECASE,
)
"""Somebody known, or the author's own."""

_KIN = (
    r"(?:mamma|pappa|mor|far|morfar|mormor|farmor|farfar|syster|bror|son|dotter|man|fru|sambo|partner|barn|anhörig|"
    r"närstående|förälder)"
)
_READERS = rf"(?:din|ditt|er|ert) {_KIN}|en (?:anhörig|närstående)|någon (?:i familjen|anhörig|närstående)"
_READER = rf"(?:du|{_READERS})"

_IN_CARE = re.compile(
    rf"\W*(?:om|när|ifall|innan|inför att|medan) (?:du|(?P<theirs>{_READERS}))\b[^.!?\n:,]{{0,60}}?\b"
    r"(?:opereras|ligger (?:hos oss|på|inne|kvar)|inlagd|läggs in|behandlas|vårdas|besöker|mår|väntar barn|"
    r"vill hälsa på|har (?:feber|ont|tid|fått|diabetes|astma|allergi|en (?:kallelse|tid|remiss|port|stomi))|"
    r"blir (?:sjuk|inlagd|sämre|förkyld|kallad)|kommer (?:till|in|hit)|"
    r"är (?:sjuk|gravid|inlagd|förkyld|orolig|rädd|magsjuk|osäker|infekterad)|"
    r"ska (?:till|röntgas|opereras|föda|undersökas|sövas|vaccineras|läggas|på|in|få)|"
    r"får (?:en |ett )?(?:kallelse|tid|recept|feber|besked|ont|cancer))\b[^.!?\n]{0,80}?[,:]? "
    r"(?:(?:får|kan|ska|bör|behöver|måste|är) (?:du|ni|man|det|den|hen|ditt|din)\b|"
    r"(?:ring|kontakta|sök|fråga|ta|kom|duscha|tvätta|prata|meddela|läs|boka|säg|tänk|be|lämna|skriv|gå|vänd|stanna|håll|"
    r"använd|sitt|undvik|drick|vila)\b)",
    re.IGNORECASE,
)
"""What the reader is to do when in care, or when somebody of theirs is."""

_DECLINED = re.compile(
    r"\W*(?:(?:hej|tack|nej)\b[^.!?\n]{0,30}?[,!] )?(?:tyvärr |men )?(?:vi|jag|man|personalen|ingen)\b"
    r"(?: (?:kan|får|vill|kommer|brukar))? ?(?:tyvärr |ju )?(?:(?:att )?(?:inte|aldrig)|tyvärr)?[^.!?\n]{0,20}?"
    r"\b(?:svara[r]?|säg[ae]r?|berätta[r]?|bekräfta[r]?|uttala[r]? (?:oss|mig|sig)|kommentera[r]?|diskutera[r]?)\b"
    r"(?: (?:inte|aldrig|här|heller|något|någonting|på|om|frågor))*"
    rf" (?:(?:om )?(?:{_READER}|någon|en (?:viss |enskild )?(?:person|patient)) (?:är|ligger|vårdas|finns|har varit)"
    r" (?:inlagd|kvar|här|patient|hos oss|inne|eller inte)|vem som (?:är inlagd|ligger|vårdas|finns|är patient)|"
    r"enskilda (?:patienter|personer|ärenden|fall|vårdärenden|besök)|enskild(?:as)? vård)"
    r"(?: (?:hos oss|här|i kommentarsfältet|på facebook|på instagram|på sociala medier|i sociala medier|eller inte"
    r"|inlagd|på sjukhuset|ens))*\W*$",
    re.IGNORECASE,
)
"""A question about somebody in care that is not answered, and nothing else."""

_DENIED = re.compile(r"\b(?:inte|aldrig|ingen|varken)\b", re.IGNORECASE)

_KNOWN = re.compile(r"\b(?:han|hon|honom|henne|hans|hennes)\b", re.IGNORECASE)
"""Somebody known, unless it is whom the condition speaks of."""

_TOLD = re.compile(
    r"\b(?:jag|mig|min|mitt|mina|sist|förra|låg|var|kom|fick|hade|blev|opererades|sa|gick|tog|ville|ringde|satt|vaknade|"
    r"har fått|har haft)\b",
    re.IGNORECASE,
)
"""Something that has happened, or the author's own."""

SOMEBODYS = frozenset({Type.PERSON, Type.LOCATION, Type.AGE, Type.OCCUPATION, Type.EVENT})
"""Findings that no advice for everybody holds."""


def advised(said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence is advice for whom it may concern: a condition, and no name, place, trade, day or pronoun."""
    if any(finding.type in SOMEBODYS for finding in inside):
        return False
    if _ADVISED.match(said):
        return not any(told.search(said) for told in (_SOMEONE, AROUND_NOW, THE_ONE))
    meant = _IN_CARE.match(said)
    if meant is None or (meant["theirs"] is None and _KNOWN.search(said)):
        return False
    return not any(told.search(said) for told in (_TOLD, AROUND_NOW, THE_ONE))


def declined(said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence says that nobody is told of, and tells nothing.

    >>> declined("Vi kan inte svara på om din mamma är inlagd hos oss.", []), declined("Vi svarar om din mamma.", [])
    (True, False)
    """
    if any(finding.type in SOMEBODYS for finding in inside) or not _DENIED.search(said):
        return False
    return _DECLINED.match(said) is not None and not any(told.search(said) for told in (AROUND_NOW, THE_ONE))
