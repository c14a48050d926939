"""Where the recipe's inputs lie, how they are opened, and which of them were read (with their digests)."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import lzma
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import zstandard

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
"""The project's root."""

SHARED = Path(os.environ.get("SEKRETESS_SHARED", ROOT.parent / "shared"))
"""What stands beside the project; only the recipe needs it, the product never."""

WORK = Path(os.environ.get("SEKRETESS_WORK", ROOT / "build" / "recipe"))
"""Half-products of the stages; may be thrown away."""

MODEL = ROOT / "models" / "sv_sekretess_ner"
"""The artefact."""

_read: set[Path] = set()


def shared(name: str) -> Path:
    """The path of one input, noted so that its digest is written with the model."""
    path = SHARED / name
    if not path.exists():
        raise FileNotFoundError(f"{name} is missing: put the shared data beside the project or set SEKRETESS_SHARED")
    _read.add(path)
    return path


def lines(name: str) -> Iterator[str]:
    """The lines of a text, which may be packed with xz or zstandard."""
    path = shared(name)
    if path.suffix == ".zst":
        with path.open("rb") as packed, zstandard.ZstdDecompressor().stream_reader(packed) as raw:
            yield from io.TextIOWrapper(raw, encoding="utf-8")
    elif path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as text:
            yield from text
    else:
        with path.open(encoding="utf-8") as text:
            yield from text


def rows(name: str, separator: str = ",") -> Iterator[dict[str, str]]:
    """The rows of a table with a header."""
    with shared(name).open(encoding="utf-8-sig", newline="") as table:
        yield from csv.DictReader(table, delimiter=separator)


def digests() -> dict[str, str]:
    """SHA-256 of every input opened so far, by its name under the shared folder."""
    found = {}
    for path in sorted(_read):
        found[path.relative_to(SHARED).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def write_json(path: Path, value: Any) -> None:
    """Write a value as readable JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def gathered() -> dict[str, str]:
    """Digests of this stage's inputs and of those that the stages before wrote down."""
    found: dict[str, str] = {}
    for stage in ("words", "table", "silver"):
        path = WORK / f"digests-{stage}.json"
        if path.exists():
            found |= json.loads(path.read_text(encoding="utf-8"))
    return dict(sorted((found | digests()).items()))
