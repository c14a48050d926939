"""Teach the network words in their sentence before any label; ``models.reader.train`` begins with it.

A share of the tokens of unlabelled text is hidden, and the layers up to each token's representation learn to say which
words stood there (masked language model, Devlin et al. 2019). The kinds of words that rules and name model tell are not
given here: they cost more than all the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import Optimizer

from checker.text.network_input import Alphabet
from models.reader.descent import Descent, Share, adamw, device, halved, muon, rising_and_falling
from models.reader.material import Material
from models.reader.network import FULL, Body, Sizes, TorchNetwork
from models.reader.question import WORDS, question
from models.reader.texts import Stream

SEED = 1
DROPPED, DECAY = 0.05, 0.05
RISING, LAST = 300, 0.02
"""Steps over which a rate rises, and share of it that is left at the end."""

STILL = 150
"""Steps in which the layers that were trained before wait for those that are new."""

TOLD = 100
"""Steps after which is told how far it has come."""

PARTS = ("pieces", "clusters", "classes", "shapes", "hidden", "entry", "into", "blocks", "exit")
"""The layers that are handed on: those up to each token's representation."""


@dataclass(frozen=True)
class Course:
    """How many steps are made, from so many blocks each, and the highest rate."""

    steps: int
    rate: float
    batch: int = 256


COURSES = (Course(2_800, 1.5e-3), Course(3_200, 1.2e-3))
"""The second begins with the layers of the first and a fresh guesser."""

SHORT = (Course(5, 1.5e-3, 8), Course(5, 1.2e-3, 8))


class Guesser(nn.Module):
    """Says which word is hidden."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.mixed, self.norm, self.words = nn.Linear(width, width), nn.LayerNorm(width), nn.Linear(width, WORDS + 1)
        nn.init.normal_(self.words.weight, 0, 0.02)

    def forward(self, tokens: Tensor) -> Tensor:
        """Logits of the words at the places that are asked for."""
        return self.words(self.norm(functional.gelu(self.mixed(tokens))))  # type: ignore[no-any-return]


def _optimisers(net: TorchNetwork, guesser: Guesser, course: Course, *, first: bool) -> list[tuple[Optimizer, Share]]:
    """Muon for the matrices of the blocks, AdamW for the rest; layers that were trained before wait a while."""
    named = [(name.startswith("blocks.") and weight.ndim == 2, weight) for name, weight in net.named_parameters()]
    matrices, others = ([weight for inner, weight in named if inner == wanted] for wanted in (True, False))
    share = rising_and_falling(RISING, course.steps, LAST)

    def waiting(step: int) -> float:
        return share(step) * min(1, max(0, (step - STILL) / RISING))

    return [
        (muon(matrices, course.rate, DECAY), share if first else waiting),
        (adamw(others, course.rate, DECAY), share if first else waiting),
        (adamw(guesser.parameters(), course.rate, DECAY), share),
    ]


def _run(net: TorchNetwork, guesser: Guesser, material: Material, descent: Descent, course: Course) -> None:
    """One course; prints how far it has come."""
    batches = material.batches(course.batch, np.random.default_rng(SEED))
    losses = []
    for step in range(1, course.steps + 1):
        asked = question(*next(batches))
        with halved():
            tokens = net.tokens(material.seen(asked.numbers, asked.shapes), gone=asked.gone)
            logits = guesser(tokens.flatten(0, 1)[asked.places])
        losses.append(descent.step(functional.cross_entropy(logits.float(), asked.wanted, ignore_index=0)))
        if step % TOLD == 0 or step == course.steps:
            print(f"step {step} of {course.steps}: loss {torch.stack(losses[-TOLD:]).mean():.3f}", flush=True)


def pretrained(
    read: Stream,
    alphabet: Alphabet,
    sizes: Sizes = FULL,
    courses: Sequence[Course] = COURSES,
    cache: Path | None = None,
) -> Body:
    """The arrays of the first layers by PyTorch's names; from ``cache`` where they lie there, else put there."""
    if cache and cache.exists():
        with np.load(cache) as stored:
            return dict(stored)
    torch.manual_seed(SEED)
    material = Material(read, alphabet, device())
    net = TorchNetwork(alphabet, sizes, DROPPED).to(device()).train()
    for number, course in enumerate(courses):
        guesser = Guesser(sizes.width).to(device())
        descent = Descent([net, guesser], _optimisers(net, guesser, course, first=number == 0))
        _run(net, guesser, material, descent, course)
    kept = {name: value.cpu().numpy() for name, value in net.state_dict().items() if name.split(".")[0] in PARTS}
    if cache:
        np.savez(cache, **kept)
    return kept
