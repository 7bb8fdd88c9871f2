"""The sales team's socket: the whole board when asked, then what changed, at most four times a second.

Changes are told by the signals of :mod:`server.news`; nothing is kept that a new request for the board would
not bring back, so a page that was away asks again and has missed nothing. Where news of other processes were
lost, pages are told to ask "again".
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from flask import request
from flask_socketio import ConnectionRefusedError as SocketRefusedError
from flask_socketio import SocketIO, join_room, leave_room

from server import news
from server.board import Boards
from server.errors import RefusedError
from server.i18n import current_locale, speaking
from server.i18n import gettext as _
from server.origins import welcome
from server.routes.sales_session import person_of_request
from server.store.instants import now_ms
from server.wire import BoardWanted, Failure

#: Where the sales page's sockets live.
NAMESPACE = "/sales"
#: The least time between two pushes to one development's pages, s.
PUSH_EVERY_S = 0.25
#: A push that took long is followed by so many times its length of rest: the buyers' batches go before it.
REST = 4.0


@dataclass
class Watch:
    """Who watches which development in which language, and what has changed there since the last push."""

    boards: Boards
    socketio: SocketIO
    _watched: dict[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    _changed: dict[str, set[str]] = field(default_factory=dict, repr=False)
    _pushing: bool = False
    #: What the signals call; they hold no strong references, so that the app is let go as a whole.
    listeners: tuple[Callable[..., None], ...] = ()

    def watch(self, sid: str, development: str) -> None:
        """Let the page of socket ``sid`` have the changes of ``development``, and of no other."""
        if before := self._watched.get(sid):
            leave_room(_room(*before), sid, NAMESPACE)
        self._watched[sid] = development, current_locale()
        join_room(_room(*self._watched[sid]), sid, NAMESPACE)

    def leave(self, sid: str) -> None:
        """Forget a page that closed."""
        self._watched.pop(sid, None)

    def changed(self, buyer: str, development: str | None = None) -> None:
        """Note that a buyer's line is to be pushed; without ``development`` wherever somebody watches."""
        watched = {place for place, _locale in self._watched.values()}
        for place in watched if development is None else watched & {development}:
            self._changed.setdefault(place, set()).add(buyer)
        if self._changed and not self._pushing:
            self._pushing = True
            self.socketio.start_background_task(self._push)

    def _push(self) -> None:
        try:
            while self._changed:
                began = time.monotonic()
                changed, self._changed = self._changed, {}
                for development, locale in sorted(set(self._watched.values())):
                    if buyers := changed.get(development):
                        self._tell(development, locale, buyers)
                took = time.monotonic() - began
                self.socketio.sleep(max(PUSH_EVERY_S, REST * took))
        finally:
            self._pushing = False

    def _tell(self, development: str, locale: str, buyers: set[str]) -> None:
        # No request is being answered here, or a buyer's, who may speak another language.
        with speaking(locale):
            change = self.boards.change(development, buyers, now_ms())
        room = _room(development, locale)
        self.socketio.emit("change", msgspec.to_builtins(change), to=room, namespace=NAMESPACE)


def _room(development: str, locale: str) -> str:
    """Whoever watches a development in one language gets the same sentences."""
    return f"{development} {locale}"


def register_sockets(socketio: SocketIO, boards: Boards) -> Watch:
    """Open the namespace to the sales team, and follow the news."""
    watch = Watch(boards, socketio)

    def _refusal() -> str:
        person = person_of_request(boards.store)
        ours = welcome(request.headers.get("Origin"), request.host, ())
        return "" if person and not person.must_change and ours else _("Sign in first.")

    def _connect(*_auth: Any) -> None:
        if refusal := _refusal():
            raise SocketRefusedError(refusal)

    def _board(data: Any = None, *_more: Any) -> Any:
        if refusal := _refusal():  # the sign-in may have ended since the socket was opened
            return msgspec.to_builtins(Failure(refusal))
        try:
            wanted = msgspec.convert(data, BoardWanted)
            board = boards.board(wanted.development, now_ms())
        except (msgspec.ValidationError, RefusedError) as error:
            remedy = getattr(error, "remedy", "")
            return msgspec.to_builtins(Failure(str(error), _(remedy) if remedy else ""))
        watch.watch(request.sid, wanted.development)  # type: ignore[attr-defined]  # Flask-SocketIO's own
        return msgspec.to_builtins(board)

    def _disconnect(*_reason: Any) -> None:
        watch.leave(request.sid)  # type: ignore[attr-defined]  # Flask-SocketIO's own

    socketio.on_event("connect", _connect, namespace=NAMESPACE)
    socketio.on_event("board", _board, namespace=NAMESPACE)
    socketio.on_event("disconnect", _disconnect, namespace=NAMESPACE)

    def _buyer(_sender: object, buyer: str, development: str) -> None:
        watch.changed(buyer, development)

    def _forgotten(_sender: object, buyer: str) -> None:
        watch.changed(buyer)

    def _missed(_sender: object) -> None:
        # Every page asks for its board again, and so has all that it was not told.
        socketio.emit("again", namespace=NAMESPACE)

    watch.listeners = (_buyer, _forgotten, _missed)
    news.missed.connect(_missed)
    news.attended.connect(_buyer)
    news.came_or_went.connect(_buyer)
    news.enquired.connect(_buyer)
    news.forgotten.connect(_forgotten)
    return watch
