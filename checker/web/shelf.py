"""A store in memory that is bounded in number, weight and age."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelf(Generic[T]):
    """Values by key; the oldest give way when it is full, and each one is forgotten after ``seconds``.

    Not for use by several threads: the service touches it in its event loop only.

    >>> shelf = Shelf[str](entries=2, weight=100, seconds=60)
    >>> for name in "abc":
    ...     shelf.put(name, name.upper(), weight=1)
    >>> shelf.get("a"), shelf.get("c")
    (None, 'C')
    """

    def __init__(self, entries: int, weight: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.entries, self.weight, self.seconds, self.clock = entries, weight, seconds, clock
        self.held = 0
        self._items: OrderedDict[str, tuple[float, int, T]] = OrderedDict()

    def __len__(self) -> int:
        self._forget()
        return len(self._items)

    def put(self, key: str, value: T, weight: int) -> None:
        """Keep ``value``; what weighs more than the whole shelf is not kept at all."""
        self.drop(key)
        if weight > self.weight:
            return
        self._items[key] = (self.clock() + self.seconds, weight, value)
        self.held += weight
        self._forget()
        while len(self._items) > self.entries or self.held > self.weight:
            self.drop(next(iter(self._items)))

    def get(self, key: str) -> T | None:
        """The value, or None when it was never kept, has given way or is too old."""
        self._forget()
        return self._items[key][2] if key in self._items else None

    def values(self) -> list[T]:
        """All that is kept, the oldest first."""
        self._forget()
        return [value for _, _, value in self._items.values()]

    def drop(self, key: str) -> None:
        """Forget one key; unknown keys are fine."""
        if key in self._items:
            self.held -= self._items.pop(key)[1]

    def _forget(self) -> None:
        now = self.clock()
        while self._items and next(iter(self._items.values()))[0] <= now:
            self.drop(next(iter(self._items)))
