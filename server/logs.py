"""How the log is written: a JSON object a line for machines, in colour for people; with nobody in it.

An error's own message may quote what somebody wrote, and a message's arguments may be anything. So machines
are given the sentence as it stands in the source, the error's class and its places in the code, and no more.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import gevent
from rich.console import Console
from rich.logging import RichHandler

from server import journal

#: Of other people's loggers only the name is told: their sentences come with addresses filled in.
_OURS = "server."
_PRINTS_ADDRESSES = "server.wsgi"


class JsonLines(logging.Formatter):
    """A record as one JSON object: ``at``, ``level``, ``event``, and what is known of it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
        }
        if record.name == journal.LOGGER.name:
            said |= {"event": record.msg, **getattr(record, "facts", {})}
        else:
            said |= {"event": "message", "logger": record.name}
            if record.name.startswith(_OURS) and record.name != _PRINTS_ADDRESSES:
                said["text"] = str(record.msg)  # without its arguments
        if record.exc_info and record.exc_info[0]:
            said |= _error(record.exc_info[0], record.exc_info[2])
        return json.dumps(said, ensure_ascii=False)


def install(kind: str) -> None:
    """Write the log to stderr: ``kind`` "json" for machines, "" for people, who are told of troubles only."""
    handler: logging.Handler
    if kind == "json":
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonLines())
        journal.LOGGER.setLevel(logging.INFO)
        gevent.get_hub().print_exception = _greenlet_failed
    else:
        handler = RichHandler(console=Console(stderr=True))
        handler.setFormatter(logging.Formatter("%(message)s"))
        logging.getLogger(_PRINTS_ADDRESSES).addFilter(_without_address)
    for name in ("engineio.server", "socketio.server"):
        logging.getLogger(name).handlers.clear()  # they would write a second time, in their own way
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)


def _error(kind: type[BaseException], where: TracebackType | None) -> dict[str, Any]:
    frames = traceback.extract_tb(where)
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": f"{kind.__module__}.{kind.__qualname__}", "places": places}


def _greenlet_failed(_context: object, kind: Any, error: Any, where: Any) -> None:
    logging.getLogger("server.greenlet").error("A task failed.", exc_info=(kind, error, where))


def _without_address(record: logging.LogRecord) -> bool:
    # "<socket ... raddr=('192.0.2.1', 40000)>: Invalid HTTP method": what follows the socket is the message.
    record.msg, record.args = str(record.getMessage()).rpartition(">: ")[2], ()
    return True
