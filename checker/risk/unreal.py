"""Positive evidence that nobody real of our time is spoken of, sentence by sentence.

By the annotation manual teaching cases declared as invented, manikins, machines and animals are no persons, and what
lies more than 70 years back is history. Only the sentence that says so in so many words is harmless by it: what else
stands in the text is judged by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.finding import Finding, Type, overlap
from checker.risk.verdict import IDENTIFIERS
from checker.text.compact import words
from checker.text.lexicon import lexicon
from checker.text.sentence import sentences

HISTORY_YEARS = 70
"""Decision 5: what is older than this is history."""

NEVER = IDENTIFIERS | {Type.SPOKESPERSON}
"""Findings that no such sentence excuses: whose number stands there, is real."""

HUMAN = ("patient_nouns", "person_nouns", "kinship")
"""Classes of words for somebody; a sentence with one may be about a person besides the thing."""

WORKING = ("occupations", "staff_nouns", "head:patient", "nationalities")
"""Further classes of words that call somebody what he or she is."""

THIRD = frozenset(
    words(
        "du dig din ditt dina honom henne hans hennes hens dem deras husse husses matte mattes "
        "förare föraren förares förre ägare ägaren"
    )
)
"""Words for somebody beside the thing that a sentence is about."""

FIGURES = frozenset({"nonpatient_names:fiktiv", "nonhuman:character"})
BORNE = ("given_names", "surnames")
"""Classes of names of fiction, and of names that people bear."""

PLACED = frozenset({Type.WARD, Type.DATE_TIME, Type.RELATION})
"""Findings that an imagined case must not hold."""

ILL = 0.4
"""From here on a finding of illness may be a child's, whose post hails the dog that was there."""

A_PATIENT = frozenset({"patient", "en patient", "a patient"})
CASE_FACTS = frozenset({Type.AGE, Type.HEALTH})
"""Findings that a sentence may hold which goes on with an invented case."""

SOMEBODY = frozenset({Type.OCCUPATION, Type.RELATION})
"""Findings that are somebody."""

_TODAY = re.compile(
    r"\b(?:i ?(?:går|natt|morse|kväll|förrgår|helgen)|förra (?:veckan|månaden|året)|just nu)\b", re.IGNORECASE
)
"""Times that are not history; "i dag" is told of buildings too."""

_INVENTED = re.compile(
    r"^[^:]*(?<!inte )(?<!ingen )(?<!inget )(?<!knappast )(?<!aldrig )(?<!not )(?<!no )(?<!brukade ha ett )"
    r"\b(?:påhitta\w*|fiktiv\w*|uppdikta\w*|hopdikta\w*|made-?up|fictional|invented) (?:[\w-]+ )?"
    r"(?:\w*fall\w{0,3}|patient\w{0,5}|cases?)\b[^:]{0,60}:",
    re.IGNORECASE,
)
"""A declaration up to the colon after which the case is told."""

_IMAGINED = re.compile(
    r"^(?:\w+ ){0,2}(?:hittar på|tänk (?:dig|er)|föreställ (?:dig|er)|imagine|make up) (?:en|ett|an?) (?:[\w-]+ )?"
    r"(?:\w*fall|patient|case)\b[^:]{0,40}:",
    re.IGNORECASE,
)
"""The same where one is asked to imagine a case; then it must have neither a ward nor a day, nor be ours."""

_OURS = re.compile(
    r"\b(?:vi|oss|vår\w*|våra|jag|mig|min|mitt|mina|hos|annan|annat|andra|förra|verklig\w*|riktig\w*|"
    r"sann\w*|real|true|we|us|our|my|me|another)\b",
    re.IGNORECASE,
)
"""Words with which a sentence may come back to what has happened."""

THINGS = ("nonhuman:animal", "nonhuman:machine", "nonhuman:manikin")
"""Classes of words for what is no person and yet given names."""

_THING = r"(?P<thing>[\w-]+)"
_DESCRIBED = r"(?P<thing>(?:[\w-]+ ){0,2}[\w-]+)"
"""A noun with up to two words before it, or after it."""

_BETWEEN = frozenset(words("på i med vid hos från som till av utan och för under bakom"))
_WHOSE = "vår|en|den|ett|det|min|husets|sjukhusets|klinikens|avdelningens|mottagningens"
_MADE_OF = re.compile(
    r"(?:^|[.!?]\s+)(?:han|hon|hen|den) är (?:gjord )?(?:helt )?av (?:plast|silikon|gummi|plysch)\b", re.IGNORECASE
)
_HAILED = re.compile(
    r"(?:^|[.!?\n]\s*)(?:(?:världens |husets |sjukhusets |avdelningens )?(?:bästa|finaste|goaste|snällaste) |"
    r"(?:vår|min|kära) (?:\w+ )?)(?P<thing>\w+) ?[.!]",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    r"\b(?:ur|från) (?:\w+ )?(?:\w+s )?\w*(?:bok\w*|liggar\w*|arkiv\w*|annal\w*|klipp\w*|protokoll\w*|krönik\w*)\b|"
    r"\barkivfynd|#tbt",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/:-])(1[5-9]\d\d|20\d\d)(?!\d|[/:-]\d)")
_BORN = re.compile(r"\b(?:född\w*|f\.)\s*(?:år )?$", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def harmless(text: str, findings: Sequence[Finding], year: int) -> list[tuple[int, int]]:
    """Spans of the sentences that speak of nobody who could be harmed; ``year`` is that of the post."""
    things = _things(text, findings)
    found: list[tuple[int, int]] = []
    case = -1  # where the invented case that is being told ends so far
    for span in sentences(text):
        inside = [finding for finding in findings if overlap(finding.span, span)]
        said = text[slice(*span)]
        if any(finding.type in NEVER for finding in inside):
            continue
        if _invented(span, said, inside) or (case == span[0] and _told_on(said, inside)):
            case = span[1] if "\n" not in said else -1
            found.append(span)
        elif _history(said, inside, year) or _of_things(text, said, inside, things) or _of_fiction(span, said, inside):
            found.append(span)
    return found


def _invented(span: tuple[int, int], said: str, inside: Sequence[Finding]) -> bool:
    """Whether a case is declared as invented before a colon, and all that is found but a day stands behind it."""
    declared = _INVENTED.match(said) or _imagined(span, said, inside)
    told = [f for f in inside if f.type is not Type.DATE_TIME and f.quote.lower() not in A_PATIENT]
    return declared is not None and all(finding.span[0] >= span[0] + declared.end() for finding in told)


def _imagined(span: tuple[int, int], said: str, inside: Sequence[Finding]) -> re.Match[str] | None:
    """What asks to imagine a case, if the case is of no ward, no day, nobody's kin and not ours."""
    asked = _IMAGINED.match(said)
    if asked is None or _OURS.search(said, asked.end()) or _TODAY.search(said, asked.end()):
        return None
    behind = (finding for finding in inside if finding.span[0] >= span[0] + asked.end())
    return None if any(finding.type in PLACED for finding in behind) else asked


def _told_on(said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence goes on with the case right before it: a finding, a question, nobody and nothing of ours."""
    facts = all(finding.type in CASE_FACTS for finding in inside)
    return facts and not _OURS.search(said) and not _TODAY.search(said)


def _history(said: str, inside: Sequence[Finding], year: int) -> bool:
    """Whether an archive is quoted, every year lies far enough back and is nobody's birth, and no other day is told."""
    found = list(_YEAR.finditer(said))
    old = all(int(match.group()) < year - HISTORY_YEARS and not _BORN.search(said[: match.start()]) for match in found)
    past = _TODAY.search(said) is None and not any(finding.type is Type.WARD for finding in inside)
    return bool(found) and old and past and _ARCHIVE.search(said) is not None


def _of_things(text: str, said: str, inside: Sequence[Finding], things: frozenset[str]) -> bool:
    """Whether a sentence names things alone, and no word for a human being stands in it."""
    names = {_name(text, finding) for finding in inside if finding.type is Type.PERSON}
    human = any(
        word.removesuffix("s") in THIRD or word in THIRD or _is_human(word) for word in _WORD.findall(said.lower())
    )
    somebody = human or any(finding.type in SOMEBODY for finding in inside)
    return bool(names) and names <= things and not somebody


def _of_fiction(span: tuple[int, int], said: str, inside: Sequence[Finding]) -> bool:
    """Whether a sentence names figures of fiction alone, without a ward, a day or a word for anybody else.

    A figure counts by a name of several words of which one is nobody's: others may bear "Emma", or "Nils Holgersson".
    """
    tokens = list(_WORD.finditer(said))
    classes = lexicon().classes([token.group().lower() for token in tokens])
    figures = [
        (span[0] + token.start(), span[0] + token.end())
        for token, known in zip(tokens, classes, strict=True)
        if known & FIGURES
    ]
    names = [finding.span for finding in inside if finding.type is Type.PERSON]
    invented = any(known & FIGURES and not any(label.startswith(BORNE) for label in known) for known in classes)
    covered = all(any(overlap(name, figure) for figure in figures) for name in names)
    placed = any(finding.type in {Type.WARD, Type.DATE_TIME} for finding in inside) or _TODAY.search(said)
    human = any(_is_human(token.group().lower()) or token.group().lower() in THIRD for token in tokens)
    return len(figures) > 1 and invented and covered and not placed and not human


def _things(text: str, findings: Sequence[Finding]) -> frozenset[str]:
    """The names that the text gives to a thing or an animal, genitives without their -s."""
    names = {_name(text, finding) for finding in findings if finding.type is Type.PERSON}
    well = not any(finding.type is Type.HEALTH and finding.score >= ILL for finding in findings)
    made = names if len(names) == 1 and (_MADE_OF.search(text) or (well and _hailed(text))) else set()
    return frozenset(made) | {name for name in names if _called_thing(text, name)}


def _hailed(text: str) -> bool:
    """Whether a sentence without a verb hails the one animal of a text where nobody else is: "Bästa terapihunden!"."""
    said = _WORD.findall(text.lower())
    creatures = [word for word in said if "nonhuman:animal" in lexicon().of_word(word)]
    hailed = _HAILED.search(text)
    alone = hailed is not None and creatures == [hailed["thing"].lower()]
    return alone and not any(_is_human(word) or word in THIRD for word in said)


def _called_thing(text: str, name: str) -> bool:
    """Whether a name is a thing's where it first stands: a child and a dog may share one."""
    first = text.find(name)
    said = f"{re.escape(name)}s?"
    forms = (
        rf"\b{said}, (?:{_WHOSE}) {_DESCRIBED}\b",
        rf"\b{_THING} {said}\b",
        rf"\b{_THING}(?: (?:på|i|hos) [\w-]+(?: \d+)?)? (?:heter|är döpt till|har fått namnet|kallas) {said}\b",
        rf"\b{said} (?:är|var) (?:{_WHOSE}) {_DESCRIBED}\b",
    )
    found = (match for form in forms for match in re.finditer(form, text, re.IGNORECASE))
    return any(match.start() <= first < match.end() and _speaks_of_thing(match["thing"].lower()) for match in found)


def _name(text: str, finding: Finding) -> str:
    return text[slice(*finding.span)].removesuffix("s")


def _speaks_of_thing(said: str) -> bool:
    """Whether the first noun is a thing's: "nya robotdammsugare på plan", not "pojke med hund"."""
    for word in said.split():
        known = lexicon().of_word(word) | lexicon().of_word(word.removesuffix("s"))
        if word in _BETWEEN or any(label.startswith((*HUMAN, *WORKING)) for label in known):
            return False
        if any(label.startswith(THINGS) for label in known):
            return True
    return False


def _is_human(word: str) -> bool:
    return any(label.startswith(HUMAN) for label in lexicon().words.get(word, ()))
