import pytest

from spacelaunch.storage import keys
from spacelaunch.storage.render_times import Timing


def test_nothing_was_drawn_yet(fake_stores):
    assert fake_stores.render_times.read() == {}


def test_a_drawing_counts_in_every_bucket_that_is_long_enough(fake_stores):
    fake_stores.render_times.add("timeline", 0.25)
    fake_stores.render_times.add("timeline", 0.5)
    fake_stores.render_times.add("timeline", 61.0)
    assert fake_stores.render_times.read()["timeline"] == Timing(
        buckets=(
            *(("0.1", 0), ("0.25", 1), ("0.5", 2), ("1.0", 2), ("2.5", 2)),
            *(("5.0", 2), ("10.0", 2), ("30.0", 2), ("60.0", 2), ("+Inf", 3)),
        ),
        sum_s=61.75,
    )


def test_each_analysis_is_counted_by_itself(fake_stores):
    fake_stores.render_times.add("geography-years", 1.5)
    fake_stores.render_times.add("sector", 2.0)
    sums = {name: timing.sum_s for name, timing in fake_stores.render_times.read().items()}
    assert sums == {"geography-years": 1.5, "sector": 2.0}


@pytest.mark.parametrize("value", [b"many", b"\xff", b"", b"nan", b"inf", b"-1", b"9" * 400])
def test_what_is_no_number_is_passed_over_with_a_warning(fake_stores, value, caplog):
    times = fake_stores.render_times
    times.add("timeline", 0.25)
    times._redis.hset(keys.RENDER_TIMES, mapping={"timeline:0.5": value, "sector:sum_s": value})
    assert times.read()["timeline"].buckets[-1] == ("+Inf", 1)
    assert "metrics:render-times, field timeline:0.5, is no number" in caplog.text


def test_a_name_that_is_none_harms_no_other(fake_stores):
    times = fake_stores.render_times
    times.add("timeline", 0.25)
    times._redis.hset(keys.RENDER_TIMES, mapping={b"\xff": 1, "without sum:0.1": 1})
    assert times.read()["timeline"].sum_s == 0.25
    assert times.read()["without sum"].sum_s == 0
