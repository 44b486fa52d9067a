import pytest
from click.testing import CliRunner

from spacelaunch.cli.main import cli


@pytest.fixture
def run(monkeypatch, tmp_path, settings, stores):
    """The command line over a real Redis that an `up` runs over a folder; no API."""
    monkeypatch.delenv("SPACELAUNCH_DIR", raising=False)
    monkeypatch.setenv("SPACELAUNCH_URL", "http://127.0.0.1:1")
    (tmp_path / "redis.url").write_text(settings.redis_url)
    return lambda *what: CliRunner().invoke(cli, ["check", *what])


def test_all_checks_are_made_even_when_one_fails(run, tmp_path):
    ended = run("--dir", str(tmp_path))
    said = ended.output.splitlines()
    assert ended.exit_code == 1
    assert [line.partition(":")[0] for line in said] == ["redis", "api", "worker"]
    assert said[0].startswith("redis: ok")


def test_redis_is_found_where_up_runs_it_and_named(run, tmp_path, settings):
    said = run("redis", "--dir", str(tmp_path)).stdout
    assert said == f"redis: ok at {settings.redis_url}?db=0, no launches, workers alive: 0\n"


def test_what_is_given_to_all_checks_reaches_each(run, tmp_path):
    (tmp_path / "worker-1.heartbeat").touch()
    given = ["--dir", str(tmp_path), "--url", "http://127.0.0.1:2"]
    said = run(*given).output
    assert "http://127.0.0.1:2" in said
    assert f"worker: ok in {tmp_path}" in said
    assert run(*given, "worker").output == f"worker: ok in {tmp_path}\n"


def test_what_is_given_to_one_check_stands_before_what_is_given_to_all(run, tmp_path):
    (tmp_path / "worker-1.heartbeat").touch()
    assert run("--dir", "/nowhere", "worker", "--dir", str(tmp_path)).exit_code == 0


def test_a_check_that_does_not_exist_is_used_wrongly(run):
    assert run("nothing").exit_code == 2
