"""The trained reader: its parts, and what it must never do."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import ModelError
from checker.finding import Type
from checker.pipeline import Checker
from checker.resources import resource
from checker.risk.evidence import EVIDENCE, evidence
from checker.risk.weighing import Trees, Weighing
from checker.text import skeleton
from checker.text.heads import Stretch, sentences, views
from checker.text.lexicon import lexicon
from checker.text.ngrams import BUCKETS, letters, numbers, weighted, words
from checker.text.reader import MODEL, TextReader
from checker.text.skeleton import Marked, bare, full, kinds_of
from checker.text.spaced import joined_letters
from checker.text.tagger import Tagger
from checker.text.tokens import tokenize
from checker.text.view import View


def test_skeleton_shows_who_is_spoken_of_and_not_whom() -> None:
    text = "I natt kom Nermin in till avd 54."
    tokens = tokenize(text)
    marked = [Marked(0, 6, "DATE_TIME"), Marked(11, 17, "PERSON"), Marked(26, 32, "WARD")]
    kinds = kinds_of(tokens, lexicon().classes([t.text.lower() for t in tokens]), marked)
    assert full(tokens, kinds)[0] == "<DATE_TIME>"
    assert "<PERSON>" in bare(tokens, kinds)
    assert "nermin" not in full(tokens, kinds)
    without = [skeleton.clustered(kinds, ["-"] * len(tokens)), full(tokens, kinds)]
    assert [[entry is None for entry in one] for one in without] == [[kind == "<<" for kind in kinds]] * 2


def test_lexicon_knows_phrases_genitives_and_compounds() -> None:
    classes = lexicon().classes(["för", "två", "år", "sedan", "fatimas", "höftfraktur"])
    assert any(label.startswith("given_names") for label in classes[4])
    assert any(label.startswith("health") for label in classes[5])


def test_letters_that_stand_apart_are_joined_with_their_places_kept() -> None:
    view = joined_letters(View("Hej S i g r i d  L u n d q v i s t!"))
    assert view.text == "Hej Sigrid  Lundqvist!"
    assert view.span(4, 10) == (4, 15)


def test_runs_stay_inside_their_text() -> None:
    entries, places, texts = numbers(["a", "b", "a", "b"]), np.arange(4), np.array([0, 0, 1, 1])
    hits = words("w", entries, places, 2).within(texts)
    assert len(hits.rows) == 4 + 2
    first, second = (hits.rows[hits.texts == text].tolist() for text in (0, 1))
    assert sorted(first) == sorted(second)
    assert not set(first) & set(words("other", entries, places, 2).rows.tolist())
    assert len(words("w", entries, places, 2).within(np.array([0, -1, -1, 1])).rows) == 2
    swapped = words("w", numbers(["b", "a"]), np.arange(2), 2).rows.tolist()
    assert len(set(first) & set(swapped)) == 2


def test_letters_of_long_and_short_words_are_hit() -> None:
    hits = letters(["abcd", "🙂"], np.array([0, 1])).within(np.array([0, 1]))
    assert (hits.texts == 0).sum() == 4 + 3 + 2
    assert (hits.texts == 1).sum() == 1
    assert letters([], np.zeros(0, np.int64)).rows.tolist() == []


def test_ngrams_are_counted_weighed_and_scaled_by_text_and_view() -> None:
    texts = np.array([0, 0, 0, 1])
    views = [words(view, numbers(["x", "x", "y", "x"]), np.arange(4), 1).within(texts) for view in ("v", "w")]
    found = weighted(views, np.ones(BUCKETS, np.float32))
    assert found.texts.tolist() == [0, 0, 0, 0, 1, 1]
    for text in (0, 1):
        assert np.linalg.norm(found.values[found.texts == text]) == pytest.approx(np.sqrt(len(views)), abs=1e-6)
    nothing = weighted(views, np.zeros(BUCKETS, np.float32))
    assert nothing.values.tolist() == [0] * 6


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Hon", "bröt", "benet", ".", "!", "\n", "🙂", "Leif"]), max_size=25))
def test_sentences_of_a_text_weigh_what_they_weigh_alone(entries: list[str]) -> None:
    tokens = tokenize(" ".join(entries))
    kinds = kinds_of(tokens, lexicon().classes([t.text.lower() for t in tokens]), [])
    clusters = ["-"] * len(tokens)
    idf = np.ones(BUCKETS, np.float32)
    cut = sentences(tokens)
    together = weighted(views(Stretch(tokens, kinds, clusters)).hits(cut), idf)
    for at, one in enumerate(cut):
        alone = weighted(views(Stretch(tokens[one], kinds[one], clusters[one])).hits([slice(None)]), idf)
        assert together.rows[together.texts == at].tolist() == alone.rows.tolist()
        assert np.allclose(together.values[together.texts == at], alone.values)


def test_reading_has_the_shapes_that_the_weighing_expects(checker: Checker) -> None:
    reader = checker.judge.engine.nlp.reader
    for text in ("", "Hej", "Hej! Hon sov gott i natt. 🙂\n\nKram"):
        reading = reader.read(text)
        assert evidence(reading).shape == (len(EVIDENCE),)
        assert np.isfinite(evidence(reading)).all()
        signal = checker.judge.weighing.signal(reading)
        assert signal.clear + signal.review + signal.stop == pytest.approx(1, abs=1e-5)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="abcåäö .!?\n12🙂", min_size=1, max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text


def test_missing_or_damaged_model_is_an_error_in_swedish(checker: Checker, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Installera om"):
        TextReader.load(checker.rules, tmp_path)
    (tmp_path / "reader.npz").write_bytes((resource(MODEL) / "reader.npz").read_bytes()[:1000])
    with pytest.raises(ModelError, match="Installera om"):
        TextReader.load(checker.rules, tmp_path)
    with pytest.raises(ModelError, match="Installera om"):
        Weighing.load(tmp_path)


def test_weights_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="shape"):
        Tagger(np.zeros((3, 3), np.float16))
    with np.load(resource(MODEL) / "weighing.npz") as stored:
        arrays = dict(stored) | {"weigh_evidence": np.array(3)}
    with pytest.raises(ModelError, match="version"):
        Trees.of(arrays)


def test_readings_are_the_same_from_many_threads(checker: Checker) -> None:
    texts = [f"Hon heter Fatima och ligger på avdelning {n} sedan i går." for n in range(12)]
    alone = [checker.judge(text).verdict for text in texts]
    together: list[object] = [None] * len(texts)

    def work(at: int) -> None:
        together[at] = checker.judge(texts[at]).verdict

    threads = [threading.Thread(target=work, args=(at,)) for at in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


@pytest.mark.parametrize("behind", [", 43,", " (43)", ", kvinna 43 år,", ","])
def test_initials_are_found_whole(checker: Checker, behind: str) -> None:
    judged = checker.judge(f"Ur veckans rond: patienten K.L.{behind} snickare i Hede, bröt höften på isen i tisdags.")
    assert "K.L." in [finding.quote for finding in judged.findings if finding.type is Type.PERSON]


def test_a_reading_does_not_hang_on_what_was_read_before() -> None:
    text = "Fall 2 på seminariet har jag inte hittat på. En 50-årig bagare, två getingstick, lågt blodtryck."
    first, second = Checker.load().judge.engine.nlp.reader, Checker.load().judge.engine.nlp.reader
    first.read("Hej")
    assert np.array_equal(first.read(text).verdicts, second.read(text).verdicts)
