"""Whether the scores hold what they say, and what a lower floor buys."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

from models.recipe.measure import CASES, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.text.entities import Entity, EntityReader
    from models.recipe.corpora import Sentence


def reliability(reader: EntityReader, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """How often spans of each band of scores are right (a labelled span of the same label overlaps)."""
    bands: dict[int, list[tuple[float, bool]]] = {band: [] for band in range(1, 10)}
    for sentence in sentences:
        for case in CASES:
            for one in reader.read(written(sentence.text, case), least=0.1):
                bands[min(9, int(one.score * 10))].append((one.score, right(one, sentence)))
    every = [pair for band in bands.values() for pair in band]
    error = 0.0
    rows = {}
    for band, pairs in bands.items():
        if pairs:
            mean, share = statistics.mean(score for score, _ in pairs), statistics.mean(good for _, good in pairs)
            error += abs(mean - share) * len(pairs) / len(every)
            rows[f"{band / 10:.1f}"] = {"spans": len(pairs), "mean_score": round(mean, 3), "right": round(share, 3)}
    return {"bands": rows, "expected_calibration_error": round(error, 3)}


def right(one: Entity, sentence: Sentence) -> bool:
    """Whether a labelled span of the same label overlaps."""
    return any(start < one.end and end > one.start and label == one.label for start, end, label in sentence.spans)


def floors(reader: EntityReader, sentences: Sequence[Sentence]) -> dict[str, Any]:
    """What a lower floor buys: persons touched, and spans of persons that are right, by floor and case."""
    figures: dict[str, Any] = {}
    for floor in (0.2, 0.35, 0.5, 0.7):
        for case in CASES:
            touched = persons = good = flagged = 0
            for sentence in sentences:
                found = [one for one in reader.read(written(sentence.text, case), floor) if one.label == "PERSON"]
                wanted = [span for span in sentence.spans if span[2] == "PERSON"]
                persons += len(wanted)
                touched += sum(any(one.start < end and one.end > start for one in found) for start, end, _ in wanted)
                flagged += len(found)
                good += sum(right(one, sentence) for one in found)
            shares = {"touched": touched / max(1, persons), "right": good / max(1, flagged)}
            figures[f"{floor} {case}"] = {name: round(100 * share, 1) for name, share in shares.items()}
    return figures
