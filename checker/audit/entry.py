"""One entry of an archive: what is read, where its files lie, and how it becomes a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from checker.audit.parts import Parts
from checker.audit.sources.holder import read_inside
from checker.digest import canonical_json, sha256
from checker.document import Document
from checker.draft import MAX_FILES, MAX_TEXT, Attachment, Draft
from checker.errors import TooLargeError, UnreadableError
from checker.reading import absent, is_media, read_bytes

JOINT = "\n\n"
"""What stands between the texts of a draft."""

MANY = f"Filen {{}} är en för mycket: högst {MAX_FILES} filer kan granskas på en gång."


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

    def parts(self) -> Parts:
        """The files as they lie there, not looked into.

        Raises:
            CheckerError: when the entry can't be read.
        """
        if self.fault:
            raise UnreadableError(self.fault)
        read, parts = read_inside if self.sealed else _read_beside, Parts()
        for name in self.files:
            last = PurePosixPath(name).name
            with parts.missing(last):
                parts.files.append(Attachment(last, read(self.root, name)))
        return parts

    def content(self, parts: Parts) -> str | None:
        """Digest of all that the verdict hangs on: the text, the files, and their names, which are judged too.

        None where a file is missing: it may be there the next time.
        """
        if parts.missed:
            return None
        told = [self.text.encode("utf-8", "surrogatepass").hex(), [[one.name, sha256(one.data)] for one in parts.files]]
        return sha256(canonical_json(told))

    def draft(self, parts: Parts | None = None) -> Draft:
        """The draft of this entry and its files: pictures attached, texts joined to the entry's own.

        A file that can't be read is added to those that ``parts`` misses, and the rest is judged without it.

        Raises:
            CheckerError: when the entry can't be read, or there is nothing left of it.
        """
        parts = self.parts() if parts is None else parts
        files = [one for one in parts.files if is_media(one.name, one.data)]
        texts, shown = [self.text] if self.text.strip() else [], list[str]()
        for one in parts.files:
            if not is_media(one.name, one.data):
                with parts.missing(one.name):
                    document = Document(one.name, one.data)
                    texts.append(_fitting(one.name, document.text(), texts))
                    files += document.pictures()
                    shown += document.shown()
        for one in files[MAX_FILES:]:
            parts.missed.append((one.name, TooLargeError(MANY.format(one.name))))
        if not texts and not files and parts.missed:
            raise parts.missed[0][1]
        return Draft.of(JOINT.join(texts), files[:MAX_FILES], absent=absent(shown, parts.files))


def _read_beside(root: Path, name: str) -> bytes:
    return read_bytes(root / name)


def _fitting(name: str, text: str, before: Sequence[str]) -> str:
    """The text of a file, if it fits into the draft beside those before it."""
    if before and sum(len(one) + len(JOINT) for one in before) + len(text) > MAX_TEXT:
        raise TooLargeError(f"Filen {name} gör utkastet för långt: högst {MAX_TEXT:,} tecken kan läsas på en gång.")
    return text


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
