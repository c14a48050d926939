"""The page of figures: plots and tables from the log, in the service and as a file of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from checker.acknowledgement import Duty
from checker.log.figures import Figures, Week
from checker.output.plot import Plot, Series
from checker.web.page import ENVIRONMENT, HERE, Page
from checker.web.service import Serving
from checker.web.signin.access import needs
from checker.web.texts import EN, SV, texts

DRAWN = 3
"""Kinds of finding that are drawn: stripes of more could not be told apart. The table has them all."""

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A plot and the table of what it shows; a row is a week and its counts, or what ``over`` calls it."""

    plot: Plot
    over: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What one section counts: ``counts`` of a week, by keys that are named and coloured."""

    ident: str
    counts: Callable[[Week], Counter[str]]
    names: Mapping[str, str]
    tones: Sequence[str]


@router.get("/figures", dependencies=[needs(Duty.ADMINISTRATOR)])
async def show(request: Request, service: Serving) -> Response:
    """The figures, or that there are none."""
    log = service.gate.log
    figures = await service.work(lambda: Figures.of(log.read()), 0, request) if log else Figures(())
    page = Page(request)
    return page.render("figures.html", sections=sections_of(figures, page.words))


def page_alone(figures: Figures, lang: str) -> str:
    """The page as one file that needs nothing beside it."""
    lang = lang if lang in (SV, EN) else SV
    return alone("figures/body.html", "figures", lang, sections=sections_of(figures, texts(lang)))


def alone(body: str, title: str, lang: str, **given: Any) -> str:
    """A page of figures with its style inside: ``body`` is its template, ``title`` the key of its title's words."""
    sheets = (HERE / "static" / name for name in ("form.css", "figures.css"))
    style = Markup("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))  # noqa: S704  (our own sheets)
    template = ENVIRONMENT.get_template("figures-alone.html")
    return template.render(t=texts(lang), lang=lang, title=texts(lang)[title], body=body, style=style, **given)


def sections_of(figures: Figures, words: Mapping[str, str]) -> list[Section]:
    """The four sections; none without a single week."""
    if not figures.weeks:
        return []
    verdicts = {name: words[name] for name in ("stop", "review", "clear", "unchecked")}
    grave = {name: words[name] for name in ("stop", "review")}
    types = {name: words[f"type_{name}"] for name in figures.types}
    gate = {name: words[f"figures_{name}"] for name in ("refused", "passed")}
    every = (
        Kinds("checks", _checks, verdicts, ("stop", "review", "clear")),
        Kinds("types", lambda week: week.types, types, ("info",) * DRAWN),
        Kinds("accepted", lambda week: week.acknowledged, grave, ("stop", "review")),
        Kinds("gate", lambda week: week.gate, gate, ("stop", "clear")),
    )
    return [_section(kinds, figures.weeks, words) for kinds in every]


def _checks(week: Week) -> Counter[str]:
    # What could not be examined in full has a verdict too: it stands in the table, not once more in the bar.
    return week.verdicts + Counter(unchecked=week.unchecked)


def _section(kinds: Kinds, weeks: Sequence[Week], words: Mapping[str, str]) -> Section:
    counts = [kinds.counts(week) for week in weeks]
    drawn = zip(kinds.names.items(), kinds.tones, strict=False)
    series = tuple(Series(name, tone, tuple(row[key] for row in counts)) for (key, name), tone in drawn)
    heading, says = words[f"figures_{kinds.ident}"], words[f"figures_{kinds.ident}_says"]
    plot = Plot(f"plot-{kinds.ident}", heading, says, tuple(f"{week.monday:%V}" for week in weeks), series)
    mondays = (f"{week.monday:%G-%V}" for week in weeks)
    rows = tuple((week, tuple(row[key] for key in kinds.names)) for week, row in zip(mondays, counts, strict=True))
    return Section(plot, words["figures_week"], tuple(kinds.names.values()), rows)
