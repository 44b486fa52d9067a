import pytest

import patient_http
from launch_library_worlds import START, Clock
from spacelaunch.sources.fake_launch_library.catalogue import make_launches
from spacelaunch.sources.fake_launch_library.server import FakeLaunchLibrary
from spacelaunch.sources.fake_spacex.faults import Fault


@pytest.fixture(scope="module")
def fake():
    with FakeLaunchLibrary(make_launches(3, 0, START), Clock()) as server:
        yield server


@pytest.fixture
def ask(fake):
    fake.throttle.calls_count = 1_000
    fake.moved = {}
    with patient_http.Client(base_url=fake.url) as client:
        yield client


def test_launches_count_and_the_throttle_does_not(ask):
    used = [ask.get("/api-throttle/").json()["current_use"] for _ in range(2)]
    assert ask.get("/launches/").json()["count"] == 3
    assert ask.get("/api-throttle/").json()["current_use"] == used[0] + 1 == used[1] + 1


def test_a_call_too_many_is_told_when_to_come_again(ask, fake):
    ask.get("/launches/")
    fake.throttle.calls_count = 1
    refused = ask.get("/launches/")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")


def test_a_member_may_be_called_something_else(ask, fake):
    fake.moved = {"net": "t_zero"}
    launch = ask.get("/launches/").json()["results"][0]
    assert ("net" in launch, "t_zero" in launch) == (False, True)


def test_faults_and_what_is_not_there(ask, fake):
    fake.faults.set([Fault("launches/", status=500), Fault("launches/", body="half")])
    assert [ask.get("/launches/").status_code for _ in range(3)] == [500, 200, 200]
    assert ask.get("/launch/").status_code == 404
    assert ask.get("/launches/", params={"ordering": "mood"}).status_code == 400
