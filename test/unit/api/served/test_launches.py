"""Reading the data set over HTTP: questions and answers."""

import gzip
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from factories import make_record
from spacelaunch.api.served import launches
from spacelaunch.api.served.kaggle_columns import COLUMNS
from spacelaunch.api.served.representations import REPRESENTATIONS
from spacelaunch.datasets.facets import Facet
from spacelaunch.datasets.filters import FILTERS
from spacelaunch.datasets.selection import SHAPING
from spacelaunch.domain.fields import FIELDS, Kind


def record(company: str, year: int, sector: str = "P", country: str = "USA"):
    return make_record(
        **{
            "Company Name": company,
            "Private or State Run": sector,
            "Country of Launch": country,
            "DateTime": f"{year}-06-01 12:00:00+00:00",
            "Year": str(year),
            **dict.fromkeys(("Month", "Day", "Date", "Time"), ""),
        }
    )


@pytest.fixture
def four(client):
    client.post(
        "/data",
        json=[
            record("Acme", 2001),
            record("Beta", 2002, country="China"),
            record("Gamma", 2003, sector="S"),
            record("Acme", 2004),
        ],
    )
    return client


def names(answer) -> str:
    return " ".join(f"{one['Company Name']}{one['Year']}" for one in answer.get_json())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "Acme2004 Gamma2003 Beta2002 Acme2001"),
        ("?sector=private", "Acme2004 Beta2002 Acme2001"),
        ("?sector=P&year__gte=2002", "Acme2004 Beta2002"),
        ("?company=Beta&company=Gamma", "Gamma2003 Beta2002"),
        ("?country__contains=chi", "Beta2002"),
        ("?country=china", "Beta2002"),
        ("?country=United States&sector=s&year_from=2002", "Gamma2003"),
        ("?provider=acme&cost__gte=50", "Acme2004 Acme2001"),
        ("?q=GAMMA", "Gamma2003"),
        ("?sort=company,year", "Acme2001 Acme2004 Beta2002 Gamma2003"),
        ("?company=Nobody", ""),
    ],
)
def test_a_query_chooses_and_orders(four, query, expected):
    assert names(four.get(f"/data{query}")) == expected


def test_the_count_is_that_of_all_matches(four):
    answer = four.get("/data?sector=P&limit=1")
    assert (len(answer.get_json()), answer.headers["X-Total-Count"]) == (1, "3")


def test_fields_are_served_in_the_order_asked_for(four):
    answer = four.get("/data?fields=Year,Company Name&limit=1")
    assert answer.text == '[{"Year":2004,"Company Name":"Acme"}]\n'


def test_a_field_goes_by_the_name_of_what_it_holds_too(four):
    answer = four.get("/data?fields=year,provider,rocket,Rocket,company,YEAR&limit=1")
    assert list(answer.get_json()[0]) == ["Year", "Company Name", "Detail", "Rocket"]


@pytest.mark.parametrize("facet", ["", "&facet=year"])
def test_a_name_that_no_launch_has_is_422_with_the_nearest(four, facet):
    answer = four.get(f"/data?country=Chnia{facet}")
    assert answer.status_code == 422
    assert answer.get_json()["detail"] == "no country 'Chnia'; did you mean China?"


def test_an_unknown_field_is_refused_with_the_known_ones(four):
    detail = four.get("/data?fields=Yaer").get_json()["detail"]
    assert detail == f"fields: there is no 'Yaer'; there are {', '.join(COLUMNS)}"


def test_a_link_leads_to_the_next_page_until_the_last(four):
    first = four.get("/data?sort=-year&limit=3&sector=P&sector=S")
    path = re.fullmatch(r'<(/data\?.+)>; rel="next"', first.headers["Link"])[1]
    second = four.get(path)
    assert [names(first), names(second)] == ["Acme2004 Gamma2003 Beta2002", "Acme2001"]
    assert "Link" not in second.headers


def test_a_cursor_outlives_its_data_set(four):
    path = four.get("/data?limit=2").headers["Link"].partition(">")[0][1:]
    four.post("/data", json=[record("New", 2005)])
    assert names(four.get(path)) == "Beta2002 Acme2001"


def test_facets_answer_counts(four):
    answer = four.get("/data?facet=country,sector&year__gte=2002")
    assert answer.get_json() == {
        "country": [{"value": "USA", "count": 2}, {"value": "China", "count": 1}],
        "sector": [{"value": "private", "count": 2}, {"value": "state", "count": 1}],
    }
    assert answer.headers["X-Total-Count"] == "3"


def test_facets_are_json_only(four):
    assert four.get("/data?facet=year&format=csv").status_code == 400
    assert four.get("/data?facet=year", headers={"Accept": "text/csv"}).status_code == 406


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("yaer=1", "unknown query parameter 'yaer'; it takes company, country, sector, year"),
        ("year__gt=1", "unknown operator 'gt' in 'year__gt'; year takes gte, lte, in, or none"),
        ("sector=X", "sector: expected one of private, state, unknown, P, S, got 'X'"),
        ("limit=0", "limit: expected a whole number from 1 to 10,000, got '0'"),
        ("cursor=x", "cursor: it is damaged; take it from the Link of the page before"),
        ("format=json&format=csv", "format is given twice"),
    ],
)
def test_a_question_that_cannot_be_understood_is_400(client, query, message):
    answer = client.get(f"/data?{query}")
    assert (answer.status_code, answer.get_json()["detail"][: len(message)]) == (400, message)


def test_nothing_loaded_is_an_empty_answer_in_each_form(client):
    assert client.get("/data").text == "[]\n"
    assert client.get("/data?format=ndjson").text == ""
    assert client.get("/data?format=csv&fields=id,Year").text == "id,Year\r\n"
    assert client.get("/data?facet=year").get_json() == {"year": []}
    assert client.get("/data?country=Narnia").text == "[]\n"


@pytest.mark.parametrize("query", ["", "?year=2001", "?facet=year", "?format=parquet"])
def test_an_answer_is_304_until_the_data_change(four, query):
    first = four.get(f"/data{query}")
    etag = {"If-None-Match": first.headers["ETag"]}
    again = four.get(f"/data{query}", headers=etag)
    assert (again.status_code, again.data) == (304, b"")
    assert (again.headers["ETag"], again.headers["Vary"]) == (
        first.headers["ETag"],
        "Accept, Accept-Encoding",
    )
    four.post("/data", json=[record("New", 2005)])
    assert four.get(f"/data{query}", headers=etag).status_code == 200


def test_each_question_and_form_has_its_own_tag(four):
    queries = ["", "?year=2001", "?year=2002", "?format=csv", "?format=ndjson", "?facet=year"]
    tags = {four.get(f"/data{query}").headers["ETag"] for query in queries}
    by_accept = four.get("/data", headers={"Accept": "text/csv"}).headers["ETag"]
    assert len({*tags, by_accept}) == 7


SUFFIXES = ("json", "ndjson", "csv", "parquet", "xlsx")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_has_the_same_launches_with_a_name_of_its_own(four, suffix):
    query = "year__gte=2002&columns=tidy&fields=provider,launched_at"
    file, plain = four.get(f"/data.{suffix}?{query}"), four.get(f"/data?format={suffix}&{query}")
    assert file.headers["Content-Disposition"] == f'attachment; filename="launches.{suffix}"'
    assert "Content-Disposition" not in plain.headers
    assert (file.content_type, file.headers["X-Total-Count"]) == (plain.content_type, "3")
    mark = b"\xef\xbb\xbf" if suffix == "csv" else b""
    assert file.data == mark + plain.data


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_is_asked_for_by_head_and_by_its_tag(four, suffix):
    got, head = four.get(f"/data.{suffix}"), four.head(f"/data.{suffix}")
    same = ("ETag", "Content-Length", "Content-Disposition", "Content-Type")
    assert (head.data, [head.headers[name] for name in same]) == (
        b"",
        [got.headers[name] for name in same],
    )
    again = four.get(f"/data.{suffix}", headers={"If-None-Match": got.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    four.post("/data", json=[record("New", 2005)])
    assert four.get(f"/data.{suffix}", headers={"If-None-Match": got.headers["ETag"]}).data


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_who_likes_nothing_that_we_have_gets_the_file_that_was_named(four, suffix):
    assert four.get(f"/data.{suffix}", headers={"Accept": "image/png"}).status_code == 200


def test_each_file_and_each_set_of_columns_has_its_own_tag(four):
    paths = ["/data", *(f"/data.{suffix}" for suffix in SUFFIXES)]
    asked = [f"{path}{query}" for path in paths for query in ("", "?columns=tidy")]
    assert len({four.get(each).headers["ETag"] for each in asked}) == len(asked)


def test_no_file_is_kept_for_another(four):
    """All launches are written once for each form and set of columns, and then kept."""
    asked = ("/data.csv", "/data?format=csv", "/data.csv?columns=tidy", "/data?columns=tidy")
    assert len({four.get(each).data for each in (*asked, *reversed(asked))}) == len(asked)


def test_a_page_of_a_file_leads_to_the_next_page_of_the_file(four):
    first = four.get("/data.csv?limit=3&columns=tidy&fields=year")
    path = first.headers["Link"].partition(">")[0][1:]
    assert path.startswith("/data.csv?limit=3&columns=tidy&")
    assert [first.data, four.get(path).data] == [
        "\ufefflaunch_year\r\n2004\r\n2003\r\n2002\r\n".encode(),
        "\ufefflaunch_year\r\n2001\r\n".encode(),
    ]


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("/data.xls", 404, "the data have no form .xls; there are .json, .ndjson, .csv, .parqu"),
        ("/data.CSV", 404, "the data have no form .CSV; there are .json"),
        ("/data.xlsx?format=csv", 400, "format: the ending of the address says the form"),
        (
            "/data.csv?format=csv",
            400,
            "format: the ending of the address says the form already; GET /data takes",
        ),
        ("/data.csv?facet=year", 400, "facet: it answers counts, and a file holds launches"),
        ("/data?facet=year&columns=tidy", 400, "facet answers counts and cannot be combined with"),
        ("/data.csv?columns=raw", 400, "columns: expected one of tidy, kaggle, got 'raw'"),
        ("/data?columns=tidy&columns=kaggle", 400, "columns is given twice"),
        ("/data?columns=tidy&fields=Date of", 400, "fields: there is no 'Date of'"),
        ("/data.csv?bom=1", 400, "unknown query parameter 'bom'; it takes company, country"),
    ],
)
def test_a_file_that_there_cannot_be_is_refused_by_its_name(four, path, status, message):
    answer = four.get(path)
    assert (answer.status_code, answer.get_json()["detail"][: len(message)]) == (status, message)


def test_more_launches_than_a_sheet_has_rows_are_refused_before_it_is_begun(four, monkeypatch):
    small = replace(REPRESENTATIONS["xlsx"], most_rows=3)
    monkeypatch.setitem(REPRESENTATIONS, "xlsx", small)
    monkeypatch.setattr(launches, "MOST_AT_ONCE", 1)
    answer = four.get("/data.xlsx")
    said = "limit: these are 4 launches, and a sheet of xlsx has room for 3; choose some of them"
    assert (answer.status_code, answer.get_json()["detail"][: len(said)]) == (400, said)
    assert four.get("/data.xlsx?limit=3").status_code == 200


def test_nothing_loaded_is_an_empty_file_in_each_form(client):
    assert client.get("/data.json").text == "[]\n"
    assert client.get("/data.csv?columns=tidy&fields=year").data == b"\xef\xbb\xbflaunch_year\r\n"
    for suffix in ("parquet", "xlsx"):
        assert client.get(f"/data.{suffix}?columns=tidy").status_code == 200


def test_head_says_what_get_would(four):
    head, get = four.head("/data"), four.get("/data")
    assert head.data == b""
    assert [head.headers[name] for name in ("ETag", "Content-Length", "Vary")] == [
        get.headers[name] for name in ("ETag", "Content-Length", "Vary")
    ]


def test_no_date_is_given_since_two_loads_may_share_a_second(four):
    answer = four.get("/data")
    assert "Last-Modified" not in answer.headers
    later = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert four.get("/data", headers=later).status_code == 200


@pytest.mark.parametrize("query", ["", "?year__gte=2001", "?facet=year", "?format=parquet"])
@pytest.mark.parametrize("coding", ["", "gzip"])
def test_a_tag_is_compared_before_the_work_is_done(four, query, coding, monkeypatch):
    accept = {"Accept-Encoding": coding}
    etag = four.get(f"/data{query}", headers=accept).headers["ETag"]
    for work in ("_facets_answer", "_whole_answer", "_page_answer"):
        monkeypatch.setattr(f"spacelaunch.api.served.launches.{work}", lambda *_: 1 / 0)
    again = four.get(f"/data{query}", headers={**accept, "If-None-Match": f'"x", W/{etag}'})
    assert (again.status_code, again.headers["ETag"]) == (304, etag)


def test_who_has_the_plain_form_need_not_fetch_the_compressed_one(four):
    etag = four.get("/data").headers["ETag"]
    headers = {"If-None-Match": etag, "Accept-Encoding": "gzip"}
    assert four.get("/data", headers=headers).status_code == 304


def test_who_has_another_coding_gets_one_that_it_can_read(four):
    etag = four.get("/data", headers={"Accept-Encoding": "br"}).headers["ETag"]
    headers = {"If-None-Match": etag, "Accept-Encoding": "gzip"}
    assert four.get("/data", headers=headers).headers["Content-Encoding"] == "gzip"


def test_a_star_does_not_stand_for_an_answer_that_there_is_not(four):
    star = {"If-None-Match": "*"}
    assert four.get("/data?cursor=x", headers=star).status_code == 400
    assert four.get("/data", headers=star).status_code == 304


@pytest.mark.parametrize("name", [n for n, each in FIELDS.items() if each.kind is not Kind.MOMENT])
def test_the_counts_of_every_field_are_as_described(four, name):
    four.post("/data", json=[make_record(**{" Rocket": "62.5"})])
    for found in four.get(f"/data?facet={name}").get_json()[name]:
        TypeAdapter(Facet).validate_python(Facet(**found), strict=True)


# The fixture is asked again and again, and does not change by that.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from([*FILTERS, *SHAPING, "columns", "fields", "format", "nonsense"]),
    text=st.text() | st.from_regex(r"[0-9]+", fullmatch=True) | st.sampled_from(["USA", "Chnia"]),
)
def test_no_value_of_any_parameter_is_our_failure(four, name, text):
    assert four.get("/data", query_string={name: text}).status_code in (200, 400, 422)


@pytest.mark.parametrize("query", ["", "?sort=year", "?format=ndjson", "?format=csv"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_many_launches_are_sent_part_by_part_and_are_the_same(four, monkeypatch, query, coding):
    headers = {"Accept-Encoding": coding}
    at_once = four.get(f"/data{query}", headers=headers)
    monkeypatch.setattr(launches, "MOST_AT_ONCE", 1)
    # Asked in other words, or it would be the answer that is kept.
    in_parts = four.get(f"/data{query}", headers={**headers, "Accept": "*/*"})
    assert "Content-Length" not in in_parts.headers
    assert in_parts.headers["X-Total-Count"] == "4"
    assert unpacked(in_parts) == unpacked(at_once)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_large_file_is_sent_part_by_part_and_is_the_same(four, monkeypatch, suffix):
    at_once = four.get(f"/data.{suffix}?columns=tidy")
    monkeypatch.setattr(launches, "MOST_AT_ONCE", 1)
    # Asked in other words, or it would be the answer that is kept.
    in_parts = four.get(f"/data.{suffix}?columns=tidy", headers={"Accept": "*/*"})
    assert "Content-Length" not in in_parts.headers
    assert in_parts.headers["Content-Disposition"] == at_once.headers["Content-Disposition"]
    assert in_parts.data == at_once.data


def unpacked(answer) -> bytes:
    is_packed = answer.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(answer.data) if is_packed else answer.data


def test_what_is_sent_part_by_part_is_answered_with_304_too(four, monkeypatch):
    monkeypatch.setattr(launches, "MOST_AT_ONCE", 1)
    tag = four.get("/data").headers["ETag"]
    assert four.get("/data", headers={"If-None-Match": tag}).status_code == 304
