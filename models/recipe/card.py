"""The measured section of the models' card: ``python -m models.recipe.card``, after ``evaluate``.

Figures reach ``models/CARD.md`` only through this command, between its two marks.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker.text.entity_lattice import LABELS
from models.recipe import sources

if TYPE_CHECKING:
    from collections.abc import Iterable

CARD = sources.ROOT / "models" / "CARD.md"
BEGIN = "<!-- names: figures, written by python -m models.recipe.card -->"
END = "<!-- names: end of figures -->"
COLUMNS = ("full cased", "full lower", "given cased", "given lower")


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown."""
    lines = [list(head)]
    lines.append(["---"] * len(lines[0]))
    lines += [[str(cell) for cell in row] for row in rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def corpora(figures: dict[str, Any]) -> str:
    """Spans on the test parts."""
    rows = []
    for name, title in (("klintan", "Swedish NER corpus"), ("talbanken", "UNER Talbanken")):
        for case in ("cased", "lower"):
            found = figures[name][case]
            every = found["all"]
            rows.append(
                [
                    f"{title}, test, {case}",
                    f"**{every['f1']}**",
                    every["precision"],
                    every["recall"],
                    *(found[label]["f1"] for label in LABELS),
                    every["untouched"],
                    found["PERSON"]["untouched"],
                    f"{found['without_entities']['spans_flagged']} in {found['without_entities']['sentences']}",
                ]
            )
    head = ["exact spans, per cent", "F1", "precision", "recall", *(f"F1 {label}" for label in LABELS)]
    return table([*head, "untouched", "persons untouched", "flags in sentences without names"], rows)


def persons(figures: dict[str, Any]) -> str:
    """Recall of persons by origin and of names in no list."""
    rows = [[name, *(row[column] for column in COLUMNS)] for name, row in figures["by_origin"].items()]
    none = figures["unlisted"]
    rows.append([f"in no list ({none['names']} names)", *(none[column] for column in COLUMNS)])
    return table(["names wholly found as PERSON, per cent", *COLUMNS], rows)


def nameless(figures: dict[str, Any]) -> str:
    """False alarms on hospital sentences that name nobody."""
    found = figures["nameless"]
    cases = ("cased", "lower", "shouted")
    rows = [[case, found[case]["flagged"], ", ".join(found[case]["spans"]) or "–"] for case in cases]
    return table([f"{found['sentences']} nameless hospital sentences", "flagged", "what"], rows)


def scores(figures: dict[str, Any]) -> str:
    """Whether the scores hold, and what a lower floor buys."""
    bands = figures["reliability"]["bands"]
    first = table(
        ["score from", "spans", "mean score", "right"],
        ([band, row["spans"], row["mean_score"], row["right"]] for band, row in bands.items()),
    )
    floors = figures["person_floor"]
    second = table(
        ["floor", "persons touched", "person spans that are right"],
        ([name, row["touched"], row["right"]] for name, row in floors.items()),
    )
    error = figures["reliability"]["expected_calibration_error"]
    return f"{first}\nExpected calibration error {error}, both test parts, both cases.\n\n{second}"


def cost(figures: dict[str, Any]) -> str:
    """Size and speed."""
    found = figures["cost"]
    post = found["post_of_280_milliseconds"]
    return (
        f"{found['megabytes']} MB, loads in {found['load_seconds']} s ({found['load_seconds_with_imports']} s with "
        f"the first imports). A post of 280 characters takes "
        f"{post['median']} ms of one core (median; best {post['best']} ms); long texts run at "
        f"{found['words_a_second']:.0f} words a second.\n"
    )


def section(figures: dict[str, Any]) -> str:
    """The whole section."""
    parts = [corpora(figures), persons(figures), nameless(figures), scores(figures), cost(figures)]
    return "\n".join([BEGIN, "", *parts, END])


def main() -> None:
    """Put the section in its place."""
    figures = json.loads((sources.MODEL / "figures.json").read_text(encoding="utf-8"))
    before, _, rest = CARD.read_text(encoding="utf-8").partition(BEGIN)
    CARD.write_text(before + section(figures) + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main()
