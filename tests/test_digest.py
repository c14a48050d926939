import unicodedata

from checker.digest import Digests, Fingerprints
from tests.judged import NAME, draft


def test_the_text_counts_as_it_is_read_not_as_it_is_encoded():
    text = "Blåbärspaj\ntill kaffet"
    composed, apart = draft(text), draft(unicodedata.normalize("NFD", text).replace("\n", "\r\n"))
    assert composed.text != apart.text
    assert Digests.of(composed) == Digests.of(apart)
    assert Digests.of(composed) != Digests.of(draft("Blåbärspaj till kaffet"))


def test_files_count_by_their_bytes_and_how_often_they_stand_there():
    one, two = draft("x", b"1", b"2"), draft("x", b"2", b"1")
    assert Digests.of(one) == Digests.of(two)
    assert Digests.of(draft("x", b"1")) != Digests.of(draft("x", b"1", b"1"))


def test_a_fingerprint_needs_the_key_and_says_nothing_of_its_content():
    prints, others = Fingerprints(b"1" * 32), Fingerprints(b"2" * 32)
    digests = Digests.of(draft())
    assert prints.draft(digests) != others.draft(digests)
    assert digests.text not in prints.draft(digests)
    assert prints.finding("a", NAME, None) != prints.finding("b", NAME, None)
    assert prints.finding("a", NAME, None) != prints.finding("a", NAME, b"1")
