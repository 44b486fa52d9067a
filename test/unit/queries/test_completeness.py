from __future__ import annotations

from spacelaunch.domain.coverage import Coverage, CoveredYear
from spacelaunch.queries.completeness import BY, name_without_shade, note_coverage

COVERAGE = Coverage(
    [CoveredYear(1990, 40, 20), CoveredYear(1991, 40, 20), CoveredYear(1992, 20, 20)]
)


def note(coverage: Coverage | None, is_marked: bool = False, **selects: object) -> tuple[str, ...]:
    return note_coverage(coverage, selects, is_marked=is_marked)


def test_the_share_of_all_attempts_is_said_and_by_whom_they_are_counted():
    said = "The data hold 60 of 100 orbital attempts, 60.0 % (below 80 % in 1990–1991), "
    assert note(COVERAGE) == (said + BY,)


def test_where_years_are_shaded_the_shade_is_explained():
    assert "(grey: below 80 % in 1990–1991)" in note(COVERAGE, is_marked=True)[0]


def test_who_shades_nothing_tells_of_no_shade():
    (plain,), (shaded,) = note(COVERAGE), note(COVERAGE, is_marked=True)
    assert name_without_shade(shaded) == name_without_shade(plain) == plain
    assert name_without_shade("Nothing (grey: nothing)") == "Nothing (grey: nothing)"


def test_years_that_were_asked_about_have_their_own_share():
    said = f"The data hold 20 of 20 orbital attempts since 1992, 100.0 %, {BY}"
    assert note(COVERAGE, year_from=1992) == (said,)


def test_what_cannot_be_counted_is_said_so():
    unknown = Coverage(why_unknown="nobody looked")
    assert note(unknown) == ("What the data lack is not known: nobody looked",)


def test_nothing_is_said_of_years_without_an_attempt_or_of_the_catalogue_itself():
    assert note(None) == note(COVERAGE, year_from=2000) == ()
