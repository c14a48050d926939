"""Tables: CSV as spreadsheets write it, and Parquet. Columns ``id``, ``text``, ``files`` (by ``;``), ``posted_at``."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.audit.entry import Entry, entry_of
from checker.errors import UnreadableError

COLUMNS = ("id", "text", "files", "posted_at")

HEAD = 64 * 1024
"""Bytes that the encoding and the separator are told from."""

WIDEST = 8 * 1024 * 1024
"""Longest cell in characters; what is longer than a draft may be is refused one by one, not here."""

BATCH = 1000


def read_csv(source: Path) -> Iterator[Entry]:
    """The rows of a CSV file: UTF-8, UTF-16 or Windows-1252; separated by comma, semicolon or tab, as the head says.

    Raises:
        UnreadableError: when it has neither a column ``text`` nor one ``files``, or two of one name.
    """
    csv.field_size_limit(WIDEST)
    with source.open("rb") as file:
        head = file.read(HEAD)
    separator = max(",;\t", key=head.partition(b"\n")[0].decode("latin-1").count)
    # A byte that is no text becomes a lone surrogate, which the draft refuses: one row is lost, not the file.
    encoding = _encoding(head)
    errors = "surrogatepass" if encoding == "utf-16" else "surrogateescape"
    with source.open(encoding=encoding, errors=errors, newline="") as file:
        try:
            rows = csv.DictReader(file, delimiter=separator)
            rows.fieldnames = [column_of(name) for name in rows.fieldnames or ()]
        except (csv.Error, UnicodeDecodeError):
            raise UnreadableError(f"{source.name} har ingen rad med kolumnernas namn som kan läsas.") from None
        _known(source.name, rows.fieldnames)
        number = 0
        while True:
            number += 1
            try:
                row = next(rows, None)
            except csv.Error:
                yield Entry(number, f"rad {number}", fault=f"Rad {number} kan inte läsas.")
                continue
            except UnicodeDecodeError:  # UTF-16 that ends within a letter: there is no way on
                yield Entry(number, f"rad {number}", fault=f"Rad {number} kan inte läsas.")
                return
            if row is None:
                return
            if None in row:
                yield Entry(number, row.get("id") or f"rad {number}", fault=f"Rad {number} har för många kolumner.")
            else:
                yield _row(number, row, source.parent)


def read_parquet(source: Path) -> Iterator[Entry]:
    """The rows of a Parquet file, a batch at a time.

    Raises:
        UnreadableError: when it is no Parquet, lacks the columns, or the extra is not installed.
    """
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415  (an extra)
    except ImportError:
        raise UnreadableError("Parquet kräver ett tillägg: pip install sekretesskollen[archive].") from None
    try:
        with parquet.ParquetFile(source) as file:
            columns = {name: column_of(name) for name in file.schema_arrow.names if column_of(name) in COLUMNS}
            _known(source.name, [*columns.values()])
            number = 0
            for batch in file.iter_batches(batch_size=BATCH, columns=[*columns]):
                for row in batch.to_pylist():
                    number += 1
                    yield _row(number, {columns[name]: cell for name, cell in row.items()}, source.parent)
    except ArrowException:
        raise UnreadableError(f"Filen {source.name} är skadad eller ingen Parquet-fil.") from None


def _row(number: int, row: dict[str, Any], folder: Path) -> Entry:
    files = row.get("files")
    if isinstance(files, str):
        row = row | {"files": [name.strip() for name in files.split(";") if name.strip()]}
    return entry_of(number, row, folder)


def column_of(name: str) -> str:
    """The name of a column, however it is written.

    >>> column_of(" Posted_At ")
    'posted_at'
    """
    return name.strip().casefold()


def _known(name: str, columns: Sequence[str]) -> None:
    if twice := next((column for column in COLUMNS if columns.count(column) > 1), None):
        raise UnreadableError(f"{name} har två kolumner som heter {twice}. Byt namn på den ena.")
    if not {"text", "files"} & set(columns):
        raise UnreadableError(f"{name} har varken kolumnen text eller files. Kolumnerna ska heta {', '.join(COLUMNS)}.")


def _encoding(head: bytes) -> str:
    """UTF-16 where its mark stands first; UTF-8 unless the head can't be: a letter cut off at its end is no sign."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        head[: head.rfind(b"\n") + 1 or None].decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
