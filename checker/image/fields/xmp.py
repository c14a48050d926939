"""Properties of an XMP packet, named for what they give away (ISO 16684-1 and the schemas of Adobe and IPTC)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from checker.image.fields.field import (
    CAPTION,
    DEVICE,
    GPS,
    HIDDEN,
    OWNER,
    PERSON,
    SERIAL,
    TIME,
    Field,
    Preview,
)

PATTERNS = {
    PERSON: r"personin|persondisplayname|personemail|regions?\b.*/name$|registrantname",
    GPS: r"gps|location|/city$|/state$|province|country|worldregion",
    TIME: r"date$|datetime|date(original|digitized|created|time)|/when$|offsettime|subsec|timestamp",
    SERIAL: r"serialnumber|documentid|instanceid|imageuniqueid|/guid$|rawfilename|digest",
    OWNER: r"/(creator|author|artist|rights|credit|byline)|owner|copyright|webstatement|usageterms|/ci[a-z]+$|marked$"
    r"|captionwriter|authorsposition|licens(or|ee)",
    CAPTION: r"title|description|headline|subject|keyword|label|instructions|comment|caption|/event$|alttext|extdescr"
    r"|transmissionreference|/source$|category|history$",
    DEVICE: r"/(make|model|software|creatortool|softwareagent|lens\w*|action|changed|parameters|firmware|producer"
    r"|hostcomputer|imagenumber|flash\w*|toolkit|xmptk)$",
}
RULES = tuple((rule, re.compile(pattern)) for rule, pattern in PATTERNS.items())
"""Rules by the path of a property in lower case, ``/xmpmeta/rdf/description/creator/seq/li``; the first counts."""

HARMLESS = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/XML/1998/namespace",
    "http://ns.adobe.com/tiff/",
    "http://ns.adobe.com/exif/",
    "http://cipa.jp/exif/",
    "http://ns.adobe.com/camera-raw-settings/",
    "http://ns.adobe.com/hdr-gain-map/",
    "http://ns.google.com/photos/1.0/container/",
    "http://ns.google.com/photos/1.0/camera/",
    "http://ns.apple.com/HDRGainMap/",
    "http://ns.adobe.com/xmp/note/",
)
"""Namespaces whose other properties say how the picture was taken and developed."""

HARMLESS_NAMES = frozenset({"ColorMode", "ICCProfile", "format", "Rating", "RenditionClass", "VersionID", "about"})
IMAGES = frozenset({"image", "thumbnail"})
MAX_VALUE = 400
LOOSE = re.compile(
    r"[\w-]+:(\w+)\s*=\s*[\"']([^\"']{1,400})"
    r"|<[\w-]+:(\w+)[^<>]*>\s*(?:<rdf:[^<>]*>\s*){0,2}([^<>\s][^<>]{0,400})<",
)


def fields(packet: bytes) -> Iterator[Field | Preview]:
    """Every property that is not known to be harmless; a packet that can't be parsed is hidden data."""
    # Without its wrapping, and in one of ours: some programs append a packet to those that stand there.
    body = re.sub(rb"<\?.*?\?>|\xef\xbb\xbf", b"", packet, flags=re.DOTALL).strip(b"\0 \t\r\n")
    try:
        root = fromstring(b"<packets>" + body + b"</packets>", forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        yield Field(HIDDEN, "XMP som inte går att läsa")
        yield from _loose(packet)
        return
    yield from _walk(root, "")


def _loose(packet: bytes) -> Iterator[Field]:
    """Properties of a packet that is no XML: whatever looks like a name with a value."""
    for hit in LOOSE.finditer(packet.decode("utf-8", "replace")):
        name, value = hit[1] or hit[3], hit[2] or hit[4]
        if value.strip() and (rule := _rule_of(f"/{name}")):
            yield Field(rule, name, value.strip())


def _rule_of(path: str) -> str | None:
    return next((rule for rule, fits in RULES if fits.search(path.lower())), None)


def _walk(element: Element, path: str) -> Iterator[Field | Preview]:
    here = f"{path}/{_local(element.tag)}"
    for name, value in element.attrib.items():
        yield from _property(name, value, f"{here}/{_local(name)}")
    if element.text and element.text.strip():
        yield from _property(element.tag, element.text.strip(), here)
    for child in element:
        yield from _walk(child, here)
        if child.tail and child.tail.strip():
            yield Field(HIDDEN, "XMP", child.tail.strip()[:MAX_VALUE])


def _property(tag: str, value: str, path: str) -> Iterator[Field | Preview]:
    name = _local(tag)
    owner = next((step for step in reversed(path.split("/")) if step.lower() not in ("li", "alt", "seq", "bag")), name)
    if name.lower() in IMAGES:
        try:
            yield Preview("XMP", base64.b64decode(value))
        except binascii.Error:
            yield Field(HIDDEN, name)
        return
    if not value.strip() or name in ("about", "lang", "parseType", "resource") or owner in HARMLESS_NAMES:
        return
    rule = _rule_of(path)
    if rule is None and not tag.startswith(tuple(f"{{{space}" for space in HARMLESS)):
        rule = HIDDEN
    # Harmless schemas hold numbers and short words; long text in them is something else.
    if rule is None and len(value) > 64 and not re.fullmatch(r"[\d\s./,;:+-]*", value):
        rule = HIDDEN
    if rule is not None:
        yield Field(rule, owner, value[:MAX_VALUE])


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
