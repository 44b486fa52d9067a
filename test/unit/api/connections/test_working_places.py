import threading

import pytest

from spacelaunch.api.connections.working_places import WorkingPlaces


class Client:
    def __init__(self, pace):
        self.was_given_up = False
        self._pace = pace

    def pace(self):
        return self._pace

    def give_up(self):
        self.was_given_up = True


def can_be_taken(places):
    """By somebody else, now."""
    done = threading.Event()

    def work():
        with places.taken():
            done.set()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return done, thread


def test_a_place_is_had_by_one_at_a_time(places):
    with places.taken():
        done, thread = can_be_taken(places)
        assert not done.wait(0.05)
    assert done.wait(60)
    thread.join(60)


def test_who_waits_for_a_client_leaves_its_place_to_others_and_takes_it_again(places):
    with places.taken():
        with places.left_for(Client(1)):
            done, thread = can_be_taken(places)
            assert done.wait(60)
            thread.join(60)
        done, thread = can_be_taken(places)
        assert not done.wait(0.05)
    assert done.wait(60)
    thread.join(60)


def test_a_place_is_taken_again_whatever_happened(places):
    with places.taken():
        with pytest.raises(OSError, match="gone"), places.left_for(Client(1)):
            raise OSError("gone")
        done, thread = can_be_taken(places)
        assert not done.wait(0.05)
    thread.join(60)


def test_in_a_crowd_the_slowest_is_given_up():
    places = WorkingPlaces(places=3, most_waiting=2)
    fast, slow, new = Client(1_000), Client(1), Client(500)
    with places.left_for(fast), places.left_for(slow), places.left_for(new):
        assert [client.was_given_up for client in (fast, slow, new)] == [False, True, False]
