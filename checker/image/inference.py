"""Networks of others in ONNX's format that take pictures of any size."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from checker import inference
from checker.inference import Array, core
from checker.memory import give_back

if TYPE_CHECKING:
    from openvino import Model

# What is prepared for each new size would be kept, and photos come in all sizes: memory grew, and nothing was won.
SETTINGS = {**inference.SETTINGS, "CPU_RUNTIME_CACHE_CAPACITY": 0}

Pixels = NDArray[np.uint8]
"""Pictures x height x width x 3: red, green, blue."""


def of_pixels(model: Model, mean: float = 0.0, scale: float = 1.0, *, blue_first: bool = False) -> Model:
    """A model of numbers (pictures x 3 x height x width) as one of pixels, less ``mean`` and then over ``scale``."""
    from openvino import Layout, Type  # noqa: PLC0415 - slow to load
    from openvino.preprocess import PrePostProcessor  # noqa: PLC0415

    steps = PrePostProcessor(model)
    steps.input().tensor().set_element_type(Type.u8).set_layout(Layout("NHWC"))
    steps.input().model().set_layout(Layout("NCHW"))
    work = steps.input().preprocess().convert_element_type(Type.f32)
    if blue_first:
        work = work.reverse_channels()
    work.mean(mean).scale(scale)
    made: Any = steps.build()
    return made


class Network:
    """A network that takes pictures of any size; threads take turns."""

    def __init__(self, model: Model) -> None:
        """Compile a model that ``core()`` has read."""
        self._compiled = core().compile_model(model, "CPU", SETTINGS)
        self._request = self._compiled.create_infer_request()
        self._turn = threading.Lock()

    def __call__(self, pixels: Array | Pixels) -> tuple[Array, ...]:
        """All outputs for one input, as copies."""
        with self._turn:
            outputs = self._request.infer([pixels], share_inputs=True)
            return tuple(np.array(array) for array in outputs.values())

    def let_go(self) -> None:
        """Give the memory of the last runs back: hundreds of megabytes after a large picture."""
        with self._turn:
            self._compiled.release_memory()
        give_back()


@contextmanager
def working(networks: Sequence[Network]) -> Iterator[None]:
    """Run networks, and give back their memory afterwards."""
    try:
        yield
    finally:
        for network in networks:
            network.let_go()
