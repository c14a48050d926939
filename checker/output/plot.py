"""Bars by week as inline SVG: readable without colour, without script, and by a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

WIDTH, HEIGHT = 720, 240
LEFT, TOP, BOTTOM = 44, 12, 28
"""Room for the scale and the weeks, in the units of the view box."""

LABELS = 12
"""Most weeks that are named under the axis."""


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of thing in a plot: its name, the CSS class of its colour, its count for each week."""

    name: str
    tone: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Stacked bars with a heading and a sentence that says what they show; ``ident`` is unique on its page."""

    ident: str
    heading: str
    says: str
    weeks: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def top(self) -> int:
        """The end of the scale."""
        columns = zip(*(one.counts for one in self.series), strict=True)
        return scale_end(max(map(sum, columns), default=0))

    @property
    def svg(self) -> Markup:
        """The drawing."""
        return Markup("\n").join(
            [
                Markup('<svg class="plot" viewBox="0 0 {} {}" role="img" aria-labelledby="{i}-t {i}-d">').format(
                    WIDTH, HEIGHT, i=self.ident
                ),
                Markup('<title id="{i}-t">{}</title><desc id="{i}-d">{}</desc>').format(
                    self.heading, self.says, i=self.ident
                ),
                *self._patterns(),
                *self._scale(),
                *self._bars(),
                Markup("</svg>"),
            ]
        )

    def _patterns(self) -> Iterator[Markup]:
        # Stripes of another slope for each series: nobody has to tell them apart by colour.
        for number, one in enumerate(self.series):
            yield Markup(
                '<pattern id="{}-p{}" class="{}" width="6" height="6" patternUnits="userSpaceOnUse" '
                'patternTransform="rotate({})"><rect class="ground" width="6" height="6"/>'
                '<rect class="stripe" width="{}" height="6"/></pattern>'
            ).format(self.ident, number, one.tone, 45 * number, (6, 3, 2)[min(number, 2)])

    def _scale(self) -> Iterator[Markup]:
        for part in (0, 1, 2):
            value = self.top * part // 2
            y = self._y(value)
            yield Markup('<line class="grid" x1="{}" x2="{}" y1="{y}" y2="{y}"/>').format(LEFT, WIDTH, y=y)
            yield Markup('<text x="{}" y="{}" text-anchor="end">{}</text>').format(LEFT - 6, y + 4, value)
        every = -(-len(self.weeks) // LABELS)
        for number, week in enumerate(self.weeks):
            if number % every == 0:
                x = self._x(number) + self._step / 2
                yield Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(x, HEIGHT - 8, week)

    def _bars(self) -> Iterator[Markup]:
        for number, week in enumerate(self.weeks):
            below = 0
            for place, one in enumerate(self.series):
                if count := one.counts[number]:
                    y, floor = self._y(below + count), self._y(below)
                    yield Markup(
                        '<rect class="bar" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="url(#{}-p{})">'
                        "<title>{}, {}: {}</title></rect>"
                    ).format(
                        *(self._x(number) + self._step * 0.15, y, self._step * 0.7, floor - y, self.ident, place),
                        *(week, one.name, count),
                    )
                    below += count

    @property
    def _step(self) -> float:
        return (WIDTH - LEFT) / max(len(self.weeks), 1)

    def _x(self, number: int) -> float:
        return LEFT + number * self._step

    def _y(self, count: int) -> float:
        return HEIGHT - BOTTOM - count / self.top * (HEIGHT - BOTTOM - TOP)


def scale_end(most: int) -> int:
    """The end of a scale for counts up to ``most``: an even number that is easy to read.

    >>> [scale_end(most) for most in (0, 3, 7, 41, 100, 101)]
    [2, 4, 10, 60, 100, 200]
    """
    unit = 1
    while unit * 10 < most:
        unit *= 10
    return next(size for size in (2 * unit, 4 * unit, 6 * unit, 10 * unit) if size >= most)
