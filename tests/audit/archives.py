"""Small archives in the layouts that networks hand out, of invented posts."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.web.drafts import photo

PHOTO = photo()


def moji(text: str) -> str:
    """Text as Instagram's export spoils it."""
    return text.encode().decode("latin-1")


NOTE = {
    "id": "https://social.example/1", "type": "Note", "published": "2023-11-15T12:00:00Z", "summary": "Om kaffe",
    "content": "<p>Nu är det <b>helg</b>.<br>Kaffe &amp; bullar</p>",
    "attachment": [{"type": "Document", "url": "/media_attachments/files/1/a.jpg", "name": "Vår kanna"}],
}  # fmt: skip
OUTBOX = {
    "type": "OrderedCollection",
    "orderedItems": [
        {"type": "Create", "object": NOTE},
        {"type": "Announce", "object": "https://social.example/other"},
        {"type": "Create", "object": NOTE | {"id": "2", "attachment": [{"url": "/../../etc/passwd"}]}},
        {"type": "Create"},
    ],
}
MASTODON = {"outbox.json": json.dumps(OUTBOX), "media_attachments/files/1/a.jpg": PHOTO}

POSTS = [
    {"media": [{"uri": "media/posts/202311/1.jpg", "creation_timestamp": 1700049600, "title": moji("Björkar ☕")}]},
    {
        "media": [{"uri": "media/posts/202311/1.jpg"}, {"uri": "media/posts/202311/2.jpg"}],
        "title": moji("Två bilder från våren"), "creation_timestamp": 1700049601,
    },
    ["no post"],
]  # fmt: skip
STORIES = {"ig_stories": [{"uri": "media/stories/3.jpg", "creation_timestamp": 1700049602, "title": ""}]}
INSTAGRAM = {
    "your_instagram_activity/media/posts_1.json": json.dumps(POSTS),
    "your_instagram_activity/media/stories.json": json.dumps(STORIES),
    "media/posts/202311/1.jpg": PHOTO,
    "media/posts/202311/2.jpg": PHOTO,
    "media/stories/3.jpg": PHOTO,
}


def tweet(number: str, text: str, *photos: str) -> dict[str, object]:
    """A post as X's export holds it."""
    media = [{"type": "photo", "media_url_https": f"https://pbs.example/media/{one}"} for one in photos]
    post = {"id_str": number, "full_text": text, "created_at": "Wed Nov 15 12:00:00 +0000 2023"}
    return {"tweet": post | ({"extended_entities": {"media": media}} if media else {})}


NOTES = [{"noteTweet": {"noteTweetId": "9", "createdAt": "2023-11-16T12:00:00.000Z", "core": {"text": "Långt inlägg"}}}]
X = {
    "data/tweets.js": "window.YTD.tweets.part0 = "
    + json.dumps([tweet("11", "Kaffe &amp; bullar", "a.jpg"), tweet("12", "Utan bild", "lost.jpg"), {"tweet": {}}]),
    "data/tweets-part1.js": "window.YTD.tweets.part1 = " + json.dumps([tweet("13", "Del två")]),
    "data/note-tweet.js": "window.YTD.note_tweet.part0 = " + json.dumps(NOTES),
    "data/tweets_media/11-a.jpg": PHOTO,
}


def folder(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """The files under a folder."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return root


def zipped(path: Path, files: Mapping[str, str | bytes]) -> Path:
    """The files in a ZIP."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, files: Mapping[str, str | bytes], mode: str = "w:gz") -> Path:
    """The files in an archive of tar, told from the folder that it was packed in."""
    with tarfile.open(path, mode) as archive:
        for name, data in files.items():
            held = data.encode() if isinstance(data, str) else data
            member = tarfile.TarInfo(f"./{name}")
            member.size = len(held)
            archive.addfile(member, io.BytesIO(held))
    return path
