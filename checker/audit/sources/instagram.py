"""An Instagram export in JSON: posts, stories and reels with their media."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from checker.audit.entry import Entry, moment
from checker.audit.sources.holder import Holder

INDEX = re.compile(r"(?:.*/)?(?:media|content)/(?:posts_\d+|stories|reels)\.json")
"""Where the lists lie: the folder above has changed its name over the years."""

PAGES = re.compile(r"(?:.*/)?(?:media|content)/(?:posts_\d+|stories|reels)\.html")


def indexes(holder: Holder) -> Sequence[str]:
    """The lists of posts, stories and reels."""
    return sorted(name for name in holder.names if INDEX.fullmatch(name))


def is_page(holder: Holder) -> bool:
    """Whether this is the export for people, as pages, which tell no post from the next."""
    return any(PAGES.fullmatch(name) for name in holder.names)


def read(holder: Holder) -> Iterator[Entry]:
    """The posts of all lists, one after another.

    Raises:
        UnreadableError: when a list is damaged.
    """
    number = 0
    for index in indexes(holder):
        rows = holder.index(index)
        if isinstance(rows, dict):  # stories and reels lie in a list of a single key
            rows = next((value for value in rows.values() if isinstance(value, list)), [rows])
        for row in rows:
            number += 1
            try:
                yield _post(number, row, holder)
            except (AttributeError, TypeError, KeyError):
                yield Entry(number, f"inlägg {number}", fault=f"Inlägg {number} i Instagrams arkiv kan inte läsas.")


def _post(number: int, row: dict[str, Any], holder: Holder) -> Entry:
    media = row.get("media", [row])
    pieces = dict.fromkeys(mended(one.get("title") or "") for one in (row, *media))
    files = tuple(mended(one["uri"]) for one in media)
    at = moment(row.get("creation_timestamp") or next((one.get("creation_timestamp") for one in media), None))
    # Instagram tells no number of a post: its first file's name is as good.
    name = files[0] if files else f"inlägg {number}"
    return Entry(number, name, "\n\n".join(filter(None, pieces)), tuple(map(holder.at, files)), holder.root, True, at)


def mended(text: str) -> str:
    """Text as it was written: the export escapes each byte of UTF-8 as if it were a letter.

    >>> mended("BjÃ¶rk"), mended("Björk"), mended("kaffe ☕")
    ('Björk', 'Björk', 'kaffe ☕')
    """
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
