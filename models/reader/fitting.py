"""Train a network on labelled drafts.

Verdict, questions and token labels are learnt together: the labels say which words the verdict hangs on.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from checker.text.layers import Weights
from checker.text.network_input import CLASSES, Alphabet
from models.reader.board import Sheet
from models.reader.drafts import UNLABELLED
from models.reader.network import LONGEST, Body, TorchNetwork, exported, padded, step

EPOCHS, BATCH, RATE, DECAY = 7, 32, 2.5e-3, 0.02
FORGOTTEN = 0.15
"""Share of words hidden in training."""

SMOOTHING = 0.05
QUESTION_WEIGHT, LABEL_WEIGHT = 3.0, 2.0


def fit(drafts: Sequence[Sheet], alphabet: Alphabet, body: Body, seed: int) -> Weights:
    """Train one network, from the pretrained ``body`` on; prints the loss of each epoch."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    net = TorchNetwork(alphabet, drafts[0].codes.vectors.shape[1])
    net.load_state_dict({name: torch.from_numpy(array) for name, array in body.items()}, strict=False)
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=DECAY, betas=(0.9, 0.98))
    steps = EPOCHS * math.ceil(len(drafts) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(EPOCHS):
        losses = [step(net, _loss(net, batch, chance), optimiser, schedule) for batch in _batches(drafts, chance)]
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.3f}", flush=True)
    return exported(net, [sheet.codes for sheet in drafts[:20]])


def _batches(drafts: Sequence[Sheet], chance: np.random.Generator) -> Iterator[list[Sheet]]:
    """Drafts of about one length together, in random order."""
    lengths = np.array([len(sheet.labels) for sheet in drafts])
    order = np.argsort(lengths // 12 + chance.random(len(drafts)) * 2)
    for start in chance.permutation(np.arange(0, len(order), BATCH)):
        yield [drafts[at] for at in order[start : start + BATCH]]


def _loss(net: TorchNetwork, batch: Sequence[Sheet], chance: np.random.Generator) -> Tensor:
    net.train()
    seen, mask = padded([sheet.codes for sheet in batch], LONGEST)
    hidden = torch.from_numpy(chance.random(mask.shape) < FORGOTTEN)
    strange = torch.from_numpy(chance.random(mask.shape) < FORGOTTEN / 2)
    for names, gone in ((("vectors", "words", "endings", "beginnings"), hidden), (("kinds", "clusters"), strange)):
        for name in names:
            shaped = gone[..., None] if seen[name].ndim > gone.ndim else gone
            seen[name] = seen[name].masked_fill(shaped, 0)
    seen["classes"] = seen["classes"].masked_fill(strange[..., None].expand(-1, -1, CLASSES), 0)
    verdicts, questions, labels = net(seen, mask)
    wanted = np.full(mask.shape, UNLABELLED)
    for row, sheet in enumerate(batch):
        part = sheet.labels[: mask.shape[1]]
        wanted[row, : len(part)] = part
    answers = torch.from_numpy(np.stack([sheet.answers for sheet in batch]))
    gold = torch.from_numpy(np.stack([sheet.verdict for sheet in batch]))
    known = (answers >= 0).float()
    marked = torch.from_numpy(wanted).flatten()
    labelling = functional.cross_entropy(labels.flatten(0, 1), marked, ignore_index=UNLABELLED, reduction="sum")
    return (
        functional.cross_entropy(verdicts, gold, label_smoothing=SMOOTHING)
        + QUESTION_WEIGHT * functional.binary_cross_entropy_with_logits(questions, answers.clamp(min=0), known)
        + LABEL_WEIGHT * labelling / (marked != UNLABELLED).sum().clamp(min=1)  # a batch may hold no label
    )
