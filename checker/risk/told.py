"""What single words tell, as numbers: a rare trait, an event, a trade, an origin, a stage of life."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.risk.triple import Triple
from checker.text.compact import words
from checker.text.lexicon import read_rows, table_path

TRAIT = Triple(0.0005, 0.005, 0.03)
"""Share of people who have a trait that is in no list."""

TRADE = Triple(0.0003, 0.001, 0.005)
"""Share of people with a trade; most trades have 3,000 to 50,000."""

OFFICE = Triple(0.00001, 0.00004, 0.0002)
"""Share of people with an office held by one or a few in each place."""

ORIGIN = Triple(0.0005, 0.003, 0.02)
"""Share of people from one country, of one language or belief."""

EVENT = Triple(1, 3, 10)
"""Patients of an event that is in no list."""

UNCERTAIN = 3.0
"""Factor either way of the shares in ``rules/lists/trait_terms.txt``."""

EMPTY = frozenset(
    words(
        "en ett den det de dem denna detta dessa min mitt mina sin sitt sina hans hennes deras vår vårt våra två "
        "tre båda första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde sista nästa förra halv "
        "halva hel hela röd röda rött blå blåa blått grön gröna grönt gul gula gult vit vita vitt svart svarta grå "
        "gråa grått brun bruna brunt rosa lila orange stor stora stort liten litet lilla små fin fina fint bra god "
        "goda gott ny nya nytt gammal gamla gammalt kort långt glad glada trött trötta snäll snälla tyst tysta "
        "varm varma kall kalla mörk mörka mörkt ljus ljusa mörkret ljuset natten dagen morgonen kvällen livet "
        "döden tiden dagar gånger gång stycken st ja nej jo tack hej okej jaha och eller i på av som var är inte"
    )
)
"""Numerals, colours, empty adjectives and words for the scene: by themselves they tell nobody from anybody."""

STAGES = (
    ("tonåring", (13, 19)),
    ("spädbarn", (0, 1)),
    ("bebis", (0, 1)),
    ("småbarn", (1, 5)),
    ("tredjeklassare", (9, 10)),
)
"""Stages of life that a noun of its own tells."""

_WORD = re.compile(r"\w+")

OFFICES = re.compile(
    r"präst|kyrkoherde|komminister|biskop|kantor|rektor|borgmästare|kommunalråd|nämndeman|riksdags|landshövding|polischef|"
    r"brandchef|domare|åklagare|minister|ordförande|målvakt|tränare|lagkapten|mästar|programledare|skådespel|handlare|\bvd\b"
)


def tells_nothing(quote: str) -> bool:
    """Whether a trait is one of everybody: a number, a colour, "the dark"; what stands in the list is none of these.

    >>> tells_nothing("första"), tells_nothing("tre"), tells_nothing("grå"), tells_nothing("röd halsduk")
    (True, True, True, False)
    """
    lower = quote.lower()
    if any(stands(said, lower) for said, _ in _traits()):
        return False
    return all(word in EMPTY or word.isdigit() or word in _numerals() for word in _WORD.findall(lower))


def trait_share(quote: str) -> Triple:
    """The share of people of whom a trait is true; a count ("3 barn") is a trait too."""
    lower = quote.lower()
    shares = [share for said, share in _traits() if stands(said, lower)]
    return Triple.share(min(shares), UNCERTAIN) if shares else TRAIT


def trade_share(quote: str) -> Triple:
    """The share of people with a trade or office."""
    return OFFICE if OFFICES.search(quote.lower()) else TRADE


def patients_of(quote: str) -> Triple:
    """How many were cared for after an event."""
    lower = quote.lower()
    found = [numbers for said, numbers in _events() if stands(said, lower)]
    if not found:
        return EVENT
    low, high = found[0]
    return Triple(low, (low * high) ** 0.5, high)


def stage_of(quote: str) -> tuple[int, int] | None:
    """The ages of a stage of life.

    >>> stage_of("i tonåren"), stage_of("medelålders"), stage_of("hungrig")
    ((13, 19), (40, 64), None)
    """
    lower = quote.lower()
    return next((ages for said, ages in _stages() if stands(said, lower)), None)


def stands(said: str, lower: str) -> bool:
    """Whether an expression stands in a text as words of its own, inflected or not: "ung" is not in "hungrig"."""
    return said in lower and re.search(rf"\b{re.escape(said)}\w{{0,3}}\b", lower) is not None


def pairs(name: str) -> list[tuple[str, tuple[float, float]]]:
    """The rows of a list, the longest expressions first: what they say of a part is not meant."""
    rows = [(row[0], (float(row[1]), float(row[2]))) for row in read_rows(table_path("lists", f"{name}.txt"))]
    return sorted(rows, key=lambda row: -len(row[0]))


@cache
def _events() -> Sequence[tuple[str, tuple[float, float]]]:
    return pairs("event_terms")


@cache
def _numerals() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows(table_path("lists", "number_words.txt")))


@cache
def _traits() -> Sequence[tuple[str, float]]:
    return [(row[0], float(row[1])) for row in read_rows(table_path("lists", "trait_terms.txt"))]


@cache
def _stages() -> Sequence[tuple[str, tuple[int, int]]]:
    return [*STAGES, *((said, (int(ages[0]), int(ages[1]))) for said, ages in pairs("life_stages"))]
