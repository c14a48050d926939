"""Fields that stand twice in one JSON object: parsers keep the last and drop what stood before, unread."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

Steps = tuple[str | int, ...]
"""The way from the whole to a field."""


class _Pairs(list[tuple[str, object]]):
    """The fields of an object as they stand, the repeated ones too."""


def repeated(body: bytes) -> list[Steps]:
    r"""The ways to all fields that stand more than once in their object, at any depth.

    ``body`` has been parsed by pydantic: it is JSON, and not too deep.

    >>> repeated(b'{"text": "a", "t\\u0065xt": "b"}'), repeated(b'[{"a": {"b": 1, "b": 1}}]')
    ([('text',)], [(0, 'a', 'b')])
    """
    whole = json.loads(body, object_pairs_hook=_Pairs, parse_int=str, parse_float=str, parse_constant=str)
    return list(_within(whole, ()))


def _within(value: object, steps: Steps) -> Iterator[Steps]:
    if isinstance(value, _Pairs):
        yield from ((*steps, name) for name, times in Counter(name for name, _ in value).items() if times > 1)
    if isinstance(value, list):
        inner: Sequence[tuple[str | int, object]] = value if isinstance(value, _Pairs) else list(enumerate(value))
        for step, part in inner:
            yield from _within(part, (*steps, step))
