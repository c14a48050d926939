"""One block of the network in PyTorch: attention among the tokens, and a wide layer for each by itself."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from checker.text.transformer import HEAD_WIDTH, turns

SPREAD = 0.02
"""Standard deviation of fresh weights (Radford et al. 2019)."""

Turn = tuple[Tensor, Tensor]
"""Cosines and sines of the angles at each place, of shape (places, HEAD_WIDTH / 2)."""


class Block(nn.Module):
    """Adds to each token what it gathers from the others, then what the wide layer makes of it.

    Norms stand before each part (Xiong et al. 2020). ``depth`` is the number of blocks: what each adds begins the
    smaller, the more there are.
    """

    def __init__(self, width: int, inner: int, depth: int, dropped: float) -> None:
        super().__init__()
        self.before_attention, self.before_wide = nn.LayerNorm(width), nn.LayerNorm(width)
        self.joined, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = nn.Dropout(dropped)
        for layer in (self.joined, self.up):
            nn.init.normal_(layer.weight, 0, SPREAD)
        for layer in (self.out, self.down):
            nn.init.normal_(layer.weight, 0, SPREAD / math.sqrt(2 * depth))

    def forward(self, tokens: Tensor, turn: Turn, mask: Tensor | None) -> Tensor:
        """Tokens of shape (b, n, width); ``mask``, of shape (b, 1, 1, n), is true where there is one to attend to."""
        count, length, width = tokens.shape
        parts = self.joined(self.before_attention(tokens)).view(count, length, 3, -1, HEAD_WIDTH)
        queries, keys, values = parts.permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(
            turned(queries, turn), turned(keys, turn), values, attn_mask=mask
        )
        tokens = tokens + self.drop(self.out(seen.transpose(1, 2).reshape(count, length, width)))
        wide = functional.gelu(self.up(self.before_wide(tokens)), approximate="tanh")
        return tokens + self.drop(self.down(wide))  # type: ignore[no-any-return]


def turned(rows: Tensor, turn: Turn) -> Tensor:
    """Rows turned by their place, as ``checker.text.transformer.turned`` does it."""
    first, second = rows.chunk(2, -1)
    cosine, sine = turn
    return torch.cat([first * cosine - second * sine, second * cosine + first * sine], -1).to(rows.dtype)


def turn_of(length: int, device: torch.device) -> Turn:
    """The angles at so many places."""
    cosine, sine = turns(length)
    return torch.tensor(cosine, device=device), torch.tensor(sine, device=device)
