"""JSONL: a row a line, ``{"id": ..., "text": ..., "files": [...], "posted_at": ...}``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from checker.audit.entry import Entry, entry_of


def read(source: Path) -> Iterator[Entry]:
    """The rows of a file; a broken line is an entry with a fault, not the end.

    Files of a row lie beside the source, or where the command was called when it comes by a pipe.
    """
    folder = Path.cwd() if source.is_relative_to("/dev") else source.parent
    with source.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield parse(number, line, folder)


def parse(number: int, line: bytes, folder: Path) -> Entry:
    """One line as an entry."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Entry(number, f"rad {number}", fault=f"Rad {number} är inte UTF-8.")
    except (ValueError, RecursionError):
        return Entry(number, f"rad {number}", fault=f"Rad {number} är inte giltig JSON.")
    if not isinstance(row, dict):
        return Entry(number, f"rad {number}", fault=f"Rad {number} är inget objekt.")
    return entry_of(number, row, folder)
