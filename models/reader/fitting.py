"""Train a network on labelled drafts.

Verdict, questions and token labels are learnt together: the labels say which words the verdict hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from checker.text.layers import Weights
from checker.text.network_input import Alphabet
from models.reader.board import Sheet
from models.reader.descent import Descent, adamw, device, halved, rising_and_falling
from models.reader.drafts import UNLABELLED
from models.reader.network import FULL, LONGEST, Body, Seen, Sizes, TorchNetwork, exported, padded
from models.reader.question import without_capitals

EPOCHS, RATE, DECAY, DROPPED = 5, 3e-4, 0.03, 0.1
RISING, LAST = 0.06, 0.01
"""Share of the steps over which the rate rises, and share of it that is left at the end."""

BATCH = 6_144
"""Tokens of the drafts that are learnt together, padding included."""

FORGOTTEN, STRANGE, QUIET = 0.08, 0.06, 0.1
"""Shares of the words that are hidden, of those whose kind, cluster and classes are, and of drafts without capitals."""

SMOOTHING = 0.05
QUESTION_WEIGHT, LABEL_WEIGHT = 3.0, 2.0


def fit(drafts: Sequence[Sheet], alphabet: Alphabet, body: Body, seed: int, sizes: Sizes = FULL) -> Weights:
    """Train one network, from the pretrained ``body`` on; prints the loss of each epoch."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    net = TorchNetwork(alphabet, sizes, DROPPED).to(device())
    net.load_state_dict({name: torch.from_numpy(array) for name, array in body.items()}, strict=False)
    steps = EPOCHS * sum(1 for _ in _batches(drafts, chance))
    share = rising_and_falling(RISING * steps, steps, LAST)
    descent = Descent([net], [(adamw(net.parameters(), RATE, DECAY), share)])
    net.train()
    for epoch in range(EPOCHS):
        losses = [descent.step(_loss(net, batch)) for batch in _batches(drafts, chance)]
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {torch.stack(losses).mean():.3f}", flush=True)
    return exported(net, [sheet.codes for sheet in drafts[:20]])


def _batches(drafts: Sequence[Sheet], chance: np.random.Generator) -> Iterator[list[Sheet]]:
    """Drafts of about one length together, in random order."""
    lengths = np.array([min(len(sheet.labels), LONGEST) for sheet in drafts])
    batches: list[list[int]] = [[]]
    most = 0
    for at in np.argsort(lengths // 12 + chance.random(len(drafts)) * 2):
        most = max(most, lengths[at])
        if batches[-1] and (len(batches[-1]) + 1) * most > BATCH:
            batches.append([])
            most = lengths[at]
        batches[-1].append(at)
    for place in chance.permutation(len(batches)):
        yield [drafts[at] for at in batches[place]]


def _loss(net: TorchNetwork, batch: Sequence[Sheet]) -> Tensor:
    seen, mask = padded([sheet.codes for sheet in batch])
    wanted = np.full(mask.shape, UNLABELLED)
    for row, sheet in enumerate(batch):
        part = sheet.labels[: mask.shape[1]]
        wanted[row, : len(part)] = part
    where = device()
    marked = torch.from_numpy(wanted).flatten().to(where)
    answers = torch.from_numpy(np.stack([sheet.answers for sheet in batch])).to(where)
    gold = torch.tensor([sheet.verdict for sheet in batch], device=where)
    gone = torch.rand(mask.shape, device=where) < FORGOTTEN
    with halved():
        shown = _disguised({name: values.to(where) for name, values in seen.items()})
        verdicts, questions, labels = (logits.float() for logits in net(shown, mask.to(where), gone))
    known = (answers >= 0).float()
    labelling = functional.cross_entropy(labels.flatten(0, 1), marked, ignore_index=UNLABELLED, reduction="sum")
    return (
        functional.cross_entropy(verdicts, gold, label_smoothing=SMOOTHING)
        + QUESTION_WEIGHT * functional.binary_cross_entropy_with_logits(questions, answers.clamp(min=0), known)
        + LABEL_WEIGHT * labelling / (marked != UNLABELLED).sum().clamp(min=1)  # a batch may hold no label
    )


def _disguised(seen: Seen) -> Seen:
    """What is seen, without what is known of some words and without the capitals of some drafts."""
    shapes = seen["shapes"]
    strange = torch.rand(shapes.shape, device=shapes.device) < STRANGE
    return {
        **seen,
        "shapes": without_capitals(shapes, QUIET),
        "kinds": seen["kinds"].masked_fill(strange, 0),
        "clusters": seen["clusters"].masked_fill(strange, 0),
        "classes": seen["classes"].masked_fill(strange[..., None], 0),
    }
