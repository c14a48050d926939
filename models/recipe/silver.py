"""Sentences labelled by a first model: ``python -m models.recipe.silver``, between two runs of ``train``.

A name that the model is sure of in cased text teaches it the same name without its capital. Read are pages of agencies,
interpellations, police notices, novels and everyday sentences; no test text, and nothing of the news corpus.
"""

from __future__ import annotations

import itertools
import json
import random
import re
from typing import TYPE_CHECKING

import spacy

from checker.text.entity_lattice import LABELS
from checker.text.entity_network import components
from models.recipe import sources
from models.recipe.corpora import SPAN, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

TEXTS = {
    "data/text/interpellations.txt.xz": (0.05, 8_000),
    "data/text/g0vse.txt.xz": (0.08, 6_000),
    "data/text/polisen_events.txt.zst": (0.02, 800),
    "data/text/eltec_modern_spelling.txt.zst": (0.3, 2_500),
    "data/text/tatoeba_sv.txt.zst": (1.0, 2_500),
}
"""The share of each text's lines that is looked at, and how many sentences are labelled at most."""

SURE = 0.9
"""A span at least this probable is a label; one less probable is left open."""
NAMELESS = 0.15
"""The share kept of sentences in which nothing was found."""
SEED = 17
CUT = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÅÄÖ–\"”])")
FILE = sources.WORK / "silver.jsonl"


def sentences(name: str, share: float, most: int, chance: random.Random) -> Iterator[str]:
    """Some sentences of a text, of five to forty words, with a capital after the first word."""
    lines = (line for line in sources.lines(name) if chance.random() < share)
    cut = (sentence.strip() for line in lines for sentence in CUT.split(line.replace("\u00ad", "")))
    fit = (one for one in cut if 5 <= len(one.split()) <= 40 and re.search(r"\s[A-ZÅÄÖ]", one))
    return itertools.islice(fit, most)


def labelled(nlp: Language, text: str) -> Sentence:
    """A sentence with what the model is sure of; the rest of what it suspects is left open."""
    gazetteer, tagger = components(nlp)
    spans: list[SPAN] = []
    unsure: list[tuple[int, int]] = []
    with nlp.memory_zone():
        doc = gazetteer(nlp.make_doc(text))
        for one in tagger.find(doc, least=0.03):
            start, end = doc[one.start].idx, doc[one.end - 1].idx + len(doc[one.end - 1])
            if one.score >= SURE:
                spans.append((start, end, LABELS[one.label]))
            else:
                unsure.append((start, end))
    return Sentence(text, tuple(spans), "silver", tuple(unsure))


def read() -> list[Sentence]:
    """The sentences, if the stage was run."""
    if not FILE.exists():
        return []
    found = []
    for row in map(json.loads, FILE.read_text(encoding="utf-8").splitlines()):
        spans = tuple((start, end, label) for start, end, label in row["spans"])
        found.append(Sentence(row["text"], spans, "silver", tuple((start, end) for start, end in row["unsure"])))
    return found


def main() -> None:
    """Label and write."""
    nlp = spacy.load(sources.MODEL)
    chance = random.Random(SEED)
    kept = 0
    FILE.parent.mkdir(parents=True, exist_ok=True)
    with FILE.open("w", encoding="utf-8") as out:
        for name, (share, most) in TEXTS.items():
            for text in sentences(name, share, most, chance):
                one = labelled(nlp, text)
                if one.spans or chance.random() < NAMELESS:
                    row = {"text": one.text, "spans": one.spans, "unsure": one.unsure}
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
                    kept += 1
            print(f"{name}: {kept} sentences so far", flush=True)
    sources.write_json(sources.WORK / "digests-silver.json", sources.digests())


if __name__ == "__main__":
    main()
