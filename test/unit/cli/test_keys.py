import pytest
from click.testing import CliRunner

from factories import NOW
from spacelaunch.cli.main import cli
from spacelaunch.domain.api_key import Scope
from spacelaunch.storage import key_store


@pytest.fixture
def run(settings, monkeypatch):
    """The command line over a real Redis."""
    monkeypatch.setenv("SPACELAUNCH_REDIS_URL", settings.redis_url)
    return lambda *words: CliRunner().invoke(cli, ["keys", *words])


def test_a_key_is_printed_alone_so_that_a_script_can_take_it(run, stores):
    made = run("create", "--scope", "write", "--name", "alice")
    key = stores.keys.find(made.stdout.strip())
    assert (key.name, key.scope) == ("alice", Scope.WRITE)
    assert key.key_id in made.stderr


def test_the_list_tells_everything_but_the_key(run):
    text = run("create", "--name", "alice").stdout.strip()
    listed = run("list").stdout
    assert ("alice" in listed, "read" in listed, text in listed) == (True, True, False)


def test_a_revoked_key_is_gone(run, stores):
    text = run("create", "--name", "alice").stdout.strip()
    key = stores.keys.find(text)
    assert key.key_id in run("revoke", key.key_id).stdout
    assert stores.keys.find(text) is None


def test_an_unknown_scope_is_refused(run):
    assert run("create", "--name", "alice", "--scope", "open").exit_code == 2


def test_a_name_with_a_line_end_is_refused_in_a_line(run):
    refused = run("create", "--name", "alice\nmallory")
    assert refused.exit_code != 0
    assert run("list").stdout == ""


def test_an_older_key_with_such_a_name_is_listed_in_one_line(run, stores, monkeypatch):
    monkeypatch.setattr(key_store, "require_name", lambda name: None)
    stores.keys.create("alice\nmallory\x1b[2J", Scope.READ, NOW)
    assert run("list").stdout.endswith("'alice\\nmallory\\x1b[2J'\n")
