"""What single tokens give the networks' first layer: that of tokens seen before is kept, for most come again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import NamedTuple

import numpy as np

from checker.text.layers import Array
from checker.text.network_input import Alphabet, Codes, Seen, codes
from checker.text.tokens import Token

REMEMBERED = 16_000
"""Tokens that are kept, half a kilobyte each: the commonest of a few hundred drafts."""

Key = tuple[str, str | None, str, frozenset[str]]
"""A token's text, kind, cluster and classes: all that ``codes`` looks at."""


class _Some(NamedTuple):
    """Tokens by themselves, taken apart."""

    tokens: Sequence[Token]
    kinds: Sequence[str | None]
    clusters: Sequence[str]
    classes: Sequence[frozenset[str]]


class Entry:
    """What the tokens of a page give, of shape (k, tokens, width); may be used from several threads."""

    def __init__(self, embedded: Callable[[Codes], Array], alphabet: Alphabet) -> None:
        self.embedded, self.alphabet = embedded, alphabet
        self._places: dict[Key, int] = {}
        self._kept = np.zeros((0, 0, 0), np.float32)
        self._lock = Lock()

    def __call__(self, page: Seen) -> Array:
        """What the tokens of a page with at least one give."""
        texts = [token.text for token in page.tokens]
        keys = list(zip(texts, page.kinds, page.clusters, map(frozenset, page.classes), strict=True))
        with self._lock:
            new = self._new(keys)
            if len(new) > REMEMBERED:
                return self._made(keys)
            if new:
                self._keep(new)
            return self._kept[:, [self._places[key] for key in keys]]

    def _new(self, keys: Sequence[Key]) -> list[Key]:
        """The keys that are not kept; where they find no room, all make place."""
        new = list(dict.fromkeys(key for key in keys if key not in self._places))
        if len(self._places) + len(new) <= REMEMBERED:
            return new
        self._places.clear()
        return list(dict.fromkeys(keys))

    def _keep(self, new: Sequence[Key]) -> None:
        made, first = self._made(new), len(self._places)
        if not self._kept.size:
            self._kept = np.empty((len(made), REMEMBERED, made.shape[2]), np.float32)
        self._kept[:, first : first + len(new)] = made
        self._places.update(zip(new, range(first, first + len(new)), strict=True))

    def _made(self, keys: Sequence[Key]) -> Array:
        texts, kinds, clusters, classes = zip(*keys, strict=True)
        seen = _Some([Token(text, 0, len(text)) for text in texts], kinds, clusters, classes)
        return self.embedded(codes(seen, self.alphabet))
