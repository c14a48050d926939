"""Broken and hostile files, each made here: no such file has to lie in a repository."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image

from checker.image.opening import MAX_FRAMES
from checker.image.specimens import encoded, picture, with_chunk

MEBI = 2**20
LAUGHS = (
    "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    + "]><d>&j;</d>"
)


def png(width: int, height: int, data: bytes, depth: int = 1, colours: int = 0) -> bytes:
    """A PNG with this compressed data, of one bit a pixel unless told."""
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def zeros(size: int) -> bytes:
    """So many zeros, deflated, without ever holding them."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(bytes(MEBI)) for _ in range(size // MEBI)]
    return b"".join([*parts, packer.compress(bytes(size % MEBI)), packer.flush()])


def gif(frames: int, side: tuple[int, int] = (8, 8), end: bytes = b";") -> bytes:
    """A GIF that repeats for ever, of so many frames of one pixel."""
    head = b"GIF89a" + struct.pack("<HH", *side) + b"\x80\0\0\0\0\0\xff\xff\xff"
    forever = b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"
    frame = b"!\xf9\x04\0\x01\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"
    return head + forever + frame * frames + end


def animation(kind: str, page: Callable[[int], Image.Image]) -> bytes:
    """An animation of as many frames as one may have."""
    first, *others = [page(number) for number in range(MAX_FRAMES)]
    return encoded(first, kind, save_all=True, append_images=others, duration=50, lossless=True)


def coloured(number: int) -> Image.Image:
    """A frame of one colour, another one each time."""
    return Image.new("RGB", (500, 500), (number * 4, 250 - number * 4, number))


def tiff(entries: int, following: int) -> bytes:
    """A TIFF whose directory announces so many entries and points at a next one."""
    body = struct.pack("<H", entries & 0xFFFF) + bytes(12) * min(entries, 3) + struct.pack("<I", following)
    return b"II*\0" + struct.pack("<I", 8) + body


def jpeg_with(segment: bytes, times: int) -> bytes:
    """A JPEG with this APP1 segment so many times."""
    plain = encoded(picture(), "JPEG")
    return plain[:2] + (b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment) * times + plain[2:]


def docx(parts: dict[str, bytes]) -> bytes:
    """A ZIP archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def lying_docx() -> bytes:
    """A ZIP whose directory says that ten bytes come out; there are 60 MB of them."""
    data = bytearray(docx({"word/document.xml": bytes(60 * MEBI)}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def word(document: str) -> bytes:
    """A Word document with this XML as its text."""
    kinds = (
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' "
        "ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override "
        "PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml."
        "document.main+xml'/></Types>"
    )
    links = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' "
        "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "
        "Target='word/document.xml'/></Relationships>"
    )
    parts = {"[Content_Types].xml": kinds, "_rels/.rels": links, "word/document.xml": document}
    return docx({name: text.encode() for name, text in parts.items()})


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PNG = encoded(picture(), "PNG")
JPEG = encoded(picture(), "JPEG")
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='fetch(`//x`)'><script>alert(1)</script></svg>"

REFUSED: dict[str, Callable[[], bytes]] = {
    "20000.png": lambda: png(20_000, 20_000, zeros(20_000 * 2_501)),
    "false-size.png": lambda: png(7_000, 7_000, zeros(100)),
    "wide.png": lambda: png(2**31 - 1, 1, zeros(100)),
    "comment-bomb.png": lambda: with_chunk(PNG, b"zTXt", b"Comment\0\0" + zeros(300 * MEBI)),
    "length-of-2-gb.png": lambda: PNG[:33] + struct.pack(">I", 2**31 - 1) + b"IDAT" + PNG[41:],
    "half.png": lambda: PNG[: len(PNG) // 2],
    "half.jpg": lambda: JPEG[: len(JPEG) // 2],
    "head.jpg": lambda: JPEG[:4],
    "65500.jpg": lambda: JPEG.replace(struct.pack(">HH", *picture().size[::-1]), struct.pack(">HH", 65_500, 65_500), 1),
    "exif-64-mb.jpg": lambda: jpeg_with(b"Exif\0\0" + bytes(65_000), 1_033),
    "frames.gif": lambda: gif(20_000),
    "endless.gif": lambda: gif(200_000, end=b""),
    "65535.gif": lambda: gif(2, (65_535, 65_535)),
    "ring.tif": lambda: tiff(1, 8),
    "entries.tif": lambda: tiff(65_535, 0),
    "loop.heic": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0\0\0\x08meta" * 5_000,
    "script.svg": lambda: SVG,
    "script.png": lambda: SVG,
    "text.jpg": lambda: b"Hej, jag \xc3\xa4r ingen bild.",
    "page.jpg": lambda: b"<!doctype html><script>alert(1)</script>",
    "document.jpg": lambda: word(f"<w:document xmlns:w='{WORD}'/>"),
    "pdf.png": lambda: b"%PDF-1.7\n" + JPEG,
    "script.ps.jpg": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (w) file",
    "noise.jpg": lambda: b"\xff\xd8\xff" + bytes(range(256)) * 4_000,
    "empty.jpg": lambda: b"",
    "bomb.docx": lambda: docx({"word/document.xml": bytes(300 * MEBI)}),
    "lying.docx": lying_docx,
    "many-parts.docx": lambda: docx({f"word/{n}.xml": b"<a/>" for n in range(30_000)}),
    "laughs.docx": lambda: word(LAUGHS),
    "nodes.docx": lambda: word(f"<w:document xmlns:w='{WORD}'><w:body>{'<w:p/>' * 2_500_000}</w:body></w:document>"),
    "broken.docx": lambda: word("<w:document"),
    "half.docx": lambda: word(f"<w:document xmlns:w='{WORD}'/>")[:300],
    "path.docx": lambda: docx({"../../../../tmp/sekretess-was-here": b"x", "word/document.xml": b"<x/>"}),
    "archive.docx": lambda: docx({"a.txt": b"hej"}),
    "nul.txt": lambda: b"Hej\0\1\2",
    "long.txt": lambda: b"a" * 40 * MEBI,
    "comments.html": lambda: b"<html>" + b"<!--" * 500_000,
    "ends.html": lambda: b"<html>" + b"</" * 1_000_000,
    "attributes.html": lambda: b"<html><a " + b"x=' " * 500_000,
    "marked.html": lambda: b"<html>" + b"<![CDATA[" * 200_000,
    "blank.html": lambda: b"<html>" + b"<div>" * 2_000_000,
    "times.srt": lambda: b"1\n00:00:01,000 --> 00:00:02,000\n" * 200_000,
}
"""What must be refused, by the name that it is given under."""

DOUBTED: dict[str, Callable[[], bytes]] = {
    "polyglot.jpg": lambda: JPEG + docx({"a.txt": b"hej"}),
    "polyglot.png": lambda: PNG + b"<script>alert(1)</script>",
    "polyglot.gif": lambda: gif(1) + b"=1;alert(1)//",
    "exif-40-mb.jpg": lambda: jpeg_with(b"Exif\0\0" + bytes(65_000), 640),
    "profile.png": lambda: with_chunk(PNG, b"iCCP", b"p\0\0" + zlib.compress(b"x" * 1_000)),
    "../../IMG_20240312.png": lambda: PNG,
    "rad\n<b>850312-9804\u202egnp.png": lambda: PNG,
}
"""What can be opened, and must not be clear."""

COSTLY: dict[str, Callable[[], bytes]] = {
    "colours.gif": lambda: animation("GIF", coloured),
    "colours.webp": lambda: animation("WEBP", coloured),
    "colours.png": lambda: animation("PNG", coloured),
    "rgba.png": lambda: png(7_700, 7_700, zeros(7_700 * (4 * 7_700 + 1)), 8, 6),
    "grey-16.png": lambda: png(7_700, 7_700, zeros(7_700 * (2 * 7_700 + 1)), 16),
    "strip.png": lambda: png(60_000, 990, zeros(990 * (3 * 60_000 + 1)), 8, 2),
    "column.png": lambda: png(990, 20_000, zeros(20_000 * (3 * 990 + 1)), 8, 2),
}
"""Small files of many pixels with nothing to see in them."""
