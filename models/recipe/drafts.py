"""The project's own training drafts as sentences for the name model: persons are labelled, other names are left open.

A draft lists only what a careful officer would underline. Its persons are all names of persons; a word with a capital
that no finding explains, and that is not a common word, may be any name, so the labels say nothing there.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from models.recipe import sources
from models.recipe.corpora import SPAN, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = tuple(f"drafts/train/t{number}.jsonl" for number in range(1, 10))
CAPITAL = re.compile(r"\b[A-ZÅÄÖ][\w-]*")
NAME = re.compile(r"[A-ZÅÄÖ][\w'’-]+( [A-ZÅÄÖ][\w'’-]+)*")


def place(text: str, quote: str, nth: int) -> tuple[int, int]:
    """Where the nth occurrence of a quotation stands."""
    at = -1
    for _ in range(nth):
        at = text.index(quote, at + 1)
    return at, at + len(quote)


def sentence(draft: dict[str, object], common: Callable[[str], bool]) -> Sentence:
    """One draft."""
    text = str(draft["text"])
    spans: list[SPAN] = []
    unsure: list[tuple[int, int]] = []
    findings: list[dict[str, object]] = draft["findings"]  # type: ignore[assignment]
    for finding in findings:
        start, end = place(text, str(finding["quote"]), int(str(finding["nth"])))
        kind = finding["type"]
        if kind in ("PERSON", "LOCATION") and NAME.fullmatch(text[start:end]):
            spans.append((start, end, str(kind)))
        elif kind in ("PERSON", "LOCATION", "CONTACT", "WARD", "SPOKESPERSON"):
            unsure.append((start, end))
    taken = {at for start, end, _ in spans for at in range(start, end)}
    capitals = (match for match in CAPITAL.finditer(text) if match.start() not in taken)
    unsure.extend(match.span() for match in capitals if not common(match[0].lower()))
    return Sentence(text, tuple(spans), "drafts", tuple(unsure))


def read(common: Callable[[str], bool]) -> list[Sentence]:
    """All training drafts; ``common`` tells whether a lower-cased word is one that is seldom written with a capital."""
    return [sentence(json.loads(line), common) for name in FILES for line in sources.lines(name)]
