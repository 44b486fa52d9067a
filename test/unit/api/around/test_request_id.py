import pytest

from spacelaunch.api.around.request_id import trace_id

TRACE = "0af7651916cd43dd8448eb211c80319c"
PARENT = "b7ad6b7169203331"


def test_the_id_of_the_client_is_answered(client):
    answer = client.get("/healthz", headers={"X-Request-ID": "my-req.1_A"})
    assert answer.headers["X-Request-ID"] == "my-req.1_A"


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("", id="empty"),
        pytest.param("a b", id="blank"),
        pytest.param("a" * 129, id="too long"),
        pytest.param('x"}', id="breaks out of JSON"),
        pytest.param("é", id="not ASCII"),
    ],
)
def test_what_is_no_id_is_replaced(client, given):
    found = client.get("/healthz", headers={"X-Request-ID": given}).headers["X-Request-ID"]
    assert (len(found), found.isalnum(), found == given) == (32, True, False)


def test_each_request_without_an_id_gets_its_own(client):
    first, second = client.get("/healthz"), client.get("/healthz")
    assert first.headers["X-Request-ID"] != second.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param(f"00-{TRACE}-{PARENT}-01", TRACE, id="valid"),
        pytest.param(f"cc-{TRACE}-{PARENT}-01-more", TRACE, id="a later version may add"),
        pytest.param(f"00-{TRACE}-{PARENT}-01-more", None, id="version 00 may not"),
        pytest.param(f"ff-{TRACE}-{PARENT}-01", None, id="forbidden version"),
        pytest.param(f"00-{'0' * 32}-{PARENT}-01", None, id="trace of zeros"),
        pytest.param(f"00-{TRACE}-{'0' * 16}-01", None, id="parent of zeros"),
        pytest.param(f"00-{TRACE.upper()}-{PARENT}-01", None, id="upper case"),
        pytest.param(f"00-{TRACE[1:]}-{PARENT}-01", None, id="too short"),
        pytest.param(None, None, id="none"),
    ],
)
def test_a_trace_id_is_taken_from_a_valid_header_only(header, expected):
    assert trace_id(header) == expected


def test_the_request_that_asked_first_stands_in_the_job(loaded):
    ask = {"X-Request-ID": "first"}, {"X-Request-ID": "second"}
    job_id = loaded.post("/analyze/timeline", headers=ask[0]).get_json()["job_id"]
    loaded.post("/analyze/timeline", headers=ask[1])
    assert loaded.get(f"/jobs/{job_id}").get_json()["request_id"] == "first"
