from datetime import UTC, datetime

from spacelaunch.domain.run import Run, RunKind, RunStatus, Step

STEPS = (
    Step("land", "launches", rows_read=5, api_calls=2),
    Step("land", "cores", rows_read=2, api_calls=1),
    Step("build", "*", rows_read=7),
)


def test_a_figure_is_summed_over_one_step():
    now = datetime(2022, 1, 1, tzinfo=UTC)
    run = Run(1, "s", RunKind.INITIAL, RunStatus.SUCCEEDED, now, steps=STEPS)
    assert (run.total("rows_read"), run.total("api_calls"), run.total("rows_read", "build")) == (
        7,
        3,
        7,
    )
