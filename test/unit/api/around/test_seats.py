from spacelaunch.api.around.seats import Seats


def test_some_threads_are_left_for_those_who_do_not_wait():
    seats = Seats(threads=4)
    assert [seats.take() for _ in range(4)] == [True, True, True, False]


def test_a_seat_that_was_left_is_free():
    seats = Seats(threads=2)
    seats.take()
    seats.leave()
    assert seats.take()


def test_with_one_thread_nobody_waits():
    assert not Seats(threads=1).take()
