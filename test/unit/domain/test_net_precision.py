from datetime import UTC, datetime

import pytest

from spacelaunch.domain.net_precision import WORDS, interval_of

NET = datetime(2026, 8, 31, 13, 45, 10, tzinfo=UTC)


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("word", "begin", "end"),
    [
        ("SEC", at(2026, 8, 31, 13, 45, 10), at(2026, 8, 31, 13, 45, 11)),
        ("MIN", at(2026, 8, 31, 13, 45), at(2026, 8, 31, 13, 46)),
        ("HR", at(2026, 8, 31, 13), at(2026, 8, 31, 14)),
        ("AM", at(2026, 8, 31), at(2026, 9, 1)),
        ("DAY", at(2026, 8, 31), at(2026, 9, 1)),
        ("W", at(2026, 8, 31), at(2026, 9, 7)),
        ("M", at(2026, 8, 1), at(2026, 9, 1)),
        ("Q3", at(2026, 7, 1), at(2026, 10, 1)),
        ("Q4", at(2026, 10, 1), at(2027, 1, 1)),
        ("H1", at(2026, 1, 1), at(2026, 7, 1)),
        ("Y", at(2026, 1, 1), at(2027, 1, 1)),
        ("FY", at(2025, 10, 1), at(2026, 10, 1)),
        ("DEC", at(2020, 1, 1), at(2030, 1, 1)),
        ("hour", at(2026, 8, 31, 13), at(2026, 8, 31, 14)),
        ("quarter", at(2026, 7, 1), at(2026, 10, 1)),
        ("half", at(2026, 7, 1), at(2027, 1, 1)),
    ],
)
def test_a_word_says_which_interval_is_meant(word, begin, end):
    found = interval_of(NET, word)
    assert (found.from_at, found.until_at) == (begin, end)


def test_the_last_and_the_first_day_of_a_month_stand_for_the_same():
    assert interval_of(at(2026, 2, 28), "M") == interval_of(at(2026, 2, 1), "month")


def test_a_word_that_is_not_known_says_nothing():
    assert interval_of(NET, None) is None
    assert interval_of(NET, "soon") is None


def test_every_word_of_launch_library_is_read():
    assert [word for word in WORDS if interval_of(NET, word) is None] == []
    assert (WORDS[7], WORDS[14]) == ("M", "Y")
