"""One load at a time in a process."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from spacelaunch.api.around import load_turn
from spacelaunch.api.around.load_turn import LoadTurn
from spacelaunch.api.around.seats import Seats
from spacelaunch.errors import BusyError


def test_a_turn_is_had_by_one_at_a_time():
    turn, inside, most = LoadTurn(Seats(threads=8)), [], []

    def load(number: int) -> None:
        with turn.taken():
            inside.append(number)
            most.append(len(inside))
            inside.remove(number)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(load, range(40)))
    assert (len(most), max(most)) == (40, 1)


def test_who_waits_in_vain_is_told_to_come_again(monkeypatch):
    monkeypatch.setattr(load_turn, "LONGEST_WAIT_S", 0.01)
    turn = LoadTurn(Seats(threads=8))
    with turn.taken(), pytest.raises(BusyError, match="another load is under way"), turn.taken():
        pass


def test_where_no_seat_is_free_nobody_waits():
    turn = LoadTurn(Seats(threads=1))
    with turn.taken(), pytest.raises(BusyError), turn.taken():
        pass


def test_a_turn_that_ends_in_an_error_is_free_again():
    turn = LoadTurn(Seats(threads=1))
    with pytest.raises(ValueError, match="bad file"), turn.taken():
        raise ValueError("bad file")
    with turn.taken():
        pass


def test_who_waited_leaves_the_seat():
    seats = Seats(threads=2)
    turn, begun = LoadTurn(seats), threading.Event()

    def load() -> None:
        begun.set()
        with turn.taken():
            pass

    with turn.taken():
        other = threading.Thread(target=load)
        other.start()
        begun.wait()
    other.join()
    assert seats.take()
