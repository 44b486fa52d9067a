"""A server process: gunicorn's with threads, made so that no client holds up the others.

Gunicorn's own gives a thread to whoever connects, and reads a request's head and body in it for as
long as the client cares to send; its event loop waits up to two seconds for each client to part.
Forty connections that send a byte a second stop it. Its gevent workers have no such threads, but
a load or a query would hold all others up in one of them. So this is the one with threads, which
- gathers heads on the event loop, and gives a thread to whole ones only (`lobby`);
- has more threads than working places, of which nobody keeps one who waits for a client
  (`working_places`, `client_socket`);
- parts from clients on the event loop: what they still send is thrown away, for some seconds, so
  that the answer reaches who sends a large body. Closed at once, TCP would reset the connection,
  and the client might lose an answer that it has not read.

It also leaves before it stops, and tells the application of both. A balancer hears of a stop
later than we do, and a connection that a client keeps hears nothing at all. Closed while a
request is on its way, either loses that request. So a process that is told to stop takes what
still comes (`departure` says how long), and ends each connection with the answer on it, as HTTP
asks; when it closes the others, nobody has used them for that while.
"""

from __future__ import annotations

import errno
import socket
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import Any

from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import ThreadWorker

from spacelaunch.api.around.probes import PROBES
from spacelaunch.api.connections.client_socket import ClientSocket
from spacelaunch.api.connections.connection import Connection, Head, address_of
from spacelaunch.api.connections.departure import Departure
from spacelaunch.api.connections.lobby import Lobby, Stay
from spacelaunch.api.connections.raw_requests import RawRequest, answer_unreadable
from spacelaunch.api.connections.slow_clients import SlowClients
from spacelaunch.api.connections.working_places import WorkingPlaces
from spacelaunch.errors import SlowClientError

# Of a whole head, from its first byte.
HEAD_S = 10.0
# How long a request waits for its client in all, for its body and until the answer is taken; longer
# where something moves (`client_socket`).
PATIENCE_S = 30.0
# How long a client that was answered may go on sending.
PARTING_S = 5.0
# A thread each, of which 250 took 16 MB.
MOST_WAITING = 512
_PARTING_READ_SIZE = 262_144
_NOBODY_THERE = (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK)
_NO_ROOM = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


class ApiProcess(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's process; it reads what people type, too, and answers all errors as we do."""

    def init_process(self) -> None:
        """Serve until the end; called after the fork."""
        # Gunicorn has no setting for it. The class is its own there, to be replaced like this one.
        RequestParser.mesg_class = RawRequest
        self._places = WorkingPlaces(self.cfg.threads, MOST_WAITING)
        self._slow = SlowClients()
        self._departure = Departure(self.app.stop_delay_s)
        super().init_process()

    def get_thread_pool(self) -> ThreadPoolExecutor:
        """Gunicorn's hook: threads for those who work, and for those who wait for clients."""
        return ThreadPoolExecutor(self.cfg.threads + MOST_WAITING)

    def run(self) -> None:
        """The event loop."""
        stays = {Stay.HEAD: HEAD_S, Stay.PARTING: PARTING_S, Stay.IDLE: float(self.cfg.keepalive)}
        self._lobby = Lobby(self.poller, stays)
        super().run()

    def accept(self, listener: Any) -> None:
        """Somebody connects."""
        try:
            accepted, address = listener.accept()
        except OSError as exc:
            if exc.errno in _NO_ROOM:
                self._make_room()
            elif exc.errno not in _NOBODY_THERE:
                raise
            return
        self.nr_conns += 1
        too_slow = partial(self._slow.note, "body or answer", address_of(address))
        client = ClientSocket(accepted, self._places, too_slow, PATIENCE_S)
        connection = Connection(self.cfg, client, address, listener.getsockname())
        if self.nr_conns >= self.worker_connections:
            self._make_room()
        self._read_head(connection)

    def handle(self, conn: Connection) -> bool:
        """Work for a request whose head is there; called in a thread."""
        with self._places.taken():
            return bool(super().handle(conn))

    def finish_request(self, conn: Connection, fs: Future[bool]) -> None:
        """A thread is done with a request."""
        if not fs.cancelled() and fs.exception() is None and fs.result():
            conn.keep()
            self._read_head(conn)
        else:
            self._part(conn)

    def handle_error(self, req: object, client: Any, addr: Any, exc: Exception) -> None:
        """What could not be read as a request, or failed around the application."""
        if answer_unreadable(client, exc) < 500:
            self.log.warning("refused what is no request, from %s: %s", addr and addr[0], exc)
        else:
            self.log.exception("a request failed outside the application")

    def handle_exit(self, sig: int, frame: object) -> None:
        """SIGTERM: leave, and stop when those who send us requests have had time to hear of it."""
        if self.app.leaving.is_set():
            return  # told twice, it goes no later
        self._departure.begin()
        self.app.leaving.set()
        self._leave(sig, frame)

    def handle_request(self, req: Any, conn: object) -> bool:
        """As gunicorn does; a process that leaves answers each connection once more."""
        if self.app.leaving.is_set():
            req.force_close()
            if req.path not in PROBES:
                self._departure.note_request()
        return bool(super().handle_request(req, conn))

    def handle_quit(self, sig: int, frame: object) -> None:
        """Ctrl-C: at once, or the waiting threads would keep the process."""
        self.app.leaving.set()
        self.app.stopping.set()
        super().handle_quit(sig, frame)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """As gunicorn does, and no longer than until somebody has to go."""
        until_next = self._lobby.next_end() - time.monotonic()
        super().wait_for_and_dispatch_events(max(0.0, min(timeout, until_next)))

    def murder_keepalived(self, force: bool = False) -> None:
        """Gunicorn's hook, called at each turn of the loop: close those who have to go."""
        for stay, connection in self._lobby.overdue(all_of_them=force):
            if stay is Stay.HEAD and not force:
                self._slow.note("head", address_of(connection.client))
                self._refuse(connection, SlowClientError())
            else:
                self._close(connection)
        self._slow.tell()

    def _leave(self, sig: int, frame: object) -> None:
        """Stop as soon as it may be; called anew on the event loop until then."""
        remaining_s = self._departure.remaining_s()
        if not remaining_s:
            self._stop(sig, frame)
            return
        again = partial(self._leave, sig, frame)
        timer = Timer(remaining_s, self.method_queue.defer, [again])
        timer.daemon = True
        timer.start()

    def _stop(self, sig: int, frame: object) -> None:
        """Requests that wait for a job end now, the others in their own time."""
        self.app.stopping.set()
        super().handle_exit(sig, frame)

    def _cap_keepalive(self, deadline: float) -> None:
        """Gunicorn's hook, called when it has stopped to take connections."""
        self._lobby.close_by(deadline)

    def _keepalive_after(self, conn: Connection, keepalive: bool) -> bool:
        """Gunicorn's hook: it would wait for the rest of a body here, which `RawRequest` ends."""
        return keepalive

    def _read_head(self, connection: Connection) -> None:
        """Go on with a connection of which more may have come."""
        match connection.read_head():
            case Head.WHOLE:
                self._lobby.release(connection)
                self.enqueue_req(connection)
            case Head.ENDED:
                self._close(connection)
            case Head.TOO_LONG:
                self._refuse(connection, connection.why_too_long())
            case Head.PART:
                self._lobby.receive(connection, Stay.HEAD, self._read_head)
            case Head.NOTHING:
                self._lobby.receive(connection, Stay.IDLE, self._read_head)

    def _refuse(self, connection: Connection, why: Exception) -> None:
        """Answer what is no request, or not yet one."""
        with connection.sock.hurried():
            answer_unreadable(connection.sock, why)
        self._part(connection)

    def _part(self, connection: Connection) -> None:
        """Say that nothing follows, and listen for as long as the client needs to hear it."""
        try:
            connection.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self._close(connection)
        else:
            self._throw_away(connection)

    def _throw_away(self, connection: Connection) -> None:
        if connection.sock.read_here(_PARTING_READ_SIZE) == b"":
            self._close(connection)
        else:
            self._lobby.receive(connection, Stay.PARTING, self._throw_away)

    def _make_room(self) -> None:
        """More have connected than we may have: who has held on longest goes."""
        found = self._lobby.oldest()
        if found is not None:
            self._slow.note("too many", address_of(found[1].client))
            self._close(found[1])

    def _close(self, connection: Connection) -> None:
        self._lobby.release(connection)
        self.nr_conns -= 1
        with suppress(OSError):
            connection.close()
