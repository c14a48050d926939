"""Derive the compact tables in ``rules/tables`` from the public data beside the project.

Facts only, in a form of our own: one lower-cased name a line with a number, source, year and licence in the header.
``conditions.tsv``, ``regions.tsv`` and ``countries.tsv`` are kept by hand.

Run: ``python -m models.reader.tables`` (needs ``../shared``).
"""

from __future__ import annotations

import ast
import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
TABLES = ROOT / "rules" / "tables"

MIN_BEARERS = 10
"""Given names with fewer bearers are more often spelling errors and foreign words than names in use."""


def rows(path: str) -> list[dict[str, str]]:
    """The rows of a CSV file under the data folder."""
    with (DATA / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, header: Iterable[str], table: Mapping[str, int]) -> None:
    """Write ``name.tsv``: a header of comments, then ``entry<TAB>number`` sorted by entry."""
    lines = [f"# {line}" for line in header] + [f"{key}\t{table[key]}" for key in sorted(table)]
    (TABLES / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(table)} rows")


def given_names() -> Counter[str]:
    """Given names with at least ``MIN_BEARERS`` bearers in Sweden."""
    table: Counter[str] = Counter()
    for file in ("fornamn-kvinnor", "fornamn-man"):
        for row in rows(f"names/{file}.csv"):
            table[row["name"].lower()] += int(row["persons"])
    return Counter({name: n for name, n in table.items() if n >= MIN_BEARERS and name.isalpha()})


def surnames() -> Counter[str]:
    """Surnames in one word; bearers of the thousand commonest, 1 for the others."""
    names = json.loads((DATA / "names/okasi_mit/last-names.json").read_text(encoding="utf-8"))
    table = Counter({name.lower(): 1 for name in names if name.isalpha() and len(name) > 2})
    for row in rows("names/scb_top/efternamn-topp1000-aldre.csv"):
        table[row["lastname"].lower()] = int(row["frequency"])
    return table


def places() -> Counter[str]:
    """Places with their population; 0 where it is not known."""
    table: Counter[str] = Counter({row["city"].lower(): 0 for row in rows("places/ortsnamn_2007.csv")})
    for row in rows("population/localities_geonames500_SE.csv"):
        table[row["name"].lower()] = max(table[row["name"].lower()], int(row["population"]))
    for row in rows("places/kommuner.csv"):
        name = row["name"].lower().removesuffix(" kommun").removesuffix(" stad")
        table[name] = max(table[name], int(row["population"]))
    for row in rows("places/sjbrg/data/postal_to_municipality.csv"):
        table.setdefault(row["locality"].lower(), 0)
    return table


def nationalities() -> Counter[str]:
    """Words for people of a country, and the adjective."""
    table: Counter[str] = Counter()
    for row in rows("places/nationaliteter.csv"):
        words = ast.literal_eval(row["resident_singular"] or "[]") + ast.literal_eval(row["resident_plural"] or "[]")
        for word in (*words, row["adjective"]):
            if word:
                table[word.lower()] = 1
    return table


def population() -> dict[tuple[str, str], list[int]]:
    """Inhabitants of each municipality by sex (``k``, ``m``) and age in years, 0 to 100 and over."""
    table: dict[tuple[str, str], list[int]] = {}
    for row in rows("population/SCB_alderkon.csv"):
        age = row["ålder"].rstrip("+")
        if age.isdigit():
            ages = table.setdefault((row["region"].lower(), row["kön"][0]), [0] * 101)
            ages[min(int(age), 100)] += int(row["X2019"])
    return table


def write_population() -> None:
    """Write ``population.tsv``: municipality, sex, and 101 numbers."""
    header = "# Inhabitants by municipality, sex and age 0, 1 ... 100+, 31 December 2019 (Statistics Sweden, CC0)"
    table = population()
    lines = [f"{place}\t{sex}\t{' '.join(map(str, table[place, sex]))}" for place, sex in sorted(table)]
    (TABLES / "population.tsv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    print(f"population: {len(table)} rows")


def main() -> None:
    """Write every table."""
    TABLES.mkdir(parents=True, exist_ok=True)
    write_population()
    scb = "Statistics Sweden's name statistics"
    write("given_names", [f"Given names and bearers, {scb} 2020, free to use"], given_names())
    write("surnames", [f"Surnames: okasi/swedish-pii (MIT); bearers of the commonest: {scb} 2020"], surnames())
    write(
        "places",
        [
            "Places and population: municipalities (Statistics Sweden 2016), localities (GeoNames, CC BY 4.0),",
            "place names 2007 (peterdalle/svensktext, free to use), postal localities (sjbrg/swedish-geodata, CC0)",
        ],
        places(),
    )
    write("nationalities", ["Nationalities (peterdalle/svensktext, free to use)"], nationalities())
    jobs = Counter({row["vocation"].lower(): 1 for row in rows("occupations/vocations_sprakbanken.csv")})
    titles = Counter({job: 1 for job in jobs if job.isalpha()})
    write("occupations", ["Occupational titles (Språkbanken, CC BY 4.0)"], titles)
    drugs = Counter(
        {row["product"].lower().split()[0]: 1 for row in rows("care/medicines/fass_product_names_facts.csv")}
    )
    for row in rows("care/medicines/fass_product_names_facts.csv"):
        drugs.update({word: 0 for word in row["substances"].lower().split() if len(word) > 4})
    write(
        "medicines",
        ["Medicines and substances (facts from FASS by swedish-medications 2.0.0, MIT)"],
        Counter({d: 1 for d in drugs if d.isalpha() and len(d) > 3}),
    )


if __name__ == "__main__":
    main()
