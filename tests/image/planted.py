"""Pictures in every format with everything planted that a picture can hide."""

from __future__ import annotations

import struct

import pillow_heif
from PIL import PngImagePlugin

from checker.image.sample import exif
from checker.image.specimens import encoded, picture

XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" photoshop:City="Testköping">'
    "<dc:creator><rdf:Seq><rdf:li>Testa Exempelsson</rdf:li></rdf:Seq></dc:creator>"
    "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Prov Patientsson</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>"
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
).encode()

pillow_heif.register_heif_opener()

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "HEIF")
COMMENT = "Ronden på avdelning 34"


def planted(kind: str) -> bytes:
    """A picture with Exif (place, time, device, owner, caption), XMP and, where the format has it, a comment."""
    block = exif(encoded(picture((32, 24)), "JPEG"))
    if kind == "GIF":
        return _gif_with_xmp(encoded(picture(), kind, comment=COMMENT.encode()))
    if kind == "TIFF":
        tags = {
            305: "Programmet 2.0",
            306: "2024:03:12 14:15:03",
            315: "Testa Exempelsson",
            270: COMMENT.encode(),
            700: XMP,
        }
        return encoded(picture(), kind, tiffinfo=tags)
    options: dict[str, object] = {"exif": block, "xmp": XMP}
    if kind == "JPEG":
        options["comment"] = COMMENT.encode()
    if kind == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", "Testa Exempelsson")
        texts.add_text("Description", COMMENT, zip=True)
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options = {"exif": block, "pnginfo": texts}
    return encoded(picture(), kind, **options)


def _gif_with_xmp(data: bytes) -> bytes:
    trailer = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    return data[:-1] + b"\x21\xff\x0bXMP DataXMP" + XMP + trailer + b";"


def with_segment(jpeg: bytes, marker: int, body: bytes) -> bytes:
    """A JPEG with one more segment after its start."""
    return jpeg[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def iptc(*datasets: tuple[int, str]) -> bytes:
    """A Photoshop segment with IPTC datasets of record 2."""
    block = b"".join(
        b"\x1c\x02" + bytes((number,)) + struct.pack(">H", len(text.encode())) + text.encode()
        for number, text in datasets
    )
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
