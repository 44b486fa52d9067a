import pytest
from click.testing import CliRunner

from spacelaunch.cli import up
from spacelaunch.cli.main import cli
from spacelaunch.config import Settings
from spacelaunch.errors import ConfigError


class Stack:
    """One that serves."""

    url = "http://127.0.0.1:5001"

    def __init__(self, **given):
        self.settings = Settings(**given).checked()


def test_data_that_are_not_there_are_refused_before_anything_starts():
    ended = CliRunner().invoke(cli, ["up", "--data", "/nope.csv"])
    assert isinstance(ended.exception, ConfigError)


def test_how_its_file_is_read_is_said_by_the_options_of_load():
    options = {name: {p.name: p.help for p in cli.get_command(None, name).params} for name in (
        "up", "load"
    )}  # fmt: skip
    for name in ("charset", "accept_rejects"):
        assert options["up"][name] == options["load"][name]


def test_how_a_file_is_read_is_refused_where_there_is_none():
    ended = CliRunner().invoke(cli, ["up", "--data", "sample", "--charset", "utf-16"])
    assert isinstance(ended.exception, ConfigError)


@pytest.fixture
def said(capsys):
    """What it says of a stack with these settings."""

    def saying(**given):
        up._introduce(Stack(**given))
        return capsys.readouterr().out

    return saying


def test_it_says_where_its_redis_is(said):
    assert "unix:///run/r.sock\n" in said(redis_url="unix:///run/r.sock")


def test_it_keeps_the_password_of_redis_to_itself(said):
    assert "redis://:***@redis:6379\n" in said(redis_url="redis://:secret@redis:6379")


def test_what_it_tells_people_to_type_finds_this_server_and_this_folder(said, tmp_path):
    words = said(redis_url="unix:///r", dir=tmp_path, api_keys="required")
    assert f"spacelaunch check --url {Stack.url} --dir {tmp_path}\n" in words
    assert f"spacelaunch keys create --name NAME --dir {tmp_path}\n" in words


def test_where_it_is_not_on_the_path_its_own_path_is_told(said, monkeypatch):
    monkeypatch.setattr(up.shutil, "which", lambda _: None)
    monkeypatch.setattr(up.sys, "argv", [".venv/bin/spacelaunch", "up"])
    assert "Is it well: .venv/bin/spacelaunch check " in said(redis_url="unix:///r")
    monkeypatch.setattr(up.sys, "argv", ["/src/spacelaunch/__main__.py", "up"])
    assert "Is it well: spacelaunch check " in said(redis_url="unix:///r")


def test_in_the_usual_folder_no_folder_is_named(said):
    words = said(redis_url="unix:///r", api_keys="required")
    assert "keys create --name NAME\n" in words
