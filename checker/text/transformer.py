"""A small transformer: from what tokens give by themselves to what they mean among the others.

Self-attention with rotary places (Vaswani et al. 2017; Su et al. 2021), layers normalised before (Xiong et al. 2020).
The blocks are one graph that OpenVINO runs; the large matrices stay the whole numbers of eight bits that they are
stored as, and tokens are rounded to eight bits before each (dynamic quantisation).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from checker.inference import Answering
from checker.text.layers import Array
from checker.text.packed import Arrays, Stored, Table, packed, plain

if TYPE_CHECKING:
    from openvino import Model, Node

HEAD_WIDTH = 64
"""Numbers of a token that one head of attention looks at."""

EPSILON = 1e-5
"""What PyTorch's layers add to a variance."""

SLOWEST = 10_000.0
"""How many times slower the last pair of numbers turns from place to place than the first."""

INNER = ("entry", "into", "blocks", "exit")
"""The layers of the graph."""


class Transformer:
    """Networks that were trained apart, side by side: arrays inside have a first axis of length k.

    The arrays of each are by PyTorch's names, a layer's as (out, in): ``entry``, ``into``, ``blocks.0`` and so on,
    ``exit``, and whatever else its owner asks for by ``linear``.
    """

    def __init__(self, networks: Sequence[Arrays]) -> None:
        self.networks = [Answering(graph(arrays)) for arrays in networks]
        outer = [name for name in networks[0] if name.split(".", maxsplit=1)[0] not in INNER]
        self.weights: Mapping[str, Array] = {
            name: _from_the_left(np.stack([plain(arrays[name]) for arrays in networks])) for name in outer
        }

    def __call__(self, embedded: Array) -> Array:
        """The representation of each token among the others: from shape (k, n, given) to (k, n, width).

        A token alone goes in twice, which changes nothing: both gather one and the same. OpenVINO prepares a graph
        whose first input has a single row so that every later answer is wrong (seen in 2026.4.1).
        """
        length = embedded.shape[1]
        given = np.repeat(embedded, 2, axis=1) if length == 1 else embedded
        turn = turns(given.shape[1])
        pairs = zip(self.networks, given, strict=True)
        found = [network(np.ascontiguousarray(rows[None]), *turn)[:, :length] for network, rows in pairs]
        return np.concatenate(found)

    def linear(self, name: str, rows: Array) -> Array:
        """One layer of this name."""
        answers = rows @ self.weights[f"{name}.weight"]
        answers += self.weights[f"{name}.bias"]
        return np.asarray(answers, np.float32)


def _from_the_left(stacked: NDArray[Any]) -> Array:
    """Layers by which rows are multiplied from the left: PyTorch stores a layer as (out, in)."""
    array = stacked.astype(np.float32)
    return np.ascontiguousarray(array.swapaxes(1, 2)) if array.ndim > 2 else array[:, None]


def graph(arrays: Arrays) -> Model:
    """One network's blocks as a model: of tokens (1, n, given), cosines and sines as of ``turns``, to (1, n, width).

    Raises:
        ImportError: when ``openvino`` is missing.
        KeyError: when an array is missing.
    """
    return _Graph(arrays).model()


class _Graph:
    """Builds the model, layer by layer."""

    def __init__(self, arrays: Arrays) -> None:
        from openvino import opset13  # noqa: PLC0415 - slow to load

        self.arrays = arrays
        self.operations: Any = opset13
        self.width, given = plain(arrays["into.weight"]).shape
        self.tokens, self.cosine, self.sine = (
            self.operations.parameter(shape, np.float32)
            for shape in ([1, -1, given], [-1, HEAD_WIDTH // 2], [-1, HEAD_WIDTH // 2])
        )

    def model(self) -> Model:
        """The whole."""
        from openvino import Model  # noqa: PLC0415 - slow to load

        tokens = self._linear("into", self._norm("entry", self.tokens))
        for layer in range(sum(name.startswith("blocks.") and name.endswith(".up.weight") for name in self.arrays)):
            block = f"blocks.{layer}"
            tokens = self._sum(tokens, self._attended(block, self._norm(f"{block}.before_attention", tokens)))
            wide = self._linear(f"{block}.up", self._norm(f"{block}.before_wide", tokens))
            tokens = self._sum(tokens, self._linear(f"{block}.down", self.operations.gelu(wide, "tanh")))
        return Model([self._norm("exit", tokens)], [self.tokens, self.cosine, self.sine])

    def _attended(self, block: str, tokens: Node) -> Node:
        """What each token gathers from the others."""
        apart = self.operations.reshape(
            self._linear(f"{block}.joined", tokens), self._numbers(0, 0, 3, self.width // HEAD_WIDTH, HEAD_WIDTH), True
        )
        heads = self.operations.transpose(apart, self._numbers(2, 0, 3, 1, 4))
        queries, keys, values = (
            self.operations.squeeze(part, self._numbers(0)) for part in self._split(heads, axis=0, parts=3)
        )
        scores = self.operations.matmul(self._turned(queries), self._turned(keys), False, True)
        scaled = self._product(scores, self._constant(np.full((), HEAD_WIDTH**-0.5)))
        seen = self.operations.matmul(self.operations.softmax(scaled, -1), values, False, False)
        together = self.operations.transpose(seen, self._numbers(0, 2, 1, 3))
        return self._linear(f"{block}.out", self.operations.reshape(together, self._numbers(0, 0, self.width), True))

    def _turned(self, rows: Node) -> Node:
        """Each pair of a row's numbers turned by an angle that grows with the place.

        So a product of two rows depends on how far apart they stand (rotary position embedding).
        """
        first, second = self._split(rows, axis=-1, parts=2)
        left = self.operations.subtract(self._product(first, self.cosine), self._product(second, self.sine))
        right = self._sum(self._product(second, self.cosine), self._product(first, self.sine))
        return self.operations.concat([left, right], -1)

    def _norm(self, name: str, rows: Node) -> Node:
        """Layer normalisation (Ba et al. 2016)."""
        level = self.operations.mvn(rows, self._numbers(-1), True, EPSILON, "inside_sqrt")
        scaled = self._product(level, self._constant(self.arrays[f"{name}.weight"]))
        return self._sum(scaled, self._constant(self.arrays[f"{name}.bias"]))

    def _linear(self, name: str, rows: Node) -> Node:
        stored = packed({name: self.arrays[f"{name}.weight"]})[name]
        if isinstance(stored, Table):
            numbers = self.operations.convert(self.operations.constant(stored.numbers), "f32")
            weight = self._product(numbers, self._constant(stored.scales[:, None]))
        else:
            weight = self._constant(stored)
        product = self.operations.matmul(rows, weight, False, True)
        return self._sum(product, self._constant(self.arrays[f"{name}.bias"]))

    def _constant(self, array: Stored) -> Node:
        return self.operations.constant(np.ascontiguousarray(plain(array), np.float32))

    def _numbers(self, *numbers: int) -> Node:
        return self.operations.constant(np.array(numbers, np.int64))

    def _split(self, rows: Node, *, axis: int, parts: int) -> list[Node]:
        outputs: list[Node] = self.operations.split(rows, self.operations.constant(np.int64(axis)), parts).outputs()
        return outputs

    def _sum(self, one: Node, other: Node) -> Node:
        return self.operations.add(one, other)

    def _product(self, one: Node, other: Node) -> Node:
        return self.operations.multiply(one, other)


@lru_cache(256)
def turns(length: int) -> tuple[Array, Array]:
    """Cosines and sines of the angles at so many places, of shape (length, HEAD_WIDTH / 2)."""
    half = HEAD_WIDTH // 2
    angles = np.arange(length)[:, None] * SLOWEST ** (-np.arange(half) / half)
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)
