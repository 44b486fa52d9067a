"""What a setting's value must look like, and what is said of one that does not.

Each message begins with the environment variable. Used by `config`.
"""

from __future__ import annotations

import re
import types
from typing import Any, Union, cast, get_args, get_origin

from spacelaunch.errors import ConfigError
from spacelaunch.redis_url import is_redis_url

PREFIX = "SPACELAUNCH_"
WAREHOUSE_ENGINES = ("sqlite", "postgres", "trino", "duckdb")
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_LOG_FORMATS = ("text", "json")
_PORTS = ("port", "dashboard_port", "flows_port")
_MAY_BE_0 = ("port", "dashboard_port", "trusted_proxies", "stop_delay_s", "most_rejected_pct")
_LISTS = ("api_keys", "trusted_hosts", "cors_origins")
# What each part of the value, between commas, must look like, and how that is said.
_FORMS = {
    "url": (r"https?://[^\s/]\S*", "a URL such as http://127.0.0.1:5000"),
    "api_key": (r"[!-+\--~]+", "one word of plain letters"),
    "api_keys": (
        r"required|[\w.@-]{1,64}:(?:read|write|admin):[0-9a-f]{64}",
        "`required`, or NAME:SCOPE:SHA256 with the scope read, write or admin",
    ),
    "rate_limit_read": (r"[1-9]\d*/(?:second|minute|hour|day)", "a rate such as 600/minute"),
    "rate_limit_write": (r"[1-9]\d*/(?:second|minute|hour|day)", "a rate such as 60/minute"),
    "dashboard_path": (r"(?:/[\w.~-]+)*/?", "a path such as /dashboard"),
    "trusted_hosts": (r"[\w-]+(?:\.[\w-]+)*", "names such as launches.example"),
    "cors_origins": (r"https?://[^/\s*?#@]+", "origins such as https://lab.example"),
}


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def convert(name: str, text: str, hint: Any) -> object:
    """A setting's value from text, as the type of its field; raises ConfigError."""
    kind = get_args(hint)[0] if get_origin(hint) in (Union, types.UnionType) else hint
    try:
        return kind(text)
    except ValueError as exc:
        raise ConfigError(f"{variable(name)}: expected {kind.__name__}, got {text!r}") from exc


def check(name: str, value: object) -> None:
    """Raise ConfigError where a setting cannot have this value."""
    if isinstance(value, int) and value < (0 if name in _MAY_BE_0 else 1):
        raise ConfigError(f"{variable(name)}: {value} is too small")
    if name in _PORTS and cast(int, value) > 65_535:
        raise ConfigError(f"{variable(name)}: {value} is not a port")
    if name == "log_level" and value not in _LOG_LEVELS:
        raise ConfigError(f"{variable(name)}: expected {', '.join(_LOG_LEVELS)}, got {value!r}")
    if name == "log_format" and value not in _LOG_FORMATS:
        raise ConfigError(f"{variable(name)}: expected {' or '.join(_LOG_FORMATS)}, got {value!r}")
    if name == "warehouse_engine" and value is not None and value not in WAREHOUSE_ENGINES:
        known = ", ".join(WAREHOUSE_ENGINES)
        raise ConfigError(f"{variable(name)}: expected one of {known}, got {value!r}")
    if name in _FORMS and value is not None:
        _check_form(name, cast(str, value))
    if name.startswith("redis_url") and value is not None and not is_redis_url(cast(str, value)):
        # The URL may hold a password, so it is not repeated.
        raise ConfigError(
            f"{variable(name)}: expected a redis://, rediss:// or unix:// URL; a password with "
            f"signs such as / # % belongs into {variable('redis_password')}"
        )


def _check_form(name: str, value: str) -> None:
    form, said = _FORMS[name]
    parts = value.split(",") if name in _LISTS else [value]
    if not all(re.fullmatch(form, part.strip(), re.ASCII) for part in parts):
        # What was given may hold a key, so it is not repeated.
        raise ConfigError(f"{variable(name)}: expected {said}")
