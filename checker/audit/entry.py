"""One entry of an archive: what is read, where its files lie, and how it becomes a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from checker.audit.sources.holder import read_inside
from checker.digest import canonical_json, sha256
from checker.draft import Attachment, Draft
from checker.errors import UnreadableError
from checker.reading import is_media, pictures_in, read_bytes, read_text


@dataclass(frozen=True, slots=True)
class Entry:
    """A post of the archive: its place in the source (``number``), its name there, when it was posted (``at``).

    ``files`` are names under ``root``: a folder or, for an export, a folder or ZIP that no name leads out of
    (``sealed``). ``fault`` says in Swedish why it can't be checked, if so.
    """

    number: int
    id: Any
    text: str = field(default="", repr=False)
    files: tuple[str, ...] = ()
    root: Path = Path()
    sealed: bool = False
    at: datetime | None = None
    fault: str | None = None

    def parts(self) -> list[Attachment]:
        """The files as they lie there, not looked into.

        Raises:
            CheckerError: when the entry or one of its files can't be read.
        """
        if self.fault:
            raise UnreadableError(self.fault)
        read = read_inside if self.sealed else _read_beside
        return [Attachment(PurePosixPath(name).name, read(self.root, name)) for name in self.files]

    def content(self, parts: Sequence[Attachment]) -> str:
        """Digest of all that the verdict hangs on: the text, the files, and their names, which are judged too."""
        told = [self.text.encode("utf-8", "surrogatepass").hex(), [[one.name, sha256(one.data)] for one in parts]]
        return sha256(canonical_json(told))

    def draft(self, parts: Sequence[Attachment] | None = None) -> Draft:
        """The draft of this entry and its files: pictures attached, texts joined to the entry's own.

        Raises:
            CheckerError: when the entry or one of its files can't be read.
        """
        parts = self.parts() if parts is None else parts
        files = [one for one in parts if is_media(one.name, one.data)]
        written = [one for one in parts if not is_media(one.name, one.data)]
        texts = [read_text(one.name, one.data) for one in written]
        files += (picture for one in written for picture in pictures_in(one.name, one.data))
        return Draft.of("\n\n".join([*([self.text] if self.text else []), *texts]), files)


def _read_beside(root: Path, name: str) -> bytes:
    return read_bytes(root / name)


def entry_of(number: int, row: Mapping[str, Any], root: Path) -> Entry:
    """A row ``{id, text, files, posted_at}`` as an entry; keys beside these are none of ours."""
    name = row.get("id")
    name = f"rad {number}" if name is None or name == "" else name
    if not isinstance(name, str | int | float | list | dict):
        name = str(name)  # tables know more kinds of ids than JSON does
    text, files = row.get("text") or "", row.get("files") or []
    if not isinstance(text, str) or not isinstance(files, list) or not all(isinstance(f, str) for f in files):
        return Entry(number, name, fault=f"Rad {number}: text ska vara en sträng och files en lista av filnamn.")
    return Entry(number, name, text, tuple(files), root, at=moment(row.get("posted_at")))


def moment(told: object) -> datetime | None:
    """A time as sources write it, in UTC: ISO 8601, seconds since 1970, or a ``datetime``; None where none is told.

    >>> moment("2023-11-15T12:00:00Z").isoformat(), moment(1700049600).hour, moment("i höstas")
    ('2023-11-15T12:00:00+00:00', 12, None)
    """
    try:
        if isinstance(told, int | float) and not isinstance(told, bool):
            return datetime.fromtimestamp(told, UTC)
        found = told if isinstance(told, datetime) else datetime.fromisoformat(str(told))
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
