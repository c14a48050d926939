"""Examines files that unfold to much, networks and all, in a process of its own; prints a line of JSON for each."""

from __future__ import annotations

import json
import time
from typing import Any

from checker.draft import Attachment
from checker.errors import CheckerError
from checker.image import examine as module
from checker.policy import Policy
from checker.resources import resource as place
from checker.rules import RuleBook
from tests.hostile.files import COSTLY
from tests.hostile.judge import peak


def main() -> None:
    """Examine every file, counting what is searched."""
    searched: list[str] = []

    def counted(name: str) -> Any:
        search = getattr(module, name)
        return lambda *given, **named: (searched.append(name), search(*given, **named))[1]

    for name in ("find_faces", "find_codes", "read_text"):
        setattr(module, name, counted(name))
    rules = RuleBook.load(place("rules"))
    for name, made in COSTLY.items():
        file = Attachment(name, made())
        searched.clear()
        began = time.process_time()
        try:
            told = [part.reason for part in module.examine(file, rules, Policy.default()).unchecked]
        except CheckerError as error:
            told = [str(error)]
        seconds = time.process_time() - began
        print(json.dumps({"name": name, "seconds": seconds, "peak": peak(), "searches": len(searched), "told": told}))


if __name__ == "__main__":
    main()
