"""The data set on Kaggle -> its CSV file in a folder, through Kaggle's own package.

The package runs in a child process with a deadline, so that what it prints, its `exit()` and its
requests without a time-out end there; only our own errors come back, and never a token. Unpacking
is `kaggle_archive`'s, reading the file `csv_file`'s; called by `datasets.load`.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from spacelaunch import errors
from spacelaunch.sources.kaggle_archive import FILE_NAME, extract_csv

DATASET = "davidroberts13/one-small-step-for-data"
SOURCE_NAME = f"Kaggle {DATASET}"

TIMEOUT_S = 90.0
MAX_BYTES = 256 * 1024 * 1024
_ARCHIVE_NAME = PurePosixPath(DATASET).name + ".zip"
_HOW_TO_AUTHENTICATE = (
    "set KAGGLE_API_TOKEN, or save the token as ~/.kaggle/access_token (a kaggle.json there works "
    "too); without an account, upload a CSV: curl -F file=@launches.csv .../data"
)

# We tell the child where this package is; `-P` and the last place on the path keep our own
# `kaggle.py` and the current folder from hiding Kaggle's package.
_CHILD = """\
import sys
sys.path.append(sys.argv[1])
from spacelaunch.sources.kaggle import serve
serve(*sys.argv[2:])
"""


def has_credentials(*, timeout_s: float = TIMEOUT_S) -> bool:
    """Whether this machine has Kaggle credentials in any form that the package takes.

    Note: nothing is sent to Kaggle, so they may still be refused. Takes about a second.

    Raises:
        ConfigError: the package cannot use its own settings folder.
    """
    return bool(_in_child("has_credentials", timeout_s=timeout_s))


def require_credentials() -> None:
    """Raise CredentialsError where there are none, before anybody waits for a download."""
    if not has_credentials():
        raise _no_credentials()


def download(folder: Path, *, timeout_s: float = TIMEOUT_S, max_bytes: int = MAX_BYTES) -> Path:
    """Fetch the newest version of the data set; the path of its CSV file in `folder`.

    Note: `timeout_s` bounds everything that is asked of Kaggle. A download that fails leaves an
        earlier file as it was.

    Raises:
        CredentialsError: there are none, or Kaggle refused them.
        SourceUnavailableError: no network, no answer in time, or an answer that may get better.
        BadDataError: the data set is gone, or what came holds no launches CSV.
        TooLargeError: the CSV unpacks to more than `max_bytes`.
        ConfigError: the package cannot use its own settings folder.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".kaggle-") as name:
            workplace = Path(name).absolute()
            _in_child("fetch", str(workplace), timeout_s=timeout_s)
            # Under a name of ours: a name from the archive could lead out of the folder.
            extract_csv(workplace / _ARCHIVE_NAME, workplace / FILE_NAME, max_bytes)
            return (workplace / FILE_NAME).replace(folder / FILE_NAME)
    except OSError as exc:
        raise errors.StorageUnavailableError(f"cannot write to {folder}: {exc.strerror}") from exc


def _in_child(task: str, *arguments: str, timeout_s: float) -> object:
    # Kaggle's package logs in while it is imported, prints, may exit, deletes refused log-ins,
    # keeps its settings in class attributes, and sends requests without a time-out: none of this
    # can be stopped from inside a process that serves others.
    root = str(Path(__file__).absolute().parents[2])
    command = [sys.executable, "-P", "-c", _CHILD, root, task, *arguments]
    try:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired:
        message = f"{SOURCE_NAME}: no answer within {timeout_s:g} seconds"
        raise errors.SourceUnavailableError(message) from None
    if ended.returncode != 0:
        raise errors.SpacelaunchError(f"the kaggle package failed: {_last_words(ended)}")
    reply = json.loads(ended.stdout)
    if "error" in reply:
        raise getattr(errors, reply["error"])(reply["message"])
    return reply["value"]


def _last_words(ended: subprocess.CompletedProcess[bytes]) -> str:
    # Only the name of the error: its text may quote a header, and with it the token.
    lines = ended.stderr.decode(errors="replace").strip().splitlines() or [""]
    return lines[-1].partition(":")[0] or f"exit code {ended.returncode}"


def serve(task: str, *arguments: str) -> None:
    """Do one task and write its outcome as JSON: the whole life of the child process."""
    reply: dict[str, object]
    with contextlib.redirect_stdout(sys.stderr):
        try:
            reply = {"value": _TASKS[task](*arguments)}
        except errors.SpacelaunchError as exc:
            reply = {"error": type(exc).__name__, "message": str(exc)}
    sys.stdout.write(json.dumps(reply))


def _has_credentials() -> bool:
    with _package_errors():
        # Importing `kaggle` would try a token on Kaggle; its lower half only looks for one.
        import kagglesdk as sdk  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415

        if sdk.get_access_token_from_env()[0] or sdk.KaggleCredentials.load(client=None):
            return True
        api = _imported_api()
        found = api.read_config_environment(api.read_config_file(quiet=True))
        return api.CONFIG_NAME_USER in found and api.CONFIG_NAME_KEY in found


def _no_credentials() -> errors.CredentialsError:
    return errors.CredentialsError(f"there are no Kaggle credentials: {_HOW_TO_AUTHENTICATE}")


def _fetch(folder: str) -> None:
    if not _has_credentials():
        raise _no_credentials()
    with _package_errors():
        api = _imported_api()
    with _request_errors(folder):
        _log_in(api)
        api.dataset_download_files(DATASET, path=folder, force=True, quiet=True)


_TASKS: dict[str, Callable[..., object]] = {"has_credentials": _has_credentials, "fetch": _fetch}


def _imported_api() -> Any:
    # Inside a function: the import logs in, makes a folder and prints.
    import kaggle  # noqa: PLC0415

    return kaggle.api


def _log_in(api: Any) -> None:
    # The import has logged in already, but hides it when that fails.
    if api.get_config_value(api.CONFIG_NAME_AUTH_METHOD):
        return
    try:
        api.authenticate()
    except SystemExit:
        raise errors.CredentialsError(f"the token was refused: {_HOW_TO_AUTHENTICATE}") from None
    except OSError:  # every error of `requests` is one, and some are ValueErrors too
        raise
    except ValueError as exc:
        raise errors.CredentialsError("the Kaggle token holds a line end or the like") from exc


@contextlib.contextmanager
def _package_errors() -> Iterator[None]:
    """Troubles of the package with this machine, in our words."""
    try:
        yield
    except ImportError as exc:
        raise errors.SpacelaunchError(f"the kaggle package cannot be imported: {exc}") from exc
    except UnicodeError as exc:
        raise errors.CredentialsError("the file with the Kaggle token is not text") from exc
    except OSError as exc:
        raise errors.ConfigError(
            f"the kaggle package cannot use {exc.filename}: {exc.strerror}; KAGGLE_CONFIG_DIR "
            "names another folder for its settings"
        ) from exc


@contextlib.contextmanager
def _request_errors(folder: str) -> Iterator[None]:
    """Troubles between the package and Kaggle, in our words; theirs may quote a token."""
    try:
        yield
    except OSError as exc:
        raise _translated(exc, folder) from exc
    except (SystemExit, ValueError) as exc:
        raise errors.BadDataError(f"{SOURCE_NAME}: the download arrived incomplete") from exc


def _translated(exc: OSError, folder: str) -> errors.SpacelaunchError:
    response = getattr(exc, "response", None)
    if response is not None:
        return _refusal(response.status_code, response.reason)
    if exc.errno is not None:  # `requests` sets none
        return errors.StorageUnavailableError(f"cannot write to {folder}: {exc.strerror}")
    return errors.SourceUnavailableError(f"{SOURCE_NAME}: {_root_cause(exc)}")


def _refusal(status: int, reason: str) -> errors.SpacelaunchError:
    answer = f"{SOURCE_NAME}: answered {status} {reason}".rstrip()
    if status in (401, 403):
        return errors.CredentialsError(
            f"{answer}; the credentials are wrong, have expired or may not read the data set: "
            f"{_HOW_TO_AUTHENTICATE}"
        )
    if status in (408, 429) or status >= 500:
        return errors.SourceUnavailableError(answer)
    return errors.BadDataError(f"{answer}; the data set is gone" if status == 404 else answer)


def _root_cause(exc: BaseException) -> str:
    """The first error of the chain, as "Connection refused"."""
    while exc.__context__ is not None:
        exc = exc.__context__
    return getattr(exc, "strerror", None) or type(exc).__name__
