"""A case that is called invented before a colon, and what is judged of such a text beside the whole.

The models have learnt that what is called invented is harmless. Whether it is, is decided by what the rest of the text
says (``invented``, ``truth``): where that takes it back, the text is judged as if nothing had been declared; where it
does not, what else stands in the text is judged by itself.
"""

from __future__ import annotations

import re

_DECLARATION = re.compile(
    r"\b(?:påhitta\w{0,4}|fiktiv\w{0,2}|uppdikta\w{0,3}|hopdikta\w{0,3}|made-?up|fictional|invented) (?:[\w-]{1,30} )?"
    r"(?:\w{0,30}fall\w{0,3}|patient\w{0,5}|cases?)\b(?=[^:]{0,60}:)",
    re.IGNORECASE,
)


def declaration(text: str) -> int | None:
    """Where a text first calls a case invented before a colon; none where it does not."""
    found = _DECLARATION.search(text)
    return found and found.start()


def undeclared(text: str) -> str:
    """The text without the words that declare.

    >>> undeclared("Påhittat fall: Arne, 61, bröstsmärta. Det hände faktiskt.")
    ': Arne, 61, bröstsmärta. Det hände faktiskt.'
    """
    return _DECLARATION.sub("", text)
