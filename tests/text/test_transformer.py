"""The graph of the blocks reckons what its layers are said to."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from checker.text.layers import Array, gelu, softmax
from checker.text.transformer import EPSILON, HEAD_WIDTH, Transformer, turns

WIDTH, GIVEN, INNER = 2 * HEAD_WIDTH, 32, 192


def arrays(seed: int, scale: float = 1.0) -> dict[str, Array]:
    """One network of two blocks with random weights; the matrices of ``up`` and ``down`` are small, ``scale`` times."""
    dice = np.random.default_rng(seed)
    found: dict[str, Array] = {}

    def layer(name: str, out: int, given: int) -> None:
        found[f"{name}.weight"] = dice.normal(0, scale / np.sqrt(given), (out, given)).astype(np.float32)
        found[f"{name}.bias"] = dice.normal(0, 0.1, out).astype(np.float32)

    def norm(name: str, width: int) -> None:
        found[f"{name}.weight"] = dice.normal(1, 0.1, width).astype(np.float32)
        found[f"{name}.bias"] = dice.normal(0, 0.1, width).astype(np.float32)

    norm("entry", GIVEN)
    layer("into", WIDTH, GIVEN)
    for number in range(2):
        block = f"blocks.{number}"
        norm(f"{block}.before_attention", WIDTH)
        norm(f"{block}.before_wide", WIDTH)
        for name, out, given in (("joined", 3 * WIDTH, WIDTH), ("out", WIDTH, WIDTH), ("up", INNER, WIDTH)):
            layer(f"{block}.{name}", out, given)
        layer(f"{block}.down", WIDTH, INNER)
    norm("exit", WIDTH)
    return found


def turned(rows: Array) -> Array:
    cosine, sine = turns(rows.shape[-2])
    first, second = np.split(rows, 2, axis=-1)
    return np.concatenate([first * cosine - second * sine, second * cosine + first * sine], axis=-1)


def plainly(weights: dict[str, Array], embedded: Array) -> Array:
    """The same in numpy, one line after the other."""

    def linear(name: str, rows: Array) -> Array:
        return np.asarray(rows @ weights[f"{name}.weight"].T + weights[f"{name}.bias"])

    def norm(name: str, rows: Array) -> Array:
        centred = rows - rows.mean(-1, keepdims=True)
        level = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + EPSILON)
        return np.asarray(level * weights[f"{name}.weight"] + weights[f"{name}.bias"])

    tokens = linear("into", norm("entry", embedded))
    for number in range(2):
        block = f"blocks.{number}"
        parts = linear(f"{block}.joined", norm(f"{block}.before_attention", tokens))
        queries, keys, values = parts.reshape(len(tokens), 3, -1, HEAD_WIDTH).transpose(1, 2, 0, 3)
        scores = turned(queries) @ turned(keys).swapaxes(-1, -2) / np.sqrt(HEAD_WIDTH)
        seen = (softmax(scores) @ values).swapaxes(0, 1).reshape(len(tokens), WIDTH)
        tokens = tokens + linear(f"{block}.out", seen)
        tokens = tokens + linear(f"{block}.down", gelu(linear(f"{block}.up", norm(f"{block}.before_wide", tokens))))
    return norm("exit", tokens)


@pytest.mark.parametrize("length", [1, 2, 63, 200])
def test_small_matrices_are_reckoned_exactly(length: int) -> None:
    weights = arrays(1)
    embedded = np.random.default_rng(2).normal(size=(length, GIVEN)).astype(np.float32)
    found = Transformer([weights])(embedded[None])
    assert found.shape == (1, length, WIDTH)
    assert np.allclose(found[0], plainly(weights, embedded), atol=1e-3)


def test_large_matrices_are_rounded_and_little_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = arrays(1)
    embedded = np.random.default_rng(2).normal(size=(60, GIVEN)).astype(np.float32)
    monkeypatch.setattr("checker.text.packed.LARGE", 1)
    found = Transformer([weights])(embedded[None])[0]
    wanted = plainly(weights, embedded)
    assert not np.array_equal(found, wanted)
    assert np.abs(found - wanted).mean() < 0.05 * np.abs(wanted).mean()


@pytest.mark.parametrize("first", [1, 2, 33])
def test_answers_do_not_hang_on_what_was_asked_first(monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    monkeypatch.setattr("checker.text.packed.LARGE", 1)
    weights, dice = arrays(1), np.random.default_rng(2)
    alone, rows = (dice.normal(size=(1, length, GIVEN)).astype(np.float32) for length in (first, 30))
    asked = Transformer([weights])
    asked(alone)
    assert np.array_equal(asked(rows), Transformer([weights])(rows))


def test_networks_stand_side_by_side() -> None:
    first, second = arrays(1), arrays(2)
    embedded = np.random.default_rng(3).normal(size=(2, 9, GIVEN)).astype(np.float32)
    found = Transformer([first, second])(embedded)
    for rows, weights, given in zip(found, (first, second), embedded, strict=True):
        assert np.allclose(rows, plainly(weights, given), atol=1e-3)


def test_turning_keeps_lengths_and_tells_distances() -> None:
    dice = np.random.default_rng(1)
    query, key = (np.tile(dice.normal(size=HEAD_WIDTH), (9, 1)).astype(np.float32) for _ in range(2))
    queries, keys = turned(query), turned(key)
    assert np.allclose(np.linalg.norm(queries, axis=1), np.linalg.norm(query, axis=1), rtol=1e-5)
    products = queries @ keys.T
    assert np.allclose(products[0, 3], products[5, 8], rtol=1e-3)
    assert not np.allclose(products[0, 3], products[3, 0], rtol=1e-3)


def test_threads_that_ask_at_once_get_their_own_answers() -> None:
    network = Transformer([arrays(1)])
    dice = np.random.default_rng(4)
    asked = [dice.normal(size=(1, int(dice.integers(1, 90)), GIVEN)).astype(np.float32) for _ in range(64)]
    alone = [network(embedded) for embedded in asked]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(network, asked))
    assert all(np.array_equal(*pair) for pair in zip(alone, together, strict=True))
