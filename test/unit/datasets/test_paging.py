"""Order, pages, and cursors that survive a load."""

import pytest

from factories import make_launch
from spacelaunch.datasets.paging import ordered, page, read_limit, read_sort, sort_text
from spacelaunch.domain.cursor import write_cursor
from spacelaunch.domain.data_set import newest_first
from spacelaunch.errors import BadRequestError

LAUNCHES = newest_first(
    [
        make_launch(2001, provider="B", cost_musd=5.0),
        make_launch(2001, provider="A", cost_musd=None),
        make_launch(2003, provider="A", cost_musd=7.0),
        make_launch(2002, provider="C", cost_musd=None),
    ]
)


def names(launches) -> str:
    return " ".join(f"{launch.provider}{launch.launched_at.year}" for launch in launches)


def pages(launches, sort: str, limit: int) -> list[str]:
    keys = read_sort(sort)
    first = page(ordered(launches, keys), keys, limit, None)
    second = page(ordered(launches, keys), keys, limit, first.next_cursor)
    assert second.next_cursor is None
    return [names(first.launches), names(second.launches)]


@pytest.mark.parametrize(
    ("sort", "names_in_order"),
    [
        ("-year,company", "A2003 C2002 A2001 B2001"),
        ("company,-year", "A2003 A2001 B2001 C2002"),
        ("company,year", "A2001 A2003 B2001 C2002"),
        ("-company,date", "C2002 B2001 A2001 A2003"),
    ],
)
def test_launches_are_ordered_by_the_first_key_and_ties_by_the_next(sort, names_in_order):
    assert names(ordered(LAUNCHES, read_sort(sort))) == names_in_order


@pytest.mark.parametrize(("sort", "known"), [("cost", "B2001 A2003"), ("-cost", "A2003 B2001")])
def test_what_is_not_known_comes_last_either_way(sort, known):
    rows = ordered(LAUNCHES, read_sort(sort))
    assert names(rows[:2]) == known
    assert [launch.cost_musd for launch in rows[2:]] == [None, None]


def test_ties_go_by_id_in_both_directions():
    alike = [make_launch(2001, mission=f"Mission {n}") for n in range(9)]
    ids = sorted(launch.launch_id for launch in alike)
    assert [launch.launch_id for launch in ordered(alike, read_sort("year"))] == ids
    assert [launch.launch_id for launch in ordered(alike, read_sort("-year"))] == ids


@pytest.mark.parametrize("limit", [2, 3])
@pytest.mark.parametrize("sort", ["-date", "-year,company", "company,-year", "cost", "-cost"])
def test_a_cursor_leads_to_the_rows_after_its_page(sort, limit):
    whole = names(ordered(LAUNCHES, read_sort(sort)))
    assert " ".join(pages(LAUNCHES, sort, limit)) == whole


def test_after_a_load_the_next_page_neither_repeats_nor_skips():
    keys = read_sort("-year")
    first = page(ordered(LAUNCHES, keys), keys, 2, None)
    loaded = newest_first([*LAUNCHES, make_launch(2005, provider="New")])
    second = page(ordered(loaded, keys), keys, 2, first.next_cursor)
    assert {launch.provider for launch in second.launches} == {"A", "B"}


def test_the_last_page_has_no_cursor():
    keys = read_sort("year")
    assert page(LAUNCHES, keys, 4, None).next_cursor is None
    assert page(LAUNCHES, keys, None, None).next_cursor is None
    assert page([], keys, 1, None).next_cursor is None


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(["year", ["x"], "id"], id="a text for a year"),
        pytest.param(["year", [True], "id"], id="a yes for a year"),
        pytest.param(["year", [1, 2], "id"], id="too many values"),
        pytest.param(["year", 2001, "id"], id="no list of values"),
        pytest.param(["year", [2001], 5], id="a number for an id"),
    ],
)
def test_a_damaged_cursor_is_refused(values):
    with pytest.raises(BadRequestError, match=r"^cursor: it is damaged; take it from the Link"):
        page(LAUNCHES, read_sort("year"), 1, write_cursor(values))


def test_a_cursor_of_another_order_is_refused():
    cursor = page(LAUNCHES, read_sort("-year"), 1, None).next_cursor
    with pytest.raises(BadRequestError, match="belongs to sort=-year, not to sort=year,company"):
        page(LAUNCHES, read_sort("year,company"), 1, cursor)


def test_an_order_is_written_in_one_way_and_names_each_field_once():
    assert sort_text(read_sort("-provider,Company Name,YEAR,-year,Rocket")) == "-company,year,cost"
    assert sort_text(read_sort(",".join(["company"] * 1_600))) == "company"


def test_a_cursor_stays_short_and_leads_on_where_names_are_endless():
    alike = [make_launch(2001, provider="x" * 2_000, rocket="y" * 2_000, pad=f"{n}") for n in "abc"]
    keys = read_sort("company,rocket,country,origin,-date")
    rows = ordered(alike, keys)
    first = page(rows, keys, 1, None)
    assert len(first.next_cursor) < 1_000
    assert page(rows, keys, 2, first.next_cursor).launches == rows[1:]


def test_an_unknown_sort_key_is_refused_with_the_known_ones():
    with pytest.raises(
        BadRequestError, match="sort: there is no 'yaer'; there are company, country, "
    ):
        read_sort("-yaer")


@pytest.mark.parametrize(("text", "limit"), [("1", 1), ("10000", 10_000)])
def test_a_limit_is_read(text, limit):
    assert read_limit(text) == limit


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "10001",
        "-1",
        "many",
        "",
        "1.5",
        "²",
        "9" * 5_000,
        "0000000019999999",
        "0" * 5_000 + "1",
    ],
)
def test_a_limit_out_of_bounds_is_refused(text):
    with pytest.raises(BadRequestError, match="limit: expected a whole number from 1 to 10,000"):
        read_limit(text)
