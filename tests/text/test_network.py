"""The networks that read a draft whole: what they see, what they answer, and that training makes what is run."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from checker.pipeline import Checker
from checker.text import layers, network_entry
from checker.text.heads import QUESTIONS
from checker.text.network import VERDICTS, Ensemble, Networks
from checker.text.network_input import CLASSES, Alphabet, WordVectors, codes, form
from checker.text.tagger import LABELS
from checker.text.tokens import Token, tokenize

ALPHABET = Alphabet.of(["<WARD>", "PATIENT"], ["17"], ["health:skada"])
VECTORS = WordVectors(
    np.random.default_rng(1).normal(size=(200, 8)), {"shortest": 4, "longest": 5, "hashes": 2, "seed": 7}
)


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
    found = codes(seen, ALPHABET, VECTORS)
    assert found.kinds.tolist() == [2, 0, 0]
    assert found.clusters.tolist() == [0, 0, 1]
    assert found.classes.shape == (3, CLASSES)
    assert found.classes[2].tolist() == [1, 0, 0, 0, 0, 0]
    assert found.vectors.shape == (3, 8)


def test_words_are_known_in_every_case_and_digits_are_alike() -> None:
    shouted, quiet = (codes(text(words), ALPHABET, VECTORS) for words in ("AVDELNINGEN 54", "avdelningen 17"))
    assert shouted.words.tolist() == quiet.words.tolist()
    assert np.array_equal(shouted.vectors, quiet.vectors)
    assert shouted.shapes.tolist() != quiet.shapes.tolist()
    assert form("2026") == "0000"


def test_words_of_like_letters_have_like_vectors() -> None:
    same, akin, other = VECTORS.of(["undersköterska", "undersköterskan", "gitarr"])
    assert np.linalg.norm(same - akin) < np.linalg.norm(same - other)


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
    networks = checker.judge.engine.nlp.reader.models.networks
    page = checker.judge.engine.nlp.reader.page("Hon bröt benet i går.")
    seen = codes(page, networks.alphabet, networks.vectors)
    alone = networks.ensemble(seen).verdicts
    assert len(alone) > 1
    assert not np.allclose(alone[0], alone[1], atol=1e-6)
    assert np.allclose(networks(page).verdicts, alone.mean(axis=0))


def test_what_is_kept_of_tokens_changes_nothing(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = checker.judge.engine.nlp.reader
    known = reader.models.networks
    pages = [
        reader.page(f"{name} låg på {place} i går, {name.upper()}.") for name in ("Nils", "Wei") for place in "ABC"
    ]
    first = [known(page) for page in pages]
    for most in (3, 12, 30):  # fewer than a page has, room for one, for some
        monkeypatch.setattr(network_entry, "REMEMBERED", most)
        fresh = Networks(known.ensemble, known.alphabet, known.vectors)
        for page, answers in zip(pages, first, strict=True):
            assert all(np.array_equal(*pair) for pair in zip(fresh(page), answers, strict=True))


def test_attention_over_blocks_is_that_of_a_softmax() -> None:
    dice = np.random.default_rng(1)
    queries, keys, values = (dice.normal(0, 3, (2, 150, width)).astype(np.float32) for width in (8, 8, 5))
    logits = queries @ keys.swapaxes(1, 2)
    assert np.allclose(layers.attended(queries, keys, values), layers.softmax(logits) @ values, atol=1e-5)


def test_gates_are_the_usual_functions_however_large_the_numbers() -> None:
    numbers = np.array([[-1e4, -90, -3, -0.1, 0, 0.1, 3, 90, 1e4]], np.float32)
    inner = 0.7978845608 * (numbers + 0.044715 * numbers.astype(np.float64) ** 3)
    usual = 0.5 * numbers * (1 + np.tanh(inner))
    assert np.allclose(layers.gelu(numbers), usual, atol=1e-5)
    gate = numbers[:, ::-1].astype(np.float64)
    assert np.allclose(
        layers.gated(numbers / 4, gate.astype(np.float32) / 2),
        usual / (1 + np.exp(-np.clip(gate, -700, 700))),
        atol=1e-5,
    )


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
    seen = codes(page, networks.alphabet, networks.vectors)
    count = len(page.tokens)
    fresh = network.TorchNetwork(networks.alphabet, seen.vectors.shape[1])
    answers = Ensemble([network.exported(fresh, [seen])])(seen)
    assert answers.labels.shape == (1, count, len(LABELS))
