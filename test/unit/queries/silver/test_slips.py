from hypothesis import given
from hypothesis import strategies as st

from concluded import conclude

ROWS = [
    ("7 to 30 days before", 40, 10, 5, 20, 3, 1, 1, 12),
    ("on the last day", 60, 50, 6, 4, 0, 0, 0, 30),
]


def test_slips_are_told_of_all_changes_with_what_the_others_were():
    said = conclude("slips", ROWS, used=35)
    assert said.finding == (
        "60 of 100 changes of planned times are slips (60.0 %); 11 pulled forward, 24 refined, "
        "3 coarsened, 1 unknown, 1 the same; of 35 launches"
    )
    assert said.alt.startswith("Bars of changes of planned launch times, of them slips. 60 of 100")
    assert "on the last day 50 of 60" in said.alt


def test_a_share_of_few_changes_says_so():
    said = conclude("slips", [("Ada", 4, 1, 1, 1, 1, 0, 0, 1)], used=1, provider="Ada")
    assert said.finding == (
        "1 of 4 changes of planned times is a slip (25.0 %, few); 1 pulled forward, 1 refined, "
        "1 coarsened, 0 unknown; of 1 launch by Ada"
    )
    assert said.rows[0].rate.in_words.endswith("(few)")


counts = st.tuples(*[st.integers(0, 9)] * 6).filter(any)


@given(st.lists(counts, min_size=1, max_size=6))
def test_every_change_is_of_one_kind_and_no_more_slip_than_changed(kinds):
    rows = [(f"row {n}", sum(each), *each, 1) for n, each in enumerate(kinds)]
    found = conclude("slips", rows).findings
    others = found.earlier_count + found.refined_count + found.coarsened_count
    others += found.unknown_count + found.same_count
    assert found.slip_count + others == found.change_count == sum(map(sum, kinds))
    assert 0 <= found.slip_pct <= 100
