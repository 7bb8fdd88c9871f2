"""The buyers' socket, namespace "/": decode, hand over, answer. The contract is ``server.wire``.

Whose socket it is, its handshake says, once: the cookie's signature is not checked again with every batch.
"""

from typing import Any

import msgspec
from flask import request
from flask_socketio import join_room

from server.cookie import sender_of_request
from server.errors import UnknownDevelopmentError
from server.hearing import room_of
from server.news import News
from server.parts import Parts
from server.store.instants import now_ms
from server.store.standing import refusals_of
from server.wire import Hello, Receipt, Welcome


def add_buyers(parts: Parts) -> None:
    """Answer "hello", "clock" and "batch"; "suggestion" and "withdrawn" go the other way."""
    presence = parts.presence
    senders: dict[str, str] = {}

    def connect() -> None:
        senders[_sid()] = sender_of_request()

    def hello(data: Any = None, *_more: Any) -> Any:
        buyer = senders.get(_sid(), "")
        reason = _refusal(parts, data, buyer)
        # While the database was asked, the socket may have closed.
        if not reason and _sid() in senders:
            development = data["development"]
            join_room(room_of(buyer))
            if presence.came(_sid(), buyer, development):
                parts.tell(News("came", buyer, development, process=presence.process))
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
            parts.tell(News("went", here.buyer, here.development, process=presence.process))

    for handler in (connect, hello, clock, disconnect):
        parts.socketio.on_event(handler.__name__, handler)
    parts.socketio.server.on("batch", batch)


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
