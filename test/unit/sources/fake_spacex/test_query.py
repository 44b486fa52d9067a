import pytest

from spacelaunch.errors import BadRequestError
from spacelaunch.sources.fake_spacex.query import answer, matches

DOCUMENT = {"id": "7", "date": "2020-01-02T00:00:00.000Z", "mass": 5, "none": None, "in": {"a": 1}}


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"mass": 5},
        {"_id": "7"},
        {"_id": {"$in": ["6", "7"]}},
        {"in.a": 1},
        {"mass": {"$gt": 4, "$lte": 5}},
        {"date": {"$gte": "2020-01-02"}},
        {"none": None},
        {"absent": None},
        {"absent": {"$exists": False}},
        {"mass": {"$ne": 4}},
        {"$or": [{"mass": 4}, {"id": "7"}]},
        {"$nor": [{"mass": 4}, {"id": "6"}]},
    ],
    ids=str,
)
def test_a_document_that_is_asked_for_is_found(query):
    assert matches(DOCUMENT, query)


@pytest.mark.parametrize(
    "query",
    [
        {"mass": "5"},
        {"mass": {"$gt": "4"}},
        {"date": {"$gt": "2020-01-02T00:00:00.000Z"}},
        {"none": {"$lt": 1}},
        {"mass": {"$nin": [5]}},
        {"$and": [{"mass": 5}, {"id": "6"}]},
    ],
    ids=str,
)
def test_one_that_is_not_is_not(query):
    assert not matches(DOCUMENT, query)


def test_an_operator_that_is_not_kept_is_refused():
    with pytest.raises(BadRequestError, match=r"\$where"):
        matches(DOCUMENT, {"mass": {"$where": "1"}})


def pages(**options):
    documents = [{"id": str(number), "n": number % 3} for number in range(12)]
    return answer(documents, {"options": options})


def test_ten_come_where_no_limit_is_given():
    page = pages()
    assert (len(page["docs"]), page["hasNextPage"], page["nextPage"]) == (10, True, 2)


def test_the_last_page_says_so():
    page = pages(page=3, limit=5)
    assert (len(page["docs"]), page["hasNextPage"], page["prevPage"]) == (2, False, 2)


def test_past_the_end_is_nothing():
    page = pages(page=9, limit=5)
    assert (page["docs"], page["page"], page["totalPages"]) == ([], 9, 3)


def test_an_offset_wins_over_a_page_and_is_answered_only_where_it_was_sent():
    assert pages(page=1, limit=5, offset=5)["docs"][0]["id"] == "5"
    assert "offset" not in pages(page=1, limit=5)


def test_sorting_goes_by_each_name_in_turn():
    docs = pages(sort={"n": "desc", "_id": "asc"}, limit=12)["docs"]
    assert [each["id"] for each in docs[:4]] == ["11", "2", "5", "8"]


def test_without_paging_all_come():
    page = pages(pagination=False)
    assert (len(page["docs"]), page["hasNextPage"]) == (12, False)
