import os
import subprocess
import sys

from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.cli.run_flows import prefect_environment
from spacelaunch.config import Settings

# Prefect reads its settings when it is imported, so it is asked in a process of its own.
ASK = """
from prefect._internal.analytics import is_telemetry_enabled
from prefect.settings import get_current_settings
its = get_current_settings()
print(is_telemetry_enabled(), its.server.analytics_enabled, its.server.ephemeral.enabled,
      its.runner.server.enable, its.runner.server.host, its.runner.server.port)
"""


def test_prefect_tells_nobody_starts_nothing_and_answers_on_loopback(tmp_path):
    given = {**prefect_environment(Settings(flows_port=4321)), "PREFECT_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", ASK],
        env={"PATH": os.environ["PATH"], **given},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.split() == ["False", "False", "False", "True", "127.0.0.1", "4321"]


def test_a_source_that_is_not_there_is_refused():
    refused = CliRunner().invoke(cli, ["flows", "--source", "esa"])
    assert refused.exit_code == 2
    assert "'esa' is not one of" in refused.output
