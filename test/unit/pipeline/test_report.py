import json
from dataclasses import replace

import pytest

from spacelaunch.domain.run import Run, RunKind, RunStatus, Step
from spacelaunch.pipeline.report import (
    Difference,
    Report,
    differences,
    figure_in_words,
    run_as_json,
    verdict,
)


@pytest.fixture
def over(now):
    steps = (Step("land", "launches", 5, 3, 1, 1, 2), Step("build", "*", 3, 9))
    return Run(7, "spacex", RunKind.INITIAL, RunStatus.SUCCEEDED, now, now, None, steps)


def test_a_run_tells_the_sums_of_what_it_landed(over):
    told = run_as_json(over)
    figures = ("rows_read", "rows_written", "rows_changed", "rows_rejected", "api_calls")
    assert [told[name] for name in figures] == [5, 3, 1, 1, 2]
    assert (told["duration_s"], told["kind"], len(told["steps"])) == (0.0, "initial", 2)


def test_a_report_tells_calls_and_what_changed(over):
    changed = (Difference("launch_aggregates.total_count", 1, 2),)
    told = Report(over, ("GET /launches",), changed, None).as_json()
    assert json.loads(json.dumps(told["findings_changed"])) == [
        {"finding": "launch_aggregates.total_count", "before": 1, "after": 2}
    ]
    assert told["calls"] == ("GET /launches",)


def test_figures_that_come_go_or_change_are_differences():
    found = differences({"a": 1, "b": 2, "c": 3}, {"b": 2, "c": 4, "d": None, "e": 5})
    assert [(each.finding, each.before, each.after) for each in found] == [
        ("c", 3, 4),
        ("e", None, 5),
        ("a", 1, None),
    ]


@pytest.mark.parametrize(("value", "said"), [(None, "none"), (1234, "1,234"), (0.5, "0.50")])
def test_a_figure_is_written_for_people(value, said):
    assert figure_in_words(value) == said


def test_a_verdict_says_how_a_run_ended_or_would_have(over):
    assert verdict(over) == "Run 7 (initial) succeeded in 0.0 s."
    assert verdict(over, is_rehearsal=True) == "A run would succeed."
    failed = replace(over, error="no answer")
    assert verdict(failed) == "Run 7 failed: no answer"
    assert verdict(failed, is_rehearsal=True) == "A run would fail: no answer"
