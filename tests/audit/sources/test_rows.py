"""Rows: JSONL, CSV, Parquet, and a folder tree."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.audit.sources.jsonl import parse
from checker.audit.sources.kind import read_entries
from checker.errors import UnreadableError
from tests.audit.archives import PHOTO, folder


def ids(source: Path) -> list[object]:
    return [entry.id for entry in read_entries(source)]


@pytest.mark.parametrize("line", [b"[]", b'{"text": 3}', b'{"files": "a.jpg"}', b"nej", b'{"text": "\xff"}'])
def test_lines_that_are_no_rows(line):
    assert parse(7, line, Path()).fault is not None


def test_jsonl_goes_on_after_broken_lines(tmp_path):
    rows = [
        b'\xef\xbb\xbf{"id": 1, "text": "a"}',
        b"{broken",
        b"\xff\xfe",
        b"",
        b'{"text": "b", "posted_at": "2023-11-15"}',
    ]
    source = folder(tmp_path, {"a.jsonl": b"\n".join(rows)}) / "a.jsonl"
    entries = list(read_entries(source))
    assert [entry.id for entry in entries] == [1, "rad 2", "rad 3", "rad 5"]
    assert [bool(entry.fault) for entry in entries] == [False, True, True, False]
    assert entries[3].at == datetime(2023, 11, 15, tzinfo=UTC)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_as_spreadsheets_write_it(tmp_path, encoding, separator):
    text = 'id,text,files,posted_at\r\n1,"Två rader\r\nmed ""Å"" i",,2023-11-15\r\n2,,"a.jpg",\r\n3,x,,,för,många\r\n'
    files = {"a.csv": text.replace(",", separator).encode(encoding), "a.jpg": PHOTO}
    one, two, broken = read_entries(folder(tmp_path, files) / "a.csv")
    assert (one.id, one.draft().text, one.at.year) == ("1", 'Två rader\nmed "Å" i', 2023)
    assert two.draft().files[0].data == PHOTO
    assert "Rad 3" in broken.fault


def test_columns_are_known_however_they_are_written(tmp_path):
    source = folder(tmp_path, {"a.csv": "Id; Text ;POSTED_AT\n7;Kaffe;2023-11-15\n"}) / "a.csv"
    (one,) = read_entries(source)
    assert (one.id, one.draft().text, one.at.year) == ("7", "Kaffe", 2023)
    with pytest.raises(UnreadableError, match="två kolumner"):
        ids(folder(tmp_path, {"b.csv": "text,Text\nKaffe,Bullar\n"}) / "b.csv")


@pytest.mark.parametrize("end", [b"\xd8", b"\x00\xd8,\x00\n\x00"])
def test_utf_16_that_is_damaged_loses_no_other_row(tmp_path, end):
    data = "id,text\n1,Kaffe\n2,".encode("utf-16") + end
    one, broken = read_entries(folder(tmp_path, {"a.csv": data}) / "a.csv")
    assert one.draft().text == "Kaffe"
    with pytest.raises(UnreadableError):
        broken.draft()


def test_a_byte_that_is_no_text_loses_one_row(tmp_path):
    data = b"id,text\n" + b"0,kaffe\n" * 9000 + b"1,\xff\xfe\xfa\n2,bullar\n"
    entries = list(read_entries(folder(tmp_path, {"a.csv": data}) / "a.csv"))
    assert entries[-1].draft().text == "bullar"
    with pytest.raises(UnreadableError):
        entries[-2].draft()


def test_a_table_without_our_columns_is_refused(tmp_path):
    with pytest.raises(UnreadableError, match="kolumnen"):
        ids(folder(tmp_path, {"a.csv": "namn,innehåll\n1,2\n"}) / "a.csv")


def test_parquet(tmp_path):
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    (tmp_path / "a.jpg").write_bytes(PHOTO)
    when = datetime(2023, 11, 15, 12)  # noqa: DTZ001  (as tables hold them)
    table = pa.table({
        "Id": [7, None], "TEXT": ["Kaffe", None], "files": [[], ["a.jpg"]], "posted_at": [when, None], "other": [1, 2],
    })  # fmt: skip
    parquet.write_table(table, tmp_path / "a.parquet")
    one, two = read_entries(tmp_path / "a.parquet")
    assert (one.id, one.draft().text, one.at) == (7, "Kaffe", when.replace(tzinfo=UTC))
    assert (two.id, two.draft().files[0].data) == ("rad 2", PHOTO)
    (tmp_path / "b.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(UnreadableError, match="skadad"):
        ids(tmp_path / "b.parquet")


def test_a_tree_of_texts_and_photos(tmp_path):
    files = {
        "mars/01.txt": "Kaffe", "mars/01.jpg": PHOTO, "mars/02.jpg": PHOTO, "april/01.md": "Bullar",
        ".DS_Store": b"x", "mars/.gömd/a.txt": "x", "mars/03.pdf": b"%PDF-1.7\0",
    }  # fmt: skip
    entries = {entry.id: entry for entry in read_entries(folder(tmp_path, files))}
    assert list(entries) == ["april/01.md", "mars/01", "mars/02.jpg", "mars/03.pdf"]
    assert (entries["mars/01"].draft().text, len(entries["mars/01"].draft().files)) == ("Kaffe", 1)
    with pytest.raises(UnreadableError):
        entries["mars/03.pdf"].draft()


def test_texts_named_as_files_of_a_row_are_read(tmp_path):
    row = json.dumps({"id": 1, "text": "Ett", "files": ["a.txt"]})
    (entry,) = read_entries(folder(tmp_path, {"a.jsonl": row, "a.txt": "Två"}) / "a.jsonl")
    assert entry.draft().text == "Ett\n\nTvå"


def test_missing_and_empty(tmp_path):
    for path in (tmp_path / "missing.jsonl", tmp_path, tmp_path / "missing.zip"):
        with pytest.raises(UnreadableError):
            ids(path)


def test_no_draft_text_in_what_an_entry_prints(tmp_path):
    (entry,) = read_entries(folder(tmp_path, {"a.jsonl": '{"id": 1, "text": "hemligt"}'}) / "a.jsonl")
    assert "hemligt" not in repr(entry)
