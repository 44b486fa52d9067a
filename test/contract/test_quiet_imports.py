"""Nothing happens at import: no connection, no environment, no output."""

import os
import subprocess
import sys

import pytest

CODE = """
import importlib, pkgutil, socket, sys
def refuse(*_, **__):
    raise AssertionError("a connection was opened at import")
socket.socket.connect = socket.create_connection = refuse
import spacelaunch
for module in pkgutil.walk_packages(spacelaunch.__path__, "spacelaunch."):
    if module.name != "spacelaunch.__main__":
        importlib.import_module(module.name)
assert "kaggle" not in sys.modules
"""


def test_every_module_can_be_imported_with_no_environment_and_no_network():
    path = {"PATH": os.environ["PATH"]}
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", CODE],
        env=path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


HEAVY = """
import sys
from spacelaunch.cli.main import main
sys.argv = ["spacelaunch", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
heavy = {"flask", "werkzeug", "gunicorn", "pydantic", "matplotlib", "pandas", "httpx"}
print("heavy:", *sorted(heavy & sys.modules.keys()))
"""


@pytest.mark.parametrize("command", ["sample --rows 1", "check worker"])
def test_a_command_that_starts_often_imports_nothing_that_takes_long(command, tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", HEAVY, *command.split()],
        env={"PATH": os.environ["PATH"], "SPACELAUNCH_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.splitlines()[-1] == "heavy:"
