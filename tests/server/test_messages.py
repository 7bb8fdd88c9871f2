"""The text of socket messages: a batch is handed on as it came, everything else is read."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import messages
from server.store.models import Batch
from server.wire import Receipt
from tests.server.deciding import PLACE
from tests.server.house import House, Visitor

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(json_values)
def test_what_is_no_batch_is_read_as_it_was_written(value: Any) -> None:
    assert messages.loads(messages.dumps(["hello", value])) == ["hello", value]
    assert messages.loads(messages.dumps(value)) == value


@given(json_values)
def test_the_body_of_a_batch_is_handed_on_byte_for_byte(value: Any) -> None:
    text = messages.dumps(["batch", value])
    name, body = messages.loads(text)
    assert (name, msgspec.json.decode(body)) == ("batch", value)
    assert body.decode() in text


@pytest.mark.parametrize(
    "text", ['["batch",', '["batch",{]', '["batch",{"id":NaN}]', '["batch",' + "[" * 9_000]
)
def test_a_batch_that_is_no_json_is_handed_on_to_be_refused_by_its_name(text: str) -> None:
    name, body = messages.loads(text)
    assert (name, type(body)) == ("batch", bytes)


@pytest.mark.parametrize("text", ["[", "nothing", '["batch" {}]', ""])
def test_what_is_no_json_is_a_value_error_as_the_library_expects(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the library asks for no more
        messages.loads(text)


def test_a_batch_by_the_socket_stands_in_the_log_as_it_was_sent(house: House, buyer: Visitor) -> None:
    socket, sent = buyer.socket(), buyer.batch()
    hello = {"visit": buyer.visit, "development": PLACE, "consent": buyer.consent}
    assert socket.emit("hello", hello, callback=True)["recording"]
    receipt = socket.emit("batch", msgspec.to_builtins(sent), callback=True)
    assert msgspec.convert(receipt, Receipt).state == "stored"
    (line,) = house.all(Batch)
    assert msgspec.json.decode(line.body, type=type(sent)) == sent


@pytest.mark.parametrize("bodies", [[], [1], ["text"], [None], [[]], [{}], [{"id": 1}, {"id": 2}]])
def test_a_batch_that_is_none_is_refused_and_the_socket_lives_on(
    house: House, buyer: Visitor, bodies: list[Any]
) -> None:
    socket = buyer.socket()
    receipt = msgspec.convert(socket.emit("batch", *bodies, callback=True), Receipt)
    assert receipt.state == "refused"
    assert receipt.reason.startswith("malformed")
    good = socket.emit("batch", msgspec.to_builtins(buyer.batch()), callback=True)
    assert good["state"] == "stored"
    assert house.count(Batch) == 1


def test_a_socket_without_the_buyers_cookie_can_send_nothing(house: House, buyer: Visitor) -> None:
    stranger = house.visitor().socket()
    receipt = stranger.emit("batch", msgspec.to_builtins(buyer.batch()), callback=True)
    assert (receipt["state"], receipt["reason"]) == ("refused", "no_consent")
    assert house.count(Batch) == 0
