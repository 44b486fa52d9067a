import pytest

from factories import csv_bytes, make_record
from spacelaunch.cli import starter_data
from spacelaunch.cli.starter_data import Starter, load_starter
from spacelaunch.errors import (
    ConfigError,
    NotFoundError,
    PreconditionFailedError,
    SourceUnavailableError,
)


class Server:
    """A client whose server has nothing, or has something; it notes what it is sent.

    Nobody draws yet, so what is loaded by workers never would be.
    """

    def __init__(self, summary=None, kaggle=None, meanwhile=None):
        self._summary = summary
        self._kaggle = kaggle
        self._meanwhile = meanwhile
        self.names = []

    def summary(self):
        if self._summary is None:
            raise NotFoundError
        return self._summary

    def load_kaggle(self, *, by_worker=True, only_if_empty=False):
        assert not by_worker
        self._answer_condition(only_if_empty)
        if self._kaggle is None:
            raise SourceUnavailableError("no network")
        return self._kaggle

    def load_csv(self, stream, name, *, only_if_empty=False, by_worker=True, **how):
        assert not by_worker
        self._answer_condition(only_if_empty)
        self.how = (how.get("charset"), how.get("accept_rejects", False))
        self.names.append(name)
        rows = stream.read().count(b"\r\n") - 1
        return {"count": rows, "rejected": 0}

    def _answer_condition(self, only_if_empty):
        """Somebody loads something before this request arrives."""
        self._summary = self._summary or self._meanwhile
        if only_if_empty and self._summary:
            raise PreconditionFailedError


MINE = {"launch_count": 7, "sources": ["mine.csv"]}


@pytest.fixture
def token(monkeypatch):
    monkeypatch.setattr(starter_data.kaggle, "has_credentials", lambda: True)


@pytest.fixture
def no_token(monkeypatch):
    monkeypatch.setattr(starter_data.kaggle, "has_credentials", lambda: False)


def test_what_is_there_stays():
    server = Server(summary={"launch_count": 4324, "sources": ["launches.csv"]})
    said = load_starter(server, Starter.of(None))
    assert said == "Loaded before: 4,324 launches from launches.csv."
    assert server.names == []


def test_with_a_token_kaggle_is_loaded(token):
    said = load_starter(Server(kaggle={"count": 4324, "rejected": 2}), Starter.of(None))
    assert said.startswith("Loaded 4,324 launches from Kaggle ")
    assert said.endswith("2 rejected.")


def test_without_a_token_the_launches_that_come_with_us_are_loaded_and_named(no_token):
    server = Server()
    said = load_starter(server, Starter.of(None))
    assert said == "No Kaggle token here, so: Loaded 6,828 launches from GCAT."
    assert server.names == ["GCAT"]


def test_when_kaggle_does_not_work_they_are_loaded_and_the_reason_said(token):
    said = load_starter(Server(), Starter.of(None))
    assert said.startswith("Kaggle did not work (no network), so: Loaded 6,828 launches")


def test_what_somebody_loads_meanwhile_is_not_replaced_by_ours(no_token):
    server = Server(meanwhile=MINE)
    assert load_starter(server, Starter.of(None)) == "Loaded meanwhile: 7 launches from mine.csv."
    assert server.names == []


def test_nor_by_kaggles_data(token):
    server = Server(kaggle={"count": 4324, "rejected": 0}, meanwhile=MINE)
    assert load_starter(server, Starter.of(None)) == "Loaded meanwhile: 7 launches from mine.csv."


@pytest.mark.parametrize(("asked", "name"), [("sample", "synthetic sample"), ("gcat", "GCAT")])
def test_what_was_asked_for_by_name_replaces_it(asked, name):
    server = Server(meanwhile=MINE)
    load_starter(server, Starter.of(asked))
    assert server.names == [name]


def test_kaggle_by_name_does_not_fall_back(token):
    with pytest.raises(SourceUnavailableError):
        load_starter(Server(), Starter.of("kaggle"))


def test_a_file_is_loaded_under_its_name(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes(csv_bytes([make_record()]))
    said = load_starter(Server(), Starter.of(str(path)))
    assert said == "Loaded 1 launches from mine.csv."


def test_a_file_is_loaded_as_it_is_said_to_be_read(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_bytes(csv_bytes([make_record()]))
    server = Server()
    load_starter(server, Starter.of(str(path), charset="windows-1252", accept_rejects=True))
    assert server.how == ("windows-1252", True)


@pytest.mark.parametrize("source", [None, "kaggle", "gcat", "sample"])
@pytest.mark.parametrize("how", [{"charset": "utf-16"}, {"accept_rejects": True}], ids=str)
def test_what_is_said_of_a_file_is_refused_where_none_is_named(source, how):
    with pytest.raises(ConfigError, match="say how a FILE of --data is read"):
        Starter.of(source, **how)


def test_a_file_that_is_not_there_is_refused_before_anything_starts(tmp_path):
    with pytest.raises(ConfigError, match="neither kaggle, nor gcat, nor sample, nor a file"):
        Starter.of(str(tmp_path / "nope.csv"))
