"""Teach the networks words in their sentence before any label; ``models.reader.train`` begins with it.

A share of the tokens of unlabelled text is hidden, and the layers up to each token's representation learn to say which
words stood there (masked language model, Devlin et al. 2019). No test text is read. The kinds of words that rules and
name model tell are not given here: they cost more than all the rest.
"""

from __future__ import annotations

import itertools
import json
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from checker.text.entities import EntityReader
from checker.text.lexicon import lexicon
from checker.text.network_input import Codes, WordVectors, codes, form
from checker.text.tokens import Token, tokenize
from models.reader.board import Board
from models.reader.drafts import train_files
from models.reader.network import WIDTH, Body, TorchNetwork, padded, step
from models.recipe import sources

SEED = 7
CHARACTERS = {
    "data/text/g0vse.txt.xz": 22_000_000,
    "data/text/interpellations.txt.xz": 6_000_000,
    "data/text/polisen_events.txt.zst": 8_000_000,
    "data/text/eltec_modern_spelling.txt.zst": 8_000_000,
    "data/text/tatoeba_sv.txt.zst": 8_000_000,
}
"""How much of each source is read."""

REPEATED = 3
"""How often the drafts are read: they are few, and the text that matters."""

BLOCK, LONGEST, FEWEST = 350, 96, 3
"""Characters of neighbouring lines that are read together; most and fewest tokens of them."""

WORDS = 20_000
"""Forms that are guessed, the commonest."""

HIDDEN, DROPPED = 0.2, 0.1
STEPS, BATCH, RATE, WARM = 1_500, 64, 3e-3, 300

PARTS = (
    "vectors", "words", "endings", "beginnings", "kinds", "clusters", "classes", "shapes",
    "entry", "exit", "convolutions", "norms", "attention",
)  # fmt: skip
"""The layers that are handed on: those up to each token's representation."""


def blocks(lines: Iterator[str], most: int) -> Iterator[str]:
    """Neighbouring lines joined, in random order, up to so many characters."""
    found, block = [], ""
    for line in lines:
        if block and len(block) + len(line) > BLOCK:
            found.append(block)
            block = ""
        block = f"{block} {line}".strip()
    random.Random(SEED).shuffle(found)
    sizes = itertools.accumulate(map(len, found))
    return (one for one, size in zip(found, sizes, strict=True) if size < most)


def texts() -> Iterator[str]:
    """All that is read."""
    for name, most in CHARACTERS.items():
        yield from blocks(sources.lines(name), most)
    for path in train_files():
        for row in path.read_text(encoding="utf-8").splitlines():
            yield from [json.loads(row)["text"]] * REPEATED


class Unlabelled:
    """A text taken apart without rules and name model: what ``checker.text.network_input.Seen`` asks for."""

    def __init__(self, tokens: Sequence[Token], entities: EntityReader) -> None:
        lower = [token.text.lower() for token in tokens]
        self.tokens, self.kinds = tokens, [None] * len(tokens)
        self.clusters, self.classes = entities.clusters(lower), lexicon().classes(lower)


class Guesser(nn.Module):
    """The network's body with a layer that says which word is hidden."""

    def __init__(self, body: TorchNetwork) -> None:
        super().__init__()
        self.body = body
        self.mixed, self.norm, self.words = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH), nn.Linear(WIDTH, WORDS)

    def forward(self, seen: dict[str, Tensor], mask: Tensor, asked: Tensor) -> Tensor:
        """Logits of the words at the places that are asked for."""
        tokens = self.body.tokens(seen, mask)[asked]
        return self.words(self.norm(functional.gelu(self.mixed(tokens))))


def train(read: Sequence[Sequence[Token]], board: Board) -> TorchNetwork:
    """The body, trained on tokenized texts; prints how far it has come."""
    torch.manual_seed(SEED)
    chance = np.random.default_rng(SEED)
    counts = Counter(form(token.text) for tokens in read for token in tokens)
    numbers = {word: place for place, (word, _) in enumerate(counts.most_common(WORDS))}
    body = TorchNetwork(board.alphabet, board.table.shape[1])
    body.drop.p = DROPPED
    net = Guesser(body)
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.01, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _rate)
    entities, word_vectors = EntityReader.load(), WordVectors(board.table, board.settings)
    order = np.argsort([len(tokens) // 8 + 2 * chance.random() for tokens in read])
    losses = []
    for number, start in enumerate(chance.permutation(np.arange(0, len(order) - BATCH, BATCH))[:STEPS], 1):
        batch = [read[at] for at in order[start : start + BATCH]]
        sheets = [codes(Unlabelled(tokens, entities), board.alphabet, word_vectors) for tokens in batch]
        wanted = [[numbers.get(form(token.text), -1) for token in tokens] for tokens in batch]
        losses.append(step(net, _loss(net, sheets, wanted, chance), optimiser, schedule))
        if number % 100 == 0:
            print(f"step {number} of {STEPS}: loss {np.mean(losses[-100:]):.3f}", flush=True)
    return body


def _rate(step: int) -> float:
    return min(1, (step + 1) / WARM) * 0.5 * (1 + math.cos(math.pi * min(1, step / STEPS)))


def _loss(
    net: Guesser, sheets: Sequence[Codes], wanted: Sequence[Sequence[int]], chance: np.random.Generator
) -> Tensor:
    seen, mask = padded(sheets, LONGEST)
    hidden = (chance.random(mask.shape) < HIDDEN) & (mask.numpy() > 0)
    gone = torch.from_numpy(hidden)
    for name, values in seen.items():
        seen[name] = values.masked_fill(gone.view(*gone.shape, *[1] * (values.ndim - gone.ndim)), 0)
    words = np.full(mask.shape, -1)
    for row, one in enumerate(wanted):
        words[row, : len(one)] = one
    asked = hidden & (words >= 0)
    return functional.cross_entropy(net(seen, mask, torch.from_numpy(asked)), torch.from_numpy(words[asked]))


def pretrained(board: Board, cache: Path | None = None) -> Body:
    """The arrays of the body by PyTorch's names; from ``cache`` where they lie there, else trained and put there."""
    if cache and cache.exists():
        with np.load(cache) as stored:
            return dict(stored)
    read = [[token for token in tokenize(text) if token.text.strip()][:LONGEST] for text in texts()]
    read = [tokens for tokens in read if len(tokens) >= FEWEST]
    print(f"{len(read)} texts, {sum(map(len, read)) / 1e6:.1f} million tokens", flush=True)
    weights = train(read, board).state_dict()
    kept = {name: value.numpy() for name, value in weights.items() if name.split(".")[0] in PARTS}
    if cache:
        np.savez(cache, **kept)
    return kept
