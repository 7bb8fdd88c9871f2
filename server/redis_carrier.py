"""Carries news between server processes by Redis' publish and subscribe, and survives Redis.

Nothing is stored in Redis: it may be restarted or emptied at any time. Socket.IO's own message queue is not
used: every process puts what it hears on its own sockets, and there is one subscription a process to mend. It
proves itself by what matters, that this process hears its own beat: a connection can be open and dead.

Threads here are greenlets where the process is patched for gevent; elsewhere ears are called in one of them.
"""

import logging
import random
import threading
import time
from collections import deque
from hashlib import sha256
from itertools import islice

import msgspec
from redis import Redis
from redis.backoff import NoBackoff
from redis.client import PubSub
from redis.exceptions import RedisError
from redis.retry import Retry

from server.carrier import Carrier
from server.ids import new_id
from server.news import News
from server.settings import BadSettingError

_LOGGER = logging.getLogger(__name__)

#: How often a process says that it is there, and how long it may not have heard itself, s.
BEAT_S = 5.0
DEAF_AFTER_S = 3 * BEAT_S
#: Pauses between attempts to reach Redis, s: doubled from the shortest to the longest, some of it by chance.
SHORTEST_S, LONGEST_S = 0.1, 5.0
#: News that wait to be published while Redis is slow; beyond it some are lost, and everybody is told so.
MOST_WAITING = 10_000
#: News in one message.
AT_ONCE = 200


class Message(msgspec.Struct, frozen=True):
    """What goes over the channel; ``by`` is the carrier that sent it, no news is a beat."""

    by: str
    news: list[News]


class RedisCarrier(Carrier):
    """Between the parts of all processes with one secret."""

    def __init__(self, url: str, secret: str) -> None:
        """Prepare; nothing is connected before ``start``."""
        super().__init__()
        self._name = new_id()
        # Numbers of databases do not keep channels apart, so the name of ours does.
        self._channel = f"maquette:{sha256(f'channel {secret}'.encode()).hexdigest()[:16]}"
        try:
            self._redis = Redis.from_url(
                url, socket_connect_timeout=2, socket_timeout=5, retry=Retry(NoBackoff(), 1)
            )
        except ValueError as error:
            raise BadSettingError(f"MAQUETTE_REDIS is no address of a Redis: {error}") from error
        self._outbox: deque[News] = deque()
        self._more = threading.Event()
        self._stopping = threading.Event()
        self._lost = False
        self._heard_at = 0.0
        self._threads = [
            threading.Thread(target=job, daemon=True) for job in (self._publishing, self._listening)
        ]

    def tell(self, news: News) -> None:
        """Tell everybody: at once those in this process, the others as soon as Redis takes it."""
        super().tell(news)
        if len(self._outbox) >= MOST_WAITING:
            self._drop()
        self._outbox.append(news)
        self._more.set()

    def start(self) -> None:
        """Begin to publish and to listen; Redis need not be there yet."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Publish what was told until now, if Redis takes it in a moment, and listen no more."""
        self._stopping.set()
        self._more.set()
        if self._threads[0].ident is not None:
            self._threads[0].join(timeout=2)

    def _drop(self) -> None:
        self._outbox.clear()
        self._lost = True

    def _publishing(self) -> None:
        pause = SHORTEST_S
        while not (self._stopping.is_set() and not self._outbox):
            self._more.wait(BEAT_S)
            self._more.clear()
            try:
                self._publish()
                pause = SHORTEST_S
            except (RedisError, OSError) as error:
                _LOGGER.warning("Redis does not take news (%s); other processes will ask anew.", error)
                self._drop()
                if self._stopping.wait(pause * random.uniform(0.5, 1)):  # noqa: S311 - no secret
                    return
                pause = min(2 * pause, LONGEST_S)

    def _publish(self) -> None:
        if self._lost:
            self._send([News("missed")])
            self._lost = False
        if not self._outbox:
            self._send([])
        while some := list(islice(self._outbox, AT_ONCE)):
            self._send(some)
            for _ in range(min(len(some), len(self._outbox))):
                self._outbox.popleft()

    def _send(self, news: list[News]) -> None:
        self._redis.publish(self._channel, msgspec.json.encode(Message(self._name, news)))

    def _listening(self) -> None:
        pause, before = SHORTEST_S, False
        while not self._stopping.is_set():
            try:
                with self._redis.pubsub() as channel:  # type: ignore[no-untyped-call]  # untyped in redis-py
                    channel.subscribe(self._channel)
                    self._heard_at = time.monotonic()
                    if before:
                        super().tell(News("missed"))
                    pause, before = SHORTEST_S, True
                    self._listen_to(channel)
            except (RedisError, OSError) as error:
                _LOGGER.warning("Redis is not heard (%s); it will be tried again.", error)
                self._stopping.wait(pause * random.uniform(0.5, 1))  # noqa: S311 - no secret
                pause = min(2 * pause, LONGEST_S)

    def _listen_to(self, channel: PubSub) -> None:
        while not self._stopping.is_set():
            said = channel.get_message(timeout=1.0)
            if said is not None and said["type"] == "message":
                self._hear(said["data"])
            elif time.monotonic() - self._heard_at > DEAF_AFTER_S:
                raise ConnectionError("nothing came, not even our own beat")

    def _hear(self, data: bytes) -> None:
        try:
            message = msgspec.json.decode(data, type=Message)
        except msgspec.DecodeError as error:  # of another version, during an update
            _LOGGER.warning("News could not be read: %s", error)
            return
        if message.by == self._name:
            self._heard_at = time.monotonic()
            return
        for news in message.news:
            super().tell(news)
