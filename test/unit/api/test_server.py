import logging
from types import SimpleNamespace

import pytest

from spacelaunch.api.server import ApiProcess, Server
from spacelaunch.config import Settings


def test_gunicorn_gets_our_settings(tmp_path):
    cfg = Server(Settings(bind="127.0.0.1", port=5123, api_processes=3).checked(), tmp_path).cfg
    assert (cfg.address, cfg.workers) == ([("127.0.0.1", 5123)], 3)
    assert cfg.worker_class is ApiProcess


def test_each_process_makes_its_own_application(tmp_path):
    server = Server(Settings().checked(), tmp_path)
    assert server.load() is not server.load()


@pytest.mark.parametrize(
    ("bind", "keys", "warns"),
    [
        ("127.0.0.1", None, False),
        ("::1", None, False),
        ("localhost", None, False),
        ("0.0.0.0", None, True),
        ("api.example", None, True),
        ("0.0.0.0", "required", False),
    ],
)
def test_a_server_open_to_the_network_is_warned_of(caplog, tmp_path, bind, keys, warns):
    server = Server(Settings(bind=bind, api_keys=keys).checked(), tmp_path)
    server.cfg.on_starting(SimpleNamespace(log=logging.getLogger("gunicorn.test")))
    assert ("is not loopback and no key is required" in caplog.text) is warns


def test_the_longest_names_that_an_analysis_takes_fit_into_a_request_line(tmp_path):
    cfg = Server(Settings().checked(), tmp_path).cfg
    two_names_of_four_bytes_each_sign = 2 * 200 * len("%F0%9F%9A%80")
    assert cfg.limit_request_line - two_names_of_four_bytes_each_sign > 3_000
