import pytest
from hypothesis import given
from hypothesis import strategies as st

from concluded import conclude


def test_the_late_are_told_of_all_whose_delay_is_known():
    rows = [("Ada", 40, 20, 15, 4, 1, 1.5, 9.25), ("Bell", 5, 1, 4, 0, 0, 0.0, 0.5)]
    said = conclude("delays", rows)
    assert said.finding == (
        "21 of 44 launches flew later than first planned (47.7 %), 19 as planned, 4 earlier; "
        "at most 9.2 days later, by Ada"
    )
    assert "Ada 20 of 39" in said.alt
    assert said.findings.maximum_providers == ("Ada",)


def test_a_share_of_few_launches_says_so_and_nobody_is_latest_where_none_was_late():
    said = conclude("delays", [("Ada", 2, 0, 1, 1, 0, -0.5, 0.0)], provider="Ada")
    assert said.finding == (
        "0 of 2 launches by Ada flew later than first planned (0.0 %, few), 1 as planned, 1 earlier"
    )


def test_a_provider_without_a_known_delay_is_not_drawn():
    rows = [("Ada", 1, 1, 0, 0, 0, 2.0, 2.0), ("Bell", 3, 0, 0, 0, 3, None, None)]
    assert [row.provider for row in conclude("delays", rows).rows] == ["Ada"]
    with pytest.raises(AssertionError, match="tell nothing"):
        conclude("delays", rows[1:])


verdicts = st.tuples(*[st.integers(0, 9)] * 4).filter(lambda each: any(each[:3]))


@given(st.lists(verdicts, min_size=1, max_size=6))
def test_every_launch_with_a_known_delay_is_late_early_or_as_planned(found):
    rows = [
        (f"row {n}", sum(each), *each, 0.0, 3.0 if each[0] else 0.0) for n, each in enumerate(found)
    ]
    said = conclude("delays", rows).findings
    assert said.late_count + said.kept_count + said.early_count == said.launch_count
    assert 0 <= said.late_pct <= 100
    assert (said.maximum_delay_days > 0) == (said.late_count > 0)
