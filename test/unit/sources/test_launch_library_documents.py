import json
import os
from pathlib import Path

import pytest

from launch_library_worlds import START
from spacelaunch.sources.fake_launch_library.catalogue import make_launches
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.launch_library_documents import read_document, reason_to_refuse

LAUNCH = make_launches(1, 0, START)[0]


@pytest.mark.parametrize("launch", make_launches(300, 12, START)[::17])
def test_what_the_fake_holds_can_be_read(launch):
    assert reason_to_refuse(receive(launch)) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"net": "soon"}, "net: expected YYYY-MM-DD"),
        ({"net": None}, "net: "),
        ({"last_updated": 5}, "last_updated: "),
        ({"status": None}, "status: "),
        ({"status": {"id": 12}}, "status.id: 12 is no status that we know"),
        ({"net_precision": {"id": 17}}, "net_precision.id: 17 is no precision that we know"),
        ({"net_precision": {"id": -1}}, "net_precision.id: -1 is no precision that we know"),
        ({"launch_service_provider": None}, "launch_service_provider: "),
        ({"pad": {"name": "A", "latitude": "28.5"}}, "pad.latitude: "),
    ],
)
def test_a_field_of_another_form_refuses_its_launch_and_is_named(change, said):
    assert reason_to_refuse(receive(LAUNCH | change)).startswith(said)


@pytest.mark.parametrize("field", ["net_precision", "rocket", "mission", "pad", "window_end"])
def test_what_old_launches_lack_may_be_null(field):
    assert reason_to_refuse(receive(LAUNCH | {field: None})) is None


@pytest.mark.parametrize(
    "name",
    [
        "launches_2.3.0_normal_2rows.json",
        "launches_upcoming_2.3.0_normal_10rows_2024-09-30.json",
    ],
)
def test_the_genuine_launches_can_be_read(name):
    real = os.environ.get("SPACELAUNCH_REAL_DATA")
    if not real:
        pytest.skip("SPACELAUNCH_REAL_DATA does not name the genuine data")
    page = json.loads((Path(real) / "launch_library" / name).read_bytes())
    documents = [receive(each) for each in page["results"]]
    assert [reason_to_refuse(each) for each in documents] == [None] * len(documents)
    assert [read_document(each).name for each in documents] == [
        each["name"] for each in page["results"]
    ]
