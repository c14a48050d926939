"""Many callers at once, and docs/load.md: ``make load``.

Fails on a lost or mixed answer, or any error but 429 and 503.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

from tests.bench.curators import LENGTH, WARM_S, desk
from tests.bench.texts import pieces

PAGE = Path(__file__).resolve().parents[2] / "docs" / "load.md"
REFUSED = frozenset({429, 503})

HEAD = """# Under load

Written by `make load`, with {cores} processor cores that the callers share with the service. Drafts are stretches of
`models/corpus`: denser with facts, and so dearer, than posts are. Milliseconds.

| who asks | answers | median | 95th percentile | 99th percentile | refused (429, 503) | aim |
| --- | --- | --- | --- | --- | --- | --- |
"""
TYPING = "{} curators typing in the form, drafts of {} characters"
WORDING = "their safe wordings, looked for when they rest"
CROWD = "{} clients that ask `/v1/checks` for {:.0f} s without a pause; no answer lost or mixed"


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


@contextmanager
def service() -> Iterator[str]:
    """The real service in a process of its own, as where it is installed; gives its address."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(theirs,))
    process.start()
    try:
        yield ours.recv()
    finally:
        ours.send(None)
        process.join(30)


def _serve(asker: Connection) -> None:
    from checker.pipeline import Checker
    from checker.web.app import create_app
    from tests.web.conftest import served

    with served(create_app(Checker.load())) as address:
        asker.send(address)
        asker.recv()


def row(who: str, took: Sequence[float], refused: int, aim: str = "") -> str:
    """A row of the page, from seconds.

    Raises:
        SystemExit: when there are too few answers to say anything.
    """
    if len(took) < 2:
        sys.exit(f"too few answers: {who}")
    marks = statistics.quantiles(took, n=100, method="inclusive")
    times = " | ".join(f"{1000 * marks[at]:.0f}" for at in (49, 94, 98))
    return f"| {who} | {len(took)} | {times} | {refused} | {aim} |\n"


def measured(curators: int, clients: int, seconds: float) -> tuple[str, list[str]]:
    """The rows of the page, and what went wrong."""
    with service() as address:
        asyncio.run(desk(address, curators, WARM_S))
        typed = asyncio.run(desk(address, curators, seconds))
        seen, took = asyncio.run(crowd(address, clients, seconds))
    wrong = [name for name, count in seen.items() if count and name not in {"200", *map(str, REFUSED)}]
    rows = [
        row(TYPING.format(curators, LENGTH), typed.answers, typed.refused, "95th percentile 150"),
        row(WORDING, typed.wordings, 0),
        row(CROWD.format(clients, seconds), took, sum(seen[str(code)] for code in REFUSED)),
    ]
    return "".join(rows), wrong


def main() -> None:
    """Serve, call, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curators", type=int, default=10)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--page", type=Path, default=PAGE)
    asked = parser.parse_args()
    rows, wrong = measured(asked.curators, asked.clients, asked.seconds)
    print(rows)
    if wrong:
        sys.exit(f"wrong: {wrong}")
    asked.page.write_text(HEAD.format(cores=len(os.sched_getaffinity(0))) + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
