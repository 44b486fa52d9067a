"""Redis URLs: whether one can be used, with what it lacks, and as it may be shown.

Text in, text out; nothing here connects. Called by `config`, and by what shows a URL to people.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit


def is_redis_url(url: str) -> bool:
    """Whether a client could connect by it."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    # A fragment, or a host that is none, is what a password that was not encoded leaves.
    if parts.fragment or (parts.netloc and not parts.hostname and parts.scheme != "unix"):
        return False
    return url.startswith(("redis://", "rediss://", "unix://"))


def without_password(url: str) -> str:
    """A Redis URL as it may be shown."""
    hidden = re.sub(r"//([^:/]*):[^/]*@", r"//\1:***@", url)
    return re.sub(r"([?&]password=)[^&]*", r"\1***", hidden)


def with_password(url: str, password: str) -> str:
    """The URL with this password, unless it has one of its own; of any server, not Redis alone."""
    parts = urlsplit(url)
    user, _, host = parts.netloc.rpartition("@")
    if ":" in user:
        return url
    return urlunsplit(parts._replace(netloc=f"{user}:{quote(password, safe='')}@{host}"))


def with_database(url: str, number: int) -> str:
    """The URL of another database of the same server.

    Note: a unix socket's path is the URL's path, so there the database goes into the query.
    """
    base, _, query = url.partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith("db=")]
    if url.startswith("unix://"):
        return f"{base}?{'&'.join([*kept, f'db={number}'])}"
    # The client would take the query's database rather than the path's.
    return urlunsplit(urlsplit(url)._replace(path=f"/{number}", query="&".join(kept)))
