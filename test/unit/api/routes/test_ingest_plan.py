import pytest

from spacelaunch.domain.known_sources import KNOWN_SOURCES


@pytest.mark.parametrize("kind", ["client", "warehouse_client"])
def test_every_source_has_a_plan(kind, request):
    answer = request.getfixturevalue(kind).get("/ingest/plan")
    found = {each["source"]: each for each in answer.get_json()}
    assert list(found) == list(KNOWN_SOURCES)
    assert found["spacex"]["in_words"] == "may be asked at any time"
    ours = found["launch-library"]
    assert (ours["calls_allowed"], ours["window_s"], ours["calls_left"]) == (15, 3_600, 15)
    assert (ours["documents_left"], ours["is_estimate"]) == (7_600, True)
    assert ours["complete_at"] > ours["next_call_at"]
    assert answer.headers["Cache-Control"] == "no-store"
