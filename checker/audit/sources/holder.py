"""The folder or archive that an export lies in. No name leads out of it, and no file is boundless."""

from __future__ import annotations

import json
import os
from copy import copy
from pathlib import Path, PurePosixPath
from typing import Any

from checker.audit.sources.packed import DAMAGED, opened
from checker.draft import check_size
from checker.errors import TooLargeError, UnreadableError
from checker.reading import read_bytes

MAX_INDEX = 512 * 1024 * 1024
"""Largest index (outbox.json, tweets.js) in bytes; ten years of daily posts have some 20 MB."""


def is_safe(name: str) -> bool:
    r"""Whether a name stays inside: relative, no way up, no drive, no backslash, no NUL.

    >>> [is_safe(n) for n in ("media/a.jpg", "../a.jpg", "/etc/passwd", "C:/a", "a\\..\\b", "")]
    [True, False, False, False, False, False]
    """
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and not set("\\:\0") & set(name)


def is_hidden(name: str) -> bool:
    """Whether a file is none of the user's: hidden, or put there by the program that packed the archive.

    >>> [is_hidden(n) for n in ("mars/.DS_Store", "__MACOSX/a.jpg", "mars/a.jpg")]
    [True, True, False]
    """
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)


def read_inside(root: Path, name: str) -> bytes:
    """The bytes of a file in an export: ``root`` is its folder or archive.

    Raises:
        UnreadableError: when the name leads out of it, the file is missing, empty, encrypted or damaged.
        TooLargeError: when it is over ``checker.draft.MAX_FILE``, unpacked; it is not unpacked to find out.
    """
    last = PurePosixPath(name).name
    if not is_safe(name):
        raise UnreadableError(f"Filnamnet {last} pekar ut ur arkivet och läses inte.")
    if root.is_dir():
        if not (root / name).resolve().is_relative_to(root.resolve()):
            raise UnreadableError(f"Filen {last} är en länk ut ur arkivet och läses inte.")
        return read_bytes(root / name)
    return _unpacked(root, name, last)


def _unpacked(root: Path, name: str, last: str) -> bytes:
    try:
        archive = opened(root)
        check_size(last, size := archive.size(name))
        with archive.open(name) as file:
            # The size told may be a lie: one byte more than told is enough to know.
            data = file.read(size + 1)
    except KeyError:
        raise UnreadableError(f"Filen {last} finns inte i arkivet.") from None
    except DAMAGED:
        raise UnreadableError(f"Filen {last} i arkivet är skadad eller låst.") from None
    check_size(last, len(data))
    return data


class Holder:
    """An export by the names in it.

    ``top`` is the folder that the whole of it lies in, where there is one: ``names`` are told without it.
    """

    def __init__(self, root: Path) -> None:
        """Look into a folder or an archive.

        Raises:
            UnreadableError: when it can't be read.
        """
        self.root = root
        try:
            if root.is_dir():
                self.names = frozenset(
                    Path(folder, file).relative_to(root).as_posix()
                    for folder, _, files in os.walk(root)
                    for file in files
                )
            else:
                opened.cache_clear()  # it may be another by now
                self.names = opened(root).names()
        except DAMAGED:
            raise UnreadableError(f"Arkivet {root.name} är skadat eller kan inte läsas.") from None
        self.top = ""

    def below(self) -> Holder | None:
        """The same without the folder that all of it lies in, as an unpacked archive packed again; None without one."""
        shown = [name for name in self.names if not is_hidden(name)]
        tops = {name.partition("/")[0] for name in shown if "/" in name}
        if len(tops) != 1 or not all("/" in name for name in shown):
            return None
        (top,), found = tops, copy(self)
        found.top = f"{self.top}{top}/"
        found.names = frozenset(name.removeprefix(f"{top}/") for name in shown)
        return found

    def at(self, name: str) -> str:
        """Where a name lies under ``root``: most exports tell it from within their folder, some with it."""
        told_whole = name.startswith(self.top) and name.removeprefix(self.top) in self.names
        return name if told_whole and name not in self.names else f"{self.top}{name}"

    def index(self, name: str) -> Any:
        """The JSON of an index; what stands before the first bracket is skipped, as X writes scripts.

        Raises:
            UnreadableError: when it is missing, too large, or no JSON.
        """
        try:
            data = self._whole(self.at(name))
            starts = [at for at in (data.find(b"["), data.find(b"{")) if at >= 0]
            return json.loads(data[min(starts, default=0) :].decode("utf-8-sig"))
        except (KeyError, *DAMAGED):  # a ``RecursionError`` is a ``RuntimeError``
            raise UnreadableError(f"{PurePosixPath(name).name} i arkivet är skadad och kan inte läsas.") from None

    def _whole(self, name: str) -> bytes:
        inside = self.root.is_dir()
        size = (self.root / name).stat().st_size if inside else opened(self.root).size(name)
        if size > MAX_INDEX:
            raise TooLargeError(f"{PurePosixPath(name).name} i arkivet är för stor.")
        if inside:
            return (self.root / name).read_bytes()
        with opened(self.root).open(name) as file:
            return file.read(size)
