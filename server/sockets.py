"""The buyers' socket, namespace "/": decode, hand over, answer. The contract is ``server.wire``.

Whose socket it is, its handshake says, once: the cookie's signature is not checked again with every batch.
"""

from typing import Any

import msgspec
from flask import request
from flask_socketio import SocketIO, join_room

from server import news
from server.cookie import sender_of_request
from server.errors import UnknownDevelopmentError
from server.parts import Parts
from server.store.instants import now_ms
from server.store.standing import refusals_of
from server.wire import Hello, Receipt, Suggestion, Welcome


def add_buyers(parts: Parts) -> None:
    """Answer "hello", "clock" and "batch"; "suggestion" and "withdrawn" go the other way."""
    presence = parts.presence
    senders: dict[str, str] = {}

    def connect() -> None:
        senders[_sid()] = sender_of_request()

    def hello(data: Any = None, *_more: Any) -> Any:
        buyer = senders.get(_sid(), "")
        reason = _refusal(parts, data, buyer)
        if not reason:
            development = data["development"]
            join_room(room_of(buyer))
            if presence.came(_sid(), buyer, development):
                news.came_or_went.send(None, buyer=buyer, development=development)
        return _welcome(reason)

    def clock(*_data: Any) -> Any:
        return _welcome("" if presence.here(_sid()) else "no_hello")

    def batch(sid: str, body: Any = b"", *_more: Any) -> Receipt:
        # Nearly all messages are batches: they do without a request of Flask's, which costs as much as one.
        return parts.ingest.take(body if isinstance(body, bytes) else b"", senders.get(sid, ""))

    def disconnect(_reason: Any = None) -> None:
        senders.pop(_sid(), None)
        here = presence.went(_sid())
        if here is not None:
            news.came_or_went.send(None, buyer=here.buyer, development=here.development)

    for handler in (connect, hello, clock, disconnect):
        parts.socketio.on_event(handler.__name__, handler)
    parts.socketio.server.on("batch", batch)


def show(socketio: SocketIO, buyer: str, suggestion: Suggestion) -> None:
    """Put a suggestion on every screen of the buyer's."""
    socketio.emit("suggestion", msgspec.to_builtins(suggestion), to=room_of(buyer))


def tell_withdrawn(parts: Parts, buyer: str) -> None:
    """Have every screen of the buyer's stop recording and purge its queue; they are here no more."""
    parts.socketio.emit("withdrawn", to=room_of(buyer))
    part_from(parts, buyer)


def part_from(parts: Parts, buyer: str) -> None:
    """Tell the buyer's screens nothing more; they are here no more."""
    parts.socketio.close_room(room_of(buyer))
    parts.presence.forget(buyer)


def room_of(buyer: str) -> str:
    """The Socket.IO room that all sockets of a buyer's are in."""
    return f"buyer:{buyer}"


def _refusal(parts: Parts, data: Any, buyer: str) -> str:
    """Why nothing is recorded on this socket, "" where it is."""
    try:
        said = msgspec.convert(data, Hello)
        parts.builds.get(said.development)
    except msgspec.ValidationError as error:
        return f"malformed: {error}"
    except UnknownDevelopmentError:
        return "unknown_development"
    with parts.store.read() as session:
        return refusals_of(session, [(buyer, said.consent)])[0]


def _welcome(reason: str) -> Any:
    return msgspec.to_builtins(Welcome(now_ms(), recording=not reason, reason=reason))


def _sid() -> str:
    # Flask-SocketIO gives the request of a handler the id of its socket.
    return str(request.sid)  # type: ignore[attr-defined]
