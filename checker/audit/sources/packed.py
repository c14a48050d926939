"""ZIPs and archives of tar as an export lies in them: read where they are, within limits, laid nowhere."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from checker.errors import TooLargeError, UnreadableError

GZIP = b"\x1f\x8b"
TAR_AT, TAR = 257, b"ustar"
"""Where an archive of tar says that it is one."""

MAX_GZIP = 256 * 1024 * 1024
"""Most bytes that an archive packed as a whole (``.tar.gz``) may unpack to: it is held in memory, for every worker."""

DAMAGED = (OSError, EOFError, ValueError, RuntimeError, zlib.error, tarfile.TarError, zipfile.BadZipFile)
"""What is raised by an archive that is damaged or locked (``NotImplementedError`` is a ``RuntimeError``)."""


class Packed(Protocol):
    """An archive by the names of its files; an unknown name is a ``KeyError``."""

    def names(self) -> frozenset[str]:
        """Of all files, links too: what can't be read is told by its name."""

    def size(self, name: str) -> int:
        """Bytes of a file, as the archive tells."""

    def open(self, name: str) -> IO[bytes]:
        """A file."""


class Zip:
    """A ZIP."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)

    def names(self) -> frozenset[str]:
        """Of all files."""
        return frozenset(one.filename for one in self._archive.infolist() if not one.is_dir())

    def size(self, name: str) -> int:
        """Bytes of a file, as the archive tells."""
        return self._archive.getinfo(name).file_size

    def open(self, name: str) -> IO[bytes]:
        """A file."""
        return self._archive.open(name)


class Tar:
    """An archive of tar, plain or packed by gzip."""

    def __init__(self, path: Path) -> None:
        self._archive = tarfile.open(fileobj=_unpacked(path), mode="r:")  # noqa: SIM115  (kept open, as a ZIP is)
        # "./a.txt" is "a.txt"; of one name told twice the last counts, as it does when it is unpacked.
        self._files = {str(PurePosixPath(one.name)): one for one in self._archive if not one.isdir()}

    def names(self) -> frozenset[str]:
        """Of all files, links and devices."""
        return frozenset(self._files)

    def size(self, name: str) -> int:
        """Bytes of a file, as the archive tells."""
        return self._files[name].size

    def open(self, name: str) -> IO[bytes]:
        """A file."""
        found = self._files[name]
        file = self._archive.extractfile(found) if found.isreg() else None
        if file is None:
            raise UnreadableError(f"Filen {PurePosixPath(name).name} i arkivet är en länk och läses inte.")
        return file


def is_tar(path: Path) -> bool:
    """Whether a file is an archive of tar, plain or packed by gzip."""
    with path.open("rb") as file:
        head = file.read(TAR_AT + len(TAR))
    return head[TAR_AT:] == TAR or (head.startswith(GZIP) and path.name.lower().endswith((".tar.gz", ".tgz")))


@lru_cache(maxsize=1)
def opened(path: Path) -> Packed:
    """An archive kept open: to read the list of its files takes longer than a file, and comes first each time.

    Raises:
        TooLargeError: when it unpacks to more than ``MAX_GZIP``.
    """
    return Zip(path) if path.suffix.lower() == ".zip" else Tar(path)


def _unpacked(path: Path) -> IO[bytes]:
    file = path.open("rb")
    if file.read(len(GZIP)) != GZIP:
        file.seek(0)
        return file
    with file, gzip.open(path) as packed:
        data = packed.read(MAX_GZIP + 1)
    if len(data) > MAX_GZIP:
        raise TooLargeError(f"{path.name} är för stor för att läsas packad. Packa upp den och ange mappen.")
    return io.BytesIO(data)
