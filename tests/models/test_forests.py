from __future__ import annotations

import numpy as np
import pytest

from checker.resources import resource
from checker.risk.evidence import EVIDENCE
from checker.risk.weighing import Trees
from checker.text.reader import MODEL
from models.reader.forests import joined


def test_the_mean_of_two_forests_is_between_them() -> None:
    with np.load(resource(MODEL) / "weighing.npz", allow_pickle=False) as stored:
        first = dict(stored)
    second = {**first, "weigh_value": -first["weigh_value"], "weigh_start": -first["weigh_start"]}
    facts = np.linspace(-3, 3, len(EVIDENCE), dtype=np.float32)
    plain, turned = (Trees.of(each).probabilities(facts) for each in (first, second))
    mean = Trees.of(joined(first, second, 0.25)).probabilities(facts)
    expected = plain**0.75 * turned**0.25
    assert mean == pytest.approx(expected / expected.sum())
    assert Trees.of(joined(first, second, 0)).probabilities(facts) == pytest.approx(plain)


def test_a_share_is_a_share() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        joined({}, {}, 1.5)
