"""Photos examined a moment ago: a form sends the same photo at every step, and examining one takes seconds."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable

from checker.draft import Attachment, today
from checker.image.examine import Examination

KEPT = 16
"""Examinations kept, the oldest make room; they hold findings and words, never the photo."""


class Remembered:
    """Examinations by the digest of day, name and bytes; in memory only, for as long as the process lives."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._known: OrderedDict[bytes, Examination] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, file: Attachment, examine: Callable[[], Examination], *, heard: bool = False) -> Examination:
        """The examination of a file, made anew unless it is known; what ``examine`` raises is not remembered.

        ``heard`` is whether a film has its transcript beside it, which makes it another examination.

        An examination that could not see everything is not kept either: the next try may.
        """
        # With the day, because a consent to be shown may end at midnight.
        key = hashlib.sha256(f"{today()}\0{heard}\0{file.name}\0".encode("utf-8", "surrogatepass") + file.data).digest()
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        made = examine()
        if made.lasting:
            with self._lock:
                self._known[key] = made
                while len(self._known) > self._kept:
                    self._known.popitem(last=False)
        return made
