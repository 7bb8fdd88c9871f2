"""A serving process from its first line to its last: set up, announce, listen, stop, lose nothing."""

import logging
import os
import signal
import socket
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import gevent
from flask import Flask
from gevent.pywsgi import WSGIHandler, WSGIServer
from rich.console import Console

from server import descriptors, journal, logs
from server.announce import announce
from server.app import create_app, parts_of
from server.calm import calm_the_collector
from server.errors import RefusedError
from server.patience import Patient
from server.sampling import bring_in_sample
from server.settings import Settings
from server.signin import first_password
from server.store.instants import now_ms
from server.store.migrate import migrate

#: Connections that the kernel keeps for us while we are busy.
BACKLOG = 2_048
#: What is read of a line at once; as long as a line is open, it has a buffer of that size.
READ_BYTES = 1_024
#: How long the next request of an open line may take to begin, and then the rest of its head, s.
REQUEST_S = 30.0
#: How long open sockets may take to end when the server stops, s.
FAREWELL_S = 1.0


class PortTakenError(RefusedError):
    """Somebody listens there already, or we may not."""

    remedy = "Stop the other program, or choose another port: PORT=8001 make run."


class DataFolderError(RefusedError):
    """The folder for builds, database and secret cannot be written."""

    remedy = "Name another one: MAQUETTE_DATA=FOLDER make run."


class Handler(WSGIHandler):  # type: ignore[misc] # gevent ships no types for its server
    """Waits for a request no longer than a browser needs; hangs up after a socket, which ends its line."""

    #: The body of the request.
    wsgi_input: Any

    def __init__(self, sock: Any, address: Any, server: Any) -> None:
        """Read with a buffer that thousands of open lines can each have."""
        super().__init__(sock, address, server, sock.makefile("rb", READ_BYTES))

    def read_requestline(self) -> str:
        """The first line of the next request, "" where it does not come in time."""
        try:
            with gevent.Timeout(REQUEST_S):
                return str(super().read_requestline())
        except gevent.Timeout:
            return ""

    def read_request(self, raw_requestline: str) -> bool:
        """Read the rest of the head; one that comes a letter a minute is a bad request."""
        with gevent.Timeout(REQUEST_S, ValueError("The head of a request took too long.")):
            return bool(super().read_request(raw_requestline))

    def get_environ(self) -> dict[str, Any]:
        """What the application is told of the request; its body is waited for no longer than is sensible."""
        environ: dict[str, Any] = super().get_environ()
        whole = environ["wsgi.input"] is self.wsgi_input  # and not the line itself, as of a socket
        self.wsgi_input = Patient(self.wsgi_input)
        return {**environ, "wsgi.input": self.wsgi_input} if whole else environ

    def handle_one_response(self) -> None:
        """Answer, then keep the line only for HTTP."""
        super().handle_one_response()
        if self.wsgi_input.gave_up or self.environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            self.close_connection = True


def serve(settings: Settings, *, with_sample: bool) -> None:
    """Serve until SIGINT or SIGTERM; PortTakenError and DataFolderError come before all else."""
    gevent.config.track_greenlet_tree = False  # who began whom is never asked, and costs 3 KB each
    console = Console()
    listener = _listen(settings)
    _prepare(settings.data)
    sockets = descriptors.claim()
    app = create_app(replace(settings, keeper_apart=True, sockets=sockets))
    logs.install(settings.log)
    parts = parts_of(app)
    migrate(parts.store)
    behind = bring_in_sample(settings) if with_sample else None
    parts.start()
    calm_the_collector()
    announce(console, listener.getsockname(), parts.builds.ids(), first_password(parts.store, now_ms()))
    port, developments = listener.getsockname()[1], len(parts.builds.ids())
    journal.note("serving", port=port, developments=developments, sockets=sockets)
    _run(app, listener)
    journal.note("stopped")
    if behind and behind.poll() is None:
        # Not SIGINT: who was started behind a shell's "&" does not hear it.
        behind.terminate()


def _listen(settings: Settings) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        return socket.create_server(
            (settings.host, settings.port), family=family, backlog=BACKLOG, reuse_port=False
        )
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno else str(error)
        raise PortTakenError(f"Port {settings.port} of {settings.host} cannot be used: {why}.") from error


def _prepare(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=data):
            pass
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise DataFolderError(f"The data folder {data} cannot be used: {why}.") from error


def _run(app: Flask, listener: socket.socket) -> None:
    listener.setblocking(False)
    server = WSGIServer(
        listener, app, log=None, error_log=logging.getLogger("server.wsgi"), handler_class=Handler
    )
    stopping = gevent.event.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(number, stopping.set)
    server.start()
    stopping.wait()
    # Nobody new; then commit what was taken, so that its senders are still here to be told.
    server.close()
    parts_of(app).stop()
    server.stop(timeout=FAREWELL_S)
