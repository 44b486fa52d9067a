"""Downloading from Kaggle: Kaggle's real package against a server that answers as Kaggle does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kaggle_server import kaggle_server, zip_of
from spacelaunch import errors
from spacelaunch.sources.kaggle import download, has_credentials, require_credentials
from spacelaunch.sources.kaggle_archive import FILE_NAME

TOKEN = "KGAT_not-to-be-seen"
CSV = b"Company Name,Location\r\nSpaceX,Omelek\r\n"
ARCHIVE = zip_of({FILE_NAME: CSV})
OF_KAGGLE = (
    "KAGGLE_API_TOKEN", "KAGGLE_USERNAME", "KAGGLE_KEY", "KAGGLE_CONFIG_DIR",
    "KAGGLE_KERNEL_RUN_TYPE", "XDG_CONFIG_HOME", "VERBOSE",
)  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """An empty home, since whoever runs the tests may have credentials."""
    for name in OF_KAGGLE:
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def kaggle(monkeypatch):
    with kaggle_server() as fake:
        for name, value in fake.environment.items():
            monkeypatch.setenv(name, value)
        fake.archive = ARCHIVE
        yield fake


@pytest.fixture
def token(monkeypatch):
    monkeypatch.setenv("KAGGLE_API_TOKEN", TOKEN)


def save(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    path.chmod(0o600)


def test_a_download_leaves_the_csv_and_says_nothing(kaggle, token, tmp_path, capfd):
    path = download(tmp_path / "new" / "folder")

    assert path.read_bytes() == CSV
    assert list((tmp_path / "new" / "folder").iterdir()) == [path]
    assert capfd.readouterr() == ("", "")


def test_the_token_goes_to_kaggle_and_not_to_its_storage(kaggle, token, tmp_path):
    download(tmp_path / "data")

    assert ("localhost", f"Bearer {TOKEN}") in {(host, sent) for host, _, sent in kaggle.requests}
    assert kaggle.storage_headers == [""]


def test_a_user_name_and_a_key_are_enough(kaggle, tmp_path, monkeypatch):
    monkeypatch.setenv("KAGGLE_USERNAME", "ada")
    monkeypatch.setenv("KAGGLE_KEY", "0123")

    assert download(tmp_path / "data").read_bytes() == CSV


def test_without_credentials_the_error_says_how_to_give_them(kaggle, tmp_path):
    with pytest.raises(errors.CredentialsError) as caught:
        download(tmp_path / "data")

    assert "set KAGGLE_API_TOKEN, or save the token as ~/.kaggle/access_token" in str(caught.value)
    assert "curl -F file=@launches.csv" in str(caught.value)
    assert kaggle.requests == []


def test_that_there_are_none_can_be_told_before_a_download_is_queued(kaggle, monkeypatch):
    with pytest.raises(errors.CredentialsError, match="there are no Kaggle credentials: set KAGG"):
        require_credentials()
    monkeypatch.setenv("KAGGLE_API_TOKEN", TOKEN)
    require_credentials()
    assert kaggle.requests == []


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_login_is_an_error_of_credentials(kaggle, token, tmp_path, capfd, status):
    kaggle.login_status = status

    with pytest.raises(errors.CredentialsError, match=r"401|refused") as caught:
        download(tmp_path / "data")

    assert TOKEN not in str(caught.value)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("status", "error", "message"),
    [
        (401, errors.CredentialsError, "401 Unauthorized; the credentials are wrong"),
        (403, errors.CredentialsError, "403 Forbidden; the credentials are wrong"),
        (404, errors.BadDataError, "404 Not Found; the data set is gone"),
        (400, errors.BadDataError, "400 Bad Request"),
        (429, errors.SourceUnavailableError, "429 Too Many Requests"),
        (500, errors.SourceUnavailableError, "500 Internal Server Error"),
    ],
)
@pytest.mark.usefixtures("token")
def test_a_refused_download_has_its_own_error(kaggle, tmp_path, status, error, message):
    kaggle.dataset_status = status

    with pytest.raises(error, match=message):
        download(tmp_path / "data")


def test_a_broken_login_may_work_later(kaggle, token, tmp_path):
    kaggle.login_status = 503

    with pytest.raises(errors.SourceUnavailableError, match="503 Service Unavailable"):
        download(tmp_path / "data")


def test_a_refused_connection_may_work_later(kaggle, token, tmp_path, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")

    with pytest.raises(errors.SourceUnavailableError, match="Connection refused"):
        download(tmp_path / "data")


def test_an_unknown_host_may_work_later(kaggle, token, tmp_path, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://nowhere.invalid:80")

    with pytest.raises(errors.SourceUnavailableError, match=r"(?i)name"):
        download(tmp_path / "data")


def test_a_server_that_hangs_is_given_up_at_the_deadline(kaggle, token, tmp_path):
    kaggle.hangs = True

    with pytest.raises(errors.SourceUnavailableError, match=r"within 1\.5 seconds"):
        download(tmp_path / "data", timeout_s=1.5)


def test_a_token_that_cannot_be_sent_is_not_quoted(kaggle, tmp_path, monkeypatch):
    monkeypatch.setenv("KAGGLE_API_TOKEN", f"{TOKEN}\n")

    with pytest.raises(errors.CredentialsError, match="a line end") as caught:
        download(tmp_path / "data")

    assert TOKEN not in str(caught.value)


def test_a_settings_folder_that_cannot_be_made_is_named(kaggle, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/dev/null")

    with pytest.raises(errors.ConfigError, match=r"/dev/null.* KAGGLE_CONFIG_DIR"):
        download(tmp_path / "data")


@pytest.mark.parametrize(
    "archive",
    [
        pytest.param(ARCHIVE[:-30], id="cut short"),
        pytest.param(b"<html>log in to this network</html>", id="a web page"),
        pytest.param(b"", id="empty"),
        pytest.param(ARCHIVE[:60] + b"\xff" + ARCHIVE[61:], id="altered"),
    ],
)
def test_a_damaged_archive_is_bad_data(kaggle, token, tmp_path, archive):
    kaggle.archive = archive

    with pytest.raises(errors.BadDataError, match="not a whole zip file"):
        download(tmp_path / "data")


def test_an_archive_without_a_csv_names_what_it_holds(kaggle, token, tmp_path):
    kaggle.archive = zip_of({"readme.txt": b"", "launches.json": b""})

    with pytest.raises(errors.BadDataError, match=r"found launches\.json, readme\.txt"):
        download(tmp_path / "data")


def test_two_unknown_csv_files_are_not_guessed_between(kaggle, token, tmp_path):
    kaggle.archive = zip_of({"a.csv": CSV, "b.csv": CSV})

    with pytest.raises(errors.BadDataError, match=r"found a\.csv, b\.csv"):
        download(tmp_path / "data")


def test_the_known_csv_is_taken_from_among_others(kaggle, token, tmp_path):
    kaggle.archive = zip_of({"a.csv": b"", f"folder/{FILE_NAME}": CSV})

    assert download(tmp_path / "data").read_bytes() == CSV


def test_a_renamed_csv_is_taken_and_cannot_leave_the_folder(kaggle, token, tmp_path):
    kaggle.archive = zip_of({"../../outside.csv": CSV})
    path = download(tmp_path / "data")

    assert path == tmp_path / "data" / FILE_NAME
    assert not (tmp_path.parent / "outside.csv").exists()


def test_a_csv_that_unpacks_too_large_leaves_the_earlier_file(kaggle, token, tmp_path):
    save(tmp_path / FILE_NAME, "earlier")
    kaggle.archive = zip_of({FILE_NAME: b"0" * 2_000_000})

    with pytest.raises(errors.TooLargeError, match="over 1,000,000 bytes"):
        download(tmp_path, max_bytes=1_000_000)

    assert (tmp_path / FILE_NAME).read_text() == "earlier"


def test_a_folder_that_cannot_be_made_is_a_trouble_of_storage():
    with pytest.raises(errors.StorageUnavailableError, match="cannot write to /dev/null/data"):
        download(Path("/dev/null/data"))


def test_an_empty_machine_has_no_credentials(kaggle, capfd):
    assert has_credentials() is False
    assert capfd.readouterr() == ("", "")


def test_a_token_in_the_environment_is_found_without_asking_kaggle(kaggle, token):
    assert (has_credentials(), kaggle.requests) == (True, [])


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (".kaggle/access_token", TOKEN),
        (".kaggle/kaggle.json", {"username": "ada", "key": "0123"}),
        (".kaggle/credentials.json", {"refresh_token": "0123"}),
        (".config/kaggle/kaggle.json", {"username": "ada", "key": "0123"}),
    ],
)
def test_credentials_in_a_file_are_found(home, file, content):
    save(home / file, content)
    assert has_credentials() is True


def test_credentials_in_a_folder_of_ones_own_are_found(tmp_path, monkeypatch):
    save(tmp_path / "mine" / "kaggle.json", {"username": "ada", "key": "0123"})
    monkeypatch.setenv("KAGGLE_CONFIG_DIR", str(tmp_path / "mine"))

    assert has_credentials() is True


def test_half_of_the_credentials_is_none(monkeypatch):
    monkeypatch.setenv("KAGGLE_USERNAME", "ada")
    assert has_credentials() is False
