"""A text with some stretches replaced, and where in the original each of its characters stands.

There is one mechanism, ``View.edited``: a view is its parent with some stretches replaced, and every replaced character
remembers the whole stretch that it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Edit = tuple[int, int, str]
"""Start and end of a stretch, half-open, and what stands there instead."""


class View:
    """A text, and for each of its characters the stretch of the original that it came from.

    The map is made when a place is first asked for: most texts have nothing in them that anybody reports.
    """

    __slots__ = ("_edits", "_map", "_parent", "text")

    def __init__(self, text: str, parent: View | None = None, edits: Sequence[Edit] = ()) -> None:
        """``text`` is that of ``parent`` with ``edits`` made, or the original where there is no parent."""
        self.text = text
        self._parent, self._edits = parent, edits
        self._map: tuple[Sequence[int], Sequence[int]] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a non-empty stretch of the view.

        >>> View("ab").edited([(0, 1, "")]).span(0, 1)
        (1, 2)
        """
        if self._parent is None:
            return start, end
        starts, ends = self.places()
        return starts[start], ends[end - 1]

    def edited(self, edits: Iterable[Edit]) -> View:
        """This view with stretches replaced; ``edits`` are in order and do not overlap."""
        edits = list(edits)
        if not edits:
            return self
        pieces: list[str] = []
        at = 0
        for start, end, new in edits:
            pieces += (self.text[at:start], new)
            at = end
        pieces.append(self.text[at:])
        return View("".join(pieces), self, edits)

    def places(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where in the original each character begins, and where it ends."""
        if self._parent is None:
            return range(len(self.text)), range(1, len(self.text) + 1)
        if self._map is None:
            places = self._parent.places()
            self._map = _moved(*places, self._edits) if self._edits else places
        return self._map


def _moved(
    old_starts: Sequence[int], old_ends: Sequence[int], edits: Sequence[Edit]
) -> tuple[Sequence[int], Sequence[int]]:
    """The places of a parent's characters as those of a view that is its parent with edits made."""
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, new in edits:
        starts += old_starts[at:start]
        ends += old_ends[at:start]
        starts += [old_starts[start]] * len(new)
        ends += [old_ends[end - 1]] * len(new)
        at = end
    starts += old_starts[at:]
    ends += old_ends[at:]
    return starts, ends
