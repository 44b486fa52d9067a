import pytest
from prefect.settings import PREFECT_API_URL, temporary_settings

from shell import free_port
from spacelaunch.errors import ConfigError, NoServerError
from spacelaunch.flows.serve import require_server


def test_without_a_server_it_says_what_to_start():
    with (
        temporary_settings(restore_defaults={PREFECT_API_URL}),
        pytest.raises(ConfigError, match=r"PREFECT_API_URL is not set.*`prefect server start`"),
    ):
        require_server()


def test_a_server_that_does_not_answer_is_named():
    url = f"http://127.0.0.1:{free_port()}/api"
    with (
        temporary_settings({PREFECT_API_URL: url}),
        pytest.raises(NoServerError, match=f"{url}.*`prefect server start`"),
    ):
        require_server()
