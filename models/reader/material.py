"""A stream of unlabelled text where it is learnt from, with what the network knows of each form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from checker.text.entities import EntityReader
from checker.text.lexicon import lexicon
from checker.text.network_input import Alphabet, codes
from checker.text.tokens import Token
from models.reader.network import Seen
from models.reader.texts import Stream

BLOCK = 128
"""Tokens that are read together."""

LOOKED_UP = ("clusters", "classes", "pieces")
"""What depends on the form alone."""


class Unlabelled:
    """Forms without rules and name model: what ``checker.text.network_input.Seen`` asks for."""

    def __init__(self, forms: Sequence[str]) -> None:
        self.tokens = [Token(form, 0, len(form)) for form in forms]
        self.kinds: Sequence[str | None] = [None] * len(forms)
        self.clusters: Sequence[str] = EntityReader.load().clusters(forms)
        self.classes: Sequence[Collection[str]] = lexicon().classes(forms)


class Material:
    """The stream, and tables with a row for each form by its number; row 0 is nothing."""

    def __init__(self, read: Stream, alphabet: Alphabet, device: torch.device) -> None:
        self.device = device
        self.numbers, self.shapes = torch.tensor(read.numbers, device=device), torch.tensor(read.shapes, device=device)
        known = codes(Unlabelled(read.forms), alphabet)._asdict()
        self.tables = {
            name: torch.from_numpy(np.concatenate([np.zeros_like(known[name][:1]), known[name]])).to(device)
            for name in LOOKED_UP
        }

    def batches(self, size: int, chance: np.random.Generator) -> Iterator[tuple[Tensor, Tensor]]:
        """Numbers and shapes of so many blocks, both (size, BLOCK); all are read before any comes again.

        Raises:
            ValueError: when there are too few tokens.
        """
        if len(self.numbers) < (size + 1) * BLOCK:
            raise ValueError(f"{len(self.numbers)} tokens are fewer than a batch has")
        while True:
            shift = int(chance.integers(BLOCK))
            order = chance.permutation((len(self.numbers) - shift) // BLOCK)
            for start in range(0, len(order) - size + 1, size):
                places = (order[start : start + size] * BLOCK + shift)[:, None] + np.arange(BLOCK)
                at = torch.from_numpy(places).to(self.device)
                yield self.numbers[at].long(), self.shapes[at].long()

    def seen(self, numbers: Tensor, shapes: Tensor) -> Seen:
        """What the network sees of forms with these numbers and shapes, both (b, n)."""
        distinct, words = torch.unique(numbers, return_inverse=True)
        return {
            "pieces": self.tables["pieces"][distinct],
            "words": words,
            "clusters": self.tables["clusters"][numbers].long(),
            "classes": self.tables["classes"][numbers].long(),
            "shapes": shapes,
        }
