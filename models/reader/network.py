"""Train the networks of ``checker.text.network`` with PyTorch; the product runs them in numpy.

Verdict, questions and token labels are learnt together: the labels say which words the verdict hangs on.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from checker.text.heads import QUESTIONS
from checker.text.network import DILATIONS, HEADS, LOOKS, SETTINGS, SHARPNESS, VERDICTS, Network
from checker.text.network_input import BEGINNINGS, CLASSES, ENDINGS, SHAPES, WORDS, Alphabet, Codes, WordVectors, codes
from checker.text.tagger import LABELS
from models.reader.drafts import Labelled
from models.reader.measure import VERDICTS as NAMES

WIDTH, LOOK_WIDTH, HIDDEN = 96, 48, 128
EPOCHS, BATCH, RATE, DECAY = 9, 32, 2.5e-3, 0.02
DROPPED, FORGOTTEN = 0.3, 0.15
"""Shares of activations dropped, and of words hidden, in training."""

SMOOTHING = 0.05
LONGEST = 320
"""Tokens of a draft that are trained on."""

IGNORED = -100
QUESTION_WEIGHT, LABEL_WEIGHT = 3.0, 2.0


@dataclass(frozen=True)
class Sheet:
    """A draft as the network sees it, with what is to be learnt."""

    codes: Codes
    labels: NDArray[np.int64]
    answers: NDArray[np.float32]
    verdict: int


class TorchNetwork(nn.Module):
    """The same computation as ``checker.text.network.Network``, under the same names of weights."""

    def __init__(self, alphabet: Alphabet, dimensions: int) -> None:
        super().__init__()
        self.vectors = nn.Linear(dimensions, WIDTH)
        self.words, self.endings, self.beginnings, self.kinds, self.clusters, self.classes = (
            nn.Embedding(size + 1, WIDTH, padding_idx=0)
            for size in (WORDS, ENDINGS, BEGINNINGS, *map(len, (alphabet.kinds, alphabet.clusters, alphabet.classes)))
        )
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        for table in self.children():
            if isinstance(table, nn.Embedding):
                nn.init.normal_(table.weight, 0, 0.05)
        self.entry, self.exit = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(WIDTH, 2 * WIDTH, 3, padding=step, dilation=step) for step in DILATIONS
        )
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.attention = nn.MultiheadAttention(WIDTH, HEADS, dropout=0.1, batch_first=True)
        self.looks = nn.Parameter(torch.randn(LOOKS, WIDTH) * 0.1)
        self.key, self.value = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, LOOK_WIDTH)
        self.labels = nn.Linear(WIDTH, len(LABELS))
        self.whole = nn.Linear(LOOKS * LOOK_WIDTH + WIDTH, HIDDEN)
        self.verdicts, self.questions = nn.Linear(HIDDEN, VERDICTS), nn.Linear(HIDDEN, len(QUESTIONS))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, seen: dict[str, Tensor], mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of verdicts, questions and labels; ``mask`` is 1 for a token, 0 for padding."""
        kept = mask[..., None]
        tokens = self.vectors(seen["vectors"]) + self.classes(seen["classes"]).sum(2)
        for name in ("words", "endings", "beginnings", "kinds", "clusters", "shapes"):
            tokens = tokens + getattr(self, name)(seen[name])
        tokens = self.drop(self.entry(tokens)) * kept
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            content, gate = convolution(tokens.transpose(1, 2)).transpose(1, 2).chunk(2, -1)
            passed = functional.gelu(content, approximate="tanh") * torch.sigmoid(gate)
            tokens = (tokens + self.drop(norm(passed))) * kept
        mixed, _ = self.attention(tokens, tokens, tokens, key_padding_mask=mask == 0, need_weights=False)
        tokens = self.exit(tokens + self.drop(mixed)) * kept
        scores = torch.einsum("qd,bld->bql", self.looks, self.key(tokens)) * (SHARPNESS / math.sqrt(WIDTH))
        attention = scores.masked_fill((mask == 0)[:, None], -1e4).softmax(-1)
        seen_whole = torch.einsum("bql,bld->bqd", attention, self.value(tokens)).flatten(1)
        most = (tokens - 1e4 * (1 - kept)).max(1)[0]
        whole = self.whole(self.drop(torch.cat([seen_whole, most], -1)))
        hidden = self.drop(functional.gelu(whole, approximate="tanh"))
        return self.verdicts(hidden), self.questions(hidden), self.labels(tokens)


@dataclass(frozen=True)
class Board:
    """What all networks share: the alphabet and the vectors of letter n-grams."""

    alphabet: Alphabet
    table: NDArray[np.float16]
    settings: dict[str, int]

    @classmethod
    def of(cls, drafts: Sequence[Labelled], table: NDArray[np.float32], settings: dict[str, int]) -> Board:
        """The kinds, clusters and classes that stand in the drafts, and the vectors as they are stored."""
        kinds = {kind for draft in drafts for kind in draft.page.kinds if kind}
        clusters = {cluster for draft in drafts for cluster in draft.page.clusters}
        classes = {name for draft in drafts for names in draft.page.classes for name in names}
        alphabet = Alphabet.of(*(sorted(names) for names in (kinds, clusters, classes)))
        return cls(alphabet, table.astype(np.float16), settings)

    def arrays(self, networks: Sequence[Network]) -> dict[str, NDArray[Any]]:
        """The arrays of ``network.npz``."""
        names = ("kinds", "clusters", "classes")
        return {
            **{f"alphabet.{name}": np.array(list(getattr(self.alphabet, name))) for name in names},
            "ngrams.table": self.table,
            "ngrams.settings": np.array([self.settings[name] for name in SETTINGS]),
            "networks": np.array(len(networks)),
            **{
                f"{number}.{name}": array.astype(np.float16)
                for number, one in enumerate(networks)
                for name, array in one.weights.items()
            },
        }


def read_floret(path: Path) -> tuple[NDArray[np.float32], dict[str, int]]:
    """The table of n-gram vectors, scaled to unit spread, and its settings."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    names = ("rows", "dimensions", "shortest", "longest", "hashes", "seed")
    settings = dict(zip(names, map(int, head.split()[:6]), strict=True))
    table = np.array([line.split()[1:] for line in lines], np.float32)
    return table / table.std(), settings


def sheets(drafts: Sequence[Labelled], board: Board) -> list[Sheet]:
    """The drafts as the network sees them."""
    found = []
    vectors = WordVectors(board.table, board.settings)
    for draft in drafts:
        seen = codes(draft.page, board.alphabet, vectors)
        answers = draft.answers.astype(np.float32)
        found.append(Sheet(seen, draft.labels, answers, NAMES.index(draft.verdict)))
    return found


def fit(drafts: Sequence[Sheet], alphabet: Alphabet, seed: int) -> Network:
    """Train one network; prints the loss of each epoch."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    net = TorchNetwork(alphabet, drafts[0].codes.vectors.shape[1])
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY, betas=(0.9, 0.98))
    steps = EPOCHS * math.ceil(len(drafts) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(EPOCHS):
        losses = []
        for batch in _batches(drafts, chance):
            loss = _loss(net, batch, chance)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.3f}", flush=True)
    return exported(net, drafts[:20])


def exported(net: TorchNetwork, sample: Sequence[Sheet]) -> Network:
    """The network for the product.

    Raises:
        ValueError: when it does not answer as the trained one does.
    """
    net.eval()
    arrays = {name: value.detach().numpy().astype(np.float16) for name, value in net.state_dict().items()}
    ours = Network(arrays)
    for sheet in sample:
        with torch.no_grad():
            verdicts, _, labels = net(*_padded([sheet]))
        answers = ours(sheet.codes)
        same = np.allclose(answers.verdicts, verdicts[0].softmax(-1), atol=0.02)
        if not same or not np.allclose(answers.labels[:LONGEST], labels[0].softmax(-1), atol=0.05):
            raise ValueError("the exported network differs from the trained one")
    return ours


def _batches(drafts: Sequence[Sheet], chance: np.random.Generator) -> Iterator[list[Sheet]]:
    """Drafts of about one length together, in random order."""
    lengths = np.array([len(sheet.labels) for sheet in drafts])
    order = np.argsort(lengths // 12 + chance.random(len(drafts)) * 2)
    for start in chance.permutation(np.arange(0, len(order), BATCH)):
        yield [drafts[at] for at in order[start : start + BATCH]]


def _padded(batch: Sequence[Sheet]) -> tuple[dict[str, Tensor], Tensor]:
    length = min(LONGEST, max(len(sheet.labels) for sheet in batch))
    mask = np.zeros((len(batch), length), np.float32)
    seen = {}
    for name in Codes._fields:
        first: NDArray[Any] = getattr(batch[0].codes, name)
        block = np.zeros((len(batch), length, *first.shape[1:]), first.dtype)
        for row, sheet in enumerate(batch):
            part = getattr(sheet.codes, name)[:length]
            block[row, : len(part)] = part
            mask[row, : len(part)] = 1
        seen[name] = torch.from_numpy(block)
    return seen, torch.from_numpy(mask)


def _loss(net: TorchNetwork, batch: Sequence[Sheet], chance: np.random.Generator) -> Tensor:
    net.train()
    seen, mask = _padded(batch)
    hidden = torch.from_numpy(chance.random(mask.shape) < FORGOTTEN)
    strange = torch.from_numpy(chance.random(mask.shape) < FORGOTTEN / 2)
    for names, gone in ((("vectors", "words", "endings", "beginnings"), hidden), (("kinds", "clusters"), strange)):
        for name in names:
            shaped = gone[..., None] if seen[name].ndim > gone.ndim else gone
            seen[name] = seen[name].masked_fill(shaped, 0)
    seen["classes"] = seen["classes"].masked_fill(strange[..., None].expand(-1, -1, CLASSES), 0)
    verdicts, questions, labels = net(seen, mask)
    wanted = np.full(mask.shape, IGNORED)
    for row, sheet in enumerate(batch):
        part = sheet.labels[: mask.shape[1]]
        wanted[row, : len(part)] = part
    answers = torch.from_numpy(np.stack([sheet.answers for sheet in batch]))
    gold = torch.tensor([sheet.verdict for sheet in batch])
    return (
        functional.cross_entropy(verdicts, gold, label_smoothing=SMOOTHING)
        + QUESTION_WEIGHT * functional.binary_cross_entropy_with_logits(questions, answers)
        + LABEL_WEIGHT
        * functional.cross_entropy(labels.flatten(0, 1), torch.from_numpy(wanted).flatten(), ignore_index=IGNORED)
    )
