"""The trained name model as the program uses it."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from checker.resources import resource
from checker.text import entities, entity_encoder, entity_lattice, gazetteer
from checker.text.entities import Entity, EntityReader
from checker.text.entity_network import EntityTagger, Found, grown
from checker.text.entity_transformer import SEEN, Words, places


@pytest.fixture(scope="module")
def reader() -> EntityReader:
    return EntityReader.load()


def named(reader: EntityReader, text: str, label: str = "PERSON") -> list[str]:
    return [text[one.start : one.end] for one in reader.read(text) if one.label == label]


@pytest.mark.parametrize(
    "name",
    [
        "Gunilla Lindqvist",
        "Tuija Korhonen",
        "Fatima Al-Hassan",
        "Hodan Warsame",
        "Shirin Ahmadi",
        "Emina Hadžić",
        "Agnieszka Kowalska",
        "Yonas Gebremedhin",
        "Siriporn Chaiyasit",
    ],
)
@pytest.mark.parametrize("case", [str, str.lower, str.upper])
def test_a_patient_is_found_whatever_the_origin_and_the_case(reader, name, case):
    text = case(f"I natt opererades {name} hos oss på kirurgen.")
    assert named(reader, text) == [case(name)]


def test_places_and_organisations(reader):
    text = "Vi på Karolinska universitetssjukhuset flyttar från Solna till Göteborg."
    assert named(reader, text, "LOCATION") == ["Solna", "Göteborg"]
    assert named(reader, text, "ORGANISATION") == ["Karolinska universitetssjukhuset"]


@pytest.mark.parametrize("case", [str, str.lower])
@pytest.mark.parametrize(
    "text",
    [
        "Läkaren ordinerade Waran och Furix efter ronden.",
        "Nytt EKG klockan tio, sen röntgen.",
        "En äldre kvinna med bröstsmärta väntar på akuten.",
        "Fredag igen, semlor i personalrummet!",
    ],
)
def test_sentences_without_names_stay_clean(reader, text, case):
    assert reader.read(case(text)) == []


def test_offsets_are_code_points_of_the_text_given(reader):
    text = "  ❤️🙏🏽\n\nTack @Lisa_Larsson och Åke!\t"
    found = reader.read(text)
    assert {"Åke"} <= {text[one.start : one.end] for one in found}
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(not text[one.start : one.end].isspace() for one in found)


def test_scores_are_probabilities_and_a_lower_floor_only_adds(reader):
    text = "kolla in Lisa när hon dansar med teamet från Volvo i Växjö"
    strict, loose = reader.read(text), reader.read(text, least=0.05)
    assert all(0.2 <= one.score <= 1 for one in strict)
    assert set(strict) <= set(loose)


def test_nothing_in_nothing(reader):
    assert reader.read("") == []
    assert reader.read(" \n\t ") == []
    assert isinstance(reader.read("."), list)


def test_threads_read_the_same(reader):
    texts = [f"Hej {name} i {place}!" for name in ("Hodan", "Nils", "Wei") for place in ("Boden", "Ystad", "Umeå")] * 8
    alone = [reader.read(text) for text in texts]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(reader.read, texts)) == alone


def test_the_vocabulary_does_not_grow(reader, monkeypatch):
    monkeypatch.setattr(entities, "REMEMBERED", 100)
    own = EntityReader.load()
    sizes = []
    for number in range(300):
        own.read(f"Ordet nonsens{number}ord och Xyz{number}sson står i text {number}.")
        sizes.append(len(own._nlp.vocab.strings))
    assert max(sizes) < sizes[0] + 150
    assert own.read("Hej Lisa i Umeå!") == reader.read("Hej Lisa i Umeå!")


def test_the_stored_tokenizer_is_the_whole_of_it(reader):
    whole = spacy.load(resource(entities.MODEL)).tokenizer
    assert reader._nlp.tokenizer.to_bytes(exclude=["vocab"]) == whole.to_bytes(exclude=["vocab"])


def test_a_tagger_without_networks_does_not_find_nothing(reader):
    with pytest.raises(ValueError, match="no networks"):
        EntityTagger().candidates(reader._nlp.make_doc("Hej Lisa!"))


def stored() -> EntityTagger:
    """The tagger as it comes with the program."""
    return EntityTagger().from_disk(resource(entities.MODEL) / "sekretess_entity_tagger")


def seen(reader: EntityReader, text: str) -> Doc:
    return reader._gazetteer(reader._nlp.make_doc(text))


@pytest.mark.parametrize("joined", [True, False])
def test_a_tagger_is_read_as_it_was_written(reader, tmp_path, joined):
    tagger = stored()
    tagger.to_disk(tmp_path)
    if not joined:  # nothing of the transformer that lay there may stay
        tagger.second, tagger.transformer = {}, None
        tagger.to_disk(tmp_path)
    again = EntityTagger().from_disk(tmp_path)
    assert (again.transformer is not None) == joined
    doc = seen(reader, "Kolla in lisa när hon dansar med Hodan Warsame från Volvo i Växjö.")
    assert again.find(doc, 0.05) == tagger.find(doc, 0.05)
    assert len(again.find(doc, 0.05)) >= 3


def test_both_networks_count(reader):
    tagger = stored()
    doc = seen(reader, "Hej Lisa i Umeå!")
    words = Words([token.text for token in doc], doc.user_data[gazetteer.KEY], doc.user_data[gazetteer.CLUSTERS])
    both = tagger._scores(doc)[0]
    second, tagger.transformer = tagger.transformer(words), None
    assert np.allclose(both, (tagger._scores(doc)[0] + second) / 2, atol=1e-5)


def test_a_value_that_was_never_seen_is_row_0():
    rows = np.zeros((3, len(gazetteer.COLUMNS)), np.uint64)
    rows[:, gazetteer.COLUMNS.index("names")] = (5, 7, 2**32 - 1)
    values = [np.array([5, 9], np.uint32) for _ in SEEN]
    found = dict(zip(SEEN, places(Words(["a", "b", "c"], rows, ["-"] * 3), values), strict=True))
    assert found["names"].tolist() == [1, 0, 0]
    assert found["case"].tolist() == [0, 0, 0]


def test_what_is_kept_of_words_changes_nothing(reader, monkeypatch):
    texts = [f"Hej {name} i {place}!" for name in ("Hodan", "Nils", "Wei") for place in ("Boden", "Ystad", "Umeå")]
    first = [reader.read(text) for text in texts]
    monkeypatch.setattr(entity_encoder, "REMEMBERED", 5)
    assert [EntityReader.load().read(text) for text in texts] == first


def test_an_entity_is_a_plain_value():
    assert Entity(0, 4, "PERSON", 0.9) == Entity(0, 4, "PERSON", 0.9)


def test_marks_follow_only_as_spans_can():
    marks = [entity_lattice.MARKS.index(mark) for mark in ("O", "B-PERSON", "L-PERSON", "U-LOCATION", "O")]
    assert entity_lattice.spans(marks) == [(1, 3, 0), (3, 4, 1)]
    assert not entity_lattice.follows("O", "I-PERSON")
    assert not entity_lattice.follows("B-PERSON", "L-LOCATION")
    assert entity_lattice.follows("L-PERSON", "B-PERSON")


@pytest.mark.parametrize(
    ("word", "form"),
    [("och", "x"), ("Lisa", "Xx"), ("EKG", "XX"), ("I", "X"), ("iPhone", "xX"), ("12:30", "0"), ("…", ".")],
)
def test_how_a_word_is_written(word, form):
    assert gazetteer.shape(word) == form


def test_capitals_mean_something_only_where_some_are_used():
    assert gazetteer.mode(["x", "x", "."]) == "l"
    assert gazetteer.mode(["Xx", "x"]) == "m"
    assert gazetteer.mode(["XX", "XX", "x"]) == "u"


def test_a_hidden_word_looks_like_one_in_no_list(reader):
    table = reader._gazetteer
    hidden = table.features(["Tack", "Hodan"], {"Hodan"})[1]
    names = gazetteer.COLUMNS.index("names")
    unknown = table.features(["Tack", "Xqzvwj"])[1]
    assert hidden[names] == unknown[names]
    assert table.features(["Tack", "Hodan"])[1][names] != unknown[names]


def test_a_long_text_is_read_in_stretches_as_short_ones_are(reader: EntityReader) -> None:
    sentence = "Tack Hodan Warsame för kaffet i Göteborg. "
    one, many = reader.read(sentence), reader.read(sentence * 120)
    assert {entity.label for entity in one} >= {"PERSON", "LOCATION"}
    assert len(many) == 120 * len(one)


@pytest.mark.parametrize(
    ("word", "goes_on"),
    [
        ("Ta", True),  # a surname elsewhere, a verb here: the capital decides
        ("ta", False),
        ("hoang", True),
        ("le", True),
        ("min", False),
        ("Hoang", True),
        ("Måndag", False),
        ("måndag", False),
        ("Xqzvwj", True),  # no word, and a capital
        ("xqzvwj", False),
        ("VD", False),
        ("3", False),
    ],
)
def test_a_word_behind_a_name_goes_on_with_it_by_lists_and_capitals(reader, word, goes_on):
    assert reader._gazetteer.table.goes_on(word) == goes_on


def test_a_name_goes_on_up_to_the_next(reader):
    doc = seen(reader, "Tack Trong Ta Ta, Ta Hoang")
    person, place = Found(1, 2, 0, 0.9), Found(1, 2, 1, 0.9)
    assert grown(doc, person, len(doc)).end == 4  # a comma ends it
    assert grown(doc, person, 3).end == 3  # what is found by itself is not taken
    assert grown(doc, place, len(doc)) == place
    line = seen(reader, "Tack Trong\nHoang")
    assert grown(line, person, len(line)).end == 2  # another line


def test_a_name_whose_end_is_in_doubt_is_no_less_likely():
    person = entity_lattice.MARKS.index("B-PERSON")
    shares = np.zeros((3, len(entity_lattice.MARKS)))
    shares[0, person] = 1
    shares[1, [person + 1, person + 2]] = 0.5  # inside or last
    shares[2, [0, person + 2]] = 0.5
    assert entity_lattice.chance((0, 2, 0), shares) == pytest.approx(1)
    assert entity_lattice.chance((0, 3, 0), shares) == pytest.approx(2.5 / 3)
    assert entity_lattice.chance((0, 2, 1), shares) == 0


def test_a_name_of_short_parts_is_found_whole(reader):
    text = "I rummet intill låg Trong Nghia Ta och sov."
    assert named(reader, text) == ["Trong Nghia Ta"]
