"""The networks that read a draft whole: what they see, what they answer, and that training makes what is run."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field

import numpy as np
import pytest

from checker.pipeline import Checker
from checker.text import layers, network_entry
from checker.text.heads import QUESTIONS
from checker.text.network import VERDICTS, Ensemble, Networks
from checker.text.network_input import CLASSES, MOST_PIECES, PIECES, Alphabet, codes, form, pieces
from checker.text.tagger import LABELS
from checker.text.tokens import Token, tokenize

ALPHABET = Alphabet.of(["<WARD>", "PATIENT"], ["17"], ["health:skada"])


@dataclass
class Text:
    """A text taken apart, by hand."""

    tokens: list[Token]
    kinds: list[str | None]
    clusters: list[str]
    classes: list[list[str]] = field(default_factory=list)


def text(words: str) -> Text:
    tokens = tokenize(words)
    return Text(tokens, [None] * len(tokens), ["-"] * len(tokens), [[] for _ in tokens])


def test_what_the_network_does_not_know_is_row_0() -> None:
    seen = text("Patienten bröt benet")
    seen.kinds[0], seen.kinds[1] = "PATIENT", "UNHEARD-OF"
    seen.clusters[2] = "17"
    seen.classes[2] = ["health:skada", "unheard-of"]
    found = codes(seen, ALPHABET)
    assert found.kinds.tolist() == [2, 0, 0]
    assert found.clusters.tolist() == [0, 0, 1]
    assert found.classes.shape == (3, CLASSES)
    assert found.classes[2].tolist() == [1, 0, 0, 0, 0, 0]
    assert found.pieces.shape == (3, MOST_PIECES)


def test_words_are_known_in_every_case_and_digits_are_alike() -> None:
    shouted, quiet = (codes(text(words), ALPHABET) for words in ("AVDELNINGEN 54", "avdelningen 17"))
    assert np.array_equal(shouted.pieces, quiet.pieces)
    assert shouted.shapes.tolist() != quiet.shapes.tolist()
    assert form("2026") == "0000"


def test_words_of_like_letters_share_pieces() -> None:
    same, akin, other = (set(pieces(word)) for word in ("undersköterska", "undersköterskan", "gitarr"))
    assert len(same & akin) > 5
    assert len(same & other) <= 1


@pytest.mark.parametrize("word", ["", "a", "\n", "ö", "\ud800", "x" * 5000, "🙂"])
def test_every_word_has_pieces_that_the_table_has(word: str) -> None:
    found = pieces(word)
    assert 2 <= len(found) <= MOST_PIECES
    assert all(1 <= row <= PIECES for row in found)


def test_answers_are_probabilities_for_every_token(checker: Checker) -> None:
    networks = checker.judge.engine.nlp.reader.models.networks
    page = checker.judge.engine.nlp.reader.page("Trillingarna på neo åker hem i dag.")
    answers = networks(page)
    assert answers.verdicts.shape == (VERDICTS,)
    assert answers.questions.shape == (len(QUESTIONS),)
    assert answers.labels.shape == (len(page.tokens), len(LABELS))
    assert answers.verdicts.sum() == pytest.approx(1, abs=1e-4)
    assert np.allclose(answers.labels.sum(axis=1), 1, atol=1e-4)


def test_answers_of_several_networks_are_averaged(checker: Checker) -> None:
    one = checker.judge.engine.nlp.reader.models.networks
    page = checker.judge.engine.nlp.reader.page("Hon bröt benet i går.")
    both = copy(one.ensemble)
    both.tables = {name: 2 * tables for name, tables in one.ensemble.tables.items()}
    both.tokens = copy(one.ensemble.tokens)
    both.tokens.networks = one.ensemble.tokens.networks * 2
    both.tokens.weights = {
        name: np.concatenate([array, array if name != "verdicts.bias" else array + np.float32([1, 0, 0])])
        for name, array in one.ensemble.tokens.weights.items()
    }
    alone = both(codes(page, one.alphabet)).verdicts
    assert alone[1, 0] > alone[0, 0]
    assert np.allclose(Networks(both, one.alphabet)(page).verdicts, alone.mean(axis=0))


def test_words_are_seen_in_their_order(checker: Checker) -> None:
    networks = checker.judge.engine.nlp.reader.models.networks
    first, swapped = (checker.judge.engine.nlp.reader.page(words) for words in ("Anna vårdar Bo", "Bo vårdar Anna"))
    assert not np.allclose(networks(first).labels[0], networks(swapped).labels[2], atol=1e-3)


def test_what_is_kept_of_tokens_changes_nothing(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = checker.judge.engine.nlp.reader
    known = reader.models.networks
    pages = [
        reader.page(f"{name} låg på {place} i går, {name.upper()}.") for name in ("Nils", "Wei") for place in "ABC"
    ]
    first = [known(page) for page in pages]
    for most in (3, 12, 30):  # fewer than a page has, room for one, for some
        monkeypatch.setattr(network_entry, "REMEMBERED", most)
        fresh = Networks(known.ensemble, known.alphabet)
        for page, answers in zip(pages, first, strict=True):
            assert all(np.array_equal(*pair) for pair in zip(fresh(page), answers, strict=True))


def test_the_gate_is_the_usual_function_however_large_the_numbers() -> None:
    numbers = np.array([[-1e4, -90, -3, -0.1, 0, 0.1, 3, 90, 1e4]], np.float32)
    inner = 0.7978845608 * (numbers + 0.044715 * numbers.astype(np.float64) ** 3)
    assert np.allclose(layers.gelu(numbers), 0.5 * numbers * (1 + np.tanh(inner)), atol=1e-5)


@pytest.mark.parametrize("words", ["", " ", "\n", "🙂", "\u200b"])
def test_texts_without_words_are_read(checker: Checker, words: str) -> None:
    reading = checker.judge.engine.nlp.reader.read(words)
    assert reading.verdicts.shape == (VERDICTS,)
    assert len(reading.seen) == len(reading.page.tokens)


def test_training_gives_what_the_product_runs(checker: Checker) -> None:
    """``exported`` compares both and raises when they differ."""
    pytest.importorskip("torch", reason="PyTorch is needed to train only: make model installs it")
    from models.reader import network

    networks = checker.judge.engine.nlp.reader.models.networks
    page = checker.judge.engine.nlp.reader.page("Hon bröt benet i går. Vi söker en undersköterska till natten!")
    seen = codes(page, networks.alphabet)
    count = len(page.tokens)
    fresh = network.TorchNetwork(networks.alphabet)
    answers = Ensemble([network.exported(fresh, [seen])])(seen)
    assert answers.labels.shape == (1, count, len(LABELS))
