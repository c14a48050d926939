"""An export of X (Twitter): ``data/tweets.js`` and its parts, long posts in ``note-tweet.js``, media beside them."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from checker.audit.entry import Entry, moment
from checker.audit.sources.holder import Holder

INDEX = re.compile(r"data/(?:tweets?|note-tweet)(?:-part\d+)?\.js")
BOOST = re.compile(r"RT @\w{1,15}: ")
"""How a post begins that the account only passed on: the export has no other sign of it."""

MEDIA = re.compile(r"data/tweets?_media/(\d+)-.+")
WRITTEN = "%a %b %d %H:%M:%S %z %Y"
"""How X writes a time: ``Wed Nov 15 12:00:00 +0000 2023``."""


def indexes(holder: Holder) -> Sequence[str]:
    """The scripts that hold the posts."""
    return sorted(name for name in holder.names if INDEX.fullmatch(name))


def read(holder: Holder) -> Iterator[Entry]:
    """The posts of all parts; a long post comes a second time, whole. What the account only passed on is passed over.

    Raises:
        UnreadableError: when a part is damaged.
    """
    media = defaultdict(list)
    for name in sorted(holder.names):
        if found := MEDIA.fullmatch(name):
            media[found[1]].append(name)
    number = 0
    for index in indexes(holder):
        rows = holder.index(index)
        for row in rows if isinstance(rows, list) else [rows]:
            number += 1
            if is_boost(row):
                continue
            try:
                yield _note(number, row["noteTweet"]) if "noteTweet" in row else _post(number, row, media, holder)
            except (AttributeError, TypeError, KeyError, ValueError):
                yield Entry(number, f"inlägg {number}", fault=f"Inlägg {number} i arkivet från X kan inte läsas.")


def is_boost(row: Any) -> bool:
    """Whether a row is the post of another account, passed on as it is.

    >>> is_boost({"tweet": {"full_text": "RT @kim: Te"}}), is_boost({"tweet": {"full_text": "Bra! RT @kim: Te"}})
    (True, False)
    """
    post = row.get("tweet", row) if isinstance(row, dict) else None
    text = post.get("full_text") if isinstance(post, dict) else None
    return isinstance(text, str) and BOOST.match(text) is not None


def _post(number: int, row: dict[str, Any], media: Mapping[str, list[str]], holder: Holder) -> Entry:
    post = row.get("tweet", row)
    name = str(post["id_str"])
    told = (post.get("extended_entities") or post.get("entities") or {}).get("media") or []
    files = media.get(name) or []
    lacking = [f"data/tweets_media/{one}" for one in _lacking(name, told, files)]
    alt = [one["ext_alt_text"] for one in told if one.get("ext_alt_text")]
    text = "\n\n".join(html.unescape(piece) for piece in (post["full_text"], *alt))
    at = moment(datetime.strptime(post["created_at"], WRITTEN)) if post.get("created_at") else None  # noqa: DTZ007  (has %z)
    return Entry(number, name, text, tuple(map(holder.at, (*files, *lacking))), holder.root, True, at)


def _lacking(post: str, told: Sequence[dict[str, Any]], files: Sequence[str]) -> Iterator[str]:
    """What a post tells of and the export lacks: it is not checked, and says so when it is read."""
    there = {PurePosixPath(file).name for file in files}
    for one in told:
        names = _names(post, one)
        if there.isdisjoint(names):
            yield names[0]


def _names(post: str, one: Mapping[str, Any]) -> list[str]:
    """The names that a photo or film can have in the export; of a film, and of a moving picture, one version is there.

    Where the post doesn't say, the name is one that nothing has: it is not known to be there.
    """
    if one.get("type") == "photo":
        addresses = [one.get("media_url_https")]
    else:
        addresses = [version.get("url") for version in (one.get("video_info") or {}).get("variants") or ()]
    return [f"{post}-{PurePosixPath(urlsplit(address).path).name}" for address in addresses if address] or [f"{post}-"]


def _note(number: int, note: dict[str, Any]) -> Entry:
    return Entry(number, f"note-{note['noteTweetId']}", note["core"]["text"], at=moment(note.get("createdAt")))
