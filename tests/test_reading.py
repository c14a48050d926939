from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image

from checker.document import read_draft
from checker.draft import MAX_TEXT
from checker.errors import TooLargeError, UnreadableError, UnsupportedError
from checker.reading import is_media, read_bytes, read_text

SWEDISH = "Åsa bjöd på räksmörgås – gott!"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert read_text("a.txt", SWEDISH.encode(encoding)) == SWEDISH


def test_word_document_with_table_and_header() -> None:
    document = docx.Document()
    document.add_paragraph("Hej från kvällspasset.")
    document.add_table(1, 1).cell(0, 0).text = "I tabellen"
    document.sections[0].header.paragraphs[0].text = "I sidhuvudet"
    file = io.BytesIO()
    document.save(file)
    text = read_text("a.docx", file.getvalue())
    assert [line for line in text.split("\n") if line] == ["Hej från kvällspasset.", "I tabellen", "I sidhuvudet"]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOX = (
    "<w:p><w:r><w:t>Hej</w:t></w:r><mc:AlternateContent><mc:Choice>"
    "<w:txbxContent><w:p><w:r><w:t>i rutan</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:p><w:r><w:t>i rutan</w:t></w:r></w:p></mc:Fallback>"
    "</mc:AlternateContent></w:p>"
)


def document_of(parts: dict[str, str | bytes]) -> bytes:
    """A Word document of so many parts, the body among them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def part(content: str) -> str:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return f"<w:part {W} {mc}>{content}</w:part>"


def test_word_document_with_all_that_stands_beside_the_body() -> None:
    said = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    parts: dict[str, str | bytes] = {
        f"word/{name}.xml": part(said.format(name))
        for name in ("footnotes", "endnotes", "comments", "header2", "styles")
    }
    text = read_text("a.docx", document_of({**parts, "word/document.xml": part(BOX)}))
    assert sorted(filter(None, text.split("\n"))) == ["Hej", "comments", "endnotes", "footnotes", "header2", "i rutan"]


def test_pictures_in_a_word_document_are_examined_with_the_draft(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Hej från kvällspasset.")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    document.add_picture(picture)
    document.save(str(tmp_path / "a.docx"))
    draft = read_draft([tmp_path / "a.docx"])
    assert draft.text.startswith("Hej från kvällspasset.")
    assert [file.name for file in draft.files] == ["a.docx: image1.png"]
    assert draft.files[0].data.startswith(b"\x89PNG")


def test_objects_in_a_word_document_are_refused() -> None:
    data = document_of({"word/document.xml": part(BOX), "word/embeddings/sheet.xlsx": b"PK"})
    with pytest.raises(UnsupportedError, match="inbäddade objekt"):
        read_text("a.docx", data)


def test_web_page_with_alternative_text_and_without_script() -> None:
    page = "<html><script>var x</script><p>Hej &amp; hå</p><img alt='Hon vid fönstret'></html>"
    text = read_text("a.html", page.encode())
    assert "Hej & hå" in text
    assert "Hon vid fönstret" in text
    assert "var x" not in text


def test_pictures_in_a_web_page_are_examined_with_the_draft(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    written = base64.b64encode(picture.getvalue()).decode()
    source = f"data:image/png;base64,{written}"
    page = f"<p>Hej</p><img src='{source}'><p style='background: url({source[:-4]}AAAA)'>hå</p>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    draft = read_draft([tmp_path / "a.html"])
    assert [file.name for file in draft.files] == ["a.html: bild 1", "a.html: bild 2"]
    assert draft.files[0].data == picture.getvalue()
    assert draft.absent == ()


def test_pictures_that_a_web_page_shows_and_that_do_not_come_along_are_absent(tmp_path: Path) -> None:
    page = (
        "<p>Hej <a href='sida.html'>här</a></p><img src='bilder/a.jpg?v=2'><img src='bilder/med%20oss.jpg'>"
        "<img srcset='liten.jpg 1x, stor.jpg 2x'><video poster='ruta.png'></video>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "med oss.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    draft = read_draft([tmp_path / "a.html", tmp_path / "med oss.jpg"])
    assert draft.absent == ("a.jpg", "liten.jpg", "ruta.png")


def test_a_damaged_picture_in_a_web_page_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Hej</p><img src='data:image/png;base64,A'>", encoding="utf-8")
    with pytest.raises(UnreadableError, match="skadad"):
        read_draft([tmp_path / "a.html"])


def test_subtitles_without_times() -> None:
    srt = "1\n00:00:01,000 --> 00:00:02,000\nHej!\n\n2\n00:00:03,000 --> 00:00:04,000\nHej då!\n"
    assert read_text("a.srt", srt.encode()) == "Hej!\nHej då!"
    assert read_text("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHej!\n") == "Hej!"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"\x00\x01\x02\x03\x80\x81"),
        ("a.txt", bytes(range(256))),
        ("a.docx", b"PK\x03\x04 no archive"),
    ],
)
def test_bytes_that_are_no_text_are_refused(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableError, match=name):
        read_text(name, data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n", "PostScript"),
        (b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n", "PDF"),
        (b"{\\rtf1\\ansi Hej}", "RTF"),
    ],
)
@pytest.mark.parametrize("name", ["a.eps", "a.txt"])
def test_documents_drawn_in_plain_letters_are_no_text(name: str, data: bytes, kind: str) -> None:
    with pytest.raises(UnsupportedError, match=kind):
        read_text(name, data)


def test_another_archive_is_no_document() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "hej")
    with pytest.raises(UnsupportedError):
        read_text("a.docx", file.getvalue())


def test_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * (101 * 1024 * 1024))
    with pytest.raises(TooLargeError):
        read_text("a.docx", file.getvalue())


def test_ten_megabytes_of_text_are_refused() -> None:
    with pytest.raises(TooLargeError, match=f"{MAX_TEXT:,}"):
        read_text("a.txt", b"hej " * (10 * 2**18))


def test_missing_file_directory_and_empty_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="finns inte"):
        read_bytes(tmp_path / "borta.txt")
    with pytest.raises(UnreadableError, match="mapp"):
        read_bytes(tmp_path)
    (tmp_path / "tom.txt").touch()
    with pytest.raises(UnreadableError, match="tom"):
        read_bytes(tmp_path / "tom.txt")


def test_kind_is_told_by_content_and_by_a_name_that_promises_a_picture(tmp_path: Path) -> None:
    assert is_media("a.txt", b"\xff\xd8\xff\xe0")
    assert is_media("a.jpg", b"hej")
    assert not is_media("a.md", b"hej")
    (tmp_path / "a.md").write_text("Hej\r\nhå", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Hej då", encoding="utf-8")
    (tmp_path / "c.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    draft = read_draft([tmp_path / name for name in ("a.md", "b.txt", "c.jpg")])
    assert draft.text == "Hej\nhå\n\nHej då"
    assert [file.name for file in draft.files] == ["c.jpg"]


def test_the_folder_one_stands_in_is_called_by_its_sign() -> None:
    with pytest.raises(UnreadableError, match=r"^\. är en mapp"):
        read_bytes(Path())
