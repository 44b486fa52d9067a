from spacelaunch.api.server import ApiProcess, Server
from spacelaunch.config import Settings


def test_gunicorn_gets_our_settings(tmp_path):
    cfg = Server(Settings(bind="127.0.0.1", port=5123, api_processes=3).checked(), tmp_path).cfg
    assert (cfg.address, cfg.workers) == ([("127.0.0.1", 5123)], 3)
    assert cfg.worker_class is ApiProcess


def test_each_process_makes_its_own_application(tmp_path):
    server = Server(Settings().checked(), tmp_path)
    assert server.load() is not server.load()
