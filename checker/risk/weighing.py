"""How the evidence of a reading is weighed: a multinomial logistic model with a handful of weights a verdict."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.errors import ModelError
from checker.resources import resource
from checker.risk.evidence import EVIDENCE, evidence
from checker.risk.verdict import Signal
from checker.text.reader import MODEL, Reading


class Weighing:
    """``weights`` of shape ``(3, len(EVIDENCE))`` and ``bias`` of shape ``(3,)``: clear, review, stop."""

    def __init__(self, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        if weights.shape != (3, len(EVIDENCE)):
            raise ModelError("Språkmodellen passar inte programmets version. Installera om.")
        self.weights, self.bias = weights, bias

    @classmethod
    def load(cls, folder: Path | None = None) -> Weighing:
        """Load the weights that were trained with the reader.

        Raises:
            ModelError: when they are missing, or made for other evidence.
        """
        try:
            with np.load((folder or resource(MODEL)) / "reader.npz", allow_pickle=False) as arrays:
                return cls(arrays["weigh"], arrays["weigh_bias"])
        except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
            raise ModelError("Språkmodellen saknas eller är skadad. Installera om.") from error

    def signal(self, reading: Reading) -> Signal:
        """The probabilities of the three verdicts."""
        logits = self.weights @ evidence(reading) + self.bias
        odds = np.exp(logits - logits.max())
        clear, review, stop = (float(value) for value in odds / odds.sum())
        return Signal(clear, review, stop)
