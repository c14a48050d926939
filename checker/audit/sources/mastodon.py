"""A Mastodon export: an ActivityPub outbox (W3C ActivityStreams 2.0) and its media beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from checker.audit.entry import Entry, moment
from checker.audit.sources.holder import Holder
from checker.errors import CheckerError, UnreadableError
from checker.reading import read_text

INDEX = "outbox.json"


def indexes(holder: Holder) -> Sequence[str]:
    """The outbox, where there is one."""
    return [INDEX] if INDEX in holder.names else []


def read(holder: Holder) -> Iterator[Entry]:
    """The posts of the outbox: content, content warning, alternative texts, choices of a poll, and media.

    What the account boosted is passed over: the outbox holds its address, not its words.

    Raises:
        UnreadableError: when the outbox is damaged.
    """
    box = holder.index(INDEX)
    items = box.get("orderedItems") if isinstance(box, dict) else None
    if not isinstance(items, list):
        raise UnreadableError(f"{INDEX} i arkivet är ingen lista av inlägg.")
    for number, item in enumerate(items, 1):
        if isinstance(item, dict) and item.get("type") == "Announce":
            continue
        try:
            yield _post(number, item, holder)
        except (AttributeError, TypeError, CheckerError):
            yield Entry(number, f"inlägg {number}", fault=f"Inlägg {number} i {INDEX} kan inte läsas.")


def _post(number: int, item: dict[str, Any], holder: Holder) -> Entry:
    note = item["object"] if isinstance(item.get("object"), dict) else {}
    if not note:
        raise TypeError("no note")
    media = [one for one in note.get("attachment") or [] if isinstance(one, dict)]
    choices = [one.get("name") for one in (note.get("oneOf") or note.get("anyOf") or [])]
    pieces = [note.get("summary"), _plain(note.get("content")), *choices, *(one.get("name") for one in media)]
    files = tuple(holder.at(str(one.get("url", "")).lstrip("/")) for one in media)
    at = moment(note.get("published") or item.get("published"))
    text = "\n\n".join(str(piece) for piece in pieces if piece)
    return Entry(number, str(note.get("id") or item.get("id") or number), text, files, holder.root, True, at)


def _plain(content: str | None) -> str:
    return read_text("inlägg.html", content.encode()) if content and content.strip() else ""
