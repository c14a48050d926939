"""File names: phones write the day into them, people write who is on the picture."""

from __future__ import annotations

import re
from pathlib import PurePath

from checker.rules import Rule

HARMLESS = "bild"
"""What a cleaned picture is called, with the ending of its kind."""


def telling(name: str, rule: Rule) -> str | None:
    """The part of a file name that a pattern of the rule finds: a date, or digits like a personnummer's."""
    stem = PurePath(name.replace("\\", "/")).name
    return next((hit.group() for pattern in rule.compiled if (hit := re.search(pattern, stem))), None)
