"""GCAT and Kaggle's file as one relation: corrected by parts, it is what everything anew makes."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from gcat_folder import copy_genuine, served
from merged_launches import merged
from spacelaunch.pipeline.merge import decide
from spacelaunch.sources.kaggle_documents import Kaggle
from spacex_worlds import run

NOW = datetime(2026, 1, 1, tzinfo=UTC)
OF_NOBODY = {("nobody", "nobody else"): True}


def read(engine, source):
    """How many launches the merge has looked at."""
    report = run(engine, source, now=NOW)
    assert report.error is None
    return next(step.rows_read for step in report.run.steps if step.step == "merge")


def rows_of(engine):
    with engine.connect() as connection:
        return merged(connection)


def corrected(text):
    """Every 100th launch fails, or has the name of the one before, or is of the next month."""
    head, *lines = text.splitlines(keepends=True)
    for number in range(100, len(lines), 100):
        line = lines[number]
        lines[number] = (
            line.replace(",Success,", ",Failure,"),
            line.replace(mission_of(line), mission_of(lines[number - 1])),
            re.sub(r"-(\d\d)-\d\d ", lambda month: f"-{1 + int(month[1]) % 12:02}-01 ", line),
        )[number // 100 % 3]
    return head + "".join(lines)


def mission_of(line):
    return line.split("|")[-1].split(",")[0].strip()


def test_corrections_by_parts_come_to_what_all_of_it_does(sqlite_engine, real_csv, tmp_path):
    text = real_csv.read_text(encoding="utf-8")
    copy_genuine(real_csv.parents[1] / "gcat", tmp_path)
    with served(tmp_path) as gcat:
        read(sqlite_engine, gcat)
    assert read(sqlite_engine, Kaggle(text.encode)) > 10_000
    before = rows_of(sqlite_engine)
    assert 0 < read(sqlite_engine, Kaggle(corrected(text).encode)) < 1_000
    by_parts = rows_of(sqlite_engine)
    assert all(now != then for now, then in zip(by_parts[:3], before[:3], strict=True))
    # Another decision, though of nobody, has everything merged anew.
    decide(sqlite_engine, OF_NOBODY, NOW)
    assert rows_of(sqlite_engine) == by_parts
