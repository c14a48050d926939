"""The labelled corpora, read to one form: a sentence, its spans of PERSON, LOCATION and ORGANISATION.

Sources (licences in the card): the Swedish NER corpus (klintan, from Webbnyheter 2012), Universal NER
Swedish-Talbanken and Danish-DDT, SUC 3.0 sentences with manual and with automatic tags, the project's training drafts.
Test sentences are read only by ``evaluate``; training sentences that also stand in a test part are dropped.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.recipe import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SPAN = tuple[int, int, str]
LONG = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORGANISATION"}
SUC = {"person": "PERSON", "place": "LOCATION", "inst": "ORGANISATION"}
CAPITAL = re.compile(r"(?<=[\w,)] )[A-ZÅÄÖ][\w-]+")
CLOSED_LEFT = frozenset(".,:;!?)]}%…»") | {"..."}
CLOSED_RIGHT = frozenset("([{«")
QUOTES = frozenset(['"', "”", "''", "``"])
TITLES = """
dr dr. doktor professor prof. herr fru fröken mr mrs ms miss sir lady kung drottning prins prinsessan prinsessa
greve grevinnan påven president kapten överste general löjtnant advokat direktör tant farbror syster broder
moster faster kusin kyrkoherde biskop ärkebiskop landshövding statsminister utrikesminister finansminister
minister ministern mäster
"""
PARTICLES = "von de af van der den la le al el bin ibn di da dos del ten ter du av zu"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text, its spans, and the stretches where the labels say nothing."""

    text: str
    spans: tuple[SPAN, ...]
    source: str
    unsure: tuple[tuple[int, int], ...] = ()


def joined(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens written as running text, and where each stands."""
    text = ""
    places = []
    quoted, tight = False, True
    for token in tokens:
        quote = token in QUOTES
        apart = not tight and token not in CLOSED_LEFT and not (quote and quoted)
        text += " " if apart and text else ""
        shown = '"' if quote else token
        places.append((len(text), len(text) + len(shown)))
        text += shown
        tight = token in CLOSED_RIGHT or (quote and not quoted)
        quoted = quoted != quote
    return text, places


def spans_of(tags: Iterable[str], places: Iterable[tuple[int, int]]) -> list[SPAN]:
    """Spans of B- and I- tags; other labels are dropped. A label without B- or I- continues its like."""
    found: list[SPAN] = []
    last = "O"
    for tag, (start, end) in zip(tags, places, strict=True):
        label = tag.split("-", 1)[-1]
        begins = tag.startswith("B-") or label != last
        if label in LONG.values():
            if begins:
                found.append((start, end, label))
            else:
                found[-1] = (found[-1][0], end, label)
        last = label
    return found


def untitled(text: str, spans: Iterable[SPAN]) -> tuple[SPAN, ...]:
    """Spans of persons without the titles before the name, which the other corpora leave outside."""
    found = []
    for start, end, label in spans:
        at = start
        while label == "PERSON" and " " in text[at:end]:
            word = text[at:end].partition(" ")[0]
            plain = word.islower() and word not in PARTICLES.split() and not word.startswith("'")
            if word.lower() not in TITLES.split() and not plain:
                break
            at += len(word) + 1
        found.append((at, end, label))
    return tuple(found)


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Groups of lines between empty ones."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block


def klintan(part: str) -> list[Sentence]:
    """The Swedish NER corpus, part ``train`` or ``test``: a word and its label a line."""
    found = []
    for block in blocks(line.replace("\u00ad", "") for line in sources.lines(f"data/ner/klintan/{part}_corpus.txt")):
        pairs = [line.split() for line in block if len(line.split()) == 2]
        text, places = joined([word for word, _ in pairs])
        tags = [LONG.get(tag, "O") for _, tag in pairs]
        found.append(Sentence(text, tuple(spans_of(tags, places)), "klintan"))
    return found


def universal(name: str, source: str) -> list[Sentence]:
    """A file of Universal NER."""
    found = []
    for block in blocks(sources.lines(name)):
        text = next(line[9:] for line in block if line.startswith("# text = "))
        places, tags, at = [], [], 0
        for line in block:
            number, word, tag = [*line.split("\t"), "", ""][:3]
            if not number.isdigit():
                continue
            word = word if text.find(word, at) >= 0 else word.replace("\u00a0", " ")
            at = text.index(word, at)
            places.append((at, at + len(word)))
            at += len(word)
            tags.append(tag[:2] + LONG[tag[2:]] if tag[2:] in LONG else "O")
        found.append(Sentence(text, tuple(spans_of(tags, places)), source))
    return found


def talbanken(part: str) -> list[Sentence]:
    """Universal NER Swedish-Talbanken, part ``train``, ``dev`` or ``test``."""
    return universal(f"data/ner/uner_talbanken/sv_talbanken-ud-{part}.iob2", "talbanken")


def danish() -> list[Sentence]:
    """Universal NER Danish-DDT, the training part: its names and frames are near enough to help."""
    return universal("data/ner/uner_danish/da_ddt-ud-train.iob2", "danish")


def opened(text: str, spans: Sequence[SPAN]) -> tuple[tuple[int, int], ...]:
    """Words with a capital in mid-sentence that no span explains, left open where a corpus labels fewer names."""
    capitals = (match.span() for match in CAPITAL.finditer(text))
    return tuple((left, right) for left, right in capitals if not any(a < right and b > left for a, b, _ in spans))


def suc_manual() -> list[Sentence]:
    """SUC 3.0 sentences with manual tags; states and towns that act are places, as in Universal NER."""
    found = []
    for block in blocks(sources.lines("data/ner/sucx3/removed_sents_from_original_to_simple.txt")):
        words, tags = [], []
        for fields in (line.split() for line in block):
            if len(fields) < 3:
                continue
            word, manual, automatic = fields[0], fields[-2], fields[-1]
            words.append(word.replace("_", " ") if len(word) > 1 else word)
            label = SUC.get(manual[2:], "")
            if label == "ORGANISATION" and automatic.split("-")[-1] in ("LOC", "LOC/ORG"):
                label = "LOCATION"
            tags.append(manual[:2] + label if label else ("O" if manual == "O" else "other"))
        text, places = joined(words)
        spans = untitled(text, spans_of(tags, places))
        known = [(start, end, "") for tag, (start, end) in zip(tags, places, strict=True) if tag == "other"]
        found.append(Sentence(text, spans, "suc", opened(text, [*spans, *known])))
    return found


def suc_automatic() -> list[Sentence]:
    """SUC 3.0 sentences with automatic tags; a span without a capital is a common noun and dropped."""
    labels = LONG | {"LOCORG": "LOCATION"}
    found = []
    for line in sources.lines("data/ner/sucx3/martin_dev.jsonl"):
        row = json.loads(line)
        text, places = joined([word.replace("_", " ") if len(word) > 1 else word for word in row["tokens"]])
        spans = spans_of([labels.get(tag, "O") for tag in row["ner_tags"]], places)
        kept = [span for span in spans if re.search(r"[A-ZÅÄÖ]", text[span[0] : span[1]])]
        named = untitled(text, kept)
        found.append(Sentence(text, named, "suc automatic", opened(text, named)))
    return found


def key(text: str) -> str:
    """A sentence without its spaces and marks, to find copies."""
    return re.sub(r"\W|_", "", text).lower()


def distinct(sentences: Iterable[Sentence], apart_from: Iterable[Sentence]) -> list[Sentence]:
    """Sentences, each once, that do not stand among others."""
    seen = {key(sentence.text) for sentence in apart_from}
    found = []
    for sentence in sentences:
        if (mark := key(sentence.text)) and mark not in seen:
            seen.add(mark)
            found.append(sentence)
    return found


@dataclass(frozen=True, slots=True)
class Split:
    """What is trained on, and what is held back to choose and to calibrate."""

    train: list[Sentence]
    held: list[Sentence]


def split(seed: int = 11) -> Split:
    """All corpora, without test sentences, a part of each held back."""
    chance = random.Random(seed)
    tests = klintan("test") + talbanken("test")
    train: list[Sentence] = []
    held = talbanken("dev")
    for sentences, back in (
        (klintan("train"), 600),
        (talbanken("train"), 0),
        (suc_manual(), 250),
        (suc_automatic(), 0),
        (danish(), 0),
    ):
        own = distinct(sentences, [*tests, *held, *train])
        chance.shuffle(own)
        print(f"{own[0].source}: {len(own)} sentences, {len(sentences) - len(own)} copies dropped", flush=True)
        held += own[:back]
        train += own[back:]
    return Split(train, held)
