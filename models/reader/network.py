"""The network of ``checker.text.network`` in PyTorch, to be trained; the product runs it by OpenVINO."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from checker.text.heads import QUESTIONS
from checker.text.layers import Weights
from checker.text.network import LOOKS, SHARPNESS, VERDICTS, Ensemble
from checker.text.network_input import PIECES, SHAPES, Alphabet, Codes
from checker.text.tagger import LABELS
from models.reader.block import Block, turn_of

LOOK_WIDTH, HIDDEN = 48, 256
DROPPED = 0.2
"""Share of activations dropped in training on the way to what is said of the draft as a whole."""

LONGEST = 400
"""Tokens of a draft that are trained on."""

TRAINING_ONLY = "hidden"
"""Weights that the product has no use for: nothing is hidden from it."""

Body = Mapping[str, NDArray[np.float32]]
"""The arrays of the layers that ``models.reader.pretrain`` has trained."""

Seen = dict[str, Tensor]
"""What ``padded`` makes of texts: ``kinds`` (or none), ``clusters``, ``shapes``, ``words`` of shape (b, n), ``classes``
of (b, n, CLASSES), all rows of tables; and ``pieces`` of shape (words, MOST_PIECES), into which ``words`` points."""


@dataclass(frozen=True)
class Sizes:
    """Numbers of a token where it is looked up, in the blocks, and in their wide layer; how many blocks there are."""

    embedded: int = 128
    width: int = 384
    inner: int = 1152
    depth: int = 6


FULL, TINY = Sizes(), Sizes(embedded=32, width=64, inner=96, depth=1)


class TorchNetwork(nn.Module):
    """The same computation as ``checker.text.network.Ensemble``, under the same names of weights."""

    def __init__(self, alphabet: Alphabet, sizes: Sizes = FULL, dropped: float = 0.0) -> None:
        super().__init__()
        width, embedded = sizes.width, sizes.embedded
        kinds, clusters, classes = (len(names) + 1 for names in (alphabet.kinds, alphabet.clusters, alphabet.classes))
        self.pieces = nn.EmbeddingBag(PIECES + 1, embedded, mode="sum", padding_idx=0)
        self.kinds, self.classes = (nn.Embedding(size, embedded, padding_idx=0) for size in (kinds, classes))
        self.clusters, self.shapes = (nn.Embedding(size, embedded) for size in (clusters, SHAPES))
        for table in (self.pieces, self.kinds, self.classes, self.clusters, self.shapes):
            nn.init.normal_(table.weight, 0, 0.05)
            nn.init.zeros_(table.weight[0])
        self.hidden = nn.Parameter(torch.zeros(embedded))
        self.entry, self.into = nn.LayerNorm(embedded), nn.Linear(embedded, width)
        self.blocks = nn.ModuleList(Block(width, sizes.inner, sizes.depth, dropped) for _ in range(sizes.depth))
        self.exit, self.drop = nn.LayerNorm(width), nn.Dropout(dropped)
        self.looks = nn.Parameter(torch.randn(LOOKS, width) * 0.1)
        self.key, self.value = nn.Linear(width, width), nn.Linear(width, LOOK_WIDTH)
        self.labels = nn.Linear(width, len(LABELS))
        self.whole, self.drop_whole = nn.Linear(LOOKS * LOOK_WIDTH + width, HIDDEN), nn.Dropout(DROPPED)
        self.verdicts, self.questions = nn.Linear(HIDDEN, VERDICTS), nn.Linear(HIDDEN, len(QUESTIONS))

    def tokens(
        self, seen: Seen, mask: Tensor | None = None, gone: Tensor | None = None, more: Tensor | None = None
    ) -> Tensor:
        """The representation of each token, of shape (b, n, width).

        ``gone``, of shape (b, n), is true where a word is hidden; ``more``, of (b, n, embedded), is what else tells of
        the tokens.
        """
        known = self.pieces(seen["pieces"])[seen["words"]]
        known = known + looked_up(self.clusters, seen["clusters"]) + looked_up(self.classes, seen["classes"]).sum(2)
        shapes = looked_up(self.shapes, seen["shapes"])
        if gone is not None:
            known = torch.where(gone[..., None], self.hidden, known)
            shapes = shapes.masked_fill(gone[..., None], 0)
        embedded = known + shapes
        if "kinds" in seen:
            embedded = embedded + looked_up(self.kinds, seen["kinds"])
        if more is not None:
            embedded = embedded + more
        tokens: Tensor = self.drop(self.into(self.entry(embedded)))
        turn = turn_of(tokens.shape[1], tokens.device)
        for block in self.blocks:
            tokens = block(tokens, turn, None if mask is None else mask[:, None, None])
        return self.exit(tokens)  # type: ignore[no-any-return]

    def forward(self, seen: Seen, mask: Tensor, gone: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of verdicts, questions and labels; ``mask``, of shape (b, n), is true where there is a token."""
        tokens = self.tokens(seen, mask, gone)
        scores = torch.einsum("qd,bld->bql", self.looks, self.key(tokens)) * (SHARPNESS / math.sqrt(tokens.shape[-1]))
        attention = scores.float().masked_fill(~mask[:, None], -1e4).softmax(-1).to(tokens.dtype)
        looks = torch.einsum("bql,bld->bqd", attention, self.value(tokens)).flatten(1)
        most = tokens.masked_fill(~mask[..., None], -1e4).max(1)[0]
        whole = self.whole(self.drop_whole(torch.cat([looks, most], -1)))
        whole = self.drop_whole(functional.gelu(whole, approximate="tanh"))
        return self.verdicts(whole), self.questions(whole), self.labels(tokens)


def looked_up(table: nn.Embedding, rows: Tensor) -> Tensor:
    """Rows of a small table by a product: its gradient is one too, where adding up what hundreds share is slow."""
    hot = functional.one_hot(rows, table.num_embeddings).to(table.weight.dtype)
    if table.padding_idx is not None:
        hot[..., table.padding_idx] = 0
    return hot @ table.weight


def exported(net: TorchNetwork, sample: Sequence[Codes]) -> Weights:
    """The arrays of the network for the product.

    Raises:
        ValueError: when it does not answer as the trained one does.
    """
    net = net.cpu().eval()
    arrays = {
        name: value.detach().numpy().astype(np.float16)
        for name, value in net.state_dict().items()
        if name != TRAINING_ONLY
    }
    ours = Ensemble([arrays])
    for seen in sample:
        with torch.no_grad():
            verdicts, _, labels = net(*padded([seen]))
        answers = ours(Codes(*(part[:LONGEST] for part in seen)))
        same = np.allclose(answers.verdicts[0], verdicts[0].softmax(-1), atol=0.02)
        if not same or not np.allclose(answers.labels[0], labels[0].softmax(-1), atol=0.05):
            raise ValueError("the exported network differs from the trained one")
    return arrays


def padded(batch: Sequence[Codes]) -> tuple[Seen, Tensor]:
    """Codes of several texts side by side, and the mask that tells tokens from padding."""
    length = min(LONGEST, max(len(one.kinds) for one in batch))
    mask = np.zeros((len(batch), length), np.bool_)
    seen = {}
    for name, first in batch[0]._asdict().items():
        block = np.zeros((len(batch), length, *first.shape[1:]), np.int64)
        for row, one in enumerate(batch):
            part = getattr(one, name)[:length]
            block[row, : len(part)] = part
            mask[row, : len(part)] = True
        seen[name] = block
    pieces = seen["pieces"]
    seen["pieces"], words = np.unique(pieces.reshape(-1, pieces.shape[-1]), axis=0, return_inverse=True)
    seen["words"] = words.reshape(mask.shape)
    return {name: torch.from_numpy(block) for name, block in seen.items()}, torch.from_numpy(mask)
