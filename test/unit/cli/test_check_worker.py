import subprocess
import sys

from click.testing import CliRunner

from spacelaunch.cli.check_worker import check_worker
from spacelaunch.errors import SpacelaunchError

HEAVY = {"duckdb", "flask", "httpx", "matplotlib", "numpy", "pyarrow", "redis", "rq"}


def test_a_fresh_heartbeat_is_well(monkeypatch, tmp_path):
    monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
    (tmp_path / "worker-1.heartbeat").touch()
    assert CliRunner().invoke(check_worker).output == f"worker: ok in {tmp_path}\n"


def test_no_heartbeat_is_an_error(monkeypatch, tmp_path):
    monkeypatch.setenv("SPACELAUNCH_DIR", str(tmp_path))
    assert isinstance(CliRunner().invoke(check_worker).exception, SpacelaunchError)


def test_a_probe_imports_nothing_heavy(tmp_path):
    code = f"""
import sys
sys.argv[1:] = ["check", "worker"]
from spacelaunch.cli.main import main
try:
    main()
finally:
    print({HEAVY!r} & {{*sys.modules}} or "nothing heavy")
"""
    (tmp_path / "worker-1.heartbeat").touch()
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={"SPACELAUNCH_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.stdout, ended.stderr) == (f"worker: ok in {tmp_path}\nnothing heavy\n", "")
