"""Whether the scores hold what they say, and what a lower floor buys."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

from models.recipe.measure import CASES, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.text.entities import Entity, EntityReader
    from models.recipe.corpora import Sentence

LEAST = 0.1
FLOORS = (0.2, 0.35, 0.5, 0.7)
Reading = tuple["Sentence", list["Entity"]]


def readings(reader: EntityReader, sentences: Sequence[Sentence]) -> dict[str, list[Reading]]:
    """Each sentence in each case with everything that is at least a little probable."""
    return {case: [(one, reader.read(written(one.text, case), LEAST)) for one in sentences] for case in CASES}


def right(one: Entity, sentence: Sentence) -> bool:
    """Whether a labelled span of the same label overlaps."""
    return any(start < one.end and end > one.start and label == one.label for start, end, label in sentence.spans)


def reliability(read: dict[str, list[Reading]]) -> dict[str, Any]:
    """How often spans of each band of scores are right."""
    bands: dict[int, list[tuple[float, bool]]] = {band: [] for band in range(1, 10)}
    for sentence, found in (pair for pairs in read.values() for pair in pairs):
        for one in found:
            bands[min(9, int(one.score * 10))].append((one.score, right(one, sentence)))
    every = sum(map(len, bands.values()))
    error = 0.0
    rows = {}
    for band, pairs in bands.items():
        if pairs:
            mean, share = statistics.mean(score for score, _ in pairs), statistics.mean(good for _, good in pairs)
            error += abs(mean - share) * len(pairs) / every
            rows[f"{band / 10:.1f}"] = {"spans": len(pairs), "mean_score": round(mean, 3), "right": round(share, 3)}
    return {"bands": rows, "expected_calibration_error": round(error, 3)}


def floors(read: dict[str, list[Reading]]) -> dict[str, Any]:
    """What a lower floor buys: persons touched, and spans of persons that are right, by floor and case."""
    return {f"{floor} {case}": persons(pairs, floor) for floor in FLOORS for case, pairs in read.items()}


def persons(pairs: Sequence[Reading], floor: float) -> dict[str, float]:
    """The share of labelled persons that a span of a person touches, and of those spans that are right."""
    touched = labelled = good = flagged = 0
    for sentence, everything in pairs:
        found = [one for one in everything if one.label == "PERSON" and one.score >= floor]
        wanted = [span for span in sentence.spans if span[2] == "PERSON"]
        labelled += len(wanted)
        touched += sum(any(one.start < end and one.end > start for one in found) for start, end, _ in wanted)
        flagged += len(found)
        good += sum(right(one, sentence) for one in found)
    return {"touched": round(100 * touched / max(1, labelled), 1), "right": round(100 * good / max(1, flagged), 1)}
