"""Measure the artefact: ``python -m models.recipe.evaluate``, which writes ``figures.json`` beside it.

Read are the test parts of the Swedish NER corpus and of Universal NER Swedish-Talbanken, never trained on, and the
names and sentences of ``probe``.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy

from checker.text.entities import EntityReader
from checker.text.entity_lattice import LABELS
from checker.text.entity_network import components
from models.recipe import corpora, measure, probe, scores, sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language

    from models.recipe.corpora import SPAN, Sentence

POST = (
    "God morgon från akuten! I natt kom Hodan Warsame in med ambulans från Nynäshamn, och tillsammans med Karl-Erik på "
    "Södersjukhuset fick vi ordning på allt. Nu har ronden börjat, kaffet är bryggt och solen går upp över Årstaviken. "
    "Tack alla kollegor på kirurgen för ett fint pass, vi ses i kväll!"
)
"""A post of 280 characters, to time."""


def corpus(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """Exact spans on a test part, for each case and label, and flags where there is nothing."""
    labelled = [sentence.spans for sentence in sentences]
    figures: dict[str, Any] = {"sentences": len(sentences)}
    for case in measure.CASES:
        found = measure.read(nlp, [measure.written(sentence.text, case) for sentence in sentences])
        figures[case] = {"all": measure.count(found, labelled).figures()}
        for label in LABELS:
            figures[case][label] = measure.count(found, labelled, label).figures()
        empty = [spans for spans, sentence in zip(found, sentences, strict=True) if not sentence.spans]
        figures[case]["without_entities"] = {"sentences": len(empty), "spans_flagged": sum(map(len, empty))}
    return figures


def covered(found: Sequence[SPAN], start: int, end: int, text: str) -> bool:
    """Whether every letter of a name lies in a span of a person."""
    persons = [(a, b) for a, b, label in found if label == "PERSON"]
    return all(any(a <= at < b for a, b in persons) for at in range(start, end) if text[at] != " ")


def recall(nlp: Language, names: Sequence[str], case: str) -> float:
    """The share of names, in every frame, that are wholly found as persons."""
    texts, places = [], []
    for name in names:
        for frame in probe.FRAMES:
            start = frame.index("{name}")
            texts.append(measure.written(frame.replace("{name}", name), case))
            places.append((start, start + len(name)))
    found = measure.read(nlp, texts)
    hits = [covered(spans, *place, text) for spans, place, text in zip(found, places, texts, strict=True)]
    return round(100 * sum(hits) / len(hits), 1)


def recalls(nlp: Language, names: Sequence[str]) -> dict[str, float]:
    """Full names and given names alone, cased and lower-cased."""
    given = [probe.given(name) for name in names]
    return {
        f"{form} {case}": recall(nlp, of, case)
        for case in measure.CASES
        for form, of in (("full", names), ("given", given))
    }


def by_origin(nlp: Language) -> dict[str, Any]:
    """Recall of persons by origin, its mean and the gap between the best and the worst."""
    figures: dict[str, Any] = {origin: recalls(nlp, names) for origin, names in probe.BY_ORIGIN.items()}
    rows = list(figures.values())
    figures["mean"] = {column: round(statistics.mean(row[column] for row in rows), 1) for column in rows[0]}
    figures["gap"] = {
        column: round(max(row[column] for row in rows) - min(row[column] for row in rows), 1) for column in rows[0]
    }
    return figures


def unlisted(nlp: Language) -> dict[str, Any]:
    """Recall of names no part of which stands in the table."""
    table = components(nlp)[0].table
    names = [name for name in probe.UNLISTED if all(table.names(part) == "-" for part in name.lower().split())]
    return {"names": len(names)} | recalls(nlp, names)


def alarms(nlp: Language) -> dict[str, Any]:
    """Nameless hospital sentences in which something is flagged, and what."""
    figures: dict[str, Any] = {"sentences": len(probe.NAMELESS)}
    for case in (*measure.CASES, "shouted"):
        texts = [measure.written(text, case) for text in probe.NAMELESS]
        found = measure.read(nlp, texts)
        flagged = [text[start:end] for text, spans in zip(texts, found, strict=True) for start, end, _ in spans]
        figures[case] = {"flagged": sum(bool(spans) for spans in found), "spans": flagged}
    return figures


def cost(path: Path) -> dict[str, Any]:
    """Size, and processor seconds to load, for a post of 280 characters and for long texts."""
    began = time.process_time()
    EntityReader.load(path)
    first = time.process_time() - began
    began = time.process_time()
    reader = EntityReader.load(path)
    loaded = time.process_time() - began
    times = []
    for number in range(200):
        text = POST.replace("54", str(number))
        began = time.process_time()
        reader.read(text)
        times.append(time.process_time() - began)
    long = " ".join([POST] * 20)
    began = time.process_time()
    for _ in range(3):
        reader.read(long)
    speed = 3 * len(long.split()) / (time.process_time() - began)
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return {
        "megabytes": round(size / 1e6, 1),
        "load_seconds": round(loaded, 2),
        "load_seconds_with_imports": round(first, 2),
        "post_of_280_milliseconds": {
            "median": round(1000 * statistics.median(times), 2),
            "best": round(1000 * min(times), 2),
        },
        "words_a_second": round(speed, -2),
    }


def figures(path: Path) -> dict[str, Any]:
    """Every figure of the card."""
    found: dict[str, Any] = {"cost": cost(path)}
    nlp, reader = spacy.load(path), EntityReader.load(path)
    tests = {"klintan": corpora.klintan("test"), "talbanken": corpora.talbanken("test")}
    for name, sentences in tests.items():
        print(f"{name}: {len(sentences)} sentences", flush=True)
        found[name] = corpus(nlp, sentences)
    print("names by origin, unlisted names, nameless sentences", flush=True)
    found |= {"by_origin": by_origin(nlp), "unlisted": unlisted(nlp), "nameless": alarms(nlp)}
    print("scores", flush=True)
    every = [sentence for sentences in tests.values() for sentence in sentences]
    read = scores.readings(reader, every)
    found |= {"reliability": scores.reliability(read), "person_floor": scores.floors(read)}
    return found


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=sources.MODEL)
    parser.add_argument("--cost", action="store_true", help="measure only size and speed anew")
    given = parser.parse_args()
    path = given.model
    if given.cost:
        known = json.loads((path / "figures.json").read_text(encoding="utf-8"))
        found = known | {"cost": cost(path)}
    else:
        found = figures(path)
    sources.write_json(path / "figures.json", found)
    for name in ("klintan", "talbanken"):
        print(name, *(f"{case} {found[name][case]['all']['f1']}" for case in measure.CASES))
    print("by origin", found["by_origin"]["mean"], "gap", found["by_origin"]["gap"])
    print("unlisted", found["unlisted"], "nameless", found["nameless"], "cost", found["cost"], sep="\n")


if __name__ == "__main__":
    main()
