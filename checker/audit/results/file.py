"""The file that whole reports are written to: one of ours or a new one, and held by one audit at a time."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from checker.audit.outcome import outcome_of
from checker.errors import ResultsError

OWN_ONLY = 0o600
"""Mode of the file: it holds quotes, which other users of the machine have no business to read."""


class ResultFile:
    """A file of results, opened to be read and written. Opening changes no byte of it.

    ``count`` lines of it are whole and end at byte ``end``; what stands after that was left by a kill.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, new or to go on with.

        Raises:
            ResultsError: when it is something else than results, is being written, or can't be opened.
        """
        self.path = path
        self.file = held(path)
        try:
            self.count, self.end = _extent(self.file, path.name)
            with suppress(PermissionError):  # somebody else's, or a disk without modes
                os.fchmod(self.file.fileno(), OWN_ONLY)
        except BaseException:
            self.file.close()
            raise

    def rows(self) -> Iterator[dict[str, Any]]:
        """The whole lines, read."""
        with self.path.open("rb") as lines:
            for _ in range(self.count):
                yield result_of(lines.readline())

    def end_of_lines(self) -> BinaryIO:
        """The file, to be written on after its last whole line; a half line is cut off."""
        self.file.truncate(self.end)
        self.file.seek(self.end)
        return self.file

    def close(self) -> None:
        """Close the file and let others have it."""
        self.file.close()


def held(path: Path) -> BinaryIO:
    """A file that only we write, made where there is none; nothing in it is changed.

    Raises:
        ResultsError: when another audit has it, or it can't be opened.
    """
    try:
        if path.exists() and not path.is_file():
            raise ResultsError(f"{path.name} är ingen vanlig fil. Ange en annan för resultatet.")
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, OWN_ONLY), "rb+")
    except OSError as error:
        raise ResultsError(f"{path.name} kan inte skrivas ({error.strerror}).") from None
    try:
        alone = _taken(file, path)
    except OSError as error:
        file.close()
        raise ResultsError(f"{path.name} kan inte skrivas ({error.strerror}).") from None
    if not alone:
        file.close()
        raise ResultsError(
            f"En annan granskning skriver i {path.name}. Vänta tills den är klar, eller ange en annan fil."
        )
    return file


def _taken(file: BinaryIO, path: Path) -> bool:
    """Whether nobody else has the file; who had it until now may have put another in its place."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return os.path.samestat(os.fstat(file.fileno()), path.stat())


def result_of(line: bytes) -> dict[str, Any]:
    """A line of results, read.

    Raises:
        ValueError: when it is something else.
    """
    try:
        row = json.loads(line)
        outcome_of(row["report"])
        return {"id": row["id"], **row}
    except (KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError("no result") from None


def _extent(file: BinaryIO, name: str) -> tuple[int, int]:
    """Number of whole lines, and where they end.

    Raises:
        ResultsError: when it holds something else than results of an audit.
    """
    count = end = 0
    try:
        for line in file:
            if line.endswith(b"\n"):
                result_of(line)
                count, end = count + 1, end + len(line)
            elif not count:
                _require_half(line)
    except ValueError:
        raise ResultsError(f"{name} är ingen resultatfil; ange en annan. Den är inte ändrad.") from None
    return count, end


def _require_half(line: bytes) -> None:
    """A line without an end that stands alone was left by a kill in the first row of all: no file that is whole is.

    Raises:
        ValueError: when it is something else.
    """
    try:
        json.loads(line)
    except ValueError:
        if line.startswith(b'{"id": '):
            return
    raise ValueError("no result")
