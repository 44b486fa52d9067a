import httpx
import pytest

from spacelaunch.errors import BadDataError, SourceUnavailableError
from spacelaunch.sources.retries import ask_persistently, check_answer


def answer(status, **headers):
    return httpx.Response(status, headers=headers, request=httpx.Request("GET", "http://x/y"))


def asking(*answers):
    """One try: the next of the answers, of which an error is raised."""
    left = iter(answers)

    def ask():
        found = next(left)
        if isinstance(found, Exception):
            raise found
        check_answer(found)
        return found.status_code

    return ask


@pytest.mark.parametrize("first", [answer(503), answer(429), httpx.ConnectError("no")], ids=str)
def test_what_passes_is_asked_again(first):
    assert ask_persistently("http://x", asking(first, answer(200)), 0.001) == 200


def test_what_will_not_pass_is_asked_once():
    with pytest.raises(BadDataError, match="404"):
        ask_persistently("http://x", asking(answer(404), answer(200)), 0.001)


def test_a_pause_is_as_long_as_the_server_wants_it():
    patient = answer(429, **{"Retry-After": "0"})
    assert ask_persistently("http://x", asking(patient, answer(200)), 3_600) == 200


def test_a_server_that_is_away_is_named():
    away = [httpx.ConnectError("refused")] * 5
    with pytest.raises(SourceUnavailableError, match="http://x: refused"):
        ask_persistently("http://x", asking(*away), 0.001)
