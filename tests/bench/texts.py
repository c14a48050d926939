"""Stretches of the labelled drafts in ``models/corpus``: denser with facts, and so dearer, than posts are."""

from __future__ import annotations

import json
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "models" / "corpus"


def drafts() -> list[str]:
    """The texts of all labelled drafts."""
    return [
        json.loads(line)["text"]
        for path in sorted(CORPUS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def pieces(length: int, count: int) -> list[str]:
    """``count`` stretches of so many characters, spread over all drafts."""
    whole = "\n\n".join(drafts())
    step = max(length, (len(whole) - length) // count)
    return [whole[at : at + length] for at in range(0, len(whole) - length + 1, step)][:count]
