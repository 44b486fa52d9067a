from datetime import UTC, datetime, timedelta

from spacelaunch.dashboard.clock import set_clock, state

LATEST = "2021-01-26T22:00:00.999936"


def test_with_old_elements_the_clock_begins_at_noon_of_their_newest_day():
    clock = set_clock(LATEST, datetime(2026, 11, 26, tzinfo=UTC))
    assert state(clock.begins) == "as of 26 Jan 2021, 12:00 UTC"


def test_with_newer_elements_the_clock_is_now():
    now = datetime(2021, 1, 30, 8, 15, 42, tzinfo=UTC)
    assert set_clock(LATEST, now).begins == now.replace(second=0)


def test_it_cannot_be_moved_to_where_no_element_reaches():
    clock = set_clock(LATEST, datetime(2026, 11, 26, tzinfo=UTC))
    newest = datetime(2021, 1, 26, 22, tzinfo=UTC)
    assert (clock.earliest, clock.latest) == (
        newest - timedelta(days=14),
        newest + timedelta(days=14),
    )
