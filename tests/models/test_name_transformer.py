"""The transformer of the name model as it is trained, and as the product computes it."""

import hashlib
import json
import random

import numpy as np
import pytest
import spacy

pytest.importorskip("torch", reason="PyTorch is needed to train only: make model installs it")
pytest.importorskip("sklearn", reason="the recipe needs the packages of the extra 'train'")
pytest.importorskip("floret", reason="the recipe needs the packages of the extra 'train'")

import torch

from checker.text import packed
from checker.text.entity_lattice import MARKS
from checker.text.entity_transformer import NameTransformer, Words, codes
from checker.text.gazetteer import COLUMNS
from checker.text.network_input import Alphabet
from models.reader.network import TINY, TorchNetwork
from models.recipe import field, field_torch, name_network, sources, transformer
from models.recipe.lesson import BATCH, Lesson, batches

CLUSTERS = ["-", "17"]
TEXTS = (["Tack", "Hodan", "på", "kirurgen", " ", "!"], ["hej", "\n\n", "Åke"])

shared = pytest.mark.skipif(not sources.SHARED.exists(), reason="the shared data does not stand beside the project")


def words(texts: list[str]) -> Words:
    chance = np.random.default_rng(len(texts))
    rows = chance.integers(0, 2**32, (len(texts), len(COLUMNS)), np.uint64)
    return Words(texts, rows, [("17", "-", "unheard-of")[len(text) % 3] for text in texts])


@pytest.fixture
def net() -> name_network.NameNetwork:
    torch.manual_seed(1)
    made = name_network.NameNetwork(name_network.Tables.of(CLUSTERS, [words(TEXTS[0])]), TINY).eval()
    with torch.no_grad():  # biases and norms begin as nothing, which would hide an error in them
        for weight in made.parameters():
            weight.add_(0.1 * torch.randn(weight.shape))
        made.body.pieces.weight[0] = 0
    return made


@pytest.mark.parametrize("texts", TEXTS)
def test_the_product_computes_what_was_trained(net, texts):
    ours = NameTransformer(name_network.exported(net, []))(words(texts))
    with torch.no_grad():
        trained = net(*net.shown([words(texts)]))[0]
    assert ours.shape == (len(texts), len(MARKS))
    assert np.allclose(ours, trained, rtol=0.02, atol=0.05)


@pytest.mark.parametrize("texts", TEXTS)
@pytest.mark.parametrize("large", [1, packed.LARGE])
def test_what_was_written_can_be_learnt_on(net, texts, large, monkeypatch):
    monkeypatch.setattr(packed, "LARGE", large)  # what is larger is stored in eight bits
    again = name_network.NameNetwork.of(packed.packed(name_network.exported(net, []))).eval()
    with torch.no_grad():
        assert torch.allclose(
            again(*again.shown([words(texts)])), net(*net.shown([words(texts)])), rtol=0.02, atol=0.05
        )


def test_an_array_that_is_missing_is_told(net):
    arrays = name_network.exported(net, [])
    del arrays["mid.weight"]
    with pytest.raises(ValueError, match=r"mid\.weight is missing"):
        name_network.NameNetwork.of(arrays)


def test_a_network_that_answers_otherwise_is_not_exported(net, monkeypatch):
    monkeypatch.setattr(name_network, "codes", lambda *given: codes(*given)._replace(shapes=np.ones(len(TEXTS[0]))))
    with pytest.raises(ValueError, match="differs"):
        name_network.exported(net, [words(TEXTS[0])])


def test_padding_changes_no_score(net):
    with torch.no_grad():
        beside, alone = net(*net.shown([words(one) for one in TEXTS])), net(*net.shown([words(TEXTS[1])]))
    assert torch.allclose(beside[1, : len(TEXTS[1])], alone[0], atol=1e-4)


def test_the_pretrained_layers_are_taken(net):
    reader = TorchNetwork(Alphabet.of(["PATIENT"], CLUSTERS, ["health:skada"]), TINY)
    body = {name: value.numpy() for name, value in reader.state_dict().items()}
    net.begin(body)
    assert np.array_equal(net.body.blocks[0].up.weight.detach(), body["blocks.0.up.weight"])
    assert np.array_equal(net.body.pieces.weight.detach(), body["pieces.weight"])
    del body["into.weight"]
    with pytest.raises(ValueError, match=r"into\.weight is missing"):
        net.begin(body)


def test_the_loss_is_that_of_the_convolutions():
    chance = np.random.default_rng(3)
    scores = [chance.normal(size=(size, len(MARKS))).astype(np.float32) for size in (4, 2)]
    steps = chance.normal(size=(len(MARKS),) * 2).astype(np.float32) * 0.2
    places = [(at, at + 1) for at in range(4)]
    permitted = [field.allowed(places, [(1, 3, "PERSON")], [(3, 4)]), field.allowed(places[:2], [], [])]
    lost, gradients, _ = field.loss(scores, permitted, steps, [1, 1])
    padded, flags = torch.zeros(2, 4, len(MARKS)), torch.zeros(2, 4, len(MARKS), dtype=torch.bool)
    for at, (text, marks) in enumerate(zip(scores, permitted, strict=True)):
        padded[at, : len(text)], flags[at, : len(text)] = torch.from_numpy(text), torch.from_numpy(marks)
    padded.requires_grad_()
    ours = field_torch.lost(padded, flags, torch.from_numpy(steps), torch.tensor([4, 2]))
    ours.sum().backward()
    assert ours.sum().item() == pytest.approx(lost, rel=1e-3)
    assert np.allclose(padded.grad[0], gradients[0], atol=1e-3)
    assert not padded.grad[1, 2:].any()


def test_words_known_by_their_letters_have_no_row_of_their_own(net):
    seen, _, _ = net.shown([words(TEXTS[0])])
    bare = transformer.spelt(seen, 1.0)
    rows, whole = bare["pieces"][bare["words"]][0], seen["pieces"][seen["words"]][0]
    assert not rows[:, : transformer.WHOLE].any()
    assert torch.equal(rows[:, transformer.WHOLE :], whole[:, transformer.WHOLE :])
    same = transformer.spelt(seen, 0.0)
    assert torch.equal(same["pieces"][same["words"]][0], whole)


def test_every_sentence_is_in_one_batch():
    chance = random.Random(1)  # noqa: S311 - to vary, not to hide
    flags = np.ones((1, len(MARKS)), np.bool_)
    shown = [Lesson(words(["a"] * chance.randint(1, 30)), flags, float(at)) for at in range(BATCH + 9)]
    found = list(batches(shown, np.random.default_rng(1)))
    assert sorted(one.weight for batch in found for one in batch) == [one.weight for one in shown]
    assert max(map(len, found)) == BATCH


def test_a_smoke_run_never_overwrites_the_model():
    with pytest.raises(SystemExit):
        transformer.main(["--smoke"])
    with pytest.raises(SystemExit):
        transformer.main([])


@shared
@pytest.mark.slow
def test_a_smoke_run_writes_a_model_that_loads(tmp_path):
    transformer.main(["--smoke", "--to", str(tmp_path / "model")])
    nlp = spacy.load(tmp_path / "model")
    assert nlp.get_pipe("sekretess_entity_tagger").transformer is not None
    assert nlp("Hej Lisa!").text == "Hej Lisa!"
    made = json.loads((tmp_path / "model" / "made_of.json").read_text(encoding="utf-8"))
    assert made["transformer"]["settings"]["smoke"]
    assert not made["transformer"]["settings"]["first"]
    assert made["settings"]
    transformer.main(["--smoke", "--on", "--from", str(tmp_path / "model"), "--to", str(tmp_path / "further")])
    further = json.loads((tmp_path / "further" / "made_of.json").read_text(encoding="utf-8"))
    first = tmp_path / "model" / "sekretess_entity_tagger" / "transformer.npz"
    assert further["transformer"]["settings"]["first"] == hashlib.sha256(first.read_bytes()).hexdigest()
    before, after = (
        spacy.load(tmp_path / name).get_pipe("sekretess_entity_tagger").second for name in ("model", "further")
    )
    assert before["mid.weight"].shape == after["mid.weight"].shape  # tiny, as the one that was there
    assert not np.array_equal(before["mid.weight"], after["mid.weight"])
