"""What each page says where it cannot show what it has: what is so, and what to do about it."""

import pytest

from page_runs import make_absent_service, run_page
from spacelaunch.dashboard.navigation import PAGES

NAMES = [entry.path for entry in PAGES]


def errors_of(page):
    return [each.value for each in page.error]


@pytest.mark.parametrize("name", NAMES)
def test_an_api_that_is_away_is_told_once_with_how_to_start_it(name):
    page = run_page(name, make_absent_service())
    (said,) = errors_of(page)
    assert said.startswith("No server answers at http://127.0.0.1:1")
    assert "`spacelaunch up` starts one" in said
    assert [each.label for each in page.button] == ["Ask again"]


@pytest.mark.parametrize("name", NAMES)
def test_a_key_that_is_missing_is_told_once_with_how_to_make_one(name, locked_service):
    (said,) = errors_of(run_page(name, locked_service))
    assert "SPACELAUNCH_API_KEY" in said
    assert "`spacelaunch keys create --scope read --name dashboard`" in said
    # What the API tells those who send a key themselves.
    assert "Bearer" not in said


def test_a_key_that_nobody_knows_is_told_too(mistaken_service):
    (said,) = errors_of(run_page("overview", mistaken_service))
    assert "SPACELAUNCH_API_KEY" in said


@pytest.mark.parametrize("name", NAMES)
def test_where_there_are_neither_data_nor_warehouse_it_says_what_to_run_and_nothing_breaks(
    name, bare_service
):
    page = run_page(name, bare_service)
    assert errors_of(page) == []
    said = " ".join(each.value for each in (*page.info, *page.caption))
    assert "spacelaunch" in said or "POST /data" in said
