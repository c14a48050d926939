"""Words for the days around a post: what happened then is no history, and somebody may remember it."""

from __future__ import annotations

import re

_LATELY = r"i ?(?:går|natt|morse|kväll|förrgår|helgen)|förra (?:veckan|månaden|året)|just nu"

LATELY = re.compile(rf"\b(?:{_LATELY})\b", re.IGNORECASE)
"""Times that are not history; "i dag" is told of buildings too."""

AROUND_NOW = re.compile(
    rf"\b(?:{_LATELY}|i dag|i (?:mån|tis|ons|tors|fre|lör|sön)dags|nyss|nyligen|häromdagen|"
    r"last night|this morning|yesterday|today|recently)\b",
    re.IGNORECASE,
)
"""Those and the day itself, in English too."""
