"""Networks on the processor, by OpenVINO (Apache-2.0): no accelerator is needed, and no framework that trains."""

from __future__ import annotations

import os
import sys
import threading
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openvino import Core, InferRequest, Model

_ASKED = os.environ.get("OMP_NUM_THREADS", "").split(",")[0]

THREADS = int(_ASKED) if _ASKED.isdigit() and int(_ASKED) else 2
"""OpenVINO's own threads are not OpenMP's, but whoever sets those means these too."""

SETTINGS = {
    "INFERENCE_NUM_THREADS": THREADS,
    # Some processors would reckon with 16 bits unasked: the same input gives the same answer everywhere.
    "INFERENCE_PRECISION_HINT": "f32",
}

GROUP = 128
"""Numbers of a token that are rounded together, to 8 bits with a scale of their own, before weights of 8 bits."""

SIDE_BY_SIDE = {
    **SETTINGS,
    "NUM_STREAMS": THREADS,
    "ENABLE_CPU_PINNING": False,
    "DYNAMIC_QUANTIZATION_GROUP_SIZE": GROUP,
    # What is prepared for each length of text is kept: for a few of them, else it would take a hundred megabytes.
    "CPU_RUNTIME_CACHE_CAPACITY": 32,
}
"""For small inputs: each has one thread, and as many are answered at once as there are threads."""

Array = NDArray[np.float32]


class Answering:
    """A network with one output, for small inputs; may be asked by several threads at once."""

    def __init__(self, model: Model) -> None:
        """Compile a model.

        Raises:
            ImportError: when ``openvino`` is missing.
        """
        self._compiled = core().compile_model(model, "CPU", SIDE_BY_SIDE)
        self._own = threading.local()

    def __call__(self, *inputs: Array) -> Array:
        """The output for these inputs, as a copy."""
        given: Sequence[Any] = inputs
        return np.array(self._request().infer(given, share_inputs=True)[0], np.float32)

    def _request(self) -> InferRequest:
        if not hasattr(self._own, "request"):
            self._own.request = self._compiled.create_infer_request()
        request: InferRequest = self._own.request
        return request


@cache
def core() -> Core:
    """What reads and compiles models.

    Raises:
        ImportError: when ``openvino`` is missing.
    """
    # OpenVINO brings a package that reports its tools' use to its makers; left out, it takes a stub.
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    from openvino import Core  # noqa: PLC0415 - slow to load

    made: Any = Core()
    return made
