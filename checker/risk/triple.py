"""An uncertain number: low, middle and high. Each is reckoned by itself, so low <= middle <= high is kept."""

from __future__ import annotations

from typing import NamedTuple


class Triple(NamedTuple):
    """A number of people, of days, or a share."""

    low: float
    mid: float
    high: float

    @classmethod
    def about(cls, value: float, factor: float) -> Triple:
        """A number known within a factor either way."""
        return cls(value / factor, value, value * factor)

    @classmethod
    def share(cls, value: float, factor: float) -> Triple:
        """A share of people known within a factor; never more than all."""
        return cls(value / factor, min(1.0, value), min(1.0, value * factor))

    def times(self, other: Triple) -> Triple:
        """The product.

        >>> Triple(1, 2, 3).times(Triple(0.5, 0.5, 1))
        Triple(low=0.5, mid=1.0, high=3)
        """
        return Triple(self.low * other.low, self.mid * other.mid, self.high * other.high)

    def plus(self, other: Triple) -> Triple:
        """The sum."""
        return Triple(self.low + other.low, self.mid + other.mid, self.high + other.high)

    def scaled(self, by: float) -> Triple:
        """The product with a number that is known."""
        return Triple(self.low * by, self.mid * by, self.high * by)

    def within(self, other: Triple) -> Triple:
        """At most the other: a part is never larger than its whole."""
        return Triple(min(self.low, other.low), min(self.mid, other.mid), min(self.high, other.high))

    def toward(self, other: Triple, share: float) -> Triple:
        """Between the two on a logarithmic scale: 0 is this one, 1 the other. Both must be above 0."""
        return Triple(*(one ** (1 - share) * two**share for one, two in zip(self, other, strict=True)))

    def least(self, floor: float) -> Triple:
        """At least a number."""
        return Triple(max(self.low, floor), max(self.mid, floor), max(self.high, floor))
