import httpx
import orjson
import pytest
from click.testing import CliRunner

from factories import NOW, csv_bytes, make_record
from spacelaunch.api.app import create_app
from spacelaunch.cli import ask
from spacelaunch.cli.main import cli
from spacelaunch.client import Client
from spacelaunch.config import Settings
from spacelaunch.errors import BadRequestError, StillWaitingError
from spacelaunch.worker.run_job import run_job


@pytest.fixture
def run(fake_stores, monkeypatch, tmp_path):
    """Run a command against the real application, with no network between them."""
    app = create_app(Settings().checked(), fake_stores)
    transport = httpx.WSGITransport(app=app)
    monkeypatch.setattr(
        ask, "_client", lambda _, wait_s=1: Client("http://localhost", transport, wait_s=wait_s)
    )
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(cli, words)


@pytest.fixture
def drawn(fake_stores, monkeypatch):
    """Every job is drawn as soon as somebody waits for it."""

    def wait_for(job_id, jobs, *_):
        fake_stores.results.save(job_id, {"png": b"\x89PNG", "json": b'{"finding":"It rose"}'})
        jobs.change(job_id, lambda job: job.started("c", "w", NOW))
        return jobs.change(job_id, lambda job: job.completed("c", NOW, NOW.replace(year=2099)))

    monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", wait_for)


def test_load_takes_a_file_and_prints_the_report(run, tmp_path):
    (tmp_path / "mine.csv").write_bytes(csv_bytes([make_record()]))
    assert orjson.loads(run("load", "mine.csv").stdout)["added"] == 1


def test_load_follows_the_job_of_a_worker(run, fake_stores, monkeypatch):
    def wait_for(job_id, jobs, *_):
        run_job(job_id, fake_stores, "worker", errands={"load": lambda *_: {"rejected": 0}})
        return jobs.get(job_id)

    monkeypatch.setattr("spacelaunch.sources.kaggle.has_credentials", lambda: True)
    monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", wait_for)
    ended = run("load", "kaggle")
    assert (ended.exit_code, orjson.loads(ended.stdout)) == (0, {"rejected": 0})


TORN = csv_bytes([make_record(), make_record(**{"Private or State Run": "X"})])


def test_load_of_a_file_that_is_refused_in_large_part_replaces_nothing(run, tmp_path):
    (tmp_path / "torn.csv").write_bytes(TORN)
    ended = run("load", "torn.csv")
    assert "1 of 2 records cannot be read" in str(ended.exception)


def test_load_tells_by_its_exit_code_that_some_were_refused(run, tmp_path):
    (tmp_path / "torn.csv").write_bytes(TORN)
    ended = run("load", "torn.csv", "--accept-rejects")
    assert (ended.exit_code, orjson.loads(ended.stdout)["count"]) == (3, 1)
    assert "1 records were refused" in ended.stderr


def test_load_is_told_the_encoding_of_a_file(run, tmp_path):
    (tmp_path / "old.csv").write_bytes(csv_bytes([make_record()]).replace(b"Acme", b"Caf\xe9"))
    assert run("load", "old.csv", "--charset", "windows-1252").exit_code == 0


def test_load_takes_a_sample_of_any_size(run):
    assert orjson.loads(run("load", "sample", "--rows", "9").stdout)["count"] == 9


def test_load_refuses_a_file_that_is_not_there(run):
    assert isinstance(run("load", "nope.csv").exception, BadRequestError)


def test_data_says_what_is_loaded(run):
    run("load", "sample", "--rows", "9")
    assert orjson.loads(run("data").stdout)["sources"] == ["synthetic sample"]


def test_analyze_writes_the_picture_and_prints_the_finding(run, drawn, tmp_path):
    run("load", "sample", "--rows", "9")
    ended = run("analyze", "timeline", "-o", "t.png", "-p", "year_from=1960")
    assert (tmp_path / "t.png").read_bytes() == b"\x89PNG"
    assert ended.stdout == "t.png  It rose\n"


def test_analyze_says_what_it_waits_for_and_gives_up_when_it_is_told_to(run):
    run("load", "sample", "--rows", "9")
    ended = run("analyze", "timeline", "--wait", "0")
    assert isinstance(ended.exception, StillWaitingError)
    assert "is queued at place 1 (workers that reach Redis: 0" in ended.stderr


def test_analyze_refuses_a_form_that_there_is_not_before_anything_is_drawn(run, fake_stores):
    ended = run("analyze", "timeline", "-o", "t.gif")
    assert isinstance(ended.exception, BadRequestError)
    assert "t.gif: a result has no form .gif; there are .png, .svg" in f"{ended.exception}"
    assert fake_stores.queue.length() == 0


def test_analyze_refuses_a_parameter_without_a_value(run):
    ended = run("analyze", "timeline", "-p", "year_from")
    assert (ended.exit_code, "'year_from' is not NAME=VALUE" in ended.output) == (2, True)


def test_jobs_are_listed_with_their_status(run, drawn):
    run("load", "sample", "--rows", "9")
    run("analyze", "timeline")
    assert "complete     timeline-" in run("jobs").stdout
