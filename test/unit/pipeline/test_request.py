from datetime import UTC, datetime

import pytest

from spacelaunch.pipeline.request import Request


@pytest.mark.parametrize(
    "request_",
    [
        Request(is_full=True),
        Request(since=datetime(2020, 1, 1, tzinfo=UTC)),
        Request(only="cores"),
    ],
)
def test_what_is_more_or_less_than_usual_is_asked_by_hand(request_):
    assert request_.is_manual


def test_the_usual_is_not():
    assert not Request().is_manual
