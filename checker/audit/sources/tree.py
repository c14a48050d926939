"""A folder tree of texts and photos: files of one name in one folder are one post (``1.txt``, ``1.jpg``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath

from checker.audit.entry import Entry
from checker.audit.sources.holder import is_hidden
from checker.reading import MEDIA_NAMES


def read(root: Path, names: Iterable[str]) -> Iterator[Entry]:
    """The posts of a folder or archive, by name; hidden files are passed over."""
    shown = (name for name in names if not is_hidden(name))
    for number, (stem, group) in enumerate(groupby(sorted(shown, key=_place), key=_stem), 1):
        files = tuple(group)
        yield Entry(number, files[0] if len(files) == 1 else stem, files=files, root=root, sealed=True)


def _stem(name: str) -> str:
    return PurePosixPath(name).with_suffix("").as_posix()


def _place(name: str) -> tuple[str, bool, str]:
    """Texts before pictures, as a post is read."""
    return _stem(name), PurePosixPath(name).suffix.lower() in MEDIA_NAMES, name
