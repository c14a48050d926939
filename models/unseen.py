"""Verdicts on drafts by authors whom no model has learnt and no rule quotes.

``models/unseen/*.jsonl`` were written under the annotation manual alone, each file by another author with another
angle: h1 and h4 an ordinary year of a hospital's accounts, h2 the hard border, h3 private voices in care, h5 drafts
that look like the opposite of what they are, h6 the whole manual evenly, h7, h8 and h9 the ordinary posts of a big and
of small hospitals, with all that gives away marked. They are there to be judged, never to be trained on. Of ``SEEN``
those drafts that were misread when they were new have been read since: what is better there now is partly no measure.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from rich.progress import track

from checker.pipeline import Checker
from models.reader.measure import VERDICTS, figures

FOLDER = Path(__file__).with_name("unseen")

SEEN = ("h1", "h2", "h3", "h4", "h5", "h7", "h8")
"""Authors of whom what was misread has been read."""


def marked() -> list[Path]:
    """The files whose drafts have their findings marked."""
    return [path for path in sorted(FOLDER.glob("*.jsonl")) if all("findings" in draft for draft in _drafts(path))]


def table(checker: Checker) -> list[str]:
    """Figures for each author and for all, as the lines of a table."""
    gold: list[int] = []
    got: list[int] = []
    rows = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        drafts = _drafts(path)
        ours = [checker.judge(draft["text"]).verdict.rank for draft in track(drafts, path.stem)]
        theirs = [VERDICTS.index(draft["verdict"]) for draft in drafts]
        rows.append(_row(path.stem, ours, theirs))
        got, gold = got + ours, gold + theirs
    names = list(figures(np.zeros(1, np.int64), np.zeros(1, np.int64)))
    head = f"| author | drafts | {' | '.join(f'{name}_%' for name in names)} |"
    return [head, f"|{' --- |' * (len(names) + 2)}", *rows, _row("all", got, gold)]


def _drafts(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _row(name: str, got: list[int], gold: list[int]) -> str:
    shares = figures(np.array(got, np.int64), np.array(gold, np.int64)).values()
    return f"| {name} | {len(gold)} | {' | '.join(map(str, shares))} |"
