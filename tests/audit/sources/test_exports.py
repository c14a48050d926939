"""The exports of three networks, as folders and as archives."""

from __future__ import annotations

import gzip
import json
import tarfile
import zipfile

import pytest

from checker.audit.sources import holder
from checker.audit.sources.kind import read_entries
from checker.errors import TooLargeError, UnreadableError
from tests.audit.archives import INSTAGRAM, MASTODON, PHOTO, X, folder, tarred, tweet, zipped

PACKERS = {
    "folder": lambda path, files: folder(path / "a", files),
    "zip": lambda path, files: zipped(path / "a.zip", files),
    "tar": lambda path, files: tarred(path / "a.tar", files, "w"),
    "tgz": lambda path, files: tarred(path / "a.tgz", files),
}


@pytest.fixture(params=PACKERS)
def packed(request, tmp_path):
    """Packs files the one or the other way."""
    return lambda files: PACKERS[request.param](tmp_path, files)


def test_mastodon(packed):
    good, outside, broken = read_entries(packed(MASTODON))
    assert good.text.splitlines() == ["Om kaffe", "", "Nu är det helg.", "Kaffe & bullar", "", "Vår kanna"]
    assert (good.id, good.at.isoformat()) == ("https://social.example/1", "2023-11-15T12:00:00+00:00")
    assert good.draft().files[0].data == PHOTO
    assert "Kaffe & bullar" in outside.draft().text
    assert [str(fault) for _, fault in outside.parts().missed] == [
        "Filnamnet passwd pekar ut ur arkivet och läses inte."
    ]
    assert (broken.number, broken.fault) == (4, "Inlägg 4 i outbox.json kan inte läsas.")


def test_instagram(packed):
    one, two, broken, story = read_entries(packed(INSTAGRAM))
    assert (one.text, one.id, one.at.hour) == ("Björkar ☕", "media/posts/202311/1.jpg", 12)
    assert two.text == "Två bilder från våren"
    assert [file.name for file in two.draft().files] == ["1.jpg", "2.jpg"]
    assert broken.fault
    assert (story.text, story.at.second, len(story.draft().files)) == ("", 2, 1)


def test_x(packed):
    by_id = {entry.id: entry for entry in read_entries(packed(X))}
    assert set(by_id) == {"11", "12", "13", "note-9", "inlägg 5"}
    assert by_id["11"].text == "Kaffe & bullar"
    assert by_id["11"].at.isoformat() == "2023-11-15T12:00:00+00:00"
    assert by_id["11"].draft().files[0].data == PHOTO
    assert by_id["12"].draft().text == "Utan bild"
    assert [name for name, _ in by_id["12"].parts().missed] == ["12-lost.jpg"]  # which the export lacks
    assert by_id["13"].draft().text == "Del två"
    assert by_id["inlägg 5"].fault


def test_what_the_account_on_x_only_passed_on_is_no_post_of_its_own(packed):
    posts = [tweet("1", "RT @kim_1: Bullar"), tweet("2", "Håller med. RT @kim_1: Bullar"), tweet("3", "RT är kul")]
    entries = list(read_entries(packed({"data/tweets.js": f"x = {json.dumps([*posts, 7])}"})))
    assert [entry.id for entry in entries] == ["2", "3", "inlägg 4"]


VERSIONS = [{"url": f"https://video.example/vid/{size}/{size}.mp4?tag=12"} for size in ("320", "720")]
FILM = {"type": "video", "media_url_https": "https://pbs.example/still.jpg", "video_info": {"variants": VERSIONS}}


@pytest.mark.parametrize(
    ("media", "files", "lacking"),
    [
        ([FILM], ["1-720.mp4"], []),
        ([FILM], [], ["1-320.mp4"]),
        ([FILM], ["1-still.jpg"], ["1-320.mp4"]),
        ([FILM | {"type": "animated_gif"}], [], ["1-320.mp4"]),
        ([{"type": "photo", "media_url_https": "https://pbs.example/a.jpg"}, FILM], ["1-a.jpg"], ["1-320.mp4"]),
        ([{"type": "video", "media_url_https": "https://pbs.example/still.jpg"}], ["1-still.jpg"], ["1-"]),
        ([{"type": "something new"}, {"type": "photo"}], ["1-a.jpg"], ["1-", "1-"]),
    ],
)
def test_a_film_that_the_export_lacks_is_told(packed, media, files, lacking):
    post = tweet("1", "Kaffe")
    post["tweet"]["extended_entities"] = {"media": media}
    export = {"data/tweets.js": f"window.YTD.tweets.part0 = {json.dumps([post])}"}
    (entry,) = read_entries(packed(export | {f"data/tweets_media/{name}": PHOTO for name in files}))
    assert entry.text == "Kaffe"
    assert entry.files == tuple(f"data/tweets_media/{name}" for name in (*files, *lacking))


@pytest.mark.parametrize("export", [MASTODON, INSTAGRAM, X], ids=["mastodon", "instagram", "x"])
def test_an_export_may_lie_in_a_folder_of_its_own(packed, tmp_path, export):
    plain = list(read_entries(zipped(tmp_path / "plain.zip", export)))
    deeper = {f"arkiv 2023/{name}": data for name, data in export.items()}
    entries = list(read_entries(packed(deeper | {"__MACOSX/arkiv 2023/._a": b"x", ".DS_Store": b"x"})))
    assert [(one.id, one.text, one.fault) for one in entries] == [(one.id, one.text, one.fault) for one in plain]
    for one, other in zip(entries, plain, strict=True):
        if not one.fault:
            assert one.content(one.parts()) == other.content(other.parts())
            assert len(one.parts().files) == len(other.parts().files)


def test_an_export_may_tell_its_files_with_their_folder(packed):
    name = "your_instagram_activity/media/posts/1.jpg"
    posts = json.dumps([{"media": [{"uri": name, "title": "Kaffe"}]}])
    (entry,) = read_entries(packed({"your_instagram_activity/media/posts_1.json": posts, name: PHOTO}))
    assert (entry.files, len(entry.draft().files)) == ((name,), 1)


def test_an_export_beside_other_things_is_read_as_a_folder(packed):
    names = {entry.id for entry in read_entries(packed({"a/data/tweets.js": X["data/tweets.js"], "b/1.txt": "Kaffe"}))}
    assert names == {"a/data/tweets.js", "b/1.txt"}


def test_pages_of_instagram_are_told(packed):
    pages = {"your_instagram_activity/media/posts_1.html": "<html>Björkar</html>", "media/posts/1.jpg": PHOTO}
    for files in (pages, {f"arkiv/{name}": data for name, data in pages.items()}):
        with pytest.raises(UnreadableError, match="JSON"):
            list(read_entries(packed(files)))


def test_what_is_packed_otherwise_is_told(tmp_path):
    root = folder(tmp_path / "a", MASTODON)
    for mode, name in (("w:xz", "a.tar.xz"), ("w:bz2", "a.tar.bz2")):
        with tarfile.open(tmp_path / name, mode) as archive:
            archive.add(root, "a")
        with pytest.raises(UnreadableError, match="är packad"):
            list(read_entries(tmp_path / name))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"id": 1, "text": "Kaffe"}'))
    with pytest.raises(UnreadableError, match="är packad"):
        list(read_entries(tmp_path / "a.jsonl.gz"))
    with pytest.raises(UnreadableError, match="CSV"):
        list(read_entries(zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": "<workbook/>"})))


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.TGZ"])
def test_a_folder_in_an_archive_of_tar_is_read_and_laid_nowhere(tmp_path, name):
    files = {"mars/1.txt": "Kaffe", "mars/1.jpg": PHOTO, "mars/2.txt": "Bullar", "mars/.DS_Store": b"x"}
    source = tarred(tmp_path / name, files, "w" if name.endswith("tar") else "w:gz")
    first, second = read_entries(source)
    assert (first.id, first.draft().text, first.draft().files[0].data) == ("mars/1", "Kaffe", PHOTO)
    assert second.draft().text == "Bullar"
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_what_is_no_file_in_an_archive_of_tar_is_told(tmp_path, kind):
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.type, member.linkname = kind, "/etc/passwd"
        archive.addfile(member)
    (entry,) = read_entries(tmp_path / "a.tar")
    with pytest.raises(UnreadableError, match=r"a\.txt"):
        entry.draft()


def test_archives_of_tar_that_are_bombs_or_damaged_are_refused(tmp_path, monkeypatch):
    large = tarred(tmp_path / "a.tgz", {"1.txt": "Kaffe", "2.txt": b"\0" * 100_000})
    monkeypatch.setattr("checker.draft.MAX_FILE", 1000)
    good, bad = read_entries(large)
    assert good.draft().text == "Kaffe"
    with pytest.raises(TooLargeError):
        bad.draft()
    monkeypatch.setattr("checker.audit.sources.packed.MAX_GZIP", 1000)
    with pytest.raises(TooLargeError, match="Packa upp den"):
        list(read_entries(large))
    monkeypatch.undo()
    whole = large.read_bytes()
    for data in (whole[: len(whole) // 2], whole[:30]):
        large.write_bytes(data)
        with pytest.raises(UnreadableError, match="skadat"):
            list(read_entries(large))
    plain = tarred(tmp_path / "b.tar", {"1.txt": "Kaffe", "2.txt": b"b" * 5000}, "w")
    plain.write_bytes(plain.read_bytes()[:3000])
    with pytest.raises(UnreadableError, match="skada"):
        [entry.draft() for entry in read_entries(plain)]


def test_damaged_index_is_told(packed):
    with pytest.raises(UnreadableError, match=r"outbox\.json"):
        list(read_entries(packed({"outbox.json": '{"orderedItems": ['})))


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\a", "C:/a.jpg", "a/../../b"])
def test_names_that_lead_out_are_refused(tmp_path, name):
    archives = zipped(tmp_path / "z.zip", {name: b"x"}), tarred(tmp_path / "t.tar", {name: b"x"}, "w")
    for root in (folder(tmp_path / "f", {"a.jpg": b"x"}), *archives):
        with pytest.raises(UnreadableError, match="ut ur arkivet"):
            holder.read_inside(root, name)


def test_links_that_lead_out_are_refused(tmp_path):
    (tmp_path / "secret.txt").write_text("hemligt")
    root = folder(tmp_path / "f", {"a.txt": "Kaffe"})
    (root / "b.txt").symlink_to(tmp_path / "secret.txt")
    good, linked = read_entries(root)
    assert good.draft().text == "Kaffe"
    with pytest.raises(UnreadableError, match="länk"):
        linked.draft()


def test_oversized_files_are_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("checker.draft.MAX_FILE", 1000)
    root = zipped(tmp_path / "a.zip", {"stor.jpg": b"\0" * 100_000})
    (entry,) = read_entries(root)
    with pytest.raises(TooLargeError):
        entry.draft()
    monkeypatch.setattr(holder, "MAX_INDEX", 10)
    with pytest.raises(TooLargeError):
        list(read_entries(zipped(tmp_path / "b.zip", MASTODON)))


def test_a_size_that_is_a_lie_is_refused(tmp_path):
    root = zipped(tmp_path / "a.zip", {"a.txt": b"x" * 1000})
    data = root.read_bytes()
    at = data.rindex(b"PK\x01\x02") + 24  # uncompressed size in the central directory
    root.write_bytes(data[:at] + (10).to_bytes(4, "little") + data[at + 4 :])
    with pytest.raises(UnreadableError, match="skadad"):
        holder.read_inside(root, "a.txt")


def test_no_zip_and_encrypted(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK but no more")
    with pytest.raises(UnreadableError, match="skadat"):
        list(read_entries(tmp_path / "a.zip"))
    locked = zipped(tmp_path / "b.zip", {"a.txt": "hej"})
    data = bytearray(locked.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    locked.write_bytes(data)
    assert zipfile.is_zipfile(locked)
    with pytest.raises(UnreadableError, match="låst"):
        holder.read_inside(locked, "a.txt")


def test_posts_keep_id_and_order_from_run_to_run(packed):
    source = packed(MASTODON | {"media_attachments/files/1/b.jpg": PHOTO})
    assert json.dumps([e.id for e in read_entries(source)]) == json.dumps([e.id for e in read_entries(source)])
