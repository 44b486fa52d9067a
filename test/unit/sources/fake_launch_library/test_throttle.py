from datetime import timedelta

from launch_library_worlds import HOUR, Clock
from spacelaunch.sources.fake_launch_library.throttle import Throttle


def test_a_window_slides():
    clock = Clock()
    throttle = Throttle(clock, calls_count=2)
    assert [throttle.take(), throttle.take()] == [None, None]
    clock.now += timedelta(minutes=20)
    assert throttle.take() == 2_400
    clock.now += timedelta(minutes=40)
    assert throttle.take() is None


def test_it_says_what_is_used_and_who_asks():
    throttle = Throttle(Clock(), calls_count=1)
    throttle.take()
    assert throttle.tell("key") == {
        "your_request_limit": 1,
        "limit_frequency_secs": HOUR.total_seconds(),
        "current_use": 1,
        "next_use_secs": 3_600,
        "ident": "key",
    }
