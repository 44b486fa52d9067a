"""What is given back: in each form the same launches, to this service and to other programs."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from factories import make_record
from spacelaunch.api.app import create_app
from spacelaunch.api.served.representations import REPRESENTATIONS
from spacelaunch.bootstrap import Stores
from spacelaunch.config import Settings

# Whatever may stand in a name, and what a spreadsheet, XML or a CSV takes for something else.
ODD = (
    *("=1+1", "'=1", "''=1", "'Acme'", "@a", "+1", "-1", "1e5", "007", "TRUE", "a;b", 'a "b", c'),
    *("a|b", "<&>", "_x0041_", "a\nb", "a\rb", "a\x01b", "Météo", "中文 🚀", "2020-01-01", "#N/A!"),
)
TEXTS = st.sampled_from(ODD) | st.text(
    st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12
)
COSTS = st.none() | st.floats(0.01, 9e5).map(lambda cost: round(cost, 2))
RECORDS = st.lists(
    st.builds(
        lambda company, pad, detail, cost: make_record(
            **{"Company Name": company, "Location": pad, "Detail": detail, " Rocket": cost}
        ),
        TEXTS, TEXTS, TEXTS, COSTS,
    ),
    min_size=8,
    max_size=12,
)  # fmt: skip


@pytest.fixture
def empty(fake_stores: Stores) -> Callable[[], FlaskClient]:
    """Makes a client of the application with nothing loaded."""
    client = create_app(Settings().checked(), fake_stores).test_client()

    def emptied() -> FlaskClient:
        client.delete("/data")
        return client

    return emptied


def load(client: FlaskClient, body: bytes, name: str) -> dict[str, object]:
    answer = client.post("/data", data={"file": (io.BytesIO(body), name)})
    assert answer.status_code == 201, answer.text
    return answer.get_json()  # type: ignore[no-any-return]


@pytest.mark.parametrize("suffix", REPRESENTATIONS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5)
@given(records=RECORDS)
@example(records=[make_record(**{"Company Name": "'=1", " Rocket": None})])
def test_a_file_that_was_given_is_the_same_data_set_when_it_is_loaded(empty, suffix, records):
    client = empty()
    loaded = client.post("/data", json=[*records, make_record()]).get_json()
    # What was missing is part of the version, and is missing from what is given.
    assume(not loaded["rejected"] and not loaded["lost"])
    file = client.get(f"/data.{suffix}")
    report = load(empty(), file.data, f"launches.{suffix}")
    assert (report["version"], report["rejected"], report["lost"]) == (loaded["version"], 0, 0)
