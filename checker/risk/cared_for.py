"""Whether the words beside a name say whose it is: what befell a patient, what a colleague does."""

from __future__ import annotations

import re

_DONE_TO = re.compile(
    r"\b(?:opererade?|opererat|behandlade?|behandlat|behandlar|vårdade?|vårdar|vårdat|sövde|sövt|förlöste|förlöst|"
    r"röntgade|räddade|räddat|intuberade|reanimerade|återupplivade|undersökte|undersökt|matade|duschade|rullade|"
    r"tog (?:i natt |nyss )?emot|tagit emot|skrev ut|skrivit ut|la in|lade in|lagt in|skickade hem|körde hem|hämtade)"
    r"(?: (?:vi|jag|de|hon|han))? $",
    re.IGNORECASE,
)
_SICK = r"cancer\w*|tumör\w*|stroke\w*|diagnos\w*|infarkt\w*|blödning\w*|kramp\w*"
_BEFELL = re.compile(
    r" (?:(?:har|hade|är|var|blev|som) )?(?:nu |också |äntligen |tyvärr |precis |just |i natt |i går |i dag )?"
    r"(?:dog\b|dött|död\b|avled|avlidit|gått bort|gick bort|somnade in|somnat in|inlagd|utskriven|nedsövd|sövd|"
    r"opererad\w*|opereras|opererats|vårdas|vårdades|vårdats|behandlas|behandlades|behandlats|"
    r"ligger (?:kvar |nu |fortfarande )?(?:på|hos|inne|i )|låg (?:kvar )?(?:på|hos|inne)|kom in (?:till|med|i )|"
    r"intuberad\w*|röntgad\w*|förlöst\w*|"
    rf"fått (?:en |ett |sin |sitt |diagnosen |beskedet )*\w*(?:{_SICK}|höft|njure|hjärta|lever)\b|"
    rf"fick (?:en |ett |sin |sitt )?\w*(?:{_SICK})\b|"
    r"cancer\w*|stroke|diabetes|demen\w*|covid\w*|lunginflammation|hjärtinfarkt|feber\b)",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"(?:, (?:\d{1,2}|1[01]\d)(?: år)?,?| \((?:\d{1,2}|1[01]\d)(?: år)?\)| på \d{1,3}:an)"
    r" (?:bröt|stukade|svimmade|föll|fick|har|hade|blev|ramlade|skadade|kom in|låg|ligger|är (?:sjuk|smitt|död)\w*)\b",
    re.IGNORECASE,
)
"""An age or a bed right behind a name, and what befalls patients right behind that."""

_STAFF = re.compile(
    r"\b(?:koll?ega\w*|medarbetare\w*|chef\w*|teamledare\w*|läkare\w*|dr|doktor\w*|kirurg\w*|sköterska\w*|"
    r"sjuksköterska\w*|undersköterska\w*|barnmorska\w*|usk|ssk|vaktmästare\w*|professor|\w*läkare\w*)\W+$",
    re.IGNORECASE,
)


_DOES = re.compile(
    r" (?:(?:och|från|på) \w+ )?(?:opererade|förlöste|sövde|räddade|röntgade|behandlade|vårdade|tog (?:emot|hand)|"
    r"skötte|undersökte|bjöd|bakade|ledde|höll|sydde|plåstrade|hjälpte|berättade|förklarade|visade|körde|rullade)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r" (?:\w+ )?(?:höft|knä|arm|ben|rygg|axel|hjärta|njure|lever|lunga|öga|operation|behandling|provsvar|röntgen|"
    r"stroke|cancer|tumör|diagnos|journal|prover|sår|gips|infarkt|förlossning|bebis|dropp|feber|smärta)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"[^.!?\n]{0,40}? (?:sin|sitt|sina) (?:\w+ ){0,2}?\w*"
    rf"(?:{_SICK}|klaff\w*|protes\w*|pacemaker\w*|transplant\w*|dialys\w*|cellgift\w*|amputer\w*|"
    r"missfall\w*|förlossning\w*|demens\w*|ätstörning\w*|psykos\w*|depression\w*)\b",
    re.IGNORECASE,
)
"""An illness or a spare part that somebody is said to have: "berättar om sin nya klaff"."""

_NOW = re.compile(
    r"\b(?:i ?(?:går|natt|morse|kväll|dag)|nu|nyss|häromdagen|i (?:mån|tis|ons|tors|fre|lör|sön)dags)\b", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:vi|oss|vår|vårt|våra|jag|min|avd\w*|iva|akuten)\b", re.IGNORECASE)

REACH = 80
"""Characters before and behind a name that are looked at."""


def at_work(text: str, start: int, end: int, *, illness: bool) -> bool:
    """Whether a name is a colleague's by the title before it: one who does something, or of no illness in the sentence.

    >>> text = "Läkaren Eva Ek opererade en man."
    >>> at_work(text, 8, 14, illness=True), at_work("Kollegan Eva är sjuk.", 9, 12, illness=True)
    (True, False)
    """
    if _STAFF.search(text[max(0, start - REACH) : start]) is None:
        return False
    return _DOES.match(text, end) is not None or not (illness or _BEFELL.match(text, end))


def cared_for(text: str, start: int, end: int) -> bool:
    """Whether the words beside a full name say that it is a patient's.

    >>> cared_for("Vi opererade Eva Ek i natt.", 13, 19), cared_for("Eva Ek dog i går.", 0, 6)
    (True, True)
    >>> cared_for("Eva Eks höft läker.", 0, 7)
    True
    >>> cared_for("Eva Ek berättar om sin stroke.", 0, 6)
    True
    >>> cared_for("Tack Eva Ek!", 5, 11), cared_for("Kollegan Eva Ek är sjuk.", 9, 15)
    (False, False)
    """
    before, around = text[max(0, start - REACH) : start], text[max(0, start - REACH) : end + REACH]
    if _STAFF.search(before):
        return False
    # What befell somebody last year may have stood in the newspaper.
    here = _NOW.search(around) or _OURS.search(around)
    if _AGED.match(text, end) or _OWN.match(text, end) or (text[end - 1] == "s" and _THEIRS.match(text, end)):
        return True
    return _DONE_TO.search(before) is not None or (here is not None and _BEFELL.match(text, end) is not None)
