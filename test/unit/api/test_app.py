from spacelaunch.api.app import create_app
from spacelaunch.config import Settings


def test_making_the_application_connects_to_nothing():
    settings = Settings(redis_url="redis://127.0.0.1:1").checked()
    assert create_app(settings).test_client().get("/healthz").status_code == 200


def test_without_redis_it_says_so_and_when_to_come_back():
    settings = Settings(redis_url="redis://127.0.0.1:1").checked()
    answer = create_app(settings).test_client().get("/data")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert answer.get_json()["detail"] == "Redis does not answer"
