"""What a server process does with news, whoever told them: its signals, its sockets, its memory."""

from collections.abc import Callable

import gevent
import msgspec
from blinker import Signal
from flask_socketio import SocketIO

from server import news
from server.carrier import Carrier
from server.limits import Limits
from server.news import News
from server.presence import Presence
from server.store.buyers import agreeing_among
from server.store.db import Store

#: How often a process says who is here, s.
ROLL_CALL_S = 5.0


def room_of(buyer: str) -> str:
    """The Socket.IO room that all sockets of a buyer's in this process are in."""
    return f"buyer:{buyer}"


class Hearing:
    """The ear of one process, and its voice where it says who is here."""

    def __init__(
        self, carrier: Carrier, store: Store, presence: Presence, limits: Limits, socketio: SocketIO
    ) -> None:
        """Listen to ``carrier``; ``acts`` is the table of contents."""
        self._carrier = carrier
        self._store = store
        self._presence = presence
        self._limits = limits
        self._socketio = socketio
        self._roll: gevent.Greenlet[..., None] | None = None
        self.acts: dict[str, Callable[[News], None]] = {
            "attended": lambda it: _send(news.attended, it),
            "came": self._came,
            "went": self._went,
            "here": lambda it: _let_know(presence.are_at(it.process, it.here)),
            "enquired": lambda it: _send(news.enquired, it) if it.buyer else None,
            "forgotten": self._forget,
            "withdrawn": self._withdraw,
            "parted": self._part,
            "suggested": self._suggest,
            "missed": self._ask_anew,
        }
        carrier.listen(lambda it: self.acts[it.what](it))

    def start(self) -> None:
        """Say who is here from now on."""
        self._roll = gevent.spawn(self._call_the_roll)

    def stop(self) -> None:
        """Nobody is here any more."""
        if self._roll is not None:
            self._roll.kill()
        self._carrier.tell(News("here", process=self._presence.process))

    def _came(self, it: News) -> None:
        self._presence.came_to(it.process, it.buyer, it.development)
        _send(news.came_or_went, it)

    def _went(self, it: News) -> None:
        self._presence.went_from(it.process, it.buyer)
        _send(news.came_or_went, it)

    def _forget(self, it: News) -> None:
        for name in it.ids:
            self._limits.forget(name)
        news.forgotten.send(None, buyer=it.buyer)

    def _withdraw(self, it: News) -> None:
        self._socketio.emit("withdrawn", to=room_of(it.buyer))
        self._part(it)

    def _part(self, it: News) -> None:
        self._socketio.close_room(room_of(it.buyer))
        self._presence.forget(it.buyer)

    def _suggest(self, it: News) -> None:
        self._socketio.emit("suggestion", msgspec.to_builtins(it.suggestion), to=room_of(it.buyer))

    def _ask_anew(self, _it: News) -> None:
        here = set(self._presence.own())
        with self._store.read() as session:
            agreeing = agreeing_among(session, here)
        # A withdrawal may be among what was lost.
        for buyer in here - agreeing:
            self._withdraw(News("withdrawn", buyer))
        news.missed.send(None)

    def _call_the_roll(self) -> None:
        while True:
            self._carrier.tell(News("here", process=self._presence.process, here=self._presence.own()))
            _let_know(self._presence.gone_silent())
            gevent.sleep(ROLL_CALL_S)


def _send(signal: Signal, it: News) -> None:
    signal.send(None, buyer=it.buyer, development=it.development)


def _let_know(buyers: dict[str, str]) -> None:
    for buyer, development in buyers.items():
        news.came_or_went.send(None, buyer=buyer, development=development)
