from spacelaunch.api.server import Server
from spacelaunch.config import Settings


def test_gunicorn_gets_our_settings():
    cfg = Server(Settings(bind="127.0.0.1", port=5123, api_processes=3).checked()).cfg
    assert (cfg.address, cfg.workers, cfg.worker_class_str) == ([("127.0.0.1", 5123)], 3, "gthread")


def test_each_process_makes_its_own_application():
    server = Server(Settings().checked())
    assert server.load() is not server.load()
