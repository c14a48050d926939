"""Word documents (.docx, ISO/IEC 29500): every text that a reader may see, and the pictures in them.

The usual library gives the body and the headers; text boxes, footnotes, comments and pictures' descriptions stand
elsewhere in the archive, so its parts are walked here.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from checker.draft import MAX_FILES, Attachment
from checker.errors import TooLargeError, UnreadableError, UnsupportedError

MAX_UNPACKED = 100 * 1024 * 1024
"""Largest unpacked size in bytes: a bound against ZIP bombs."""

MAX_XML = 4 * 1024 * 1024
"""Largest XML in bytes, twenty times the longest text; parsed, it takes a hundred times its size in memory."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What programs show that do not know the newer form beside it: the same text once more."""

DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
PARTS = ("document", "header", "footer", "footnotes", "endnotes", "comments")
EMBEDDED = ("word/embeddings/", "word/activeX/", "word/diagrams/", "word/charts/")
"""Where spreadsheets, drawings and other objects lie that are not read."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    KeyError,
    ValueError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""What zipfile and lxml (a ``SyntaxError``) raise on damaged or foreign documents."""


def word_text(name: str, data: bytes) -> str:
    """All text, a line for each paragraph, pictures' descriptions among it.

    Raises:
        UnreadableError: when the document is damaged.
        TooLargeError: when it unpacks to more than the limits.
        UnsupportedError: when it is another kind of archive, or holds objects that can't be read.
    """
    with _opened(name, data) as archive:
        names = sorted(filter(_is_text, archive.namelist()), key=lambda entry: "document" not in entry)
        try:
            return "\n".join(line for entry in names for line in _lines(archive.read(entry)))
        except DAMAGE as error:
            raise UnreadableError(f"Filen {name} är skadad och kan inte läsas.") from error


def word_pictures(name: str, data: bytes) -> list[Attachment]:
    """The pictures of a document, to be examined like those beside it.

    Raises:
        CheckerError: as ``word_text`` does; also when there are more than a draft may have.
    """
    with _opened(name, data) as archive:
        names = [entry for entry in archive.namelist() if entry.startswith("word/media/")]
        if len(names) > MAX_FILES:
            raise TooLargeError(f"Filen {name} har {len(names)} bilder, högst {MAX_FILES} kan granskas på en gång.")
        try:
            return [Attachment(f"{name}: {PurePosixPath(entry).name}", archive.read(entry)) for entry in names]
        except DAMAGE as error:
            raise UnreadableError(f"Filen {name} är skadad och kan inte läsas.") from error


def _opened(name: str, data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise UnreadableError(f"Filen {name} är skadad och kan inte läsas.") from error
    entries = archive.infolist()
    marked_up = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if marked_up > MAX_XML or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise TooLargeError(f"Filen {name} är för stor när den packas upp.")
    if "word/document.xml" not in archive.namelist():
        raise UnsupportedError(f"Filen {name} är inget Word-dokument. Spara den som .docx eller text.")
    if any(entry.filename.startswith(EMBEDDED) for entry in entries):
        raise UnsupportedError(
            f"Filen {name} innehåller inbäddade objekt (diagram, kalkylblad) som inte kan granskas. Ta bort dem först."
        )
    return archive


def _is_text(entry: str) -> bool:
    path = PurePosixPath(entry)
    return str(path.parent) == "word" and path.suffix == ".xml" and path.stem.rstrip("0123456789") in PARTS


def _lines(xml: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    line: list[str] = []
    for event, element in etree.iterwalk(etree.fromstring(xml, parser), events=("start", "end")):
        if next(element.iterancestors(FALLBACK), None) is not None:
            continue
        if element.tag == f"{WORD}p" and line:  # a text box stands inside a paragraph
            yield "".join(line)
            line = []
        if event == "start":
            line += _said(element)
    if line:
        yield "".join(line)


def _said(element: etree._Element) -> Iterator[str]:
    """What an element adds to its line."""
    if element.tag == f"{WORD}t":
        yield element.text or ""
    elif element.tag in {f"{WORD}tab", f"{WORD}br", f"{WORD}cr"}:
        yield "\t" if element.tag == f"{WORD}tab" else "\n"
    elif element.tag == f"{WORD}noBreakHyphen":
        yield "-"
    elif element.tag == DESCRIBED:
        yield from (f" {element.get(key)} " for key in ("descr", "title") if element.get(key))
