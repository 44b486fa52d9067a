"""A process that leaves stays for those who have not heard of it, and not for ever."""

import pytest

from spacelaunch.api.connections.departure import Departure, longest_departure_s


class Clock:
    moment = 100.0

    def __call__(self):
        return self.moment


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def departure(clock):
    begun = Departure(10, clock)
    begun.begin()
    return begun


def test_without_a_delay_it_goes_at_once(clock):
    at_once = Departure(0, clock)
    at_once.begin()
    assert at_once.remaining_s() == 0


def test_it_stays_for_the_delay_where_nobody_comes(departure, clock):
    assert departure.remaining_s() == 10
    clock.moment += 9
    assert departure.remaining_s() == 1
    clock.moment += 1
    assert departure.remaining_s() == 0


@pytest.mark.parametrize(("asked_after_s", "stays_s"), [(2, 10), (5, 10), (9, 14), (15, 20)])
def test_it_stays_until_nobody_came_for_half_of_it(departure, clock, asked_after_s, stays_s):
    clock.moment += asked_after_s
    departure.note_request()
    assert departure.remaining_s() == stays_s - asked_after_s


def test_who_never_goes_elsewhere_keeps_it_no_longer_than_it_may(departure, clock):
    clock.moment += 24
    departure.note_request()
    assert departure.remaining_s() == longest_departure_s(10) - 24 == 1
