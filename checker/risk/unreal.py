"""Positive evidence that nobody real of our time is spoken of: it clears a text, whatever its words resemble.

By the annotation manual teaching cases declared as invented, manikins, machines and animals are no persons, and what
lies more than 70 years back is history. Each has to be said in so many words, and of everybody whom the text names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Severity, Type
from checker.risk.verdict import IDENTIFIERS
from checker.text.lexicon import lexicon

HISTORY_YEARS = 70
"""Decision 5: what is older than this is history."""

_TODAY = re.compile(
    r"\b(?:i ?(?:går|natt|morse|kväll|förrgår|helgen)|förra (?:veckan|månaden|året)|just nu)\b", re.IGNORECASE
)

HUMAN = ("patient_nouns", "person_nouns", "kinship")
"""Classes of words for somebody; where one stands, the text may be about a person besides the thing."""

_NOT = r"(?<!brukade ha ett )(?<!inte )(?<!ingen )(?<!inget )(?<!knappast )(?<!not )(?<!no )"
_INVENTED = re.compile(
    rf"\b{_NOT}(?:påhitta\w*|fiktiv\w*|uppdikta\w*|hopdikta\w*|made-?up|fictional|invented) (?:[\w-]+ )?"
    r"(?:\w*fall\w{0,3}|patient\w{0,5}|cases?)\b",
    re.IGNORECASE,
)
_THING = (
    r"\w*(?:docka|robot|dammsugare|hund|katt|häst|kanin|gosedjur|nalle|krokodil|desinfektor|skrivare|kaktus|"
    r"simulator|manikin)(?:n|en|et|s)?"
)
_WHOSE = r"vår|en|den|ett|det|min|husets|sjukhusets|klinikens|avdelningens|mottagningens"
_MADE_OF = re.compile(
    r"\b(?:är|gjord) (?:gjord |helt )?av (?:ren )?(?:plast|silikon|gummi|tyg|plysch|vax)\b", re.IGNORECASE
)
_ARCHIVE = re.compile(
    r"\b(?:ur|från) (?:\w+ )?(?:\w+s )?\w*(?:bok\w*|liggar\w*|arkiv\w*|annal\w*|klipp\w*|protokoll\w*|krönik\w*)\b|"
    r"\barkivfynd|#tbt",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/:-])(1[5-9]\d\d|20\d\d)(?!\d|[/:-]\d)")
_BORN = re.compile(r"\b(?:född\w*|f\.)\s*(?:år )?$", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def nobody(text: str, findings: Sequence[Finding], year: int) -> bool:
    """Whether nobody is spoken of who could be harmed; ``year`` is that of the post. Whose number stands there, is."""
    if any(finding.type in IDENTIFIERS and finding.severity is not Severity.INFO for finding in findings):
        return False
    return _INVENTED.search(text) is not None or _history(text, findings, year) or _only_things(text, findings)


def _history(text: str, findings: Sequence[Finding], year: int) -> bool:
    """Whether an archive is quoted, every year lies far enough back and is nobody's birth, and no other day is told."""
    found = list(_YEAR.finditer(text))
    old = all(int(match.group()) < year - HISTORY_YEARS and not _BORN.search(text[: match.start()]) for match in found)
    past = _TODAY.search(text) is None and not any(finding.type is Type.WARD for finding in findings)
    return bool(found) and old and past and _ARCHIVE.search(text) is not None


def _only_things(text: str, findings: Sequence[Finding]) -> bool:
    """Whether all that is named is called a thing or an animal, and no word for a human being stands in the text."""
    names = {text[slice(*finding.span)] for finding in findings if finding.type is Type.PERSON}
    if not names or any(_is_human(word) for word in _WORD.findall(text.lower())):
        return False
    plastic = len(names) == 1 and _MADE_OF.search(text) is not None
    return plastic or all(_called_thing(text, name) for name in names)


def _called_thing(text: str, name: str) -> bool:
    said = f"{re.escape(name.removesuffix('s'))}s?"
    forms = (
        rf"\b{said}, (?:{_WHOSE}) (?:[\w-]+ ){{0,2}}{_THING}\b",
        rf"\b{_THING} {said}\b",
        rf"\b{_THING}\b[^.!?\n]{{0,40}} (?:heter|döpt till|döpts till|fått namnet|kallas|vid namn) {said}\b",
        rf"\b{said} (?:är|var) (?:[\w-]+ ){{0,3}}{_THING}\b",
    )
    return any(re.search(form, text, re.IGNORECASE) for form in forms)


def _is_human(word: str) -> bool:
    return any(label.startswith(HUMAN) for label in lexicon().words.get(word, ()))
