"""Sentences left out of a text, and with them those that would hang in the air: "Hon log" needs to know who."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from checker.finding import merged
from checker.text.compact import words
from checker.text.lexicon import lexicon
from checker.text.sentence import Replacement, sentences
from checker.text.wording.clause import finite

PRONOUNS = frozenset(words("han hon hen honom henne hans hennes hens de dem deras båda bägge"))
"""Words that stand for somebody named before."""

OPENINGS = frozenset(
    words(
        "jag vi man ni du min mina mitt vår våra vårt många ibland alltid aldrig en ett hej kram kramar hälsningar "
        "hälsar mvh välkommen välkomna glad god kom ring läs anmäl skicka tänk glöm håll ta var vill har kan ska "
        "behöver om nu snart idag imorgon ikväll"
    )
)
"""First words of a sentence that begins anew: the speaker, those spoken to, a greeting, a request, a time."""

LINKS = frozenset(
    words(
        "den det denna detta dessa där då dit därför ändå sedan sen men och eller så annars dessutom också först "
        "efteråt likaså samma varken själv alla ingen inga några resten övriga ena andra nästa första sista"
    )
)
"""First words of a sentence that go on from the one before."""

SPOKEN = frozenset(words("jag du vi ni man det någon"))
"""Subjects after the verb of a question, or of "har du frågor, ring"."""

OBJECTS = frozenset(("det", "den", "detta", "denna", "dem", "så"))
"""Last words of a sentence that stand for what was said before."""

JOINED = frozenset(
    words("att om när som och men så för eller än hur vad var är blir blev kan ska går gick finns fanns")
)
"""Words before a "det" that stands for nothing: "jag tycker att det regnar", "är det så"."""

EXPLETIVE = frozenset(
    words(
        "är var blir blev finns fanns går gick ska kan har hade behövs tar tog känns kändes här där som ser att "
        "viktigaste bästa"
    )
)
"""Words after one."""

WHO = ("kinship", "staff_nouns", "patient_nouns", "person_nouns", "occupations")
"""Classes of words that say who a pronoun stands for."""

_WORD = re.compile(r"\w+")


def left_out(text: str, spans: Sequence[tuple[int, int]]) -> list[Replacement]:
    """The sentences that hold one of the spans, and those that only they explain, each replaced by nothing."""
    told = merged(spans)
    gone: list[Replacement] = []
    known, open_end = False, False  # whether a pronoun has somebody to stand for; whether the sentence before is gone
    number: int | None = None  # where the number of a list's item begins: "3. Övrigt"
    for start, end in sentences(text):
        before = bisect_left(told, (end, end))
        said = _WORD.findall(text[start:end].lower())
        hit = before > 0 and told[before - 1][1] > start
        follows = open_end and bool(said) and (_goes_on(said) or not _begins(said[0]))
        if hit or follows or (gone and not known and _points_back(said)):
            gone.append(Replacement(start if number is None else number, end, ""))
            known = False
        open_end = bool(gone) and gone[-1].end == end and not text[start:end].endswith("\n")
        number = start if said and all(map(str.isdigit, said)) and text[start:end].endswith(" ") else None
        known = known or (not (gone and gone[-1].end == end) and any(_says_who(word) for word in said))
    return gone


def _begins(word: str) -> bool:
    """Whether a sentence that begins with the word begins anew; a colleague needs no introduction."""
    return (
        word in OPENINGS
        or word.isdigit()
        or any(label.startswith("staff_nouns") for label in lexicon().words.get(word, ()))
    )


def _goes_on(said: Sequence[str]) -> bool:
    """Whether a sentence begins or ends with what only the one before explains; it may lack its subject ("Kom hit")."""
    return (
        said[0] in LINKS
        or said[-1] in OBJECTS
        or (finite(said[0]) and SPOKEN.isdisjoint(said[1:2]))
        or _has_object(said)
        or any(map(_definite, said[:2]))
    )


def _definite(word: str) -> bool:
    """Whether a word is the tie or the body of somebody told of before: "dottern", "kranskärlen"."""
    return word.endswith(("n", "t", "a")) and any(
        label.startswith(("kinship", "health")) for label in lexicon().of_word(word)
    )


def _has_object(said: Sequence[str]) -> bool:
    """Whether "det" inside the sentence stands for something said before: "jag skrev ner det på handen"."""
    return any(
        word in OBJECTS and before not in JOINED and after not in EXPLETIVE
        for before, word, after in zip(said, said[1:], said[2:], strict=False)
    )


def _points_back(said: Sequence[str]) -> bool:
    """Whether a pronoun stands in a sentence before anybody whom it could stand for."""
    for word in said:
        if word in PRONOUNS:
            return True
        if _says_who(word):
            return False
    return False


def _says_who(word: str) -> bool:
    """Whether a word is a noun for somebody; "man" is more often everybody."""
    return word != "man" and any(label.startswith(WHO) for label in lexicon().words.get(word, ()))
