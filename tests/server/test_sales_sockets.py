"""The sales page's socket: the whole board when asked, then what changed, soon and not too often."""

import time
from collections.abc import Callable
from typing import Any

import gevent
import msgspec
import pytest

from server import news
from server.sales_sockets import NAMESPACE, PUSH_EVERY_S
from server.signin import choose_password, first_password
from server.store.instants import now_ms
from server.wire import Board, BoardChange, Row
from tests.server.deciding import PLACE
from tests.server.house import ROOM, STAGE, UNIT, House, Visitor
from tests.server.salesworld import ORIGIN, PASSWORD


@pytest.fixture
def page(house: House) -> Any:
    """An open page of the sales team's that has its board."""
    page = signed_in_socket(house)
    assert page.is_connected(NAMESPACE)
    ask(page)
    return page


def test_who_is_not_signed_in_gets_no_socket(house: House) -> None:
    socketio = house.parts.socketio
    stranger = socketio.test_client(house.app, namespace=NAMESPACE, flask_test_client=house.app.test_client())
    assert not stranger.is_connected(NAMESPACE)


def test_a_page_of_another_site_gets_no_socket_even_with_the_cookie(house: House) -> None:
    elsewhere = signed_in_socket(house, {"Origin": "https://elsewhere.example"})
    assert not elsewhere.is_connected(NAMESPACE)


def test_the_one_time_password_opens_no_socket(house: House) -> None:
    first = first_password(house.parts.store, now_ms())
    assert first is not None
    assert not enter(house, first[1]).is_connected(NAMESPACE)


def test_a_sign_in_that_ended_gets_no_board_on_an_open_socket(house: House, page: Any) -> None:
    choose_password(house.parts.store, 1, PASSWORD, "another row of bricks", now_ms())
    assert page.emit("board", {"development": PLACE}, namespace=NAMESPACE, callback=True)["error"]


def test_a_flat_is_on_top_of_the_page_within_a_second_of_its_batch(page: Any, buyer: Visitor) -> None:
    began = now_ms()
    buyer.post(buyer.batch(Row(ROOM, STAGE, 9_000, 10_000), Row("roof", STAGE, 1_000, 10_000)))
    [line] = until(page, lambda change: bool(change.lines)).lines
    assert now_ms() - began < 1_000
    assert line.buyer == buyer.buyer
    assert line.interests[0].feature == UNIT
    assert line.interests[0].seconds == pytest.approx(9.0)
    assert [stage.stage for stage in line.stages] == [STAGE]


def test_a_crowd_of_batches_makes_no_more_than_four_pushes_a_second(
    house: House, page: Any, buyer: Visitor
) -> None:
    others = [house.visitor().agree() for _ in range(4)]
    began = time.monotonic()
    for number in range(12):
        somebody = [buyer, *others][number % 5]
        somebody.post(somebody.batch())
        gevent.sleep(0.05)
    house.settle()
    gevent.sleep(2 * PUSH_EVERY_S)  # whatever is still to be pushed has been pushed by then
    changes = received(page)
    assert 1 <= len(changes) <= (time.monotonic() - began) / PUSH_EVERY_S + 1
    assert {line.buyer for change in changes for line in change.lines} == {
        one.buyer for one in [buyer, *others]
    }


def test_a_buyer_who_comes_is_here_and_one_who_goes_is_not(page: Any, buyer: Visitor) -> None:
    buyer.post(buyer.batch())
    until(page, lambda change: bool(change.lines))
    socket = buyer.socket()
    socket.emit("hello", {"visit": buyer.visit, "development": PLACE, "consent": buyer.consent})
    assert until(page, lambda change: change.lines[0].online)
    assert [line.buyer for line in ask(page).now] == [buyer.buyer]
    socket.disconnect()
    assert until(page, lambda change: not change.lines[0].online)


def test_an_erased_buyer_leaves_every_open_page(page: Any, buyer: Visitor) -> None:
    buyer.post(buyer.batch())
    until(page, lambda change: bool(change.lines))
    known = buyer.buyer
    assert buyer.client.post("/noticed/erase").status_code == 200
    assert until(page, lambda change: change.gone == [known])
    assert ask(page).today == []


def test_a_page_is_told_of_its_own_development_only(page: Any, buyer: Visitor) -> None:
    buyer.post(buyer.batch())
    until(page, lambda change: bool(change.lines))
    news.attended.send(None, buyer=buyer.buyer, development="elsewhere")
    gevent.sleep(2 * PUSH_EVERY_S)  # long enough for a push that should not come
    assert received(page) == []


def test_each_page_is_told_what_changed_in_its_own_language(house: House, buyer: Visitor) -> None:
    english = signed_in_socket(house)
    german, arabic = (enter(house, PASSWORD, language=one) for one in ("de", "ar"))
    for page in (english, german, arabic):
        ask(page)
    buyer.post(buyer.batch(Row(ROOM, STAGE, 9_000, 10_000)))
    said = [until(page, lambda change: bool(change.lines)).lines[0] for page in (english, german, arabic)]
    assert [line.label.split()[0] for line in said] == ["Visitor", "Gast", "الزائر"]
    assert len({line.why for line in said}) == 3


@pytest.mark.parametrize("asked", [{}, {"development": 3}, {"development": "nowhere"}, None, "board"])
def test_a_question_that_cannot_be_answered_gets_a_sentence(page: Any, asked: object) -> None:
    answer = page.emit("board", asked, namespace=NAMESPACE, callback=True)
    assert answer["error"]
    assert page.is_connected(NAMESPACE)


def signed_in_socket(house: House, headers: dict[str, str] | None = None) -> Any:
    first = first_password(house.parts.store, now_ms())
    assert first is not None
    choose_password(house.parts.store, 1, first[1], PASSWORD, now_ms())
    return enter(house, PASSWORD, headers)


def enter(house: House, password: str, headers: dict[str, str] | None = None, language: str = "") -> Any:
    client = house.app.test_client()
    form = {"name": "sales", "password": password}
    assert client.post("/sales/sign-in", data=form, headers=ORIGIN).status_code == 303
    return house.parts.socketio.test_client(
        house.app,
        namespace=NAMESPACE,
        flask_test_client=client,
        headers=headers,
        query_string=f"?lang={language}" if language else None,
    )


def ask(page: Any) -> Board:
    answer = page.emit("board", {"development": PLACE}, namespace=NAMESPACE, callback=True)
    return msgspec.convert(answer, Board)


def received(page: Any) -> list[BoardChange]:
    found = page.get_received(NAMESPACE)
    return [msgspec.convert(one["args"][0], BoardChange) for one in found if one["name"] == "change"]


def until(page: Any, told: Callable[[BoardChange], bool]) -> BoardChange:
    """The first change that ``told`` is true of."""
    with gevent.Timeout(60):
        while True:
            for change in received(page):
                if told(change):
                    return change
            gevent.sleep(0.01)
