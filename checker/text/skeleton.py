"""A text with its content taken out: each word replaced by what kind of word it is.

"I natt kom Nermin, 87, in till avd 54" becomes ``<DATE_TIME> kom <PERSON> , <AGE> in till <WARD>``. Who is spoken of
and how shows in this form, whatever the name, place and number; so a model that reads it learns from few drafts.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.finding import Type
from checker.text.tokens import Token

KINDS: tuple[tuple[str, str], ...] = (
    ("individual_pronouns", "PRON3"),
    ("patient_nouns:stark:sg", "PATIENT"),
    ("patient_nouns:stark:pl", "PATIENTS"),
    ("kinship", "KIN"),
    ("staff_nouns", "STAFF"),
    ("person_nouns", "PERSON"),
    ("patient_nouns", "CARED"),
    ("care_verbs", "CARE"),
    ("author_cues:1sg", "I"),
    ("author_cues:1pl", "WE"),
    ("author_cues", "AUTHOR"),
    ("spokesperson_cues", "SPOKES"),
    ("generic_cues", "GENERIC"),
    ("negation_hypothetical", "NEG"),
    ("event_terms", "EVENT"),
    ("health", "HEALTH"),
    ("medicines", "MEDICINE"),
    ("nonpatient_names", "NONPATIENT"),
    ("occupations", "TRADE"),
    ("nationalities", "NATION"),
    ("life_stages", "LIFE"),
    ("trait_terms", "TRAIT"),
    ("time_expressions", "TIME"),
    ("nonhuman", "NONHUMAN"),
)
"""Kinds of words, the first that fits counts."""

DETAILED = frozenset({"care_verbs", "generic_cues", "health", "nonhuman", "nonpatient_names"})
"""Classes whose last part is kept: health:skada and health:kropp are read differently."""

NUMBERED = frozenset({"kinship", "staff_nouns", "person_nouns"})
"""Classes in which singular and plural are kept apart."""

GRADED = frozenset({Type.PERSONNUMMER, Type.CONTACT, Type.CASE_ID})
"""Hits whose severity is kept: a number in the place of an order number is another thing."""

ENDS = frozenset(".!?")

REMEMBERED = 10_000
"""Sets of classes whose kind is kept: words of the lexicon have some thousand different ones."""


class Marked(NamedTuple):
    """A stretch that a rule or the name model has found: its span, and how it is written in the skeleton."""

    start: int
    end: int
    label: str


CONTINUED = "<<"
"""Kind of a token inside a marked stretch that began before it."""


def kinds_of(tokens: Sequence[Token], classes: Sequence[Collection[str]], marked: Sequence[Marked]) -> list[str | None]:
    """The kind of each token, None for a word that has none; ``marked`` stretches do not overlap."""
    kinds: list[str | None] = []
    begins = True
    for token, known, label in zip(tokens, classes, _labels(tokens, marked), strict=True):
        kinds.append(label or _kind(token, known, begins=begins))
        begins = ends_sentence(token)
    return kinds


def full(tokens: Sequence[Token], kinds: Sequence[str | None]) -> list[str | None]:
    """The skeleton with the words that have no kind kept: one entry a token, a marked stretch is its first one."""
    return [kind or _plain(token) if kind != CONTINUED else None for token, kind in zip(tokens, kinds, strict=True)]


def bare(tokens: Sequence[Token], kinds: Sequence[str | None]) -> list[str | None]:
    """The skeleton without the words that have no kind; the ends of sentences are kept."""
    entries = full(tokens, kinds)
    return [
        entry if kind or ends_sentence(token) else None
        for entry, token, kind in zip(entries, tokens, kinds, strict=True)
    ]


def clustered(kinds: Sequence[str | None], clusters: Sequence[str]) -> list[str | None]:
    """The skeleton with every word that has no kind replaced by its cluster: what is said, whatever the word."""
    return [kind or cluster if kind != CONTINUED else None for kind, cluster in zip(kinds, clusters, strict=True)]


def ends_sentence(token: Token) -> bool:
    """Whether a sentence ends with this token."""
    return token.text[0] in ENDS or token.text[0] == "\n"


def _plain(token: Token) -> str:
    if token.text[0] == "\n":
        return "<nl>"
    return "0" * min(len(token.text), 4) if token.text.isdigit() else token.text.lower()


def _labels(tokens: Sequence[Token], marked: Sequence[Marked]) -> list[str | None]:
    labels: list[str | None] = [None] * len(tokens)
    at = 0
    for stretch in sorted(marked):
        while at < len(tokens) and tokens[at].end <= stretch.start:
            at += 1
        first = True
        while at < len(tokens) and tokens[at].start < stretch.end:
            labels[at] = f"<{stretch.label}>" if first else CONTINUED
            first = False
            at += 1
    return labels


def _kind(token: Token, known: Collection[str], *, begins: bool) -> str | None:
    kind, place = _kind_and_place(frozenset(known))  # none is made of what is one
    if kind is None and token.text[0].isupper() and not begins:
        return place or "CAPITAL"
    return kind


@lru_cache(REMEMBERED)
def _kind_and_place(known: frozenset[str]) -> tuple[str | None, str | None]:
    """The kind of a word of these classes, and its kind should it be a place written with a capital letter."""
    places = sorted(label for label in known if label.startswith("places"))
    place = "PLACE" + places[0].removeprefix("places") if places else None
    for prefix, kind in KINDS:
        fits = sorted(label for label in known if label.startswith(prefix))
        if fits:
            return _detail(prefix, kind, fits), place
    return None, place


def _detail(prefix: str, kind: str, fits: Sequence[str]) -> str:
    if prefix in DETAILED:
        return f"{kind}:{fits[0].rsplit(':', 1)[-1]}"
    if prefix in NUMBERED and any(":pl." in label or label.endswith(":pl") for label in fits):
        return f"{kind}:pl"
    return kind
