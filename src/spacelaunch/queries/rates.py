"""How often something succeeds, and how sure that is: a rate with its Wilson interval.

A rate of few launches hardly says anything, so wherever one is told it brings its interval and
says so. Here are the columns, too, that all rows with a rate have. Called by the analyses that
tell rates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import Annotated, TypeVar

from spacelaunch.queries.analysis import Means
from spacelaunch.queries.wording import one_decimal

Z = 1.959963984540054
"""Of the normal distribution, 95 % lie within so many standard deviations."""
FEW = 30
"""A rate of fewer launches is one of few."""
NOTE = "Success rates are of the launches with a known outcome; in parentheses, 95 % intervals"

LaunchCount = Annotated[int, Means("Launches, whatever their outcome.", "launches")]
SuccessCount = Annotated[int, Means("Launches that fully succeeded.", "launches")]


@dataclass(frozen=True, slots=True)
class Rate:
    """Successes among launches with a known outcome; at least one launch."""

    success_count: int
    known_count: int

    @property
    def pct(self) -> float:
        """The rate itself."""
        return 100 * self.success_count / self.known_count

    @property
    def low_pct(self) -> float:
        """The lower end of its 95 % interval."""
        return max(self._centre - self._half, 0.0) if self.success_count else 0.0

    @property
    def high_pct(self) -> float:
        """The upper end."""
        is_all = self.success_count == self.known_count
        return 100.0 if is_all else min(self._centre + self._half, 100.0)

    @property
    def is_few(self) -> bool:
        """Whether it rests on so few launches that it says little."""
        return self.known_count < FEW

    @property
    def in_words(self) -> str:
        """As `95.3 % of 384`; of few, as `50.0 % (9.5–90.5) of 2 (few)`."""
        if self.is_few:
            return f"{self.with_interval} (few)"
        return f"{one_decimal(self.pct)} % of {self.known_count:,}"

    @property
    def in_full(self) -> str:
        """As `91.5 % (90.0–92.9) of 1,393`, and of few as `in_words`."""
        return self.in_words if self.is_few else self.with_interval

    @property
    def with_interval(self) -> str:
        """As `91.5 % (90.0–92.9) of 1,393`."""
        interval = f"{one_decimal(self.low_pct)}–{one_decimal(self.high_pct)}"
        return f"{one_decimal(self.pct)} % ({interval}) of {self.known_count:,}"

    @property
    def as_share(self) -> str:
        """As `47.7 %`, and of few as `50.0 %, few`: where the counts stand beside it."""
        return f"{one_decimal(self.pct)} %{', few' if self.is_few else ''}"

    def overlaps(self, other: Rate) -> bool:
        """Whether the intervals have a value in common."""
        return self.low_pct <= other.high_pct and other.low_pct <= self.high_pct

    @property
    def _centre(self) -> float:
        """Wilson (1927): the score interval, which stays within 0 and 100 at its ends."""
        share, count = self.success_count / self.known_count, self.known_count
        return 100 * (share + Z**2 / (2 * count)) / (1 + Z**2 / count)

    @property
    def _half(self) -> float:
        share, count = self.success_count / self.known_count, self.known_count
        spread = sqrt(share * (1 - share) / count + Z**2 / (4 * count**2))
        return 100 * Z * spread / (1 + Z**2 / count)


def rate_of(success_count: int, known_count: int) -> Rate | None:
    """The rate, or None where no outcome is known."""
    return Rate(success_count, known_count) if known_count else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Launches, counted by how they ended."""

    launch_count: LaunchCount
    success_count: SuccessCount
    known_count: Annotated[int, Means("Launches whose outcome is known.", "launches")]

    @property
    def rate(self) -> Rate | None:
        """How often they succeeded; None where no outcome is known."""
        return rate_of(self.success_count, self.known_count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated(Counted):
    """A row to draw that tells a rate; the query gives the counts, `with_rate` what follows."""

    success_pct: Annotated[
        float | None, Means("Successes among known outcomes, or null.", "percent")
    ] = None
    success_low_pct: Annotated[
        float | None, Means("Lower end of the rate's 95 % interval (Wilson).", "percent")
    ] = None
    success_high_pct: Annotated[
        float | None, Means("Upper end of the rate's 95 % interval (Wilson).", "percent")
    ] = None


RowT = TypeVar("RowT", bound=Rated)


def with_rate(row: RowT) -> RowT:
    """The row with its rate and the ends of its interval; as it is where no outcome is known."""
    if (rate := row.rate) is None:
        return row
    return replace(
        row,
        success_pct=rate.pct,
        success_low_pct=rate.low_pct,
        success_high_pct=rate.high_pct,
    )
