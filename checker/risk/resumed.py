"""Whether a text goes on about somebody whom another text has introduced ("Mannen har fått åka hem", "Hon vann")."""

from __future__ import annotations

import re

from checker.text.lexicon import lexicon

WORD = re.compile(r"\w+")
NOUNS = ("patient_nouns:", "person_nouns:")
PRONOUNS = "individual_pronouns"


def resumes(text: str) -> bool:
    """Whether the first individual that is mentioned is taken for known: a pronoun, or a noun in the definite.

    >>> resumes("Mannen från i måndags har fått åka hem."), resumes("En kvinna kom in. Hon mår bra."), resumes("Fika!")
    (True, False, False)
    """
    known = lexicon().words
    for word in WORD.findall(text.lower()):
        labels = known.get(word, frozenset())
        if any(label.startswith(PRONOUNS) for label in labels):
            return True
        forms = [label for label in labels if label.startswith(NOUNS)]
        if any(label.endswith("sg.best") for label in forms):
            return True
        if forms and word != "man":  # more often a pronoun, "one", than a noun
            return False
    return False
