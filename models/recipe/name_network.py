"""The network of ``checker.text.entity_transformer`` in PyTorch, to be trained; the product runs it by OpenVINO.

The body is the reader's (``models.reader.network``), of fewer blocks, so that it can begin with what the reader has
read; kinds and lexicon classes are not given to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from checker.text import packed
from checker.text.entity_lattice import MARKS
from checker.text.entity_transformer import SEEN, NameTransformer, Values, Words, codes, places
from checker.text.gazetteer import COLUMNS
from checker.text.layers import softmax
from checker.text.network_input import Alphabet
from models.reader.network import Body, Seen, Sizes, TorchNetwork, looked_up, padded

FULL = Sizes(depth=3)
DROPPED = 0.15
MORE, INNER = 32, 128
"""Numbers of a column's value beside the last block, and of the layer that joins both."""

SPREAD = 0.03
"""Standard deviation of the columns' fresh rows in the first layer: beside what is trained before they begin small."""

BODY = ("pieces", "clusters", "shapes", "entry", "into", "blocks", "exit")
"""The layers that are taken from the reader."""

OWN = ("columns", "more", "mid", "last", "transitions")


class Tables(NamedTuple):
    """The clusters that are known, row 1 first, and the sorted values of each column of ``SEEN``."""

    clusters: Sequence[str]
    values: Sequence[Values]

    @classmethod
    def of(cls, clusters: Sequence[str], shown: Sequence[Words]) -> Tables:
        """With the values that stand in the texts shown."""
        rows = np.concatenate([words.rows for words in shown])
        return cls(clusters, [np.unique(rows[:, COLUMNS.index(name)]).astype(np.uint32) for name in SEEN])


class NameNetwork(nn.Module):
    """The same computation as ``NameTransformer``, under the same names of weights, those of the body apart."""

    def __init__(self, tables: Tables, sizes: Sizes = FULL) -> None:
        super().__init__()
        self.tables = tables
        self.numbers = {name: row for row, name in enumerate(tables.clusters, 1)}
        self.body = TorchNetwork(Alphabet.of([], tables.clusters, []), sizes, DROPPED)
        counts = {name: len(values) + 1 for name, values in zip(SEEN, tables.values, strict=True)}
        self.columns = nn.ModuleDict({name: nn.Embedding(count, sizes.embedded) for name, count in counts.items()})
        self.more = nn.ModuleDict({name: nn.Embedding(count, MORE) for name, count in counts.items()})
        for weight in self.columns.parameters():
            nn.init.normal_(weight, 0, SPREAD)
        self.mid, self.last = nn.Linear(sizes.width + MORE * len(SEEN), INNER), nn.Linear(INNER, len(MARKS))
        self.transitions, self.drop = nn.Parameter(torch.zeros(len(MARKS), len(MARKS))), nn.Dropout(DROPPED)

    def begin(self, body: Body) -> None:
        """Take the pretrained layers, of the blocks as many as there are here.

        Raises:
            ValueError: when some are missing.
        """
        given = {name: torch.from_numpy(array) for name, array in body.items() if _part(name) in BODY}
        if missing := [name for name in self.body.load_state_dict(given, strict=False)[0] if _part(name) in BODY]:
            raise ValueError(f"these are not the pretrained layers of the reader: {missing[0]} is missing")

    @classmethod
    def of(cls, stored: packed.Arrays) -> NameNetwork:
        """The network whose arrays ``exported`` has given, packed or not, to learn on.

        Raises:
            KeyError: when tables are missing.
            ValueError: when layers are.
        """
        arrays = {name: packed.plain(array) for name, array in stored.items()}
        into, blocks = arrays["into.weight"], {name.split(".")[1] for name in arrays if name.startswith("blocks.")}
        sizes = Sizes(into.shape[1], len(into), len(arrays["blocks.0.up.weight"]), len(blocks))
        values = [arrays[f"values.{name}"] for name in SEEN]
        net = cls(Tables([str(name) for name in arrays["alphabet.clusters"]], values), sizes)
        given = {
            f"body.{name}" if _part(name) in BODY else name: torch.from_numpy(array.astype(np.float32))
            for name, array in arrays.items()
            if _part(name) in BODY + OWN
        }
        left = net.load_state_dict(given, strict=False)[0]
        if missing := [name for name in left if _part(name.removeprefix("body.")) in BODY + OWN]:
            raise ValueError(f"these are not the arrays of a name transformer: {missing[0]} is missing")
        return net

    def shown(self, batch: Sequence[Words]) -> tuple[Seen, Tensor, Tensor]:
        """Texts side by side: the words, the mask of tokens, the rows of the columns, of shape (b, n, columns)."""
        seen, mask = padded([codes(words, self.numbers) for words in batch])
        known = torch.zeros(*mask.shape, len(SEEN), dtype=torch.long)
        for row, words in zip(known, batch, strict=True):
            row[: len(words.texts)] = torch.from_numpy(np.stack(places(words, self.tables.values), -1))
        return seen, mask, known

    def forward(self, seen: Seen, mask: Tensor, known: Tensor) -> Tensor:
        """Scores of shape (b, n, marks) for what :meth:`shown` makes of texts."""
        columns, more = (
            [looked_up(table, known[..., at]) for at, table in enumerate(tables.values())]  # type: ignore[arg-type]
            for tables in (self.columns, self.more)
        )
        tokens = self.body.tokens(seen, mask, more=torch.stack(columns).sum(0))
        inner = functional.gelu(self.mid(torch.cat([tokens, *more], -1)), approximate="tanh")
        return self.last(self.drop(inner))  # type: ignore[no-any-return]


def exported(net: NameNetwork, sample: Sequence[Words]) -> dict[str, NDArray[Any]]:
    """The arrays of the network for the product, rounded as they are stored.

    Raises:
        ValueError: when it does not answer as the trained one does.
    """
    net = net.cpu().eval()
    named = {name.removeprefix("body."): value for name, value in net.state_dict().items()}
    arrays: dict[str, NDArray[Any]] = {
        name: value.numpy().astype(np.float16) for name, value in named.items() if _part(name) in BODY + OWN
    }
    arrays |= {f"values.{name}": values for name, values in zip(SEEN, net.tables.values, strict=True)}
    arrays["alphabet.clusters"] = np.array(net.tables.clusters)
    ours = NameTransformer(packed.packed(arrays))
    for words in sample:
        with torch.no_grad():
            scores = net(*net.shown([words]))[0]
        if not np.allclose(softmax(ours(words)), scores.softmax(-1), atol=0.05):
            raise ValueError("the exported transformer differs from the trained one")
    return arrays


def _part(name: str) -> str:
    return name.split(".", maxsplit=1)[0]
