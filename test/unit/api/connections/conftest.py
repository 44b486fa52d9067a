"""A pair of sockets: the client's, and the server's as one of ours."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from spacelaunch.api.connections.client_socket import ClientSocket
from spacelaunch.api.connections.working_places import WorkingPlaces


@pytest.fixture
def places() -> WorkingPlaces:
    return WorkingPlaces(places=1, most_waiting=2)


@pytest.fixture
def pair(places: WorkingPlaces) -> Iterator[SimpleNamespace]:
    """`client`, `served` and `slow`, the list of complaints."""
    client, accepted = socket.socketpair()
    slow: list[str] = []
    served = ClientSocket(accepted, places, lambda: slow.append("slow"), patience_s=0.2)
    client.settimeout(60)
    yield SimpleNamespace(client=client, served=served, slow=slow)
    client.close()
    served.close()
