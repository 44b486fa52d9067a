import threading

from spacelaunch import stopwatch


def test_laps_of_one_part_add_up(monkeypatch):
    clock = iter([10.0, 11.0, 20.0, 22.0])
    monkeypatch.setattr(stopwatch.time, "perf_counter", lambda: next(clock))
    stopwatch.start()
    with stopwatch.lap("storage"):
        pass
    with stopwatch.lap("storage"):
        pass
    assert stopwatch.laps() == {"storage": 3.0}


def test_a_new_request_starts_at_nothing():
    stopwatch.start()
    with stopwatch.lap("storage"):
        pass
    stopwatch.start()
    assert stopwatch.laps() == {}


def test_where_nobody_has_started_nothing_is_kept():
    found = []

    def elsewhere():
        with stopwatch.lap("storage"):
            found.append(stopwatch.laps())

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert found == [{}]
