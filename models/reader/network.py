"""The networks of ``checker.text.network`` in PyTorch, to be trained; the product runs them in numpy."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from checker.text.heads import QUESTIONS
from checker.text.layers import Weights
from checker.text.network import DILATIONS, HEADS, LOOKS, SHARPNESS, VERDICTS, Ensemble
from checker.text.network_input import BEGINNINGS, ENDINGS, SHAPES, WORDS, Alphabet, Codes
from checker.text.tagger import LABELS

WIDTH, LOOK_WIDTH, HIDDEN = 96, 48, 128
DROPPED = 0.3
"""Share of activations dropped in training."""

LONGEST = 320
"""Tokens of a draft that are trained on."""

Body = Mapping[str, NDArray[np.float32]]
"""The arrays of the layers that ``models.reader.pretrain`` has trained."""


class TorchNetwork(nn.Module):
    """The same computation as ``checker.text.network.Ensemble``, under the same names of weights."""

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

    def tokens(self, seen: dict[str, Tensor], mask: Tensor) -> Tensor:
        """The representation of each token; ``mask`` is 1 for a token, 0 for padding."""
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
        return self.exit(tokens + self.drop(mixed)) * kept  # type: ignore[no-any-return]

    def forward(self, seen: dict[str, Tensor], mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of verdicts, questions and labels."""
        tokens = self.tokens(seen, mask)
        scores = torch.einsum("qd,bld->bql", self.looks, self.key(tokens)) * (SHARPNESS / math.sqrt(WIDTH))
        attention = scores.masked_fill((mask == 0)[:, None], -1e4).softmax(-1)
        seen_whole = torch.einsum("bql,bld->bqd", attention, self.value(tokens)).flatten(1)
        most = (tokens - 1e4 * (1 - mask[..., None])).max(1)[0]
        whole = self.whole(self.drop(torch.cat([seen_whole, most], -1)))
        hidden = self.drop(functional.gelu(whole, approximate="tanh"))
        return self.verdicts(hidden), self.questions(hidden), self.labels(tokens)


def step(
    net: nn.Module, loss: Tensor, optimiser: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LRScheduler
) -> float:
    """One step down the slope of a loss, steep ones made gentler; the loss as a number."""
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()
    schedule.step()
    return loss.item()


def exported(net: TorchNetwork, sample: Sequence[Codes]) -> Weights:
    """The arrays of the network for the product.

    Raises:
        ValueError: when it does not answer as the trained one does.
    """
    net.eval()
    arrays = {name: value.detach().numpy().astype(np.float16) for name, value in net.state_dict().items()}
    ours = Ensemble([arrays])
    for seen in sample:
        with torch.no_grad():
            verdicts, _, labels = net(*padded([seen], LONGEST))
        answers = ours(seen)
        same = np.allclose(answers.verdicts[0], verdicts[0].softmax(-1), atol=0.02)
        if not same or not np.allclose(answers.labels[0, :LONGEST], labels[0].softmax(-1), atol=0.05):
            raise ValueError("the exported network differs from the trained one")
    return arrays


def padded(batch: Sequence[Codes], longest: int) -> tuple[dict[str, Tensor], Tensor]:
    """Codes of several texts side by side, and the mask that tells tokens from padding."""
    length = min(longest, max(len(one.words) for one in batch))
    mask = np.zeros((len(batch), length), np.float32)
    seen = {}
    for name in Codes._fields:
        first: NDArray[Any] = getattr(batch[0], name)
        block = np.zeros((len(batch), length, *first.shape[1:]), first.dtype)
        for row, one in enumerate(batch):
            part = getattr(one, name)[:length]
            block[row, : len(part)] = part
            mask[row, : len(part)] = 1
        seen[name] = torch.from_numpy(block)
    return seen, torch.from_numpy(mask)
