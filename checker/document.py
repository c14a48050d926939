"""Documents turned into a draft: each read in its time, and what comes of it looked at before it is believed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from checker import reading
from checker.attempt import within
from checker.draft import Attachment, Draft
from checker.film.transcript import is_transcript_of
from checker.sound import each, require

T = TypeVar("T")

SECONDS = 60.0
"""Longest time to read one document; the longest page takes a few."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is neither photo nor film.

    Each part raises a ``CheckerError`` when it can't be read, or not in time, and ``UnsoundError`` when it is rubbish.
    """

    name: str
    data: bytes = field(repr=False)

    def text(self) -> str:
        """Its text."""
        text = within(SECONDS, lambda: reading.read_text(self.name, self.data))
        require(isinstance(text, str) and text.strip(), "text")
        return text

    def pictures(self) -> tuple[Attachment, ...]:
        """The pictures inside it."""
        return self._tried(Attachment, reading.pictures_in)

    def shown(self) -> tuple[str, ...]:
        """The names of the pictures that it shows and does not hold."""
        return self._tried(str, reading.pictures_beside)

    def draft(self) -> Draft:
        """The draft that this document is by itself."""
        return Draft.of(self.text(), self.pictures(), absent=self.shown())

    def _tried(self, kind: type[T], read: Callable[[str, bytes], Iterable[T]]) -> tuple[T, ...]:
        return each(kind)(within(SECONDS, lambda: read(self.name, self.data)))


def read_draft(paths: Iterable[Path]) -> Draft:
    """One draft of all files together: texts joined by a blank line, pictures attached.

    Raises:
        UnreadableError: when a file is missing, a directory, empty, or no text that can be read.
        TooLargeError: when it is over the limits of ``checker.draft``.
        OverdueError: when one can't be read in time.
    """
    given = [Attachment(path.name, reading.read_bytes(path)) for path in paths]
    films = [file.name for file in given if reading.media_kind(file.data) == "film"]
    texts, files, shown = list[str](), list[Attachment](), list[str]()
    for file in given:
        # Subtitles of a film that comes along are its transcript, and stay beside it.
        if reading.is_media(file.name, file.data) or is_transcript_of(file.name, films):
            files.append(file)
        else:
            document = Document(file.name, file.data)
            texts.append(document.text())
            files += document.pictures()
            shown += document.shown()
    return Draft.of("\n\n".join(texts), files, absent=reading.absent(shown, given))
