"""The rows of an audit: what is read, and what is already done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.draft import Attachment, Draft
from checker.errors import UnreadableError
from checker.reading import read_bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the source. ``fault`` says in Swedish why it can't be checked, if so."""

    number: int
    id: Any
    text: str = ""
    files: tuple[str, ...] = ()
    folder: Path = Path()
    fault: str | None = None

    def draft(self) -> Draft:
        """The draft of this row, its files read.

        Raises:
            CheckerError: when the row or one of its files can't be read.
        """
        if self.fault:
            raise UnreadableError(self.fault)
        files = [Attachment(Path(name).name, read_bytes(self.folder / name)) for name in self.files]
        return Draft.of(self.text, files)


def read_rows(source: Path) -> Iterator[Row]:
    """The rows of a JSONL file; a broken line is a row with a fault, not the end.

    Raises:
        UnreadableError: when the file is missing or no text.
    """
    try:
        with source.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield parse(number, line, source.parent)
    except FileNotFoundError:
        raise UnreadableError(f"Filen {source.name} finns inte. Kontrollera namnet.") from None
    except IsADirectoryError:
        raise UnreadableError(f"{source.name} är en mapp; ange en JSONL-fil.") from None
    except UnicodeDecodeError:
        raise UnreadableError(f"Filen {source.name} är inte UTF-8.") from None


def parse(number: int, line: str, folder: Path) -> Row:
    """One line as a row."""
    try:
        row = json.loads(line)
    except ValueError:
        return Row(number, f"rad {number}", fault=f"Rad {number} är inte giltig JSON.")
    if not isinstance(row, dict):
        return Row(number, f"rad {number}", fault=f"Rad {number} är inget objekt.")
    name = row.get("id", f"rad {number}")
    text, files = row.get("text", ""), row.get("files") or []
    if not isinstance(text, str) or not isinstance(files, list) or not all(isinstance(f, str) for f in files):
        return Row(number, name, fault=f"Rad {number}: text ska vara en sträng och files en lista av filnamn.")
    return Row(number, name, text, tuple(files), folder)


def done_lines(out: Path) -> int:
    """Number of whole lines already written; a half line left by a kill is cut off first."""
    if not out.exists():
        return 0
    with out.open("rb+") as file:
        data = file.read()
        whole = data.rfind(b"\n") + 1
        file.truncate(whole)
    return data[:whole].count(b"\n")
