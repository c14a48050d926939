"""Prose by others as harmless drafts: news, police notices, articles on medicine.

Drafts are all about hospitals, so a reader that has seen nothing else takes every name and illness for a patient's. A
reporter who quotes a police officer is no curator; what others have published discloses nothing anew. The texts that
quality is measured on (``data/texts``) are left out.
"""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zstandard

from models.recipe.corpora import key, klintan

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
PREFIX = "prose"
AUTHORS = 6
"""The prose is dealt out to so many authors, so that some of it is held out with every fold."""

SEED = 20
NEWS, NOTICES, MEDICINE = 2500, 300, 800
"""How many of each: enough to know the register, too few to drown the drafts."""

MORE, FURTHER = 2600, 3
"""Pieces of news for the weighing alone, and the authors whom they are dealt out to."""


def rows() -> Iterator[dict[str, Any]]:
    """Harmless drafts in the form of the labelled ones, by the authors ``prose0``, ``prose1`` and so on."""
    kept = measured()
    chance = random.Random(SEED)
    number = 0
    for texts, wanted in ((_news(), NEWS), (_notices(), NOTICES), (_medicine(), MEDICINE)):
        usable = [text for text in texts if 20 < len(text) < 600 and key(text) not in kept]
        for text in chance.sample(usable, min(wanted, len(usable))):
            number += 1
            yield {
                "id": f"{PREFIX}{number % AUTHORS}-{number:04}",
                "text": text,
                "verdict": "clear",
                "findings": [],
                "tags": [],
            }


def more() -> Iterator[dict[str, Any]]:
    """News beside those of ``rows``, which no model learns: the weighing sees how news are misread."""
    known = measured() | {key(row["text"]) for row in rows()}
    texts = sorted({text for text in _news() if 20 < len(text) < 600 and key(text) not in known})
    for number, text in enumerate(random.Random(SEED).sample(texts, min(MORE, len(texts)))):
        author = f"{PREFIX}{AUTHORS + number % FURTHER}"
        yield {"id": f"{author}-{number:04}", "text": text, "verdict": "clear", "findings": [], "tags": []}


def measured() -> set[str]:
    """The texts that quality is measured on, by their letters: see ``models.recipe.corpora.key``."""
    files = (DATA / "texts").glob("*.jsonl")
    texts = {key(json.loads(line)["text"]) for path in files for line in path.open("rb")}
    return texts | {key(sentence.text) for sentence in klintan("test")}


def _news() -> list[str]:
    return [sentence.text for sentence in klintan("train")]


def _notices() -> list[str]:
    with (DATA / "text" / "polisen_events.txt.zst").open("rb") as file:
        stream = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8")
        return [line.strip() for line in stream]


def _medicine() -> list[str]:
    """Sentences of articles on medicine."""
    return [sentence for line in articles() for sentence in re.split(r"(?<=[.!?])\s+", line)]


def articles() -> list[str]:
    """Lines of articles on medicine; brackets and braces mark entities there."""
    marked = (DATA / "ner" / "medical_sv" / "Wiki_annotated_60.txt").read_text(encoding="utf-8")
    text = re.sub(r"[{}\[\]]|(?<=\S)[()](?=\s)|(?<=\s)[()](?=\S)", "", marked)
    return [" ".join(line.split()) for line in re.split(r"\n+", text)]
