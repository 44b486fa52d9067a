"""Schemathesis asks the running service everything that its document allows, and much that not.

It finds answers of 5xx, statuses and headers that nobody described, and bodies that do not fit
their schema. Slow, so it is a stage of its own: `.ci/run fuzz`.
"""

import subprocess
import sys
from pathlib import Path

import pytest

CONFIG = Path(__file__).with_name("schemathesis.toml")
SECONDS = 50


@pytest.mark.fuzz
@pytest.mark.timeout(240)
def test_the_service_keeps_to_its_document(up, tmp_path, monkeypatch):
    for source in ("SPACEX", "GCAT"):  # whose servers are not to be fuzzed
        monkeypatch.setenv(f"SPACELAUNCH_{source}_URL", "http://127.0.0.1:9/v4")
    stack = up("--data", "sample")
    ended = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG),
         "run", f"{stack.url}/openapi.json", "--seed", "1957", "--max-time", str(SECONDS),
         "--request-timeout", "70", "--continue-on-failure"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
