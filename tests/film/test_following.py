"""What is chosen in a film is followed through it: covered, or kept, in every picture."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import av
import pytest
from PIL import Image, ImageDraw

from checker.draft import Attachment
from checker.errors import ChoiceError, CleaningError
from checker.film import encoding
from checker.film.cleaning import clean_film
from checker.film.examine import examine_film
from checker.finding import Box, Layer
from checker.image import sample
from checker.image.boxes import shared
from checker.image.cleaning import Cleaned
from checker.image.codes import find_codes
from checker.image.faces import find_faces
from checker.image.reading import read_text
from checker.image.specimens import coded
from checker.place import Place, What, what_of
from tests.film.drawn import SIZE, film
from tests.image.lettering import lettering

WORDS, OTHER = "850312-9804", "Kaffe klockan tre"
RATE = 8
WALL = (150, 160, 165)


def board(x: int, y: int, words: str = WORDS) -> Image.Image:
    page = Image.new("RGB", SIZE, WALL)
    pencil = ImageDraw.Draw(page)
    pencil.rectangle((x, y, x + 320, y + 80), fill="white")
    pencil.text((x + 20, y + 14), words, font=lettering(36), fill=(20, 20, 20))
    return page


def still(page: Image.Image, seconds: float) -> list[tuple[Image.Image, float]]:
    return [(page, seconds)]


def heads(*placed: tuple[Image.Image, int]) -> Image.Image:
    page = Image.new("RGB", SIZE, (178, 190, 196))
    for head, x in placed:
        page.paste(head.resize((200, 200)), (x, 100))
    return page


def shown(made: Cleaned, every: int = 2) -> Iterator[Image.Image]:
    """The pictures of a copy; those in between are alike."""
    with av.open(io.BytesIO(made.data)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number % every == 0:
                yield frame.to_image()


def said(made: Cleaned) -> list[str]:
    return [row.text for image in shown(made) for row in read_text(image, 1)]


def numbers(read: Sequence[str]) -> list[str]:
    """Rows with more digits than the edge of a cover is misread for."""
    return [text for text in read if sum(map(str.isdigit, text)) > 2]


def place_of(data: bytes, words: str, rules, policy) -> Place:
    """Where and when words, or what a code says, were first read, as a finding would tell it."""
    texts = examine_film(Attachment("a.mp4", data), rules, policy).texts
    (text,) = [text for text in texts if text.text == words]
    return Place(What.CODE if text.layer is Layer.CODE else What.TEXT, text.box, text.time_s)


def faces_of(data: bytes, rules, policy) -> Sequence[Place]:
    findings = examine_film(Attachment("a.mp4", data), rules, policy, reading=False).findings
    return [Place(What.FACE, one.box, one.time_s) for one in findings if what_of(one) is What.FACE]


def test_words_that_move_are_covered_in_every_picture_and_others_are_not(rules, policy) -> None:
    pages = [(board(10 + 20 * number, 20 + 16 * number), 1 / RATE) for number in range(10)]
    data = film([*pages, (board(100, 100, OTHER), 1)])
    copy = clean_film(data, "a.mp4", rules, policy, faces=False, places=[place_of(data, WORDS, rules, policy)])
    read = said(copy)
    assert OTHER in read
    assert not numbers(read)
    assert [place.what for place in copy.filled] == [What.TEXT]


def test_words_that_come_again_elsewhere_are_covered_there_too(rules, policy) -> None:
    data = film([(board(10, 20), 0.5), (board(200, 200, OTHER), 2.5), (board(300, 240), 0.5)])
    copy = clean_film(data, "a.mp4", rules, policy, faces=False, places=[place_of(data, WORDS, rules, policy)])
    read = said(copy)
    assert OTHER in read
    assert not numbers(read)
    assert [place.time_s for place in copy.filled] == [0.0, 3.0]


def test_a_code_that_moves_is_covered_in_every_picture(rules, policy) -> None:
    code = coded("PID 85-0312", "QRCode").crop((250, 180, 480, 420)).resize((160, 160))

    def page(number: int) -> Image.Image:
        wall = Image.new("RGB", SIZE, WALL)
        wall.paste(code.rotate(3 * number, expand=True, fillcolor=WALL), (20 + 15 * number, 40 + 5 * number))
        return wall

    data = film([(page(number), 1 / RATE) for number in range(8)])
    place = place_of(data, "PID 85-0312", rules, policy)
    copy = clean_film(data, "a.mp4", rules, policy, faces=False, places=[place])
    assert not [code for image in shown(copy) for code in find_codes(image)]
    assert {place.what for place in copy.filled} == {What.CODE}


def test_words_that_can_still_be_read_are_not_handed_out(rules, policy, monkeypatch) -> None:
    data = film([(board(10, 20), 1)])
    place = place_of(data, WORDS, rules, policy)
    monkeypatch.setattr(encoding, "filled", lambda *_: None)
    with pytest.raises(CleaningError, match=r"syns text .*\(0:00\)"):
        clean_film(data, "a.mp4", rules, policy, faces=False, places=[place])


def test_words_that_stay_are_not_covered_with_others_that_are_like_them(rules, policy) -> None:
    page = board(10, 20, "Avdelning 34")
    page.paste(board(10, 20, "Avdelning 35").crop((10, 20, 331, 101)), (300, 240))
    data = film([(page, 1)])
    fill, keep = (place_of(data, words, rules, policy) for words in ("Avdelning 34", "Avdelning 35"))
    copy = clean_film(data, "a.mp4", rules, policy, faces=False, places=[fill], keep=[keep])
    read = said(copy)
    assert "Avdelning 35" in read
    assert "Avdelning 34" not in read


def test_one_face_stays_and_the_other_is_covered(rules, policy, portrait) -> None:
    other = portrait.crop((130, 0, 330, 200))
    data = film([(heads((sample.face(), 20 + 4 * step), (other, 420 - 2 * step)), 1 / RATE) for step in range(12)])
    keep = [place for place in faces_of(data, rules, policy) if place.box.x < 300]
    assert len(keep) == 1
    copy = clean_film(data, "a.mp4", rules, policy, keep=keep)
    for image in shown(copy):
        assert [face.box.x < 300 for face in find_faces(image) if face.sure] == [True]
    assert [place.box.x > 300 for place in copy.filled] == [True]
    assert len(copy.stays) > 4


def test_who_takes_the_place_of_one_that_stays_is_covered(rules, policy, portrait) -> None:
    other = portrait.crop((130, 0, 330, 200))
    data = film([(heads((sample.face(), 220)), 1), (heads((other, 220)), 1)])
    keep, second = faces_of(data, rules, policy)
    assert shared(keep.box, second.box) > 0.5
    copy = clean_film(data, "a.mp4", rules, policy, keep=[keep])
    seen = [any(face.sure for face in find_faces(image)) for image in shown(copy)]
    assert seen[0]
    assert not any(seen[RATE // 2 :])


def test_a_face_that_is_named_again_to_be_covered_stays_only_until_then(rules, policy) -> None:
    data = film([(heads((sample.face(), 220)), 1.5)])
    (keep,) = faces_of(data, rules, policy)
    # As if it had been found twice: the one found later is to be covered.
    fill = Place(What.FACE, keep.box, 1.0)
    copy = clean_film(data, "a.mp4", rules, policy, places=[fill], keep=[keep])
    seen = [any(face.sure for face in find_faces(image)) for image in shown(copy)]
    assert seen[:2] == [True, True]
    assert not any(seen[RATE // 2 :])


def test_a_drawn_box_is_covered_from_beginning_to_end(rules, policy) -> None:
    data = film([(board(10, 20), 1), (board(200, 200), 1)])
    drawn = Box(400, 20, 100, 100)
    copy = clean_film(data, "a.mp4", rules, policy, faces=False, places=[Place(What.BOX, drawn)])
    for image in shown(copy):
        colours = image.crop((405, 25, 495, 115)).getextrema()
        assert all(most - least < 12 and most < 90 for least, most in colours)
    assert copy.filled == (Place(What.BOX, drawn),)
    with pytest.raises(ChoiceError, match="utanför"):
        clean_film(data, "a.mp4", rules, policy, places=[Place(What.BOX, Box(5000, 0, 9, 9))])
