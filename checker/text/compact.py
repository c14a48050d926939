"""Word tables in the source: many words on a line instead of one."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of a text.

    >>> words("sal rum säng")
    ('sal', 'rum', 'säng')
    """
    return tuple(text.split())
