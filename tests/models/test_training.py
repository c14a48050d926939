"""The recipe of the reader runs from drafts to files that the product loads, and its parts do what they say."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="PyTorch is needed to train only: make model installs it")
pytest.importorskip("sklearn", reason="the recipe needs the packages of the extra 'train'")
pytest.importorskip("zstandard", reason="the recipe needs the packages of the extra 'train'")

import torch

from checker.resources import resource
from checker.risk.evidence import EVIDENCE
from checker.risk.weighing import Trees
from checker.rules import RuleBook
from checker.text.network_input import Alphabet, codes
from checker.text.reader import TextReader
from models.reader import descent, held_back, network, question, texts, train
from models.reader.material import BLOCK, Material, Unlabelled

ALPHABET = Alphabet.of(["<WARD>", "PATIENT"], ["17"], ["health:skada"])


@pytest.mark.slow
def test_a_smoke_run_writes_what_the_product_loads(tmp_path: Path) -> None:
    train.main(["--smoke", "--out", str(tmp_path), "--body", str(tmp_path / "body.npz")])
    reading = TextReader.load(RuleBook.load(resource("rules")), tmp_path).read("Trillingarna på neo åker hem i dag.")
    assert reading.verdicts.sum() == pytest.approx(1, abs=1e-4)
    with np.load(tmp_path / "weighing.npz", allow_pickle=False) as forest:
        chances = Trees.of(dict(forest)).probabilities(np.zeros(len(EVIDENCE), np.float32))
    assert chances.sum() == pytest.approx(1)
    card = json.loads((tmp_path / "reader.json").read_text(encoding="utf-8"))
    assert set(card["held_back"]) <= held_back.AUTHORS
    assert np.load(tmp_path / held_back.FILE.name)["facts"].shape[1] == len(EVIDENCE)


def test_a_smoke_run_never_overwrites_the_model() -> None:
    with pytest.raises(SystemExit):
        train.main(["--smoke"])


def test_the_stream_knows_forms_by_how_common_they_are() -> None:
    read = texts.stream(["Vi ses! Vi hörs 2026.", "vi"], [["Hej", "!"]])
    assert set(read.forms[:2]) == {"\n", "!"}  # five of each
    assert "ses" not in read.forms  # read once
    words = [read.forms[number - 1] if number else None for number in read.numbers.tolist()]
    assert words[:5] == ["vi", None, "!", "vi", None]
    assert words[-3:] == ["hej", "!", "\n"]
    assert words.count("hej") == texts.DRAFTS


def test_what_is_asked_is_hidden_or_shown_as_itself_or_another() -> None:
    torch.manual_seed(1)
    numbers = torch.arange(1, 1 + 40 * BLOCK).view(40, BLOCK)
    shapes = torch.full(numbers.shape, 3)
    asked = question.question(numbers, shapes)
    assert len(asked.places) == len(asked.places.unique()) == int(question.ASKED * numbers.numel())
    assert torch.equal(asked.wanted, numbers.flatten()[asked.places])
    hidden = asked.gone.flatten()[asked.places].float().mean().item()
    assert hidden == pytest.approx(question.HIDDEN, abs=0.05)
    assert asked.gone.sum() == asked.gone.flatten()[asked.places].sum()
    changed = (asked.numbers != numbers).flatten()
    assert 0 < changed.sum() <= changed[asked.places].sum()
    assert set(asked.shapes[:, 0].tolist()) == {0, 3}


def test_forms_by_number_are_seen_as_texts_are() -> None:
    """The network learns words from tables of forms, and later sees pages: both have to be the same."""
    read = texts.stream(["Vi ses i morgon. Vi ses i morgon. " * 40], [])
    material = Material(read, ALPHABET, torch.device("cpu"))
    numbers, shapes = next(material.batches(1, np.random.default_rng(1)))
    net = network.TorchNetwork(ALPHABET, network.TINY).eval()
    words = [read.forms[number - 1] for number in numbers[0].tolist()]
    alike = codes(Unlabelled(words), ALPHABET)._replace(shapes=shapes[0].numpy())
    with torch.no_grad():
        once = net.tokens(material.seen(numbers, shapes))
        again = net.tokens(network.padded([alike])[0])
    assert torch.allclose(once, again, atol=1e-5)


def test_what_is_hidden_leaves_no_trace() -> None:
    torch.manual_seed(1)
    net = network.TorchNetwork(ALPHABET, network.TINY).eval()
    first, other = (network.padded([codes(Unlabelled(words), ALPHABET)])[0] for words in (["a", "b"], ["a", "Ystad"]))
    gone = torch.tensor([[False, True]])
    with torch.no_grad():
        assert torch.equal(net.tokens(first, gone=gone), net.tokens(other, gone=gone))
        assert not torch.equal(net.tokens(first), net.tokens(other))


def test_padding_changes_no_answer() -> None:
    torch.manual_seed(1)
    net = network.TorchNetwork(ALPHABET, network.TINY).eval()
    short, long = (codes(Unlabelled(words), ALPHABET) for words in (["vi", "ses"], ["en", "mycket", "längre", "text"]))
    with torch.no_grad():
        alone, beside = net(*network.padded([short])), net(*network.padded([short, long]))
    for one, both in zip(alone[:2], beside[:2], strict=True):
        assert torch.allclose(one[0], both[0], atol=1e-5)


def test_rates_rise_and_fall() -> None:
    share = descent.rising_and_falling(10, 100, 0.02)
    assert share(0) == pytest.approx(0.1)
    assert share(9) == pytest.approx(0.91)
    assert share(99) == pytest.approx(0.02)
