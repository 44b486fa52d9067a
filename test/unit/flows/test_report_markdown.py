import pytest

from spacelaunch.domain.run import Run, RunKind, RunStatus, Step
from spacelaunch.flows.report_markdown import report_in_markdown
from spacelaunch.pipeline.report import Difference, Report


@pytest.fixture
def report(now):
    steps = (Step("land", "launches", 1205, 205, 122, 1, 3), Step("check", "nulls", note="2 gaps"))
    run = Run(7, "spacex", RunKind.INCREMENTAL, RunStatus.SUCCEEDED, now, now, None, steps)
    return Report(run, ("GET /launches",), (Difference("a.total_count", None, 2.5),), None)


def test_a_report_opens_with_how_the_run_ended_and_tells_the_rest_in_tables(report):
    lines = report_in_markdown(report).splitlines()
    assert lines[0] == "Run 7 (incremental) succeeded in 0.0 s."
    assert "| launches | 1,205 | 83 | 122 | 1 | 3 | 0.00 |" in lines
    assert "- 2 gaps (`nulls`)" in lines
    assert lines[-1] == "| a.total_count | none | 2.50 |"


def test_each_table_is_apart_from_the_line_before_it(report):
    lines = report_in_markdown(report).splitlines()
    heads = [place for place, line in enumerate(lines) if line.startswith("| ---")]
    assert [lines[place - 2] for place in heads] == ["", ""]


def test_nothing_is_said_of_what_was_not_found(now):
    run = Run(1, "spacex", RunKind.MANUAL, RunStatus.SUCCEEDED, now, now)
    text = report_in_markdown(Report(run, (), (), None))
    assert ("checks" in text, "before" in text) == (False, False)
