"""Whose a number or an address is that stands behind some words: a patient's or a patient's family's, or our own."""

from __future__ import annotations

import re

from checker.text.numbers.context import SENTENCE_END

_REACH = 90
_STAFF = (
    r"(?:\w{0,16}läkar|doktor|\w{0,20}sköter|kontakt(?:person|sköt)|\w{0,12}koordinat|\w{0,6}team|mottagning|klinik|"
    r"avdelning|vård|ombud|handlägg|dietist|kurator|\w{0,8}terapeut|nämnd|väg\b|rätt|lag\b|säkerhet)"
)
_PATIENTS = re.compile(
    rf"\b(?:patientens|pats|pat:s|brukarens) (?!{_STAFF})|"
    r"\b(?:patienten|pat|brukaren)\b\.? (?:som )?(?:också )?(?:heter|kallar sig|kallas|nås|finns|har|är|bor|går under|"
    r"lägger|ligger|skriver|postar|svarar)\b|\b(?:min|vår) patient,? |"
    r"\b(?:ring|ringa|ringer|kontakta|nå|sms:?a|mejla|maila|skriv till) (?:upp )?(?:patienten|pat)\b"
)
_MINE = re.compile(r"[”\"')]{0,2}, (?:som är )?(?:min|vår|en) patient\b")
_OWN = re.compile(
    r"\b(?:vi|oss|vår|vårt|våra|jag|mig|min|mitt|mina|klinikens|sjukhusets|regionens|avdelningens|mottagningens|"
    r"kliniken|sjukhuset|regionen|avdelningen|mottagningen|we|us|our|me|my)\b"
)
_SOMEBODY = re.compile(
    r"\b(?:patient\w{0,4}|pats?|hon|han|hen|hennes|hans|hens|henne|honom|anhörig\w{0,3}|she|he|her|his|him|"
    r"mamma\w{0,2}|pappa\w{0,2}|dotter\w{0,3}|son(?:en)?s?|fru(?:n|ns)?|man(?:nen)?s?|kvinnan?s?|"
    r"killen?s?|tjejen?s?|flickan?s?|pojkens?|barnets?|bror\w{0,3}|syster\w{0,2})\b"
)
_AUTHORS = re.compile(r"\b(?:jag|mig|min|mitt|mina|i|my)\b(?! patient)")


def _before(lower: str, start: int) -> str:
    return SENTENCE_END.split(lower[max(0, start - _REACH) : start])[-1]


def is_patients(lower: str, start: int, end: int) -> bool:
    """Whether what stands at a place of a text in lower case is said to be a patient's, or a patient's family's.

    >>> is_patients("patientens mamma nås på 070", 24, 27), is_patients("patientens läkare nås på 070", 25, 28)
    (True, False)
    """
    return _PATIENTS.search(_before(lower, start)) is not None or _MINE.match(lower, end) is not None


def is_own(lower: str, start: int) -> bool:
    """Whether what stands at a place is the hospital's or the author's own, by what is said before it.

    >>> is_own("vi finns på facebook.com/x", 12), is_own("patienten bad oss titta på facebook.com/x", 26)
    (True, False)
    """
    return _OWN.search(_before(lower, start)) is not None and not is_somebodys(lower, start)


def is_somebodys(lower: str, start: int) -> bool:
    """Whether somebody else is spoken of before a place, in the same sentence.

    >>> is_somebodys("hon heter maja på", 10), is_somebodys("bloggen heter maja på", 14)
    (True, False)
    """
    return _SOMEBODY.search(_before(lower, start)) is not None


def is_authors(lower: str, start: int) -> bool:
    """Whether the author speaks of him- or herself, or of kin, before a place in the same sentence.

    >>> is_authors("jag är född 850312", 12), is_authors("min patient är född 850312", 20)
    (True, False)
    """
    return _AUTHORS.search(_before(lower, start)) is not None
