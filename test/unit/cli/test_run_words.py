from dataclasses import replace

import pytest

from spacelaunch.cli.run_words import report_in_words, run_in_words
from spacelaunch.domain.run import Run, RunKind, RunStatus, Step
from spacelaunch.pipeline.report import Difference, Report


@pytest.fixture
def report(now):
    steps = (Step("land", "launches", 1205, 205, 122, 1, 3), Step("check", "nulls", note="2 gaps"))
    run = Run(7, "spacex", RunKind.INCREMENTAL, RunStatus.SUCCEEDED, now, now, None, steps)
    return Report(run, ("GET /launches",), (Difference("a.total_count", None, 2.5),), None)


def test_new_and_changed_are_told_apart(report):
    assert "1,205 read, 83 new, 122 changed, 1 refused, 3 calls" in run_in_words(report.run)


def test_a_report_ends_with_how_it_ended(report):
    lines = report_in_words(report).splitlines()
    assert lines[-1] == "Run 7 (incremental) succeeded in 0.0 s."
    assert "  2 gaps: nulls" in lines
    assert "  a.total_count: none → 2.50" in lines


def test_a_rehearsal_says_that_it_was_one(report):
    assert report_in_words(report, is_rehearsal=True).startswith("This was a rehearsal")


def test_many_differences_are_cut(report):
    many = tuple(Difference(f"f{number}", 0, 1) for number in range(25))
    assert "  and 5 more (all with --json)" in report_in_words(replace(report, differences=many))


def test_a_failed_run_says_why(report):
    failed = replace(report, run=replace(report.run, status=RunStatus.FAILED, error="no answer"))
    assert report_in_words(failed).endswith("Run 7 failed: no answer")
    assert run_in_words(failed.run).endswith("no answer")
