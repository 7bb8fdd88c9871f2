"""News reach every process by way of a real Redis, whatever becomes of it."""

import signal
import time
from collections.abc import Iterator

import pytest
from redis import Redis

from server import redis_carrier
from server.carrier import Carrier, carrier_for
from server.news import News
from server.presence import SILENT_S, Presence
from server.redis_carrier import RedisCarrier
from server.sales_sockets import NAMESPACE
from server.settings import BadSettingError
from server.store import buyers
from server.store.instants import now_ms
from server.wire import Reason, Suggestion
from tests.grown.redis import OwnRedis, a_redis
from tests.server.deciding import PLACE
from tests.server.house import House, Visitor
from tests.server.test_sales_sockets import signed_in_socket
from tests.waiting import until

ATTENDED = News("attended", "ada", "quay")


@pytest.fixture
def redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnRedis]:
    """A Redis, and processes that lose their patience with it sooner than in earnest."""
    monkeypatch.setattr(redis_carrier, "BEAT_S", 0.1)
    monkeypatch.setattr(redis_carrier, "DEAF_AFTER_S", 1.5)
    monkeypatch.setattr(redis_carrier, "LONGEST_S", 0.3)
    with a_redis() as made:
        yield made


class Process:
    """The carrier of a process, and what it has heard."""

    def __init__(self, redis: OwnRedis, secret: str = "ours") -> None:
        self.heard: list[News] = []
        self.carrier: Carrier = carrier_for(redis.url, secret)
        self.carrier.listen(self.heard.append)
        self.carrier.start()

    def count(self, what: str) -> int:
        return sum(news.what == what for news in self.heard)


@pytest.fixture
def pair(redis: OwnRedis) -> Iterator[tuple[Process, Process]]:
    """Two processes that hear one another."""
    both = Process(redis), Process(redis)
    until(lambda: redis.listeners() == 2, 30)
    yield both
    for one in both:
        one.carrier.stop()


def test_what_one_process_tells_each_hears_once(pair: tuple[Process, Process]) -> None:
    suggested = News("suggested", "ada", suggestion=Suggestion("d", "u", "A home", [Reason("You came", 1.5)]))
    one, other = pair
    for news in (suggested, ATTENDED):
        one.carrier.tell(news)
    other.carrier.tell(News("came", "bob", "quay", process="other"))
    until(lambda: len(one.heard) == len(other.heard) == 3, 30)
    assert sorted(news.what for news in one.heard) == ["attended", "came", "suggested"]
    assert suggested in other.heard


def test_a_redis_that_is_gone_and_back_is_heard_again_and_everybody_asks_anew(
    redis: OwnRedis, pair: tuple[Process, Process]
) -> None:
    one, other = pair
    redis.server.end(signal.SIGKILL)
    began = time.monotonic()
    for _ in range(100):
        one.carrier.tell(News("attended", "lost", "quay"))
    assert time.monotonic() - began < 1, "who tells must not wait for Redis"
    assert one.count("attended") == 100
    redis.server.start()
    until(lambda: one.count("missed") > 0 and other.count("missed") > 0, 30)
    one.carrier.tell(ATTENDED)
    until(lambda: ATTENDED in other.heard, 30)


def test_a_connection_that_is_open_and_dead_is_noticed_and_mended(
    redis: OwnRedis, pair: tuple[Process, Process]
) -> None:
    one, other = pair
    with Redis.from_url(redis.url) as client:
        # Subscribed and never told anything more, as behind a router that forgot the connection.
        client.execute_command("CLIENT", "PAUSE", "2500", "ALL")
        until(lambda: one.count("missed") > 0 and other.count("missed") > 0, 30)
    one.carrier.tell(ATTENDED)
    until(lambda: ATTENDED in other.heard, 30)


def test_processes_of_another_showcase_on_the_same_redis_hear_nothing(
    redis: OwnRedis, pair: tuple[Process, Process]
) -> None:
    stranger = Process(redis, "theirs")
    until(lambda: redis.listeners() == 3, 30)
    pair[0].carrier.tell(ATTENDED)
    until(lambda: ATTENDED in pair[1].heard, 30)
    stranger.carrier.stop()
    assert stranger.heard == []


def test_news_that_cannot_be_read_are_passed_over(redis: OwnRedis, pair: tuple[Process, Process]) -> None:
    with Redis.from_url(redis.url) as client:
        (channel,) = client.pubsub_channels("maquette:*")
        client.publish(channel, b'{"by": "x", "news": [{"what": "of a later version"}]}')
        client.publish(channel, b"\xff")
    pair[0].carrier.tell(ATTENDED)
    until(lambda: ATTENDED in pair[1].heard, 30)


def test_more_news_than_can_wait_are_dropped_and_said_to_be(redis: OwnRedis) -> None:
    redis.server.end()
    carrier = RedisCarrier(redis.url, "ours")
    for _ in range(redis_carrier.MOST_WAITING + 5):
        carrier.tell(ATTENDED)
    redis.server.start()
    other = Process(redis)
    until(lambda: redis.listeners() == 1, 30)
    carrier.start()
    until(lambda: other.count("attended") == 5, 30)
    assert other.count("missed") == 1
    for one in (carrier, other.carrier):
        one.stop()


def test_an_address_that_is_no_redis_is_refused_in_words() -> None:
    with pytest.raises(BadSettingError, match="MAQUETTE_REDIS"):
        carrier_for("http://somewhere", "ours")


def test_where_news_were_lost_pages_are_told_to_ask_again_and_a_withdrawal_is_found_in_the_tables(
    house: House, buyer: Visitor
) -> None:
    sales, screen = signed_in_socket(house), buyer.socket()
    hello = {"visit": buyer.visit, "development": PLACE, "consent": buyer.consent}
    assert screen.emit("hello", hello, callback=True)["recording"]
    with house.parts.store.write() as session:
        buyers.withdraw(session, buyer.buyer, now_ms())
    sales.get_received(NAMESPACE)
    house.parts.tell(News("missed"))
    assert [one["name"] for one in sales.get_received(NAMESPACE)] == ["again"]
    assert [one["name"] for one in screen.get_received()] == ["withdrawn"]
    assert not house.parts.presence.online(buyer.buyer)


def test_a_suggestion_that_another_process_made_comes_to_the_buyers_screen_here(
    house: House, buyer: Visitor
) -> None:
    screen, stranger = buyer.socket(), house.visitor().agree().socket()
    screen.emit(
        "hello", {"visit": buyer.visit, "development": PLACE, "consent": buyer.consent}, callback=True
    )
    made = Suggestion("decision", "S-3-0", "A home for you", [])
    house.parts.tell(News("suggested", buyer.buyer, suggestion=made))
    assert [one["args"][0]["decision"] for one in screen.get_received()] == ["decision"]
    assert stranger.get_received() == []


def test_a_buyer_at_another_process_is_here_until_it_says_otherwise_or_nothing() -> None:
    now = 100.0
    presence = Presence("this", clock=lambda: now)
    presence.came("s1", "ada", "quay")
    presence.came_to("that", "bob", "quay")
    presence.came_to("that", "ada", "quay")
    assert presence.buyers() == {"ada", "bob"}
    assert presence.own() == {"ada": "quay"}
    presence.went("s1")
    assert presence.online("ada")
    assert presence.are_at("that", {"ada": "quay", "eve": "mill"}) == {"bob": "quay", "eve": "mill"}
    assert presence.are_at("this", {"nobody": "quay"}) == {}
    presence.forget("eve")
    now += SILENT_S
    assert presence.gone_silent() == {}
    now += 1
    assert presence.gone_silent() == {"ada": "quay"}
    assert presence.buyers() == set()
