"""Many clients at once: ``make load``. Fails on a lost or mixed answer, or any error but 429 and 503."""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections import Counter

import httpx

from checker.web.app import create_app
from tests.bench.texts import pieces
from tests.web.conftest import served

REFUSED = frozenset({429, 503})


async def client(
    number: int, address: str, end: float, texts: list[str], *, seen: Counter[str], took: list[float]
) -> None:
    """One client that checks one draft after another, each with a number of its own that must come back."""
    dice = random.Random(number)  # noqa: S311  (no secret)
    async with httpx.AsyncClient(base_url=address, timeout=60) as http:
        turn = 0
        while time.monotonic() < end:
            turn += 1
            born = f"{dice.randrange(1950, 2000)}{dice.randrange(1, 13):02d}{dice.randrange(1, 29):02d}"
            sign = f"{born}-98{number % 10}{turn % 10}"
            text = f"{dice.choice(texts)} Patient {sign}."
            began = time.monotonic()
            try:
                answer = await http.post("/v1/checks", json={"text": text})
            except httpx.HTTPError as error:
                seen[type(error).__name__] += 1
                continue
            seen[str(answer.status_code)] += 1
            if answer.status_code == 200:
                took.append(time.monotonic() - began)
                seen["mixed"] += not mine(answer.json(), text, sign)
            elif answer.status_code in REFUSED:
                await asyncio.sleep(0.5 * dice.random() + 0.25)


def mine(report: dict[str, object], text: str, sign: str) -> bool:
    """Whether a report is about this draft: every quote stands where it says, the number among them."""
    findings = [one for one in report["findings"] if one["part"] == "text"]  # type: ignore[attr-defined]
    in_place = all(text[one["start"] : one["end"]] == one["quote"] for one in findings)
    return report["verdict"] == "stop" and in_place and any(sign in one["quote"] for one in findings)


async def crowd(address: str, clients: int, seconds: float) -> tuple[Counter[str], list[float]]:
    """All clients at once; what they were answered, and how long each 200 took."""
    seen, took, texts = Counter[str](), list[float](), pieces(200, 50)
    end = time.monotonic() + seconds
    await asyncio.gather(*(client(number, address, end, texts, seen=seen, took=took) for number in range(clients)))
    return seen, took


def main() -> None:
    """Serve, and call."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    asked = parser.parse_args()
    from checker.pipeline import Checker

    with served(create_app(Checker.load())) as address:
        seen, took = asyncio.run(crowd(address, asked.clients, asked.seconds))
    wrong = [name for name, count in seen.items() if count and name not in {"200", *map(str, REFUSED)}]
    if not took:
        sys.exit("no draft was checked")
    p50, p99 = (
        (statistics.quantiles(took, n=100, method="inclusive")[at] for at in (49, 98)) if len(took) > 1 else took * 2
    )
    print(f"{asked.clients} clients, {asked.seconds:.0f} s: {dict(seen)}, p50 {p50:.2f} s, p99 {p99:.2f} s")
    sys.exit(f"wrong: {wrong}" if wrong else 0)


if __name__ == "__main__":
    main()
