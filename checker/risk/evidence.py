"""What speaks for and against each verdict, as numbers: the same for every draft, so that they can be weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.finding import Severity, Type
from checker.text.heads import QUESTIONS, SENTENCE_QUESTIONS
from checker.text.reader import Reading
from checker.text.tagger import LABELS

COUNTED = (Type.PERSONNUMMER, Type.CONTACT, Type.CASE_ID, Type.WARD, Type.DATE_TIME, Type.AGE)
"""Types that rules find."""

WHO = (
    *(f"nonhuman:{what}" for what in ("animal", "machine", "manikin", "fiction", "history", "invented", "character")),
    *("kinship", "patient_nouns", "person_nouns", "staff_nouns", "occupations", "human_suffix"),
)
"""Beginnings of the classes of words for who or what is spoken of: a name beside "autoklav" is seldom a patient's."""

LIMIT = 6.0
"""Logits beyond this say no more."""

EVIDENCE = (
    *(f"answer:{question}" for question in QUESTIONS),
    *(f"sentence:{question}" for question in SENTENCE_QUESTIONS),
    *(f"second:{question}" for question in SENTENCE_QUESTIONS),
    *(f"most:{label}" for label in LABELS[1:]),
    *(f"sum:{label}" for label in LABELS[1:]),
    *(f"network:{verdict}" for verdict in ("clear", "review", "stop")),
    *(f"network:answer:{question}" for question in QUESTIONS),
    *(f"network:most:{label}" for label in LABELS[1:]),
    *(f"network:sum:{label}" for label in LABELS[1:]),
    *(f"rule:{kind}:{level}" for kind in COUNTED for level in Severity),
    "names",
    "places",
    "length",
    *(f"words:{who}" for who in WHO),
)
"""Names of the numbers, in order."""


def evidence(reading: Reading) -> NDArray[np.float32]:
    """The numbers of one reading, of shape ``(len(EVIDENCE),)``."""
    return np.concatenate(list(_numbers(reading)), dtype=np.float32)


def _numbers(reading: Reading) -> Iterator[Sequence[float] | NDArray[np.floating[Any]]]:
    yield np.clip(reading.logits, -LIMIT, LIMIT)
    none = np.full((2, len(SENTENCE_QUESTIONS)), -LIMIT)
    ranked = np.sort(np.vstack([none, np.clip(reading.by_sentence, -LIMIT, LIMIT)]), axis=0)
    yield ranked[-1]
    yield ranked[-2]
    yield from _labels(reading.chances)
    yield np.log(np.maximum(reading.verdicts, np.exp(-LIMIT)))
    yield np.clip(reading.answers, -LIMIT, LIMIT)
    yield from _labels(reading.seen)
    times = Counter((hit.rule.type, hit.severity) for hit in reading.page.hits)
    yield [min(3, times[kind, level]) for kind in COUNTED for level in Severity]
    for label in ("PERSON", "LOCATION"):
        yield [np.log1p(sum(name.score for name in reading.page.names if name.label == label))]
    yield [np.log1p(len(reading.page.tokens))]
    spoken = Counter(label for labels in reading.page.classes for label in labels)
    yield [np.log1p(sum(count for label, count in spoken.items() if label.startswith(who))) for who in WHO]


def _labels(chances: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    """For each label the highest probability of a token, and how many tokens bear it."""
    inside = chances[:, 1:]
    yield inside.max(axis=0, initial=0)
    yield np.log1p(inside.sum(axis=0))
