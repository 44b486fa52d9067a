"""Whether the client is still there, so that nobody goes on working for one that has gone.

Asked where a request waits or is about to do much. Used by the routes.
"""

from __future__ import annotations

from flask import request

from spacelaunch.errors import ClientGoneError


def has_client_gone() -> bool:
    """Whether it has closed its connection; False where that cannot be known."""
    client = request.environ.get("gunicorn.socket")  # one of `connections.client_socket`
    return client is not None and client.has_ended()


def require_client() -> None:
    """Stop here where the client has gone; raises ClientGoneError.

    Note: one that closes only its sending side and waits on is taken for gone, too; TCP tells the
        two apart only when something is sent.
    """
    if has_client_gone():
        raise ClientGoneError
