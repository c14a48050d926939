"""Large tables are stored in eight bits a number and come back almost as they were; damage is noticed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from checker.text import packed

CHANCE = np.random.default_rng(7)


def table(rows: int = 2_000, columns: int = 60) -> np.ndarray:
    """Weights as they are after training: most rows small, some large, some empty."""
    weights = CHANCE.normal(size=(rows, columns)) * CHANCE.exponential(size=(rows, 1))
    weights[::7] = 0
    return weights.astype(np.float16)


def test_rounding_is_at_most_half_a_step_of_its_row(tmp_path: Path) -> None:
    weights = table()
    packed.save(tmp_path / "a.npz", {"weights": weights, "bias": np.ones(3, np.float32)})
    back = packed.load(tmp_path / "a.npz")
    step = np.abs(weights.astype(np.float32)).max(axis=1, keepdims=True) / packed.LARGEST
    assert set(back) == {"weights", "bias"}
    assert (np.abs(packed.plain(back["weights"]) - weights) <= step * 0.501).all()
    assert (packed.plain(back["weights"])[::7] == 0).all()


def test_small_tables_and_whole_numbers_stay_exact(tmp_path: Path) -> None:
    arrays = {"small": table(10, 4), "names": np.array(["a", "b"]), "counts": np.arange(200_000).reshape(1_000, 200)}
    packed.save(tmp_path / "a.npz", arrays)
    back = packed.load(tmp_path / "a.npz")
    assert all((back[name] == arrays[name]).all() for name in arrays)


def test_a_large_table_stays_in_eight_bits_and_its_rows_are_those_of_the_whole(tmp_path: Path) -> None:
    packed.save(tmp_path / "a.npz", {"weights": table()})
    kept = packed.load(tmp_path / "a.npz")["weights"]
    assert isinstance(kept, packed.Table)
    assert kept.numbers.nbytes + kept.scales.nbytes < 0.3 * kept[:].nbytes
    whole = kept.numbers.astype(np.float32) * kept.scales[:, None]
    for rows in (5, slice(3, 9), [], [7, 7, 1999], CHANCE.integers(0, 2_000, (4, 20))):
        assert kept[rows].dtype == np.float32
        assert np.array_equal(kept[rows], whole[rows])
    assert np.array_equal(kept.with_nothing()[2_000], np.zeros(60))


def test_what_is_packed_again_stays_as_it_is(tmp_path: Path) -> None:
    packed.save(tmp_path / "a.npz", {"weights": table()})
    first = packed.load(tmp_path / "a.npz")
    packed.save(tmp_path / "b.npz", first)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_scales_of_another_table_are_refused(tmp_path: Path) -> None:
    packed.save(tmp_path / "a.npz", {"weights": table(), f"weights{packed.SCALE}": np.ones(5, np.float32)})
    with pytest.raises(ValueError, match="scales"):
        packed.load(tmp_path / "a.npz")
