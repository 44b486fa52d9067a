"""Conditional requests."""

from datetime import UTC, datetime

import pytest
from flask import Flask, Response

from data_sets import describe_launches
from factories import make_launch
from spacelaunch.api.around import conditions
from spacelaunch.api.around.conditions import (
    expected,
    is_unchanged,
    tag_of,
    unchanged_answer,
)
from spacelaunch.errors import PreconditionFailedError

app = Flask("conditions", root_path=".")
LOADED_AT = datetime(2026, 1, 1, 12, 0, 0, 900_000, tzinfo=UTC)
DATA_SET = describe_launches([make_launch()], ["test"], LOADED_AT)
AT, BEFORE = "Thu, 01 Jan 2026 12:00:00 GMT", "Thu, 01 Jan 2026 11:59:59 GMT"
AFTER = "Thu, 01 Jan 2026 12:00:01 GMT"
TAG = f'"{tag_of(DATA_SET.version, "json")}"'


def unchanged(method: str = "GET", tag: str | None = "x", **headers: str) -> bool:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    with app.test_request_context("/", method=method, headers=named):
        return is_unchanged(tag)


@pytest.mark.parametrize("given", ['"x"', 'W/"x"', '"a", "x"', "*"])
def test_a_tag_that_the_client_has_is_unchanged(given):
    assert unchanged(If_None_Match=given)
    assert unchanged("HEAD", If_None_Match=given)


@pytest.mark.parametrize("given", ['"y"', '"xx", "y"', '""'])
def test_another_tag_is_not(given):
    assert not unchanged(If_None_Match=given)


def test_only_reading_is_answered_with_304():
    assert not unchanged("POST", If_None_Match='"x"')


@pytest.mark.parametrize("since", [AT, "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_a_date_says_nothing_of_what_is_sent(since):
    assert not unchanged(If_Modified_Since=since)


def test_without_conditions_everything_is_sent():
    assert not unchanged()
    assert not unchanged(tag=None, If_None_Match='"x"')


def test_a_304_keeps_what_a_cache_needs_and_no_body():
    headers = {"ETag": '"x"', "Vary": "Accept", "Cache-Control": "no-cache"}
    answer = unchanged_answer(Response("body", headers=headers, content_type="text/csv"))
    assert (answer.status_code, answer.data) == (304, b"")
    assert {name: answer.headers.get(name) for name in headers} == headers
    assert "Content-Type" not in answer.headers


def test_two_builds_of_one_version_have_other_tags(monkeypatch):
    before = tag_of("v1", "json")
    monkeypatch.setattr(conditions, "_program", lambda: "another build")
    assert tag_of("v1", "json") != before


def test_a_tag_begins_with_the_version_and_differs_with_every_part():
    assert tag_of("v1", "json").startswith("v1-")
    assert len({tag_of("v1", "json"), tag_of("v1", "csv"), tag_of("v2", "json")}) == 3


def expects(data_set, **headers: str) -> None:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    with app.test_request_context("/", method="DELETE", headers=named):
        expected().require(data_set)


@pytest.mark.parametrize(
    "given", ["*", TAG, f'"other", {TAG}', f'{TAG[:-1]}-gzip"', f'"{DATA_SET.version}"']
)
def test_the_expected_version_may_be_changed(given):
    expects(DATA_SET, If_Match=given)


@pytest.mark.parametrize("given", ['"other-1"', f"W/{TAG}", '""'])
def test_another_version_and_a_weak_tag_are_refused(given):
    message = f"^If-Match: the data set is at version {DATA_SET.version} now$"
    with pytest.raises(PreconditionFailedError, match=message):
        expects(DATA_SET, If_Match=given)


@pytest.mark.parametrize("given", ["*", TAG])
def test_nothing_is_not_what_anybody_expects(given):
    with pytest.raises(PreconditionFailedError, match="If-Match: no data are loaded"):
        expects(None, If_Match=given)


def test_what_may_have_been_loaded_since_is_refused():
    expects(DATA_SET, If_Unmodified_Since=AFTER)
    expects(None, If_Unmodified_Since=BEFORE)
    for since in (AT, BEFORE):
        with pytest.raises(PreconditionFailedError, match=r"^If-Unmodified-Since: .* at Thu"):
            expects(DATA_SET, If_Unmodified_Since=since)


def test_a_tag_to_match_counts_more_than_a_date():
    expects(DATA_SET, If_Match=TAG, If_Unmodified_Since=BEFORE)


@pytest.mark.parametrize("given", ["*", TAG, f'"other", W/{TAG}', f'"{DATA_SET.version}"'])
def test_what_must_not_be_there_is_refused(given):
    message = f"^If-None-Match: a data set is loaded, at version {DATA_SET.version}$"
    with pytest.raises(PreconditionFailedError, match=message):
        expects(DATA_SET, If_None_Match=given)


@pytest.mark.parametrize("given", ['"other-1"', '""'])
def test_another_than_what_must_not_be_there_may_be_replaced(given):
    expects(DATA_SET, If_None_Match=given)


def test_nothing_may_be_replaced_where_nothing_is_wanted():
    expects(None, If_None_Match="*")


def test_both_conditions_must_hold():
    with pytest.raises(PreconditionFailedError, match=r"^If-None-Match"):
        expects(DATA_SET, If_Match=TAG, If_None_Match="*")


def test_without_conditions_anything_may_be_changed():
    expects(DATA_SET)
    expects(None)
