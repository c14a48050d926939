"""A full name of a private person is never passed unread (annotation manual, section 2; decisions 3, 5 and 13).

First name and surname in an ordinary sentence are a patient's or a colleague's, and each of them calls for a look: the
weighing, which learnt from posts in which nobody is called Anna Andersson, may not say otherwise. Not meant are those
whom the manual lets stand: the author, officials and artists in their role, the dead of long ago, figures of fiction,
a commenter who is greeted, places and things called after somebody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.finding import Finding, Role, Type, Verdict, overlap
from checker.risk.verdict import Cause, Judgement
from checker.text.entities import Entity
from checker.text.lexicon import lexicon, read_rows, table_path
from checker.text.sentence import sentences

SURE = 0.8
"""Calibrated probability of a name from which it is one."""

_WORD = r"[^\W\d_a-zåäö][\w'’-]+"
_FULL = re.compile(rf"{_WORD}(?: (?:af|von|de|da|van|al|el|bin))?(?: {_WORD})+")
_ROLE = re.compile(
    r"\b\w*(?:direktör|chefläkare|minister|professor|docent|rektor|ordförande|landshövding|biskop|politiker|ledamot|"
    r"kommunalråd|regionråd|oppositionsråd|landstingsråd|statsråd|justitieråd|"
    r"generalsekreterare|moderator|borgmästare|ambassadör|hertig|kung|drottning|prins|prinsessa|"
    r"konstnär|keramiker|skulptör|fotograf|författare|poet|skald|skådespelare|artist|sångare|sångerska|musiker|trubadur|"
    r"dirigent|körledare|kompositör|komiker|trollkarl|clown|arkitekt|regissör|programledare|reporter|journalist|"
    r"kåsör|föreläsare|debattör|influencer|forskare|biolog|historiker|filosof|uppfinnare|astronaut|stjärna|idol|profil|"
    r"målvakt|forward|mittfältare|tränare|mästare|medaljör|simmare|simmerska|löpare|skidåkare|åkare|spelare|"
    r"pristagare|hedersdoktor|sjukhuschef|vd|vicevd|president|senator|mayor|director|king|queen|singer|author|artist)"
    r"(?:e?n|t|et|a|s|ns|ens)?\b",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"(?:\b(?:jag heter|mitt namn är|jag är|jag,|hette jag|kallas|my name is|i am|i'm|mvh|hälsningar|hälsar|vid pennan|"
    r"undertecknad|skriver jag)[,:]?\s*|[/–—-]\s?)$",
    re.IGNORECASE,
)
_GREETED = re.compile(r"(?:^|\n)\s*(?:hej|hejsan|hallå|hi|hello|dear|kära|bästa|@)[ ,!]*$", re.IGNORECASE)
_LONG_AGO = re.compile(r"\b(?:1[0-8]\d\d|19[0-4]\d|195[0-5])\b|\b(?:[7-9]\d|\d{3}|hundra\w*) år sedan\b")
_DOCUMENTED = re.compile(r"\b(?:19[56]\d|197[0-6])\b")
_RECORDS = re.compile(r"\b\w*(?:arkiv|pärm|liggare|journal|kartotek|källar|kartong|vind|låd)\w*", re.IGNORECASE)
"""Where patients' names turn up that no newspaper ever printed."""

_WORK = re.compile(
    r"\b(?:tavl\w+|målning\w*|konst(?:en|verk\w*)?|skulptur\w*|akvarell\w*|bok(?:en)?|böcker\w*|roman\w*|dikt\w*|"
    r"\w*film\w*|serie\w*|låt\w*|sång\w*|sjung\w*|sjöng|visor|pjäs\w*|teater\w*|opera\w*|konsert\w*|podd\w*|biografi\w*|föreläs\w*|museum|"
    r"museet|utställning\w*|staty\w*|\w*pris(?:et)?|stipendi\w+|minnesfond\w*|matchen|guld|medalj\w*|scen(?:en)?|"
    r"quiz|roll(?:en)?|spelar|book|song|novel|painting|concert|lecture)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"^,? ?(?:till|som|blir|nyvald|ny|nya|vår|the|is our)?[^.!?\n]{0,40}?" + _ROLE.pattern, re.IGNORECASE
)
_FIGURE = re.compile(r"\b(?:huvudroll\w*|avsnitt\w*|imitatör\w*|figurant\w*)\b", re.IGNORECASE)
_AUTHOR = re.compile(r"^,? ?(?:det är jag|är jag|heter jag|så heter jag|här\b|som skriver)", re.IGNORECASE)
_CALLED_AFTER = re.compile(
    r"s? (?:gata|väg|plats|torg|park|stiftelse|fond|pris|minne|sjukhus|syndrom|sjukdom|skala|test|metod)"
)


_LIVING = re.compile(r"\b(?:bor (?:i|på)|fyller|sitter i|lever (?:i dag|än))\b", re.IGNORECASE)
"""What is told of the living."""


def full_names(text: str, names: Sequence[Entity]) -> list[tuple[int, int]]:
    """Spans of the surely full names of persons who are none of those whom the manual lets stand."""
    found = [(one.start, one.end) for one in names if one.label == "PERSON" and one.score >= SURE]
    full = [span for span in found if _FULL.fullmatch(text[slice(*span)])]
    return [span for span in full if not _let_stand(text, *span)] if full else []


def named(text: str, names: Sequence[Entity], findings: Sequence[Finding], judgement: Judgement) -> Judgement:
    """The judgement, or one to look at a harmless text for the full name that it holds and that nobody allows."""
    if judgement.verdict is not Verdict.CLEAR:
        return judgement
    spans = full_names(text, names)
    left = [f for f in findings if f.type is Type.PERSON and any(overlap(f.span, span) for span in spans)]
    if not left:
        return judgement
    staff = any(finding.role is Role.STAFF for finding in left)
    return Judgement(Verdict.REVIEW, (Cause.COLLEAGUE if staff else Cause.UNCERTAIN,))


def _let_stand(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    first, last = next((span for span in sentences(text) if span[0] <= start < span[1]), (0, len(text)))
    before, after, said = text[first:start], text[end:last], text[first:last]
    return (
        _SELF.search(text[:start]) is not None
        or _GREETED.search(text[:start]) is not None
        or _ROLE.search(before[-60:]) is not None
        or _OFFICE.match(after) is not None
        or _AUTHOR.match(after) is not None
        or _FIGURE.search(said) is not None
        or (_LONG_AGO.search(said) is not None and _LIVING.search(said) is None)
        or (_DOCUMENTED.search(said) is not None and _RECORDS.search(text) is None and _LIVING.search(said) is None)
        or _WORK.search(said) is not None
        or _CALLED_AFTER.match(after) is not None
        or name.removesuffix("s").lower() in _known()
        or any(label.startswith(("nonpatient", "nonhuman")) for label in _labels(name))
    )


def _labels(name: str) -> frozenset[str]:
    words = name.lower().split()
    return frozenset(label for classes in lexicon().classes(words) for label in classes)


@cache
def _known() -> frozenset[str]:
    return frozenset(row[0].lower() for row in read_rows(table_path("lists", "public_names.txt")))
