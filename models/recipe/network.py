"""The network of the name model as it is trained (thinc), and its arrays for the product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.tokens import Doc
from thinc.api import (
    HashEmbed,
    Linear,
    Maxout,
    Model,
    NumpyOps,
    chain,
    concatenate,
    list2ragged,
    ragged2list,
    with_array,
)

from checker.text.entity_lattice import MARKS
from checker.text.gazetteer import COLUMNS, KEY

Network = Model[list[Doc], Any]

WIDTH = 96
DEPTH = 4
PIECES = 2
EMBEDDED = (
    ("norm", 12_000, 80),
    ("suffix3", 2_500, 40),
    ("suffix5", 6_000, 48),
    ("prefix", 5_000, 40),
    ("case", 200, 16),
    ("names", 1_500, 40),
    ("habit", 500, 24),
    ("cluster", 2_000, 48),
    ("likeness", 100, 16),
)
"""Each column's rows and width in the first layer."""


def rows() -> Network:
    """The layer that takes each document's rows of features."""

    def forward(model: Network, docs: list[Doc], is_train: bool) -> Any:  # noqa: ARG001 - thinc's form
        return [doc.user_data[KEY] for doc in docs], lambda _gradient: []

    return Model("sekretess_rows", forward)


def build() -> Network:
    """The network, with all sizes set."""
    columns: list[Model[Any, Any]] = [
        HashEmbed(width, size, column=at, seed=at + 1, dropout=0.0) for at, (_, size, width) in enumerate(EMBEDDED)
    ]
    joined = sum(width for _, _, width in EMBEDDED)
    embed: Network = chain(
        rows(),
        list2ragged(),
        with_array(concatenate(*columns)),
        with_array(Maxout(WIDTH, joined, nP=PIECES, dropout=0.0, normalize=True)),
        ragged2list(),
    )
    encode = MaxoutWindowEncoder(width=WIDTH, window_size=1, maxout_pieces=PIECES, depth=DEPTH)
    last = Linear(len(MARKS), WIDTH)
    network: Network = chain(embed, encode, with_array(last))
    for node in network.walk():
        node.ops = NumpyOps(use_blis=False)
    return network


def _parameters(network: Network) -> Iterator[tuple[str, Any, str]]:
    """For each array of the product its name, and the node and parameter that hold it."""
    nodes: dict[str, list[Any]] = {}
    for node in network.walk():
        nodes.setdefault(node.name, []).append(node)
    for node in nodes["hashembed"]:
        yield f"embed.{COLUMNS[node.attrs['column']]}", node, "E"
    names = ["first", *(f"layer.{layer}" for layer in range(DEPTH))]
    for name, units, norm in zip(names, nodes["maxout"], nodes["layernorm"], strict=True):
        yield f"{name}.W", units, "W"
        yield f"{name}.b", units, "b"
        yield f"{name}.G", norm, "G"
        yield f"{name}.beta", norm, "b"
    for parameter in ("W", "b"):
        yield f"last.{parameter}", nodes["linear"][0], parameter


def exported(network: Network) -> dict[str, NDArray[Any]]:
    """The arrays of a network as :mod:`checker.text.entity_encoder` asks for them."""
    arrays = {}
    for name, node, parameter in _parameters(network):
        array = node.get_param(parameter)
        # thinc keeps the pieces of a maxout unit together, the product all first pieces and all second ones.
        flat = array.swapaxes(0, 1).reshape(-1, *array.shape[2:]) if node.name == "maxout" else array
        arrays[name] = flat.astype(np.float16)
    return arrays


def fill(network: Network, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Set the parameters of a network from the arrays of :func:`exported`."""
    for name, node, parameter in _parameters(network):
        array = arrays[name].astype(np.float32)
        if node.name == "maxout":
            array = np.ascontiguousarray(array.reshape(PIECES, WIDTH, *array.shape[1:]).swapaxes(0, 1))
        node.set_param(parameter, array)
