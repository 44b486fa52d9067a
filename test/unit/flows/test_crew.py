import pytest
from prefect.states import Failed

from spacelaunch.errors import BadDataError, OccupiedError, QualityError, SourceUnavailableError
from spacelaunch.flows.crew import do_piece, may_pass


@pytest.mark.parametrize(
    ("error", "is_tried_again"),
    [
        (SourceUnavailableError(), True),
        (OccupiedError(), True),
        (BadDataError("a document that stays bad"), False),
        (QualityError(), False),
        (ZeroDivisionError(), False),
    ],
    ids=lambda each: type(each).__name__,
)
def test_only_what_may_pass_is_tried_again(error, is_tried_again):
    assert may_pass(None, None, Failed(data=error)) is is_tried_again


def test_a_piece_is_tried_five_times_more_some_fifteen_seconds_apart():
    assert (do_piece.retries, do_piece.retry_delay_seconds) == (5, 15)
    assert 0 < do_piece.retry_jitter_factor < 1
    assert do_piece.retry_condition_fn is may_pass
