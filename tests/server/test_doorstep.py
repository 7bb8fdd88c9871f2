"""One buyer, or one address, with far too many sockets, visits or yeses: put off, and nobody else notices."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import msgspec
import pytest

from server.doorstep import Caller, Doorstep
from server.limits import BURST_ROWS, ROWS_PER_SECOND, Limits
from server.simulation.door import Door
from tests.e2e.serving import Served, serving
from tests.server.deciding import write_build
from tests.server.hostile.line import RawLine
from tests.server.hostile.wounds import encoded, true_batch
from tests.server.house import yes
from tests.waiting import until

#: How the server of these tests is set: few sockets an address, one visit a buyer, and a proxy before it.
SOCKETS, OF_A_BUYER = 40, 8
#: Addresses of the documentation's, as a proxy would write them down.
OFFICE, HOME = "203.0.113.7", "198.51.100.9"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with narrow doors."""
    data = tmp_path_factory.mktemp("narrow")
    write_build(data / "builds")
    narrow = {"MAQUETTE_BUYER_VISITS": "1", "MAQUETTE_ADDRESS_SOCKETS": str(SOCKETS), "MAQUETTE_PROXIES": "1"}
    with serving(data, settings=narrow) as it:
        yield it


@pytest.mark.process
def test_a_buyer_with_too_many_sockets_is_let_in_again_when_one_has_ended(served: Served) -> None:
    door = Door(served.url)
    consent = door.consent(yes())
    lines = [RawLine.connected(served.url, door.cookie) for _ in range(OF_A_BUYER)]
    assert RawLine(served.url, door.cookie).status == 429
    # Their pages send by the other door meanwhile, and other buyers notice nothing.
    assert states(post(served, true_batch(consent), cookie=door.cookie)) == [("stored", "")]
    other = Door(served.url)
    other.consent(yes())
    assert RawLine.connected(served.url, other.cookie).status == 101
    lines.pop().close()
    until(lambda: RawLine(served.url, door.cookie).status == 101)
    assert at_the_door(served)["buyer_full"] >= 1


@pytest.mark.process
def test_a_cookie_that_is_written_otherwise_is_the_same_buyers(served: Served) -> None:
    door = Door(served.url)
    door.consent(yes())
    lines = [RawLine(served.url, door.cookie) for _ in range(OF_A_BUYER)]
    assert {line.status for line in lines} == {101}
    # Decoders of base 64 pass over what is none, so one signature can be written in many ways.
    assert RawLine(served.url, f"{door.cookie}=").status == 429
    assert RawLine(served.url, f"{door.cookie}=; other=1").status == 429


@pytest.mark.process
def test_a_buyer_who_sends_of_many_visits_at_once_is_put_off_and_the_next_buyer_is_not(
    served: Served,
) -> None:
    door, other = Door(served.url), Door(served.url)
    consent, theirs = door.consent(yes()), other.consent(yes())
    one = true_batch(consent)
    cost = len(one["rows"]) + len(one["actions"])
    many = [true_batch(consent) for _ in range(2 * int(BURST_ROWS / cost))]
    lines = [RawLine.connected(served.url, door.cookie) for _ in range(2)]
    said: list[dict[str, object]] = []
    for number, batch in enumerate(many):
        line = lines[number % 2]
        line.say(b'421["batch",%s]' % encoded(batch))
        said.append(json.loads(line.acknowledgements(1)[1]))
    assert {(it["state"], it["reason"]) for it in said} == {("stored", ""), ("later", "rate")}
    assert all(0 < int(str(it["retry_after"])) < 60_000 for it in said if it["state"] == "later")
    # The other door has the same measure.
    assert ("later", "rate") in states(
        post(served, *[true_batch(consent) for _ in range(9)], cookie=door.cookie)
    )
    assert states(post(served, true_batch(theirs), cookie=other.cookie)) == [("stored", "")]


@pytest.mark.process
def test_an_address_with_too_many_sockets_is_bounded_and_its_neighbours_are_not(served: Served) -> None:
    lines = [RawLine(served.url, X_Forwarded_For=OFFICE) for _ in range(SOCKETS)]
    assert {line.status for line in lines} == {101}
    assert RawLine(served.url, X_Forwarded_For=OFFICE).status == 429
    # What they say of themselves further in front is nobody's word.
    assert RawLine(served.url, X_Forwarded_For=f"{HOME}, {OFFICE}").status == 429
    assert RawLine(served.url, X_Forwarded_For=HOME).status == 101
    for line in lines:
        line.close()
    until(lambda: RawLine(served.url, X_Forwarded_For=OFFICE).status == 101)
    told = at_the_door(served)
    assert told["address_full"] + told.get("address_pace", 0) >= 2
    log = served.printed
    assert OFFICE not in log
    assert "Traceback" not in log


@pytest.mark.process
def test_an_address_that_says_yes_far_too_often_is_asked_to_wait_in_its_language(served: Served) -> None:
    answers = [agree(served, "192.0.2.77") for _ in range(SOCKETS)]
    assert {status for status, _ in answers} == {201, 429}
    refused = next(text for status, text in answers if status == 429)
    assert json.loads(refused)["remedy"]
    assert agree(served, "192.0.2.78")[0] == 201
    # The machine itself is not counted.
    assert {agree(served, "127.0.0.1")[0] for _ in range(SOCKETS)} == {201}
    assert at_the_door(served)["yes_pace"] >= 1
    told = metrics(served)
    assert 'maquette_requests_refused_total{reason="yes_pace"}' in told
    assert "192.0.2.7" not in told + served.printed
    for path in served.data.rglob("*"):
        assert not path.is_file() or b"192.0.2.7" not in path.read_bytes(), path


@pytest.mark.process
def test_an_address_that_floods_the_other_door_is_asked_to_wait_and_its_neighbours_are_stored(
    served: Served,
) -> None:
    door = Door(served.url)
    batch = true_batch(door.consent(yes()))
    flood = [posted(served, "192.0.2.77", {"id": "rubbish"}, cookie=door.cookie) for _ in range(3 * SOCKETS)]
    assert {status for status, _ in flood} == {200, 429}
    refused = json.loads(next(text for status, text in flood if status == 429))
    assert refused["remedy"] == "Wacht een minuut en probeer het opnieuw."
    # Whoever shares the address waits as well, with what they have; everybody else notices nothing.
    later = [posted(served, "192.0.2.77", batch, cookie=door.cookie)[0] for _ in range(SOCKETS)]
    assert 429 in later
    status, text = posted(served, "192.0.2.78", batch, cookie=door.cookie)
    assert (status, json.loads(text)[0]["state"] in ("stored", "repeat")) == (200, True)
    assert at_the_door(served)["post_pace"] >= 2
    assert 'maquette_requests_refused_total{reason="post_pace"}' in metrics(served)
    assert "192.0.2.7" not in served.printed


def test_an_office_whose_sockets_are_blocked_sends_by_the_other_door_at_its_pace() -> None:
    now = [100.0]
    step = Doorstep(clock=lambda: now[0])
    # A thousand people, a batch each 5 s, for ten minutes.
    for _ in range(600 * 200):
        assert step.post("203.0.113.7")
        now[0] += 1 / 200
    assert all(step.post("203.0.113.7") for _ in range(999))
    assert {step.post("203.0.113.7") for _ in range(10)} >= {False}
    now[0] += 100.0
    step.post("198.51.100.9")
    assert "203.0.113.7" not in repr(vars(step._posts))


def test_without_bounds_anybody_comes_in() -> None:
    step, limits = Doorstep(0, 0), Limits(0)
    caller = Caller("ann", "203.0.113.7")
    assert {step.enter(caller) for _ in range(5_000)} == {""}
    assert all(step.agree("203.0.113.7") and step.post("203.0.113.7") for _ in range(5_000))
    assert {limits.take(f"visit-{number}", "ann", 100) for number in range(500)} == {0}


def test_an_office_of_a_thousand_comes_in_at_once_and_is_forgotten_when_it_has_left() -> None:
    now = [100.0]
    step = Doorstep(clock=lambda: now[0])
    people = [Caller(f"buyer-{number}", "203.0.113.7") for number in range(1_000)]
    assert {step.enter(one) for one in people} == {""}
    assert step.enter(Caller("one-more", "203.0.113.7")) == "address_full"
    for one in people[:100]:
        step.leave(one)
    assert step.enter(people[0]) == "address_pace"
    now[0] += 1.0
    assert step.enter(people[0]) == ""
    for one in people:
        step.leave(one)
    now[0] += 100.0
    step.enter(Caller("", "198.51.100.9"))
    assert "203.0.113.7" not in repr([vars(step), vars(step._new), vars(step._yeses)])


def test_of_a_visit_that_has_gone_nothing_is_counted_any_more() -> None:
    now = [100.0]
    limits = Limits(clock=lambda: now[0])
    for number in range(500):
        assert limits.take(f"visit-{number}", f"buyer-{number}", 100) == 0
        now[0] += 0.01
    now[0] += BURST_ROWS / ROWS_PER_SECOND - 0.1
    limits.take("another", "bob", 1)
    assert "visit-499" in repr(vars(limits._visits))
    now[0] += 0.2
    limits.take("another", "bob", 1)
    assert "visit-" not in repr(vars(limits._visits))
    assert "buyer-" not in repr(vars(limits._buyers))


def test_a_batch_that_cost_nothing_is_given_back_to_visit_and_buyer() -> None:
    limits = Limits(1, clock=lambda: 0.0)
    for _ in range(10):
        assert limits.take("visit", "ann", 100) == 0
        limits.give_back("visit", "ann", 100)
    assert limits.take("visit", "ann", 100) == 0
    assert limits.take("another", "ann", 1) == 100
    assert limits.take("another", "bob", 1) == 0


def post(served: Served, *batches: dict[str, object], cookie: str) -> list[dict[str, object]]:
    """The receipts of ``batches`` by the door for pages that close."""
    said: list[dict[str, object]] = json.loads(posted(served, "127.0.0.1", *batches, cookie=cookie)[1])
    return said


def posted(served: Served, address: str, *batches: dict[str, object], cookie: str) -> tuple[int, str]:
    """Status and body of the same, from ``address``."""
    line = HTTPConnection(urlsplit(served.url).netloc, timeout=60)
    said = {"Cookie": cookie, "Origin": served.url, "X-Forwarded-For": address, "Accept-Language": "nl"}
    line.request("POST", "/rows", json.dumps(batches), said)
    answer = line.getresponse()
    found = answer.status, answer.read().decode()
    line.close()
    return found


def states(receipts: list[dict[str, object]]) -> list[tuple[object, object]]:
    """State and reason of each."""
    return [(it["state"], it["reason"]) for it in receipts]


def agree(served: Served, address: str) -> tuple[int, str]:
    """Status and body of the answer to a yes of somebody new at ``address``."""
    line = HTTPConnection(urlsplit(served.url).netloc, timeout=60)
    said = {"Origin": served.url, "X-Forwarded-For": address, "Accept-Language": "nl"}
    line.request("POST", "/consent", msgspec.json.encode(yes()), said)
    answer = line.getresponse()
    found = answer.status, answer.read().decode()
    line.close()
    return found


def at_the_door(served: Served) -> dict[str, int]:
    """What was turned away before a batch was read, by reason, as /healthz tells it."""
    found: dict[str, int] = json.loads(fetched(served, "/healthz"))["turned_away_at_the_door"]
    return found


def metrics(served: Served) -> str:
    """The text of /metrics."""
    return fetched(served, "/metrics")


def fetched(served: Served, path: str) -> str:
    """The body at ``path``."""
    line = HTTPConnection(urlsplit(served.url).netloc, timeout=60)
    line.request("GET", path)
    text = line.getresponse().read().decode()
    line.close()
    return text
