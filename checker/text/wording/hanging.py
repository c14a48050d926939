"""What hangs in the air when the sentence before it is gone: "Hon log" needs to know who, "därför" why."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from checker.text.compact import words
from checker.text.lexicon import lexicon
from checker.text.sentence import sentences
from checker.text.wording.clause import begins_with_verb, finite
from checker.text.wording.facts import NOUNS

PRONOUNS = frozenset(words("han hon hen honom henne hans hennes hens de dem deras båda bägge"))
"""Words that stand for somebody named before."""

SINGULAR = frozenset(words("han hon hen honom henne hans hennes hens"))
"""Those for one person."""

OBJECTIVE = frozenset({"honom", "henne"})
"""Those of them to whom something is done."""

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

COMPARING = frozenset(words("istället stället också däremot fortfarande alltså tvärtom dessutom likadant"))
"""Words near the beginning of a sentence that set it beside the one before."""

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

FEWEST = 3
"""Words from which a sentence tells something by itself."""

NEAR = 5
"""Words of a sentence that are its beginning."""

_ELLIPTIC = re.compile(r"(?:mi|di|si)(?:n|tt|na)[:.,!?]", re.IGNORECASE)
"""An owner without what is owned: "Mitt: en nalle"."""

_THEN = re.compile(r"\b[Dd]en (?:dagen|kvällen|natten|morgonen|veckan|eftermiddagen)\b(?! (?:då|när|som)\b)")
"""A time that was told before."""

WORD = re.compile(r"\w+")


def tags(sentence: str) -> bool:
    """Whether a sentence is nothing but hashtags."""
    said = sentence.split()
    return bool(said) and all(word.startswith("#") for word in said)


def paragraph_hangs(paragraph: str) -> bool:
    """Whether a paragraph goes on from the one before it: "Sedan ...", "Hon ..."."""
    said = WORD.findall(paragraph.lower())
    spoken = [points_back(WORD.findall(paragraph[slice(*span)].lower()), SINGULAR) for span in sentences(paragraph)]
    return bool(said) and (goes_on(paragraph, said[:FEWEST]) or any(spoken) or _THEN.search(paragraph) is not None)


def begins(said: Sequence[str]) -> bool:
    """Whether a sentence begins anew; a colleague needs no introduction.

    What the author did then ("Jag skrattade") goes on with the story.
    """
    word = said[0]
    told = word in SPOKEN and len(said) > 1 and begins_with_verb(said[1])
    return not told and (
        word in OPENINGS
        or word.isdigit()
        or any(label.startswith("staff_nouns") for label in lexicon().words.get(word, ()))
    )


def goes_on(passage: str, said: Sequence[str]) -> bool:
    """Whether a sentence begins or ends with what only the one before explains; it may lack its subject ("Kom hit")."""
    return (
        said[0] in LINKS
        or _ELLIPTIC.match(passage) is not None
        or said[-1] in OBJECTS
        or not COMPARING.isdisjoint(said[:NEAR])
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


def points_back(said: Sequence[str], pronouns: Collection[str] = PRONOUNS) -> bool:
    """Whether a pronoun stands in a sentence before anybody whom it could stand for.

    "Barnmorskan bar honom": the one who does something to somebody is not that somebody.
    """
    somebody = False
    for word in said:
        if word in pronouns and (word in OBJECTIVE or not somebody):
            return True
        somebody = somebody or says_who(word)
    return False


def says_who(word: str) -> bool:
    """Whether a word is a noun for somebody; "man" is more often everybody."""
    return word != "man" and any(label.startswith(NOUNS) for label in lexicon().words.get(word, ()))
