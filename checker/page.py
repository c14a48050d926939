"""Pictures of a web page: those written into it, and those that it shows from elsewhere."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, unquote_to_bytes

from lxml import etree

from checker.draft import MAX_FILES, Attachment
from checker.errors import TooLargeError, UnreadableError

SHOWN = ("src", "srcset", "poster", "data", "background", "href", "xlink:href")
"""Attributes that name what a page shows."""

LINKS = frozenset({"a", "area", "base", "link", "script", "track"})
"""Tags that lead elsewhere, or show nothing by themselves."""

IN_STYLE = re.compile(r"url\(\s*[\"']?([^\"')]+)")


class _Shown:
    """Collects what a page shows beside its text."""

    def __init__(self) -> None:
        self.sources: dict[str, None] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag opens."""
        if tag not in LINKS:
            self.sources |= dict.fromkeys(_named(attributes))

    def close(self) -> list[str]:
        """Each source once."""
        return list(self.sources)


def _named(attributes: Mapping[str, str]) -> Iterator[str]:
    for key in SHOWN:
        source = (attributes.get(key) or "").strip()
        # Of several sizes the first stands for the picture; a data URL has a comma of its own.
        if source and not source.startswith("#"):
            yield source.split()[0] if key == "srcset" else source
    yield from IN_STYLE.findall(attributes.get("style") or "")


def page_pictures(name: str, page: str) -> tuple[list[Attachment], list[str]]:
    """The pictures that are written into a page, and the names of the others that it shows.

    Raises:
        UnreadableError: when the page or a picture in it is damaged.
        TooLargeError: when it has more pictures than a draft may have.
    """
    parser = etree.HTMLParser(target=_Shown(), encoding="utf-8", no_network=True, huge_tree=True)
    try:
        parser.feed(page.encode())
        sources: list[str] = parser.close()
        within = [source for source in sources if source[:5].lower() == "data:"]
        if len(sources) > MAX_FILES:
            raise TooLargeError(f"Filen {name} har {len(sources)} bilder, högst {MAX_FILES} kan granskas på en gång.")
        pictures = [Attachment(f"{name}: bild {number}", _decoded(one)) for number, one in enumerate(within, 1)]
    except (etree.LxmlError, binascii.Error) as error:
        raise UnreadableError(f"Filen {name} är skadad och kan inte läsas.") from error
    others = [source for source in sources if source not in within]
    return pictures, [unquote(re.split(r"[?#]", other)[0]).rstrip("/").rpartition("/")[2] for other in others]


def _decoded(source: str) -> bytes:
    """The bytes of a data URL (RFC 2397)."""
    head, _, body = source.partition(",")
    plain = unquote_to_bytes(body)
    return base64.b64decode(plain) if head.lower().rstrip().endswith(";base64") else plain
