"""The file that whole reports are written to: one of ours or a new one, held by one audit at a time."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from checker.audit.outcome import outcome_of
from checker.errors import ResultsError

OWN_ONLY = 0o600
"""Mode of the file: it holds quotes, which other users of the machine have no business to read."""


class ResultFile:
    """A file of results, written from its first line to its last: earlier lines are kept, or others take their place.

    Its first ``count`` lines are whole and end at byte ``end``; what stands after that was left by a kill. As long as
    all lines are kept the file is only written on. From the first one that is written anew, all go to a file beside it,
    which takes its place when it is whole.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, new or to go on with; what a killed run left beside it is taken in, else nothing is changed.

        Raises:
            ResultsError: when it is something else than results, is being written, or can't be opened.
        """
        self.path = path.resolve()
        self.beside = self.path.with_name(f".{self.path.name}.ny")
        self.file = held(self.path)
        self._out: BinaryIO | None = None
        self._passed = 0
        try:
            self.count, self.end = _extent(self.file, self.path.name)
            with self.told():
                if self.beside.exists():
                    self._take_in()
                with suppress(PermissionError):  # somebody else's, or a disk without modes
                    os.fchmod(self.file.fileno(), OWN_ONLY)
        except BaseException:
            self.close()
            raise
        self.file.seek(0)

    def rows(self) -> Iterator[dict[str, Any]]:
        """The whole lines, read."""
        with self.path.open("rb") as lines:
            for _ in range(self.count):
                yield result_of(lines.readline())

    def keep(self) -> None:
        """The next line stays as it is."""
        line = self.file.readline()
        self._passed += 1
        if self._out is not None:
            self._out.write(line)

    def write(self, line: bytes) -> None:
        """Write the next line, in the place of the one that stands there, if any."""
        out = self._out = self._out or self._begun()
        if self._passed < self.count:
            self.file.readline()
        self._passed += 1
        out.write(line)

    def flush(self) -> None:
        """Let others see what is written."""
        if self._out is not None:
            self._out.flush()

    def finish(self) -> None:
        """All lines are written: those written beside the file take its place."""
        if self._out is not None and self._out is not self.file:
            self._put_in_place(self._out)

    def close(self) -> None:
        """Close the file and let others have it."""
        for file in {self.file, self._out or self.file}:
            file.close()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn an error of the disk into ours."""
        try:
            yield
        except OSError as error:
            raise ResultsError(f"{self.path.name} kan inte skrivas ({error.strerror}).") from None

    def _begun(self) -> BinaryIO:
        """Where to write: on, after the last whole line, or beside the file, with the lines that were kept so far."""
        if self._passed >= self.count:
            self.file.truncate(self.end)
            self.file.seek(self.end)
            return self.file
        new = held(self.beside)
        self.file.seek(0)
        for _ in range(self._passed):
            new.write(self.file.readline())
        return new

    def _take_in(self) -> None:
        """What a killed run wrote beside the file counts; the lines that it did not come to are those of the file."""
        new = self._out = held(self.beside)
        done, end = _extent(new, self.beside.name)
        new.truncate(end)
        new.seek(end)
        self.file.seek(0)
        for place in range(self.count):
            line = self.file.readline()
            if place >= done:
                new.write(line)
        self.count, self.end, self._out = max(self.count, done), new.tell(), None
        self._put_in_place(new)

    def _put_in_place(self, new: BinaryIO) -> None:
        new.flush()
        os.fsync(new.fileno())
        self.beside.replace(self.path)
        self.file.close()
        self.file = new


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
