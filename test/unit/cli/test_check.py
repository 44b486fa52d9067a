import pytest
from click.testing import CliRunner

from spacelaunch.cli import check_redis
from spacelaunch.cli.main import cli


@pytest.fixture
def run(monkeypatch, tmp_path, fake_stores):
    monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
    monkeypatch.setenv("SPACELAUNCH_URL", "http://127.0.0.1:1")
    monkeypatch.setattr(check_redis, "open_stores", lambda _: fake_stores)
    return lambda *what: CliRunner().invoke(cli, ["check", *what])


def test_all_checks_are_made_even_when_one_fails(run):
    ended = run()
    said = ended.output.splitlines()
    assert ended.exit_code == 1
    assert [line.partition(":")[0] for line in said] == ["redis", "api", "worker"]
    assert said[0].startswith("redis: ok")


def test_one_check_can_be_asked_for(run):
    assert run("redis").stdout == "redis: ok, no launches, workers alive: 0\n"


def test_a_check_that_does_not_exist_is_used_wrongly(run):
    assert run("nothing").exit_code == 2
