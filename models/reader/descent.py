"""Steps down the slope of a loss, on a GPU where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import Parameter
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR

Share = Callable[[int], float]
"""The share of its highest rate that an optimiser has at a step, counted from 0."""

BETAS = (0.9, 0.98)
STEEPEST = 1.0
"""Norm of a gradient; longer ones are made shorter."""


def device() -> torch.device:
    """Where is trained."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def halved() -> torch.autocast:
    """Products in numbers of half the length, on a GPU or a processor that has instructions for them (AMX)."""
    where = device().type
    quick = where == "cuda" or torch.cpu._is_amx_tile_supported()  # noqa: SLF001 - PyTorch tells it nowhere else
    return torch.autocast(where, torch.bfloat16, enabled=quick)


def adamw(weights: Iterable[Parameter], rate: float, decay: float) -> Optimizer:
    """Adam with decoupled weight decay (Loshchilov and Hutter 2019)."""
    return torch.optim.AdamW(weights, rate, betas=BETAS, weight_decay=decay)


def muon(matrices: Iterable[Parameter], rate: float, decay: float) -> Optimizer:
    """Muon (Jordan et al. 2024), with steps as large as AdamW's (Liu et al. 2025); for matrices alone."""
    return torch.optim.Muon(matrices, lr=rate, weight_decay=decay, adjust_lr_fn="match_rms_adamw")


def rising_and_falling(rising: float, steps: int, last: float) -> Share:
    """A share that rises evenly over the first steps, and falls over all of them to the last."""
    return lambda step: min(1, (step + 1) / rising) * max(last, 1 - step / steps)


class Descent:
    """Optimisers, each at rates of its own, that go down one slope together."""

    def __init__(self, nets: Sequence[nn.Module], optimisers: Sequence[tuple[Optimizer, Share]]) -> None:
        self.weights = [weight for net in nets for weight in net.parameters()]
        self.optimisers = [optimiser for optimiser, _ in optimisers]
        self.rates = [LambdaLR(optimiser, share) for optimiser, share in optimisers]

    def step(self, loss: Tensor) -> Tensor:
        """One step down the slope of a loss; the loss, still on its device."""
        for weight in self.weights:
            weight.grad = None
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.weights, STEEPEST)
        for part in (*self.optimisers, *self.rates):
            part.step()
        return loss.detach()
