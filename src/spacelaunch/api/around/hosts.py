"""By which names the server may be asked.

Whoever owns a name can have it lead to this very server (DNS rebinding); then a browser takes us
for the owner's server, and lets the owner's page read everything that we answer. An address cannot
be led elsewhere, so those are let in, and with them the probes of Kubernetes. Hooked in by `app`.
"""

from __future__ import annotations

import ipaddress

from flask import Flask, request

from spacelaunch.api.address import is_loopback
from spacelaunch.api.around.context import context
from spacelaunch.config import Settings
from spacelaunch.errors import BadRequestError
from spacelaunch.setting_values import variable


class UntrustedHostError(BadRequestError):
    """The server is not known by that name."""


def register_hosts(app: Flask) -> None:
    """Refuse requests to names that are not ours."""
    app.before_request(_check)


def is_trusted(host: str, settings: Settings) -> bool:
    """Whether a request may name this host, with or without a port; no browser names none."""
    name = _without_port(host).lower()
    if name in ("", "localhost") or _is_address(name):
        return True
    if settings.trusted_hosts is None:
        return not is_loopback(settings.bind)
    return name in [part.strip().lower() for part in settings.trusted_hosts.split(",")]


def is_asked_by_name() -> bool:
    """Whether the request names us as others know us: by no address, and not as this machine."""
    # With a dot at its end a name is the same one.
    name = _without_port(request.headers.get("Host", "")).lower().rstrip(".")
    is_here = name == "localhost" or name.endswith(".localhost")
    return bool(name) and not is_here and not _is_address(name)


def _check() -> None:
    # As it was sent: Flask's own word for it is empty where it has signs that only browsers take.
    host = request.headers.get("Host", "")
    if not is_trusted(host, context().settings):
        raise UntrustedHostError(
            f"this server is not known as {host[:200]}; {variable('trusted_hosts')} names what "
            "it is known as, beside localhost and its addresses"
        )


def _without_port(host: str) -> str:
    name, _, port = host.rpartition(":")
    return (name if port.isdigit() else host).strip("[]")


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
