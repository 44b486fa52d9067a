import pytest

from launch_library_worlds import START
from spacelaunch.errors import BadRequestError
from spacelaunch.sources.fake_launch_library.catalogue import make_launches
from spacelaunch.sources.fake_launch_library.query import answer

LAUNCHES = make_launches(150, 0, START)


def test_a_page_has_ten_launches_unless_more_are_asked_for_and_never_more_than_100():
    assert [len(answer(LAUNCHES, asked)["results"]) for asked in ({}, {"limit": "500"})] == [
        10,
        100,
    ]
    assert answer(LAUNCHES, {})["count"] == 150


def test_a_list_lacks_what_only_a_whole_launch_has():
    (listed,) = answer(LAUNCHES[:1], {"mode": "list"})["results"]
    assert {"rocket", "pad", "launch_service_provider", "mission"} & listed.keys() == set()


def test_filters_order_and_offset():
    newest = answer(LAUNCHES, {"ordering": "-net", "limit": "2", "offset": "1"})["results"]
    assert newest == [LAUNCHES[-2], LAUNCHES[-3]]
    since = LAUNCHES[140]["net"]
    assert answer(LAUNCHES, {"net__gte": since})["count"] == 10


@pytest.mark.parametrize("asked", [{"ordering": "status"}, {"last_updated__gt": "x"}])
def test_what_the_service_has_not_is_refused(asked):
    with pytest.raises(BadRequestError):
        answer(LAUNCHES, asked)
