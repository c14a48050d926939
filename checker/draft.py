"""What is given to the checker: a text, any number of files, and who is about to post where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from checker.errors import TooLargeError, UnreadableError

MAX_TEXT = 200_000
"""Longest draft text in code points; a blog post has 5,000, a week of posts 20,000."""

MAX_FILE = 50 * 1024 * 1024
"""Largest photo in bytes; a 48-megapixel phone photo has 15 MB."""

MAX_FILES = 20
"""Most files of one draft; Instagram's carousel takes 20."""


MOST_EARLIER = 50
"""Most earlier posts that are read together with a draft; together they are no longer than ``MAX_TEXT``."""


def today() -> date:
    """The day on the wall of the hospital."""
    return datetime.now(UTC).astimezone().date()


@dataclass(frozen=True, slots=True)
class Posting:
    """Who is about to post, where, and on which day: consents run out, and not everybody speaks for the hospital."""

    author: str | None = None
    channel: str | None = None
    day: date = field(default_factory=today)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo or film as bytes, with the name that it is to be posted under."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft post. ``text`` has LF line ends; offsets of findings count in it.

    ``absent`` are names of pictures that the draft shows, and that do not come along: nobody can examine them.
    """

    text: str = field(repr=False)
    files: tuple[Attachment, ...] = ()
    channel: str | None = None
    author: str | None = None
    posted_at: datetime | None = None
    earlier: tuple[str, ...] = field(default=(), repr=False)
    absent: tuple[str, ...] = ()

    @property
    def posting(self) -> Posting:
        """Who posts it, where and when: not before today, so that no consent is used after its end."""
        told = self.posted_at.date() if self.posted_at else today()
        return Posting(self.author, self.channel, max(told, today()))

    @classmethod
    def of(
        cls,
        text: str,
        files: Sequence[Attachment] = (),
        channel: str | None = None,
        author: str | None = None,
        posted_at: datetime | None = None,
        *,
        earlier: Sequence[str] = (),
        absent: Sequence[str] = (),
    ) -> Draft:
        """A draft within the limits, line ends turned to LF; ``earlier`` are posts of the same account, oldest first.

        Raises:
            UnreadableError: when there is neither text nor file, or the text holds lone surrogates.
            TooLargeError: when the text, a file, their number or the earlier posts are over the limits above.
        """
        text, *before = (one.replace("\r\n", "\n").replace("\r", "\n") for one in (text, *earlier))
        before = [post for post in before if post.strip()]
        if not text.strip() and not files:
            raise UnreadableError("Utkastet är tomt. Skriv en text eller lägg till en bild.")
        if len(text) > MAX_TEXT:
            raise TooLargeError(f"Texten är för lång: {len(text):,} tecken, högst {MAX_TEXT:,} kan läsas på en gång.")
        if len(before) > MOST_EARLIER or sum(map(len, before)) > MAX_TEXT:
            raise TooLargeError(
                f"För många tidigare inlägg: högst {MOST_EARLIER}, och {MAX_TEXT:,} tecken tillsammans, läses ihop."
            )
        whole = "".join((text, *before))
        if not whole.isascii() and any("\ud800" <= char <= "\udfff" for char in whole):
            raise UnreadableError("Texten innehåller trasiga tecken. Klistra in den på nytt.")
        if len(files) > MAX_FILES:
            raise TooLargeError(f"För många filer: {len(files)}, högst {MAX_FILES} kan granskas på en gång.")
        for file in files:
            check_size(file.name, len(file.data))
        return cls(text, tuple(files), channel, author, posted_at, tuple(before), tuple(absent))


def check_size(name: str, size: int) -> None:
    """Refuse an empty or oversized file.

    Raises:
        UnreadableError: when ``size`` is 0.
        TooLargeError: when ``size`` in bytes is over ``MAX_FILE``.
    """
    if size == 0:
        raise UnreadableError(f"Filen {name} är tom.")
    if size > MAX_FILE:
        raise TooLargeError(f"Filen {name} är för stor: högst {MAX_FILE // 2**20} MB kan granskas.")
