from spacelaunch.api.server import Server
from spacelaunch.config import Settings


def test_gunicorn_gets_our_settings():
    cfg = Server(Settings(bind="127.0.0.1", port=5123, api_processes=3).checked()).cfg
    assert (cfg.address, cfg.workers, cfg.worker_class_str) == ([("127.0.0.1", 5123)], 3, "gthread")


def test_each_process_makes_its_own_application():
    server = Server(Settings().checked())
    assert server.load() is not server.load()


def test_the_longest_names_that_an_analysis_takes_fit_into_a_request_line():
    cfg = Server(Settings().checked()).cfg
    two_names_of_four_bytes_each_sign = 2 * 200 * len("%F0%9F%9A%80")
    assert cfg.limit_request_line - two_names_of_four_bytes_each_sign > 3_000
