"""Whether words beside a picture speak of one person, and leave open who it is: "Hon kämpar på", "vår tappra tjej".

By themselves they fit anybody, and nothing is to be said against them. Unsure means patient: only what says that it is
a colleague, an animal, a figure, somebody known or the author's own kin makes it nobody of ours.
"""

from __future__ import annotations

import re

from checker.risk.mentions import clauses
from checker.text.compact import words
from checker.text.lexicon import lexicon
from checker.text.sentence import sentences

LONGEST = 500
"""Characters up to which a text is a picture's caption; in a longer one the person may be somebody out of a story."""

OTHERS = ("staff_nouns", "nonhuman", "kinship", "occupations", "nonpatient_names")
"""Classes of words that say of whom else a harmless text speaks."""

SINGULAR = ("person_nouns:sg", "patient_nouns:stark:sg", "individual_pronouns")
"""Classes of words for one person: "vår tappra tjej", "vilken patient", "she is a fighter"."""

FIRST = ("given_names:common", "given_names:frequent")
NAMES = (*FIRST, "surnames:common", "surnames:frequent")
"""Names that say it too: a patient's is a finding, so that beside one a text is not harmless."""

PRAISED = frozenset(words("kämpe hjälte krigare fighter guldklimp sötnos solstråle raring älskling"))
"""What people call somebody whom they don't name."""

ANYBODY = frozenset(words("man person människa individ"))
"""Nouns that without an article are about anybody."""

_AT_WORK = re.compile(
    r"\b(?:jobb\w*|arbet\w*|anställ\w*|personal\w*|passet|skiftet|team\w*|utbild\w*|forsk\w*)", re.IGNORECASE
)
_UNREAL = re.compile(
    r"\?|\b(?:om|ifall|när|varje|ingen|per|i taget|(?:hon|han|hen)(?: eller |/)(?:hon|han|hen))\b", re.IGNORECASE
)
"""What makes a sentence one about anybody."""


def speaks_of_one(text: str) -> bool:
    """Whether a sentence mentions one person, by a pronoun or a noun in the singular.

    >>> [speaks_of_one(text) for text in ("Hon kämpar på", "Vår tappra tjej", "Här är han!", "Tack alla patienter")]
    [True, True, True, False]
    >>> speaks_of_one("Om hon har feber: ring 1177."), speaks_of_one("Thanks to all our patients")
    (False, False)
    """
    said = (text[start:end] for start, end in sentences(text))
    return any(_mentions(one) for one in said if not _UNREAL.search(one))


def may_be_a_patient(text: str) -> bool:
    """Whether nothing in a text that is harmless by itself says that the one it speaks of is nobody's patient.

    >>> [may_be_a_patient(text) for text in ("Hon kämpar på", "Hon är vår nya kollega", "Hunden! Så snäll är han")]
    [True, False, False]
    """
    if len(text) > LONGEST or _AT_WORK.search(text):
        return False
    return not any(_tells_who(text[start:end]) for start, end in sentences(text))


def mentions_staff(text: str) -> bool:
    """Whether one of the staff is mentioned, whose the face in a picture may be as well as a patient's.

    >>> mentions_staff("Läkaren tog hand om henne"), mentions_staff("Läkarna räddade henne")
    (True, False)
    """
    return any(_any_of(known, ("staff_nouns:sg",)) for known in lexicon().classes(re.findall(r"\w+", text.lower())))


def _tells_who(said: str) -> bool:
    written = re.findall(r"\w+", said)
    classes = lexicon().classes([word.lower() for word in written])
    if any(_any_of(known, OTHERS) for known in classes):
        return True
    # The first word has its capital from its place, and many surnames are words ("Modig kille!").
    names = [FIRST, *[NAMES] * (len(written) - 1)]
    return any(
        w[0].isupper() and _any_of(c, n) for w, c, n in zip(written, classes, names[: len(written)], strict=True)
    )


def _mentions(said: str) -> bool:
    if any(clause.mentions for clause in clauses(said)):
        return True
    written = re.findall(r"\w+", said.lower())
    classes = lexicon().classes(written)
    return any(map(_is_person, written, classes))


def _is_person(noun: str, classes: frozenset[str]) -> bool:
    if any(":pl." in label for label in classes):
        return False
    return noun in PRAISED or (noun not in ANYBODY and _any_of(classes, SINGULAR))


def _any_of(classes: frozenset[str], wanted: tuple[str, ...]) -> bool:
    return any(label.startswith(wanted) for label in classes)
