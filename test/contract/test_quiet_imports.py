"""Nothing happens at import: no connection, no environment, no output."""

import os
import subprocess
import sys

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
