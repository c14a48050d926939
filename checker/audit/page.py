"""The report of an archive as one page that needs nothing beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from checker.audit.outcome import BANDS, OTHER
from checker.audit.summary import UNDATED, Summary
from checker.output.plot import Plot, Series
from checker.web.figures import Section, alone
from checker.web.texts import EN, SV, texts

COLUMNS = 6
"""Kinds and wards that are drawn: the names of more would run into each other. The table has them all."""

VERDICTS = ("stop", "review", "clear")


def archive_page(summary: Summary, lang: str, *, text: bool = False) -> str:
    """The page in one language; with ``text`` it quotes what was found, where the results hold quotes."""
    lang = lang if lang in (SV, EN) else SV
    words = texts(lang)
    sections = [_months(summary, words), _kinds(summary, words), _wards(summary, words)] if summary.total else []
    return alone("figures/archive.html", "figures_archive", lang, summary=summary, sections=sections, text=text)


def _months(summary: Summary, words: Mapping[str, str]) -> Section:
    dated = sorted(month for month in summary.months if month != UNDATED)
    months = tuple(between(dated[0], dated[-1])) if dated else ()
    counts = {month: summary.months.get(month, Counter()) for month in (*months, *({UNDATED} & set(summary.months)))}
    shown = [*VERDICTS, "unchecked"]
    tones = (*VERDICTS, "info")
    series = tuple(
        Series(words[kind], tone, tuple(counts[month][kind] for month in months))
        for kind, tone in zip(shown, tones, strict=True)
    )
    rows = [
        (month or words["figures_archive_undated"], tuple(row[kind] for kind in shown)) for month, row in counts.items()
    ]
    plot = Plot("plot-months", words["figures_archive_months"], words["figures_archive_months_says"], months, series)
    return Section(plot, words["figures_archive_month"], tuple(words[kind] for kind in shown), tuple(rows))


def _kinds(summary: Summary, words: Mapping[str, str]) -> Section:
    ranked = [(words[f"type_{kind}"], count) for kind, count in summary.types.most_common()]
    drawn = ranked[:COLUMNS]
    series = (Series(words["figures_archive_count"], "info", tuple(count for _, count in drawn)),)
    rows = [(name, (count,)) for name, count in ranked]
    places = tuple(name for name, _ in drawn)
    plot = Plot("plot-kinds", words["figures_types"], words["figures_archive_kinds_says"], places, series)
    return Section(plot, words["figures_archive_kind"], (words["figures_archive_count"],), tuple(rows))


def _wards(summary: Summary, words: Mapping[str, str]) -> Section:
    ranked = sorted(summary.wards.items(), key=lambda entry: (-entry[1].total(), entry[0]))
    names = [words["figures_archive_other"] if ward == OTHER else ward for ward, _ in ranked]
    drawn = [counts for _, counts in ranked[:COLUMNS]]
    few, some = BANDS[:2]
    rest = {*BANDS[2:], ""}
    series = (
        Series(words[f"band_{few}"], "stop", tuple(counts[few] for counts in drawn)),
        Series(words[f"band_{some}"], "review", tuple(counts[some] for counts in drawn)),
        Series(words["figures_archive_more"], "info", tuple(sum(counts[band] for band in rest) for counts in drawn)),
    )
    columns = (*(words[f"band_{band}"] for band in BANDS), words["figures_archive_none"])
    rows = [
        (name, tuple(counts[band] for band in (*BANDS, ""))) for name, (_, counts) in zip(names, ranked, strict=True)
    ]
    places = tuple(names[:COLUMNS])
    plot = Plot("plot-wards", words["figures_archive_wards"], words["figures_archive_wards_says"], places, series)
    return Section(plot, words["type_WARD"], columns, tuple(rows))


def between(first: str, last: str) -> list[str]:
    """The months from ``first`` to ``last``, without gaps.

    >>> between("2023-11", "2024-02")
    ['2023-11', '2023-12', '2024-01', '2024-02']
    """
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1)]
