"""The mean of two forests of the weighing: ``python -m models.reader.forests FIRST SECOND SHARE OUT``.

The first keeps what it is sure of, the second brings what it has learnt from other drafts. SHARE (0 to 1) is what the
second counts. A forest that was made for fewer numbers of evidence may be joined with one for more: new ones come last.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]


def joined(first: Arrays, second: Arrays, share: float) -> dict[str, NDArray[Any]]:
    """The arrays of a forest whose sums are the weighted mean of those of two (before the softmax).

    Raises:
        ValueError: when the share is not between 0 and 1.
    """
    if not 0 <= share <= 1:
        raise ValueError("the share must be between 0 and 1")
    moved = len(first["weigh_feature"])
    made = {
        f"weigh_{name}": np.concatenate([first[f"weigh_{name}"], second[f"weigh_{name}"]])
        for name in ("feature", "threshold")
    }
    for name in ("left", "right", "roots"):
        made[f"weigh_{name}"] = np.concatenate([first[f"weigh_{name}"], second[f"weigh_{name}"] + moved]).astype(
            np.int32
        )
    made["weigh_value"] = np.concatenate([first["weigh_value"] * (1 - share), second["weigh_value"] * share])
    made["weigh_start"] = first["weigh_start"] * (1 - share) + second["weigh_start"] * share
    made["weigh_evidence"] = np.maximum(first["weigh_evidence"], second["weigh_evidence"]).astype(np.int32)
    return made


def main() -> None:
    """Read two, write their mean."""
    first, second, share, out = sys.argv[1:]
    with np.load(first, allow_pickle=False) as one, np.load(second, allow_pickle=False) as other:
        np.savez_compressed(out, **joined(dict(one), dict(other), float(share)))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
