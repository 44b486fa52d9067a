"""What a picture says of the launches that its data set lacks. Called by `summarise`."""

from __future__ import annotations

from collections.abc import Mapping

from spacelaunch.domain.coverage import LEAST_PCT, Coverage
from spacelaunch.domain.reach import runs
from spacelaunch.queries.wording import list_names, one_decimal, years_in_words

# What tells of the shade in a picture.
_SHADED = "grey: "
BY = "by GCAT (Jonathan McDowell, planet4589.org)"


def note_coverage(
    coverage: Coverage | None, selects: Mapping[str, object], *, is_marked: bool
) -> tuple[str, ...]:
    """The share of all orbital attempts that the data hold, in the years that were asked about.

    Shape: `is_marked` where the picture shades the years of which they hold too few.
    """
    if coverage is None:
        return ()
    if coverage.why_unknown is not None:
        return (f"What the data lack is not known: {coverage.why_unknown}",)
    first, last = (_year(selects.get(name)) for name in ("year_from", "year_to"))
    inside = coverage.within(first, last)
    if inside.held_pct is None:
        return ()
    share = f"{inside.held_count:,} of {inside.attempt_count:,} orbital attempts"
    years = f" {years_in_words(first, last)}" if first or last else ""
    pct = f"{one_decimal(inside.held_pct)} %"
    thin = _name_thin(inside, is_marked=is_marked)
    return (f"The data hold {share}{years}, {pct}{thin}, {BY}",)


def name_without_shade(note: str) -> str:
    """The same for who shades nothing, as a chart of letters."""
    return note.replace(f"({_SHADED}", "(", 1) if note.endswith(BY) else note


def _name_thin(coverage: Coverage, *, is_marked: bool) -> str:
    """The years whose figures say more of the data than of the launches."""
    if not coverage.thin_years:
        return ""
    shaded = _SHADED if is_marked else ""
    years = list_names([years_in_words(*run) for run in runs(coverage.thin_years)])
    return f" ({shaded}below {LEAST_PCT} % in {years})"


def _year(value: object) -> int | None:
    return value if isinstance(value, int) else None
