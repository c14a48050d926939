"""Curators who type into the form: how long the answer to a draft of 280 characters takes while all of them do."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

import httpx

from tests.bench.texts import pieces

LENGTH = 280
TAIL = 80
"""Characters at the end of a draft that are typed while one measures."""

KEYS_A_SECOND = 4.0
"""A thumb on a phone: 36 words a minute and more (Palin et al. 2019, 37,000 volunteers)."""

WAIT_S, REST_S = 0.35, 0.7
"""``WAIT_MS`` and ``REST_MS`` of ``form.js``: the rest after which it asks, and after the answer for a safe wording."""

RESTED = 0.6
"""Share of words after which the thumb rests so long; fewer would be kinder to the figure."""

LONGEST_REST_S = 1.5

WARM_S = 8.0
"""For the first words that the service has not met."""


@dataclass
class Typed:
    """Seconds that each answer and each safe wording took, and how often there was none."""

    answers: list[float] = field(default_factory=list)
    wordings: list[float] = field(default_factory=list)
    refused: int = 0


async def curator(number: int, address: str, end: float, drafts: list[str], typed: Typed) -> None:
    """One curator: the end of one draft after another is typed; at rests the form asks, as its script does."""
    dice = random.Random(number)  # noqa: S311  (no secret)
    headers = {"Accept": "text/html", "Origin": address}
    async with httpx.AsyncClient(base_url=address, timeout=60, headers=headers) as http:
        await asyncio.sleep(3 * dice.random())
        while time.monotonic() < end:
            draft, at = dice.choice(drafts), 0
            while at < TAIL and time.monotonic() < end:
                word = dice.randrange(2, 9)
                await asyncio.sleep(word / KEYS_A_SECOND)
                at = min(at + word, TAIL)
                if dice.random() < RESTED:
                    # Of full length at every rest: what is typed pushes out as much at the beginning.
                    await _rested(http, draft[at : at + LENGTH], typed, dice.random() * LONGEST_REST_S)


async def _rested(http: httpx.AsyncClient, text: str, typed: Typed, rest: float) -> None:
    await asyncio.sleep(WAIT_S)
    answer = await _asked(http, text, "text", typed, typed.answers)
    if rest < REST_S or "data-pending" not in answer:
        await asyncio.sleep(rest)
        return
    await asyncio.sleep(REST_S)
    await _asked(http, text, "wording", typed, typed.wordings)
    await asyncio.sleep(rest - REST_S)


async def _asked(http: httpx.AsyncClient, text: str, fragment: str, typed: Typed, took: list[float]) -> str:
    began = time.monotonic()
    reply = await http.post("/", files={"text": (None, text), "fragment": (None, fragment)})
    if reply.status_code == 200 and 'class="verdict ' in reply.text:
        took.append(time.monotonic() - began)
    else:
        typed.refused += 1
    return reply.text


async def desk(address: str, curators: int, seconds: float) -> Typed:
    """All of them at once."""
    typed, drafts = Typed(), pieces(LENGTH + TAIL, 400)
    end = time.monotonic() + seconds
    await asyncio.gather(*(curator(number, address, end, drafts, typed) for number in range(curators)))
    return typed
