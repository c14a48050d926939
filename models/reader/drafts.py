"""Labelled drafts as training material: pages taken apart, questions answered, tokens labelled.

The author of a draft (t1 ... t9, w1 ...) stands in its id; folds never split an author, so that a figure from
cross-validation speaks of drafts by somebody else.
"""

from __future__ import annotations

import hashlib
import json
import pickle
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.finding import Type
from checker.resources import resource
from checker.rules import RuleBook
from checker.text.entities import EntityReader
from checker.text.heads import QUESTIONS
from checker.text.hits import Hits
from checker.text.lexicon import lexicon
from checker.text.network import VERDICTS
from checker.text.reader import Page, take_apart
from checker.text.tagger import LABELS, OUTSIDE

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "drafts"
CORPUS = ROOT / "models" / "corpus"

PRIORITY = (
    Type.SPOKESPERSON, Type.RELATION, Type.TRAIT, Type.EVENT, Type.OCCUPATION, Type.HEALTH, Type.LOCATION, Type.WARD,
    Type.DATE_TIME, Type.AGE, Type.PERSON, Type.CASE_ID, Type.CONTACT, Type.PERSONNUMMER,
)  # fmt: skip
"""Where labelled spans lie inside each other, the later type is learnt."""


UNKNOWN = -1
"""The answer to a question about a draft of which only the verdict is known."""

NAMED = tuple(question for question in QUESTIONS if question.endswith("_named"))
"""The questions whose answer is known where the names of a draft are told."""

UNLABELLED = -100
"""The label of its tokens."""


@dataclass(frozen=True)
class Labelled:
    """A draft with its page; ``answers`` one a question (1 yes, ``UNKNOWN``), ``labels`` one a token.

    A draft whose row has no ``findings`` has a verdict and no labels but those of its ``names``, where they are told.
    """

    id: str
    author: str
    verdict: str
    row: dict[str, Any]
    page: Page
    answers: NDArray[np.int8]
    labels: NDArray[np.int64]

    @property
    def marked(self) -> bool:
        """Whether its findings are known."""
        return "findings" in self.row


def rows(paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """The rows of JSONL files."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def train_files() -> list[Path]:
    """The files that may be trained on; the development drafts are not among them."""
    return [*sorted((SHARED / "train").glob("*.jsonl")), *sorted(CORPUS.glob("*.jsonl"))]


def span(text: str, quote: str, nth: int) -> tuple[int, int]:
    """Place of the nth occurrence of a quote."""
    at = -1
    for _ in range(nth):
        at = text.index(quote, at + 1)
    return at, at + len(quote)


def label_of(finding: dict[str, Any]) -> int:
    """The token label of a labelled finding."""
    kind = finding["type"]
    return LABELS.index(f"PERSON:{finding.get('role', 'patient')}" if kind == Type.PERSON else kind)


def labels_of(row: dict[str, Any], page: Page) -> NDArray[np.int64]:
    """The label of each token."""
    if "findings" not in row:
        return _names_only(row, page)
    labels = np.full(len(page.tokens), LABELS.index(OUTSIDE))
    for finding in sorted(row["findings"], key=lambda f: PRIORITY.index(Type(f["type"]))):
        start, end = span(row["text"], finding["quote"], finding.get("nth", 1))
        for at, token in enumerate(page.tokens):
            if token.start < end and token.end > start:
                labels[at] = label_of(finding)
    return labels


def _names_only(row: dict[str, Any], page: Page) -> NDArray[np.int64]:
    """Labels of the names alone, wherever they stand: whose each is, or that it is nobody's."""
    labels = np.full(len(page.tokens), UNLABELLED)
    for name in row.get("names", ()):
        label = LABELS.index(f"PERSON:{name['role']}" if name["role"] else OUTSIDE)
        for found in re.finditer(rf"(?<!\w){re.escape(name['quote'])}(?!\w)", row["text"]):
            inside = [
                at for at, token in enumerate(page.tokens) if token.start < found.end() and token.end > found.start()
            ]
            labels[inside] = label
    return labels


def answers_of(row: dict[str, Any]) -> NDArray[np.int8]:
    """The answer to each question."""
    if "findings" not in row:
        known = {verdict: verdict == row["verdict"] for verdict in QUESTIONS[:VERDICTS]}
        if "names" in row:
            named = {name["role"] for name in row["names"]}
            known |= {question: question.removesuffix("_named") in named for question in NAMED}
        return np.array([known.get(question, UNKNOWN) for question in QUESTIONS], np.int8)
    kinds = {finding["type"] for finding in row["findings"]}
    roles = {finding.get("role") for finding in row["findings"]}
    facts = kinds - {"PERSON", "SPOKESPERSON"}
    yes = {
        row["verdict"],
        *(f"{role}_named" for role in roles if role),
        *(["individual"] if facts or roles & {"patient", "relative"} else []),
        *(["spokesperson"] if "SPOKESPERSON" in kinds else []),
        *(["identifier"] if kinds & {"PERSONNUMMER", "CONTACT", "CASE_ID"} else []),
        *(kind.lower() for kind in kinds),
        *(["time"] if "DATE_TIME" in kinds else []),
    }
    return np.array([question in yes for question in QUESTIONS], np.int8)


def sentence_answers(labels: NDArray[np.int64]) -> NDArray[np.int8]:
    """The answers of one sentence, from the labels of its tokens; see ``SENTENCE_QUESTIONS``."""
    found = {LABELS[label] for label in set(labels.tolist())} - {OUTSIDE}
    return np.array(
        [
            bool(found - {"PERSON:staff", "PERSON:public", Type.SPOKESPERSON}),
            bool(found & {"PERSON:patient", "PERSON:relative"}),
            "PERSON:staff" in found,
            Type.SPOKESPERSON in found,
            Type.HEALTH in found,
        ],
        np.int8,
    )


def load(read: Iterable[dict[str, Any]], cache: Path | None = None) -> list[Labelled]:
    """Labelled drafts of rows; pages are kept in ``cache`` by text."""
    rules, entities, words = Hits(RuleBook.load(resource("rules"))), EntityReader.load(), lexicon()
    known: dict[str, Page] = pickle.loads(cache.read_bytes()) if cache and cache.exists() else {}  # noqa: S301
    before = len(known)
    found = []
    for row in read:
        key = hashlib.sha256(row["text"].encode()).hexdigest()
        if key not in known:
            known[key] = take_apart(row["text"], rules, entities, words)
        page = known[key]
        author = row["id"].split("-")[0]
        found.append(Labelled(row["id"], author, row["verdict"], row, page, answers_of(row), labels_of(row, page)))
    if cache and len(known) > before:
        cache.write_bytes(pickle.dumps(known))
    return found
