"""The service as its users type it."""

import subprocess

import pytest

from factories import csv_bytes, make_record
from running_stack import RunningStack

POD = '[{"Company Name":"PodTest","Year":"2025","Private or State Run":"P"}]'


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("curl")
    (folder / "launches.csv").write_bytes(csv_bytes([make_record()]))
    return folder


@pytest.fixture(scope="module")
def shell(folder, curl):
    """Type a command as users do, against a stack on another port than 5000."""
    stack = RunningStack(folder, "--data", "sample")

    def typing(command: str) -> str:
        typed = command.replace("localhost:5000", f"localhost:{stack.port}")
        ended = subprocess.run(
            ["bash", "-ec", typed], cwd=folder, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    yield typing
    stack.end()


def test_the_commands_of_the_older_system_work_as_typed(shell, folder):
    assert '"error"' in shell("curl -X POST localhost:5000/data")  # no token on this machine
    assert '"count":1' in shell("curl -X POST -F file=@launches.csv localhost:5000/data")
    json = "-H 'Content-Type: application/json'"
    assert '"added":1' in shell(f"curl -X POST {json} -d '{POD}' localhost:5000/data")
    job = shell(
        "JOB=$(curl -s -X POST localhost:5000/analyze/timeline | jq -r .job_id); echo $JOB"
    ).strip()
    assert job in shell(f"curl -X POST {json} -d '{{}}' localhost:5000/analyze/timeline")
    assert '"complete"' in shell(f"curl 'localhost:5000/jobs/{job}?wait=30'")
    shell(f"curl localhost:5000/results/{job} -o timeline.png")
    assert (folder / "timeline.png").read_bytes().startswith(b"\x89PNG")
    assert '{"status":"all records deleted"}' in shell("curl -X DELETE localhost:5000/data")


def test_one_curl_gives_a_picture(shell, folder):
    shell("curl -X POST -F file=@launches.csv localhost:5000/data")
    shell(
        "curl -X POST -H 'Prefer: wait=30' -H 'Accept: image/png' "
        "localhost:5000/analyze/timeline -o t.png"
    )
    assert (folder / "t.png").read_bytes().startswith(b"\x89PNG")


def test_a_file_of_200_megabytes_is_over_the_limit(shell, folder):
    shell("curl -X POST -F file=@launches.csv localhost:5000/data")
    with (folder / "large.csv").open("wb") as large:
        large.truncate(200_000_000)
    assert '"status":413' in shell("curl -s -X POST -F file=@large.csv localhost:5000/data")
    assert '"launch_count":1' in shell("curl -s localhost:5000/data/summary")
