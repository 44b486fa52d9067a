import pytest
from flask import Flask

from spacelaunch.api.served import kaggle_columns, tidy_columns
from spacelaunch.api.served.column_sets import asked_columns
from spacelaunch.errors import BadRequestError

app = Flask("column_sets", root_path=".")


def asked(query):
    with app.test_request_context(f"/?{query}"):
        return [*asked_columns()]


def test_without_a_word_they_are_the_data_sets_own():
    assert asked("") == asked("columns=kaggle") == [*kaggle_columns.COLUMNS]


@pytest.mark.parametrize("word", ["tidy", "TIDY", " tidy"])
def test_our_own_are_those_of_the_relation(word):
    assert asked(f"columns={word}") == [*tidy_columns.COLUMNS]


@pytest.mark.parametrize("word", ["", "raw", "tidy,kaggle"])
def test_a_set_that_there_is_not_is_refused_with_those_that_there_are(word):
    with pytest.raises(BadRequestError, match=r"^columns: expected one of tidy, kaggle, got "):
        asked(f"columns={word}")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("fields=launch_year,provider", ["launch_year", "provider"]),
        ("fields=year,company,COST", ["launch_year", "provider", "cost_musd"]),
        ("fields=date,launched_at", ["launched_at"]),
    ],
)
def test_our_own_go_by_the_names_of_the_filters_too(query, names):
    assert asked(f"columns=tidy&{query}") == names


@pytest.mark.parametrize(
    "query", ["columns=tidy&fields=Company Name", "fields=launch_id"], ids=["theirs", "ours"]
)
def test_names_of_the_other_set_are_refused_with_the_known_ones(query):
    with pytest.raises(BadRequestError, match=r"^fields: there is no '.*'; "):
        asked(query)
