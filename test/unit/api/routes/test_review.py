import csv
import io

import pytest

from factories import make_record

UNSURE = make_record(
    **{
        "Company Name": "Northrop",
        "Location": "LP-0A, Wallops Flight Facility, Virginia, USA",
        "Detail": "Antares 110 | Nobody knows",
        "DateTime": "2013-09-13 14:58:00+00:00",
        "Year": "2013",
        "Month": "9",
        "Day": "13",
        "Date": "13/09/2013",
        "Time": "14:58",
    }
)


def send(client, text):
    return client.post("/reconcile/review", data=text, content_type="text/csv")


def edited(text, word):
    rows = [*csv.DictReader(io.StringIO(text))]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, rows[0])
    writer.writeheader()
    writer.writerows({**row, "verdict": word} for row in rows)
    return stream.getvalue()


def test_what_is_unsure_is_decided_by_the_file_that_was_given_out(client):
    client.post("/data", json=[UNSURE])
    assert client.get("/reconcile").get_json()["counts"]["unsure"] == 1
    given = client.get("/reconcile/review")
    assert given.mimetype == "text/csv"
    decided = edited(given.text, "same")
    for _ in range(2):
        assert send(client, decided).get_json() == {"same": 1, "different": 0}
        counts = client.get("/reconcile").get_json()["counts"]
        assert (counts["unsure"], counts["conflict"]) == (0, 1)
    assert "same" in client.get("/reconcile/review").text


def test_an_empty_file_takes_back_what_was_decided(client):
    client.post("/data", json=[UNSURE])
    send(client, edited(client.get("/reconcile/review").text, "different"))
    assert client.get("/reconcile").get_json()["counts"]["only_here"] == 1
    assert send(client, "verdict,here_id,there_id\n").status_code == 200
    assert client.get("/reconcile").get_json()["counts"]["unsure"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word\n", "no column here_id, there_id, verdict"),
        ("verdict,here_id,there_id\nmaybe,a,b\n", "line 2 of the review file: 'maybe'"),
        (b"verdict,here_id,there_id\n\xff,a,b\n", "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing_and_says_where(client, text, said):
    send(client, "verdict,here_id,there_id\nsame,a,b\n")
    answer = send(client, text)
    assert answer.status_code == 400
    assert said in answer.get_json()["detail"]


def test_nothing_takes_nothing_back(client):
    send(client, "verdict,here_id,there_id\nsame,a,b\n")
    assert client.post("/reconcile/review").get_json() == {"same": 1, "different": 0}


def test_without_data_there_is_nothing_to_review(client):
    assert client.get("/reconcile/review").status_code == 409
