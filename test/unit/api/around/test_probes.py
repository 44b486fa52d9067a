"""Probes are asked for by their paths, which are routes; to know them takes no metrics' library."""

import subprocess
import sys

import pytest

from spacelaunch.api.app import create_app
from spacelaunch.api.around.probes import PROBES
from spacelaunch.config import Settings


@pytest.mark.parametrize("path", PROBES)
def test_a_probe_is_a_route(path, fake_stores):
    app = create_app(Settings().checked(), fake_stores)
    assert path in {rule.rule for rule in app.url_map.iter_rules()}


def test_the_server_imports_no_metrics_library_before_its_folder_is_named():
    """Imported before, each process would count for itself alone."""
    asked = "import spacelaunch.api.server, sys; sys.exit('prometheus_client' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
