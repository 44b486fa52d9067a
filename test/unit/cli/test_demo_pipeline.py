import csv

from click.testing import CliRunner

from spacelaunch.cli.main import cli
from spacelaunch.queries.registry import SILVER_ANALYSES


def test_the_demonstration_ends_with_its_tables(tmp_path):
    shown = CliRunner().invoke(cli, ["demo-pipeline", "--out", str(tmp_path)])
    assert shown.exit_code == 0, shown.output
    assert "killed; exit code -9" in shown.output
    statuses = [
        line.split()[5] for line in shown.output.partition("All runs:\n")[2].splitlines()[:4]
    ]
    assert statuses == ["succeeded", "succeeded", "interrupted", "succeeded"]
    with (tmp_path / "gold" / "launch_aggregates.csv").open(newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["total_count"], row["success_count"], row["orbital_count"]) == ("20", "17", "18")
    for name in SILVER_ANALYSES:
        assert (tmp_path / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    with (tmp_path / "launch-performance.csv").open(newline="") as stream:
        assert sum(int(row["success_count"]) for row in csv.DictReader(stream)) == 17


def test_it_can_be_shown_again(tmp_path):
    for _ in range(2):
        shown = CliRunner().invoke(cli, ["demo-pipeline", "--out", str(tmp_path)])
    assert shown.exit_code == 0, shown.output
