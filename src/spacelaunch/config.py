"""The settings, read once from `SPACELAUNCH_*`; the only module that looks at the environment.

Each field is followed by its meaning, with its unit. The table in README is printed from this. It
is ours and not pydantic-settings, whose import alone takes twice as long as a probe in all.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self, get_type_hints

from spacelaunch.errors import ConfigError
from spacelaunch.redis_url import with_database, with_password
from spacelaunch.setting_values import PREFIX, check, convert, variable

REDIS_PURPOSES = ("records", "queue", "jobs", "results")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that can be configured; the defaults work on a laptop."""

    dir: Path = Path("~/.local/share/spacelaunch")
    """Folder of the embedded Redis, its data and the workers' heartbeats."""
    redis_url: str | None = None
    """Redis server, as `redis://`, `rediss://` or `unix://`. Unset: `up` starts an embedded one,
    everything else looks at `redis://127.0.0.1:6379`."""
    redis_password: str | None = field(default=None, repr=False)
    """Password for every Redis URL that has none. Any letters, where a URL would want some of them
    encoded."""
    redis_url_records: str | None = None
    """Redis database of the launches. Unset: database 0 of the server."""
    redis_url_queue: str | None = None
    """Redis database of the queue. Unset: database 1 of the server."""
    redis_url_jobs: str | None = None
    """Redis database of the jobs. Unset: database 2 of the server."""
    redis_url_results: str | None = None
    """Redis database of the results. Unset: database 3 of the server."""
    redis_timeout_ms: int = 250
    """Longest time that Redis may take for one small answer, in milliseconds, before a request is
    answered 503. More for a Redis that is far away."""
    bind: str = "127.0.0.1"
    """Address that the API listens on."""
    port: int = 5000
    """TCP port that the API listens on; 0 takes a free one."""
    url: str = "http://127.0.0.1:5000"
    """The server that the command line and the dashboard talk to."""
    api_key: str | None = field(default=None, repr=False)
    """The key that the command line and the dashboard show to the server."""
    api_keys: str | None = None
    """Who may use the API. Unset: everybody who reaches it. `required`: who has a key of
    `spacelaunch keys`. A comma-separated list of `NAME:SCOPE:SHA256` lets these keys in as well,
    so that a container can start with one; the hash is that of the whole key, in hex."""
    rate_limit_read: str | None = None
    """Most requests that read, for each key, or each address while there are no keys, as
    `600/minute`. Unset: no limit."""
    rate_limit_write: str | None = None
    """Most requests that change something or ask for an analysis, as `60/minute`. Unset: no
    limit."""
    dashboard_bind: str = "127.0.0.1"
    """Address that the dashboard listens on."""
    dashboard_port: int = 8501
    """TCP port that the dashboard listens on; 0 takes a free one."""
    dashboard_path: str = "/"
    """Path below which the dashboard is served, as `/dashboard`, where a proxy hands on addresses
    as they are."""
    trusted_proxies: int = 0
    """How many proxies before the API are ours; that many entries of `X-Forwarded-For`,
    `X-Forwarded-Proto` and `X-Forwarded-Prefix` are believed."""
    trusted_hosts: str | None = None
    """Names, comma separated and without ports, by which the API and the dashboard may be asked, as
    `launches.example`; `localhost` and addresses always may. Unset: no others where it listens on
    loopback, else any."""
    cors_origins: str | None = None
    """Origins, comma separated, whose web pages may use the API, as `https://lab.example`. Unset:
    none, and a page of another origin may change nothing."""
    api_processes: int = 2
    """Server processes of the API."""
    api_threads: int = 16
    """Threads in each server process; a request that waits for a job holds one."""
    stop_delay_s: int = 0
    """How long the API goes on serving when it is told to stop, in seconds, until whoever sends it
    requests has heard of it, and up to two and a half times as long while they still do; each
    answer then ends its connection."""
    upload_limit_bytes: int = 100_000_000
    """Largest body of a request, in bytes, and largest text that a gzip file may hold."""
    json_limit_bytes: int = 10_000_000
    """Largest body of a request that is not a CSV, in bytes."""
    load_at_once_bytes: int = 20_000_000
    """Largest body of `POST /data` that is loaded while its sender waits, in bytes; a larger one is
    loaded by a worker, and answered with its job, unless the sender prefers to wait."""
    most_rejected_pct: int = 5
    """Largest share of a file's rows, in percent, that may be refused; where it is more, the file
    does not replace the data unless `accept_rejects=1` asks for it."""
    job_timeout_s: int = 60
    """Longest time that drawing one chart may take, in seconds."""
    errand_timeout_s: int = 3_600
    """Longest time that a worker may take for a load or an ingest, in seconds; a day at most."""
    job_max_attempts: int = 3
    """How often a job is tried when its worker dies or a server does not answer."""
    job_lease_s: int = 6
    """How long a silent worker keeps its job, in seconds, before another takes it over."""
    queue_limit: int = 1_000
    """How many jobs may wait; a request that would make one more is refused."""
    events_limit_s: int = 600
    """Longest time that one stream of a job's events lasts, in seconds."""
    job_keep_s: int = 604_800
    """How long a job that is over is remembered, in seconds; of more than 20,000 the latest."""
    result_keep_s: int = 86_400
    """How long a result can be downloaded, in seconds."""
    version_keep_s: int = 600
    """Longest time that a data set which was replaced stays, in seconds, where no job that waits
    or runs needs it; of many only the latest three stay."""
    warehouse_url: str | None = field(default=None, repr=False)
    """The pipeline's database, as `postgresql+psycopg://USER:PASSWORD@HOST/NAME` or
    `sqlite:////FILE`. Unset: `warehouse.sqlite` in `SPACELAUNCH_DIR`."""
    warehouse_password: str | None = field(default=None, repr=False)
    """Password for a PostgreSQL in `SPACELAUNCH_WAREHOUSE_URL` that names none. Any letters, where
    a URL would want some of them encoded."""
    trino_url: str | None = field(default=None, repr=False)
    """A Trino over the warehouse's PostgreSQL, as `trino://USER@HOST:PORT/CATALOG/SCHEMA`. Unset:
    none."""
    warehouse_engine: str | None = None
    """Who answers what is asked of the warehouse: `sqlite` or `postgres`, the database itself,
    `trino`, or `duckdb` over a copy of the tables asked. Unset: the database itself."""
    spacex_url: str = "https://api.spacexdata.com/v4"
    """The SpaceX API that the pipeline asks, with its `/v4`."""
    ll2_url: str = "https://ll.thespacedevs.com/2.3.0"
    """The Launch Library 2 that the pipeline asks, with its edition: 2.3.0 or 2.4.0."""
    ll2_token: str | None = field(default=None, repr=False)
    """The token that Launch Library 2 gives to those who may ask more often. Unset: none, 15 calls
    an hour."""
    gcat_url: str = "https://planet4589.org/space/gcat/tsv"
    """The folder of GCAT's files that the pipeline asks."""
    flows_port: int = 4201
    """TCP port, on loopback, at which `spacelaunch flows` says whether it is well."""
    celestrak_url: str = "https://celestrak.org/NORAD/elements/gp.php"
    """The CelesTrak that the pipeline asks for orbital elements, once in two hours at most."""
    webhook_url: str | None = field(default=None, repr=False)
    """Where a failed run of the pipeline is told, as a POST of its report. Unset: nowhere."""
    log_level: str = "INFO"
    """Least severity that is logged: DEBUG, INFO, WARNING or ERROR."""
    log_format: str = "text"
    """Form of the log lines: text for people, or json, one object a line, for programs."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Self:
        """Settings from the environment; `NAME_FILE` names a file that holds the value of `NAME`.

        Raises:
            ConfigError: a value does not fit its field, or a name is not known.
        """
        given = _given(os.environ if environ is None else environ)
        hints = get_type_hints(cls)
        known = {field.name for field in fields(cls)}
        for name in given.keys() - known:
            raise ConfigError(f"{PREFIX}{name.upper()} is not a setting")
        values: dict[str, Any] = {
            name: convert(name, text, hints[name]) for name, text in given.items()
        }
        return cls(**values).checked()

    def checked(self) -> Self:
        """The same settings with the folder made absolute; each of the others can be used."""
        for setting in fields(self):
            check(setting.name, getattr(self, setting.name))
        try:
            return replace(self, dir=self.dir.expanduser().absolute())
        except RuntimeError as exc:  # a user without a home, as in many containers
            raise ConfigError(
                f"{variable('dir')}: {self.dir} names a home that is not there"
            ) from exc

    def redis_database(self, purpose: str) -> str:
        """URL of the Redis database for `records`, `queue`, `jobs` or `results`."""
        own: str | None = getattr(self, f"redis_url_{purpose}")
        number = REDIS_PURPOSES.index(purpose)
        url = own or with_database(self.redis_url or "redis://127.0.0.1:6379", number)
        return with_password(url, self.redis_password) if self.redis_password else url

    @property
    def warehouse(self) -> str:
        """URL of the pipeline's database."""
        url = self.warehouse_url or f"sqlite:///{self.dir / 'warehouse.sqlite'}"
        has_users = url.startswith("postgresql")
        if self.warehouse_password and has_users:
            return with_password(url, self.warehouse_password)
        return url

    def environment(self) -> dict[str, str]:
        """The settings that differ from the defaults, as the environment of a child process."""
        return {
            variable(field.name): str(getattr(self, field.name))
            for field in fields(self)
            if getattr(self, field.name) != default_of(field)
        }


def default_of(field: Field[Any]) -> object:
    """A setting's default."""
    return None if field.default is MISSING else field.default


def _given(environ: Mapping[str, str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for key, text in environ.items():
        if not key.startswith(PREFIX) or not text or key in _NOT_SETTINGS:
            continue
        name = key.removeprefix(PREFIX).lower()
        value = text
        if name.endswith("_file"):
            name, value = name.removesuffix("_file"), _read(key, text)
        if name in given:
            raise ConfigError(f"{variable(name)} is given twice; set it or its _FILE")
        given[name] = value
    return given


# Read by the tests, not by the program.
_NOT_SETTINGS = {f"{PREFIX}REAL_DATA"}


def _read(name: str, path: str) -> str:
    try:
        # Only its line end: a password may begin or end with a blank.
        text = Path(path).read_text(encoding="utf-8").strip("\r\n")
    except (OSError, ValueError) as exc:
        raise ConfigError(f"{name}: cannot read {path}: {exc}") from exc
    if not text.strip():
        raise ConfigError(f"{name}: {path} is empty")
    return text
