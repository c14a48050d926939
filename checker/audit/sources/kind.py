"""Which kind of source this is: by the layout of a folder or archive, by the name of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from checker.audit.entry import Entry
from checker.audit.sources import instagram, jsonl, mastodon, table, tree, x
from checker.audit.sources.holder import Holder
from checker.audit.sources.packed import GZIP, is_tar
from checker.errors import UnreadableError
from checker.reading import ARCHIVE

FILES: dict[str, Callable[[Path], Iterator[Entry]]] = {
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".csv": table.read_csv,
    ".tsv": table.read_csv,
    ".parquet": table.read_parquet,
}
"""Readers by the ending of a file's name."""

EXPORTS: tuple[tuple[Callable[[Holder], Sequence[str]], Callable[[Holder], Iterator[Entry]]], ...] = (
    (mastodon.indexes, mastodon.read),
    (instagram.indexes, instagram.read),
    (x.indexes, x.read),
)
"""Of each export: the names of its lists of posts, none where it is something else, and its reader."""


PACKED = (GZIP, b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")
"""First bytes of what gzip (but for ``.tar.gz``), bzip2, xz, 7-Zip and RAR pack."""


def read_entries(source: Path) -> Iterator[Entry]:
    """The entries of a source, in an order that stays the same.

    Raises:
        UnreadableError: when it is missing, can't be read, or is of no known kind.
    """
    try:
        if source.is_dir() or source.suffix.lower() == ".zip" or (source.is_file() and is_tar(source)):
            yield from _held(source)
        elif not source.exists():
            raise UnreadableError(f"{source.name} finns inte. Kontrollera namnet.")
        else:
            _require_rows(source)
            # Rows are the commonest source, and pipes and files without a name's ending hold them too.
            yield from FILES.get(source.suffix.lower(), jsonl.read)(source)
    except OSError as error:
        raise UnreadableError(f"{source.name} kan inte läsas ({error.strerror}).") from None


def _require_rows(source: Path) -> None:
    """Refuse what is packed in another way than ZIP and tar, and workbooks: their lines are no rows.

    Raises:
        UnreadableError: when it is one of them.
    """
    if is_stream(source):
        return
    with source.open("rb") as file:
        head = file.read(len(ARCHIVE) + 2)
    if head.startswith(ARCHIVE):
        raise UnreadableError(f"{source.name} är ingen tabell som kan läsas. Spara den som CSV, eller packa upp den.")
    if head.startswith(PACKED):
        raise UnreadableError(f"{source.name} är packad. Packa upp den och ange mappen, eller packa den som ZIP.")


def is_stream(source: Path) -> bool:
    """Whether a source is a pipe or the like, which can be read once and in order only."""
    return source.exists() and not source.is_file() and not source.is_dir()


def _held(source: Path) -> Iterator[Entry]:
    holder = Holder(source)
    if not holder.names:
        raise UnreadableError(f"{source.name} är tom.")
    for place in filter(None, (holder.below(), holder)):
        for indexes, read in EXPORTS:
            if indexes(place):
                return read(place)
        if instagram.is_page(place):
            raise UnreadableError(f"{source.name} är Instagrams arkiv som webbsidor. Begär det i formatet JSON.")
    return tree.read(source, holder.names)
