"""From the bytes of a file to the text of a draft, or to a photo: decided by content, never by the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from lxml import etree

from checker.draft import MAX_TEXT, Attachment, check_size
from checker.errors import TooLargeError, UnreadableError, UnsupportedError
from checker.page import page_pictures
from checker.word import word_pictures, word_text

MAX_MARKED_UP = 4 * 1024 * 1024
"""Longest page in characters: twenty times the longest text. Parsed, it takes a hundred times its size in memory."""

MEDIA_MAGIC = (
    (b"\xff\xd8\xff", "photo"),
    (b"\x89PNG", "photo"),
    (b"GIF8", "photo"),
    (b"II*\x00", "photo"),
    (b"MM\x00*", "photo"),
    (b"BM", "photo"),
    (b"\x1aE\xdf\xa3", "film"),
)
"""First bytes of pictures and films (RIFF and ISO files are told apart below)."""

MEDIA_NAMES = frozenset(
    f".{ending}"
    for ending in (
        *("jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "tif", "tiff", "heic", "heif", "avif", "bmp", "svg"),
        *("mp4", "mov", "m4v", "webm", "mkv", "avi"),
    )
)
ARCHIVE = b"PK\x03\x04"
DRAWN = ((b"%!PS", "PostScript"), (b"%PDF", "PDF"), (b"{\\rtf", "RTF"))
"""First bytes of documents that may be written in plain letters, while what they show is not there to be read."""

TIMING = re.compile(r"^\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}\s+-->.*$")
BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"tr", "td", "th", "table", "section", "article", "header", "footer", "blockquote"}
)


def media_kind(data: bytes) -> str | None:
    """``photo``, ``film`` or None (neither) by the first bytes."""
    if data[:4] == b"RIFF":
        return "photo" if data[8:12] == b"WEBP" else "film"
    if data[4:8] == b"ftyp":
        return "photo" if data[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif", b"heim"} else "film"
    return next((kind for magic, kind in MEDIA_MAGIC if data.startswith(magic)), None)


def is_media(name: str, data: bytes) -> bool:
    """Whether a file goes to the picture part: by its content, or by a name that promises a picture.

    A text called ``bild.jpg`` goes there too, to be refused as no picture: who posts it expects one.
    """
    return media_kind(data) is not None or PurePath(name).suffix.lower() in MEDIA_NAMES


def read_bytes(path: Path) -> bytes:
    """The bytes of a file within the size limit.

    Raises:
        UnreadableError: when it is missing, a directory, empty, or can't be read.
        TooLargeError: when it is over ``checker.draft.MAX_FILE``.
    """
    try:
        if path.is_dir():
            raise UnreadableError(
                f"{path.name or path} är en mapp. Ange en fil, eller använd ”sekretess audit” för en mapp."
            )
        check_size(path.name, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError(f"Filen {path.name} finns inte. Kontrollera namnet.") from None
    except OSError as error:
        raise UnreadableError(f"Filen {path.name} kan inte läsas ({error.strerror}).") from None


def read_text(name: str, data: bytes) -> str:
    """The text of a plain, Markdown, HTML, .docx, .srt or .vtt file.

    Raises:
        UnreadableError: when it is empty, damaged, or no text.
        TooLargeError: when it unpacks to more than the limits.
        UnsupportedError: when it is another kind of document.
    """
    if data.startswith(ARCHIVE):
        text = word_text(name, data)
    else:
        text = decode(name, data)
        if len(text) > MAX_MARKED_UP:
            raise TooLargeError(f"Filen {name} är för lång: högst {MAX_TEXT:,} tecken text kan läsas på en gång.")
        if _is_page(name, text):
            text = _html(name, text)
        elif PurePath(name).suffix.lower() in {".srt", ".vtt"}:
            text = _subtitles(text)
    if not text.strip():
        raise UnreadableError(f"Filen {name} innehåller ingen text.")
    if len(text) > MAX_TEXT:
        raise TooLargeError(f"Filen {name} är för lång: {len(text):,} tecken, högst {MAX_TEXT:,} kan läsas på en gång.")
    return text


def pictures_in(name: str, data: bytes) -> list[Attachment]:
    """The pictures inside a document; a plain text has none.

    Raises:
        CheckerError: when the document can't be read, or has too many.
    """
    if data.startswith(ARCHIVE):
        return word_pictures(name, data)
    text = decode(name, data)
    return page_pictures(name, text)[0] if _is_page(name, text) else []


def pictures_beside(name: str, data: bytes) -> list[str]:
    """The names of the pictures that a web page shows and does not hold.

    Raises:
        CheckerError: when the page can't be read, or has too many.
    """
    if data.startswith(ARCHIVE):
        return []
    text = decode(name, data)
    return page_pictures(name, text)[1] if _is_page(name, text) else []


def absent(shown: Iterable[str], given: Iterable[Attachment]) -> list[str]:
    """Of the pictures that pages show those that do not come along, each once."""
    names = {file.name for file in given}
    return [name for name in dict.fromkeys(shown) if name not in names]


def _is_page(name: str, text: str) -> bool:
    named = PurePath(name).suffix.lower() in {".html", ".htm", ".xhtml"}
    return named or text.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))


def decode(name: str, data: bytes) -> str:
    """Decode UTF-8, UTF-16 (with or without a byte order mark) or Windows-1252.

    Raises:
        UnsupportedError: when the bytes are no text in any of these, or a document drawn by commands.
    """
    if not data:
        raise UnreadableError(f"Filen {name} är tom.")
    if kind := next((kind for magic, kind in DRAWN if data.startswith(magic)), None):
        raise UnsupportedError(
            f"Filen {name} är {kind}, som inte kan granskas. Spara texten som .docx, bilden som JPEG eller PNG."
        )
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not re.search(r"[\x00-\x08\x0e-\x1f\x7f]", text):
            return text.removeprefix("\ufeff")
    raise UnsupportedError(f"Filen {name} är ingen text som kan läsas. Spara den som text (UTF-8) eller .docx.")


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:2000]
    # Swedish text in UTF-16 has a zero byte in nearly every pair; on which side tells the byte order.
    if head[1::2].count(0) > len(head) // 4:
        return ("utf-16-le",)
    if head[0::2].count(0) > len(head) // 4:
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


class _Text:
    """Collects what a reader of the page sees or hears: text, and alternative texts of pictures."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.hidden = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag opens."""
        if tag in {"script", "style"}:
            self.hidden += 1
        if tag in BLOCKS:
            self.pieces.append("\n")
        self.pieces += [f" {attributes[key]} " for key in ("alt", "title", "aria-label") if attributes.get(key)]

    def end(self, tag: str) -> None:
        """A tag closes."""
        if tag in {"script", "style"}:
            self.hidden = max(0, self.hidden - 1)
        if tag in BLOCKS:
            self.pieces.append("\n")

    def data(self, data: str) -> None:
        """Text between tags."""
        if not self.hidden:
            self.pieces.append(data)

    def close(self) -> str:
        """The text, a line for each block."""
        lines = (" ".join(line.split()) for line in "".join(self.pieces).split("\n"))
        return "\n".join(line for line in lines if line)


def _html(name: str, text: str) -> str:
    # The standard library's parser takes quadratic time for a page of "<!--"; this one takes no more than its length.
    parser = etree.HTMLParser(target=_Text(), encoding="utf-8", no_network=True)
    try:
        parser.feed(text.encode())
        return str(parser.close())
    except etree.LxmlError as error:
        raise UnreadableError(f"Filen {name} är skadad och kan inte läsas.") from error


def _subtitles(text: str) -> str:
    lines = [line for line in text.splitlines() if not TIMING.match(line) and not line.strip().isdigit()]
    return "\n".join(line for line in lines if line.strip() not in {"WEBVTT", ""})
