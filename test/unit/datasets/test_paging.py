"""Order, pages, and cursors that survive a load."""

from __future__ import annotations

import pytest

from data_sets import hold
from factories import make_launch
from spacelaunch.datasets.columns import LaunchColumns
from spacelaunch.datasets.paging import Page, find_page, read_limit, read_sort, sort_text
from spacelaunch.domain.cursor import write_cursor
from spacelaunch.errors import BadRequestError

GIVEN = [
    make_launch(2001, provider="B", cost_musd=5.0),
    make_launch(2001, provider="A", cost_musd=None),
    make_launch(2003, provider="A", cost_musd=7.0),
    make_launch(2002, provider="C", cost_musd=None),
]
LAUNCHES = LaunchColumns(hold(GIVEN))


def names(rows, launches: LaunchColumns = LAUNCHES) -> str:
    codes, providers = launches.coded("provider")
    years = launches.numbers("launch_year")
    return " ".join(f"{providers[codes[row]]}{years[row]}" for row in rows)


def page(sort: str, limit: int | None = None, cursor: str | None = None, of=LAUNCHES) -> Page:
    return find_page(of, of.all_rows, read_sort(sort), limit, cursor)


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
    assert names(page(sort).rows) == names_in_order


@pytest.mark.parametrize(("sort", "known"), [("cost", "B2001 A2003"), ("-cost", "A2003 B2001")])
def test_what_is_not_known_comes_last_either_way(sort, known):
    assert names(page(sort).rows[:2]) == known


def test_ties_go_by_id_in_both_directions():
    alike = LaunchColumns(hold([make_launch(2001, mission=f"Mission {n}") for n in range(9)]))
    for sort in ("year", "-year"):
        ids = alike.ids[page(sort, of=alike).rows].tolist()
        assert ids == sorted(ids)


@pytest.mark.parametrize("limit", [1, 2, 3])
@pytest.mark.parametrize("sort", ["-date", "date", "-year,company", "company,-year", "cost"])
def test_cursors_lead_through_all_rows(sort, limit):
    found, cursor = [], None
    for _ in range(-(-4 // limit)):
        some = page(sort, limit, cursor)
        found += some.rows.tolist()
        cursor = some.next_cursor
    assert (found, cursor) == (page(sort).rows.tolist(), None)


@pytest.mark.parametrize("sort", ["-year", "-date"])
def test_after_a_load_the_next_page_neither_repeats_nor_skips(sort):
    first = page(sort, 2)
    loaded = LaunchColumns(hold([*GIVEN, make_launch(2005, provider="New")]))
    second = page(sort, 2, first.next_cursor, loaded)
    assert set(names(second.rows, loaded).split()) == {"A2001", "B2001"}


@pytest.mark.parametrize("sort", ["-year", "-date"])
def test_the_last_launch_of_a_page_may_be_gone(sort):
    first = page(sort, 2)
    assert names(first.rows) == "A2003 C2002"
    left = LaunchColumns(hold(GIVEN[:3]))
    second = page(sort, 9, first.next_cursor, left)
    assert set(names(second.rows, left).split()) == {"A2001", "B2001"}


def test_the_last_page_has_no_cursor():
    nothing = LaunchColumns(hold([]))
    assert page("year", 4).next_cursor is None
    assert page("year").next_cursor is None
    assert page("year", 1, of=nothing).next_cursor is None


@pytest.mark.parametrize(
    ("sort", "values"),
    [
        pytest.param("year", ["year", ["x"], "00"], id="a text for a year"),
        pytest.param("year", ["year", [True], "00"], id="a yes for a year"),
        pytest.param("year", ["year", [1, 2], "00"], id="too many values"),
        pytest.param("year", ["year", 2001, "00"], id="no list of values"),
        pytest.param("year", ["year", [2001], 5], id="a number for an id"),
        pytest.param("year", ["year", [2001], "x"], id="no id"),
        pytest.param("year", ["year", [2001], "f" * 17], id="too long an id"),
        pytest.param("year", ["year", [10**400], "00"], id="a number without end"),
        pytest.param("company", ["company", [1], "00"], id="a number for a text"),
        pytest.param("date", ["date", ["x"], "00"], id="a text for a moment"),
        pytest.param("date", ["date", [5], "00"], id="a number for a moment"),
    ],
)
def test_a_damaged_cursor_is_refused(sort, values):
    with pytest.raises(BadRequestError, match=r"^cursor: it is damaged; take it from the Link"):
        page(sort, 1, write_cursor(values))


def test_a_cursor_of_another_order_is_refused():
    cursor = page("-year", 1).next_cursor
    with pytest.raises(BadRequestError, match="belongs to sort=-year, not to sort=year,company"):
        page("year,company", 1, cursor)


def test_an_order_is_written_in_one_way_and_names_each_field_once():
    assert sort_text(read_sort("-provider,Company Name,YEAR,-year,Rocket")) == "-company,year,cost"
    assert sort_text(read_sort(",".join(["company"] * 1_600))) == "company"


def test_a_cursor_stays_short_and_leads_on_where_names_are_endless():
    given = [make_launch(2001, provider="x" * 2_000, rocket="y" * 2_000, pad=n) for n in "abc"]
    alike, sort = LaunchColumns(hold(given)), "company,rocket,country,origin,-date"
    first = page(sort, 1, of=alike)
    assert len(first.next_cursor) < 1_000
    rest = page(sort, 2, first.next_cursor, alike)
    assert [*first.rows, *rest.rows] == [*page(sort, of=alike).rows]


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
