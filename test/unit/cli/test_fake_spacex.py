import signal
import socket
import subprocess
import sys

import pytest
from click.testing import CliRunner

import patient_http
from spacelaunch.cli.main import cli
from spacelaunch.errors import ConfigError


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_what_it_says_until_it_is_stopped(ending):
    command = [sys.executable, "-m", "spacelaunch", "fake-spacex", "--state", "later"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        url = process.stdout.readline().strip().removeprefix("export SPACELAUNCH_SPACEX_URL=")
        assert len(patient_http.get(f"{url}/launches").json()) == 22
        process.send_signal(ending)
        assert process.wait(60) == 0


def test_documents_of_a_folder_can_be_served(tmp_path):
    (tmp_path / "cores.json").write_text('[{"id": "1"}]')
    command = [sys.executable, "-m", "spacelaunch", "fake-spacex", "--folder", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        url = process.stdout.readline().strip().partition("=")[2]
        assert patient_http.get(f"{url}/cores").json() == [{"id": "1"}]
        process.terminate()


def test_a_port_that_is_taken_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = CliRunner().invoke(cli, ["fake-spacex", "--port", port])
    assert isinstance(refused.exception, ConfigError)
    assert port in str(refused.exception)


def test_it_can_be_reached_by_every_address_of_its_machine():
    command = [sys.executable, "-m", "spacelaunch", "fake-spacex", "--bind", "0.0.0.0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        port = process.stdout.readline().strip().removesuffix("/v4").rpartition(":")[2]
        assert patient_http.get(f"http://127.0.0.2:{port}/v4/launches").status_code == 200
        process.terminate()


def test_an_address_that_is_not_this_machines_is_named():
    refused = CliRunner().invoke(cli, ["fake-spacex", "--bind", "192.0.2.1"])
    assert isinstance(refused.exception, ConfigError)
    assert "192.0.2.1" in str(refused.exception)
