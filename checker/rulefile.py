"""One rule file, read and checked: what is wrong is told with file, line and what to mend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.errors import RuleError
from checker.finding import Severity, Type

FINDERS = ("pattern", "words", "number", "model", "judge", "image", "policy")
"""Who looks for a rule: patterns or words of the rule itself, ``checker.text.numbers``, the trained model,
``checker.risk``, ``checker.image``, or what the hospital has decided (``checker.policy``)."""

WITHOUT_EXAMPLES = ("policy",)
"""Finders whose rules need a hospital's policy to find anything: their examples stand in the tests."""

TEXT = ("id", "type", "verdict", "finder", "title", "why", "law", "suggestion")
"""Fields that every rule has."""

LISTS = ("anchors", "guards", "lists", "patterns", "without", "words")
"""Fields that are lists of texts."""

EXAMPLES = ("catches", "passes")
"""Fields that are tables of examples: ``text``, and for what is caught ``spans`` and ``rewritten``."""

KNOWN = frozenset((*TEXT, *LISTS, *EXAMPLES, "ignore_case", "rewrite"))
KNOWN_IN_EXAMPLE = frozenset(("text", "spans", "rewritten"))

_CLASS_OR_ESCAPE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_UNBOUNDED = re.compile(r"[^(?}][*+]|\{\d{0,9},\}")


def read(path: Path, data: bytes) -> dict[str, Any]:
    """The fields of a rule file.

    Raises:
        RuleError: when it is no TOML, or a field is missing, unknown or wrong.
    """
    try:
        text = data.decode("utf-8")
        row = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RuleError(f"{path.name}, rad {line}: tecknet är inte UTF-8. Spara filen som UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path.name}: filen är inte giltig TOML ({error}). Rätta raden som anges.") from error
    for field, value, what in _faults(row):
        raise RuleError(f"{path.name}, rad {_line(text, field, value)}: {what}")
    return row


def _faults(row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What is wrong, the first thing first: field, a value that stands in the line, what to mend."""
    for field in sorted(set(row) - KNOWN):
        yield field, "", f"okänt fält {field}. Kända fält: {', '.join(sorted(KNOWN))}."
    for field in TEXT:
        if not isinstance(row.get(field), str) or not row[field].strip():
            yield field, "", f"fältet {field} saknas eller är tomt. Skriv {field} = ”…”."
    for field, allowed in (("type", Type), ("verdict", Severity), ("finder", FINDERS)):
        if row[field] not in (known := [str(each) for each in allowed]):
            yield field, "", f"{field} ska vara en av {', '.join(known)}."
    for field in LISTS:
        value = row.get(field, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
            yield field, "", f"{field} ska vara en lista av texter."
    if not isinstance(row.get("ignore_case", True), bool):
        yield "ignore_case", "", "ignore_case ska vara true eller false."
    if not isinstance(row.get("rewrite", ""), str):
        yield "rewrite", "", "rewrite ska vara en text."
    yield from _faulty_finder(row)
    yield from _faulty_patterns(row.get("patterns", []))
    yield from _faulty_examples(row)


def _faulty_finder(row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    if row["finder"] == "pattern" and not row.get("patterns"):
        yield "finder", "", "en regel med finder = ”pattern” ska ha minst ett mönster i patterns."
    if row["finder"] == "pattern" and not (row.get("anchors") or row.get("lists")):
        yield "patterns", "", "regeln har mönster men inga ankare. Skriv i anchors vilka ord mönstren börjar med."
    if row["finder"] == "words" and not (row.get("words") or row.get("lists")):
        yield "finder", "", "en regel med finder = ”words” ska ha ord i words eller lists."


def _faulty_patterns(patterns: list[str]) -> Iterator[tuple[str, str, str]]:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            yield "patterns", pattern, f"mönstret går inte att läsa ({error}). Rätta mönstret."
        if found := _UNBOUNDED.search(_CLASS_OR_ESCAPE.sub("x", pattern)):
            sign = found.group().lstrip("x")
            yield (
                "patterns",
                pattern,
                f"mönstret upprepar utan gräns (”{sign}”). Skriv högst hur många, till exempel {{1,20}}.",
            )


def _faulty_examples(row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for field in EXAMPLES:
        examples = row.get(field, [])
        if not isinstance(examples, list) or not all(isinstance(each, dict) for each in examples):
            yield field, "", f"{field} ska skrivas som tabeller: [[{field}]]."
        if not examples and row["finder"] not in WITHOUT_EXAMPLES:
            yield field, "", f"exempel saknas. Skriv minst ett under [[{field}]]."
        for example in examples:
            yield from _faulty_picture(field, example) if row["finder"] == "image" else _faulty_example(field, example)


def _faulty_picture(field: str, example: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for unknown in sorted(set(example) - {"picture", "photos", "consent"}):
        yield unknown, "", f"okänt fält {unknown} i ett exempel på en bild. Kända fält: consent, photos, picture."
    if not isinstance(example.get("picture"), str) or not example["picture"]:
        yield field, "", f"exemplet under [[{field}]] saknar picture, provbildens namn."


def _faulty_example(field: str, example: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    text = example.get("text")
    if not isinstance(text, str) or not text:
        yield field, "", f"exemplet under [[{field}]] saknar text."
    for unknown in sorted(set(example) - KNOWN_IN_EXAMPLE):
        yield unknown, "", f"okänt fält {unknown} i ett exempel. Kända fält: {', '.join(sorted(KNOWN_IN_EXAMPLE))}."
    spans = example.get("spans", [])
    if not isinstance(spans, list) or (field == "catches") != bool(spans):
        yield field, str(text), "det som ska fångas ska stå i spans under [[catches]], och bara där."
    for span in spans:
        if not isinstance(span, str) or not span or span not in str(text):
            yield "spans", str(span), f"spans har ”{span}”, som inte står i exemplets text."


def _line(text: str, field: str, value: str) -> int:
    """The line of a field, or of the value in it; the first line when the field is missing."""
    lines = text.splitlines()
    at = [number for number, line in enumerate(lines, 1) if re.match(rf"\s*(?:\[\[)?{re.escape(field)}\b", line)]
    by_value = [number for number, line in enumerate(lines, 1) if value and value.split("\n", maxsplit=1)[0] in line]
    within = [number for number in by_value if number >= min(at, default=1)]
    return min(within or at, default=1)
