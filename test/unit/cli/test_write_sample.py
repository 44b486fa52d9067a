from click.testing import CliRunner

from spacelaunch.cli.main import cli


def test_sample_writes_a_csv_of_that_many_rows():
    output = CliRunner().invoke(cli, ["sample", "--rows", "7"]).stdout_bytes
    assert output.count(b"\r\n") == 8
    assert output.startswith(b"Company Name,")


def test_the_same_seed_writes_the_same_sample():
    first, second, other = (
        CliRunner().invoke(cli, ["sample", "--rows", "20", "--seed", seed]).stdout_bytes
        for seed in ("1", "1", "2")
    )
    assert first == second
    assert first != other
