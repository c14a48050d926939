"""Machines, animals and manikins with human names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.finding import Finding, Type
from checker.risk.unreal.bearers import GOING_HOME, ILL, borne_by_somebody
from checker.risk.unreal.somebody import HUMAN, SOMEBODY, WORD, speaks_of_somebody
from checker.text.compact import words
from checker.text.lexicon import lexicon

ANIMAL = "nonhuman:animal"
THINGS = (ANIMAL, "nonhuman:machine", "nonhuman:manikin")
"""Classes of words for what is no person and yet given names."""

WORKING = ("occupations", "staff_nouns", "head:patient", "nationalities")
"""Further classes of words that call somebody what he or she is."""

OLDEST = 30
"""Years that animals who visit wards live at most."""

PIECES = 4
"""Most pieces of a word for a thing that hyphens part."""

_HYPHENED = re.compile(r"[\w-]+")
_THING = r"(?P<thing>[\w-]+)"
_DESCRIBED = r"(?P<thing>(?:[\w-]+ ){0,2}[\w-]+)"
"""A noun with up to two words before it, or after it."""

_BETWEEN = frozenset(words("på i med vid hos från som till av utan och för under bakom"))
_WHOSE = "vår|en|den|ett|det|min|husets|sjukhusets|klinikens|avdelningens|mottagningens"
_ENDED = re.compile(r"(?<=\w{3})[.!?\n]")
_MADE_OF = re.compile(
    r"(?:^|[.!?]\s+)(?:han|hon|hen) är (?P<wholly>gjord |tillverkad )?(?:helt )?av "
    r"(?:plast|silikon|gummi|plysch)\b(?! nu)",
    re.IGNORECASE,
)
_HAILED = re.compile(
    r"(?:^|[.!?\n]\s*)(?:(?:världens |husets |sjukhusets |avdelningens )?(?:bästa|finaste|goaste|snällaste) |"
    r"(?:vår|min|kära) (?:\w+ )?)(?P<thing>\w+) ?[.!]",
    re.IGNORECASE,
)


def of_things(text: str, said: str, inside: Sequence[Finding], called: frozenset[str]) -> bool:
    """Whether a sentence names things alone (``called``), and no word for a human being stands in it."""
    names = {_name(text, finding) for finding in inside if finding.type is Type.PERSON}
    somebody = speaks_of_somebody(said) or any(finding.type in SOMEBODY for finding in inside)
    return bool(names) and names <= called and not somebody


def things(text: str, findings: Sequence[Finding]) -> frozenset[str]:
    """The names that the text gives to a thing or an animal and to nobody else, genitives without their -s."""
    names = {_name(text, finding) for finding in findings if finding.type is Type.PERSON}
    made = names if len(names) == 1 and _alone_nobodys(text, findings) else set()
    # Few texts have a word for a thing at all, and a pattern of each name takes longer than all other searches.
    named = names if any(map(is_thing, _parts(text.lower()))) else set()
    return frozenset(made) | {name for name in named if _only_a_things(text, findings, name)}


def _alone_nobodys(text: str, findings: Sequence[Finding]) -> bool:
    """Whether the one name of a text is a thing's that no word stands beside: it is of plastic, or hailed as a dog."""
    well = not any(finding.type is Type.HEALTH and finding.score >= ILL for finding in findings)
    if well and _hailed(text):
        return not any(_too_old(finding) for finding in findings) and not GOING_HOME.search(text)
    made, told = _MADE_OF.search(text), {Type.AGE, Type.LOCATION}
    return made is not None and (bool(made["wholly"]) or not any(finding.type in told for finding in findings))


def _too_old(finding: Finding) -> bool:
    """Whether a finding is an age that no dog or cat reaches."""
    years = re.search(r"\d+", finding.quote)
    return finding.type is Type.AGE and years is not None and int(years.group()) > OLDEST


def _parts(text: str) -> Iterator[str]:
    """The words of a text, and what hyphens part in them: no word for a thing has more than ``PIECES`` pieces."""
    for word in _HYPHENED.findall(text):
        yield word
        if "-" in word:
            pieces = word.split("-")
            yield from ("-".join(pieces[at : at + size]) for at in range(len(pieces)) for size in range(1, PIECES + 1))


def is_thing(word: str) -> bool:
    """Whether a word, or it without a genitive's -s, is one for a thing."""
    return any(label.startswith(THINGS) for label in _known(word))


def _known(word: str) -> frozenset[str]:
    return lexicon().of_word(word) | lexicon().of_word(word.removesuffix("s"))


def _hailed(text: str) -> bool:
    """Whether a sentence without a verb hails the one animal of a text where nobody else is: "Finaste vårdhunden!"."""
    creatures = [word for word in WORD.findall(text.lower()) if ANIMAL in lexicon().of_word(word)]
    hailed = _HAILED.search(text)
    return hailed is not None and creatures == [hailed["thing"].lower()] and not speaks_of_somebody(text)


def _only_a_things(text: str, findings: Sequence[Finding], name: str) -> bool:
    """Whether a name is a thing's where it first stands, and nobody's further on: a child and a dog may share one."""
    called = _called(text, name)
    first = text.find(name)
    if not any(start <= first < end for start, end in called):
        return False
    animal = ANIMAL in called.values()
    return not borne_by_somebody(text, findings, name, list(called), animal=animal)


def _called(text: str, name: str) -> dict[tuple[int, int], str]:
    """Where a thing is called by a name, and what kind of thing it is."""
    said = f"{re.escape(name)}s?"
    forms = (
        rf"\b{said}, (?:{_WHOSE}) {_DESCRIBED}\b",
        rf"\b{_THING} {said}\b",
        rf"\b{_THING}(?: (?:på|i|hos) [\w-]+(?: \d+)?)? (?:heter|är döpt till|har fått namnet|kallas) {said}\b",
        rf"\b{said} (?:är|var) (?:{_WHOSE}) {_DESCRIBED}\b",
    )
    found = (match for form in forms for match in re.finditer(form, text, re.IGNORECASE))
    kinds = ((match.span(), _kind(match["thing"].lower())) for match in found)
    return {span: kind for span, kind in kinds if kind is not None}


def _name(text: str, finding: Finding) -> str:
    """A name without its genitive -s; what reaches over the end of a sentence is the first of two."""
    return _ENDED.split(text[slice(*finding.span)])[0].removesuffix("s")


def _kind(said: str) -> str | None:
    """What the first noun is where it is a thing: "nya robotdammsugare på plan", not "pojke med hund"."""
    for word in said.split():
        known = _known(word)
        if word in _BETWEEN or any(label.startswith((*HUMAN, *WORKING)) for label in known):
            return None
        if kind := next((kind for kind in THINGS if any(label.startswith(kind) for label in known)), None):
            return kind
    return None
