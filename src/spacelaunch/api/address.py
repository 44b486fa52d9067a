"""Where a server listens and how it is reached: the bind address and the port of the settings.

Called by the server, and by the command line before it starts one.
"""

from __future__ import annotations

import ipaddress
import socket

from spacelaunch.errors import ConfigError

_ALL = {"0.0.0.0": "127.0.0.1", "::": "::1"}


def listening_at(bind: str, port: int) -> str:
    """As `HOST:PORT`; an IPv6 address has colons of its own, so it stands in brackets."""
    host = _bare(bind)
    return f"[{host}]:{port}" if _is_ipv6(host) else f"{host}:{port}"


def url_from_here(bind: str, port: int) -> str:
    """How this machine reaches it."""
    host = _bare(bind)
    return f"http://{listening_at(_ALL.get(host, host), port)}"


def free_port(bind: str, port: int, setting: str = "SPACELAUNCH_PORT") -> int:
    """The port, or for 0 one that is free; raises ConfigError where it cannot be had.

    Note: asked before anything starts, because the server's processes share their port with
        whoever asks for the same, and a second server would take half of the first one's requests.
    """
    host = _bare(bind)
    try:
        with socket.socket(socket.AF_INET6 if _is_ipv6(host) else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as exc:
        raise ConfigError(
            f"port {port} on {bind} cannot be used: {exc.strerror}; "
            f"give another with --port or {setting}"
        ) from exc


def is_loopback(bind: str) -> bool:
    """Whether only this machine reaches it."""
    host = _bare(bind)
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bare(bind: str) -> str:
    return bind.strip("[]")


def _is_ipv6(host: str) -> bool:
    return ":" in host
