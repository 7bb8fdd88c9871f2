"""A buyer's yes, its end, and what is not done before it."""

from typing import Any

import msgspec

from server.store.models import Batch, Buyer, Consent, Decision, Tally
from tests.server.deciding import PLACE
from tests.server.house import House, Visitor, yes


def hello(visitor: Visitor, socket: Any, **changes: Any) -> Any:
    said = {"visit": visitor.visit, "development": PLACE, "consent": visitor.consent} | changes
    return socket.emit("hello", said, callback=True)


def test_before_the_yes_there_is_no_cookie_and_no_row(house: House) -> None:
    visitor = house.visitor()
    for address in ("/healthz", "/noticed.json", f"/d/{PLACE}/build/manifest.json"):
        with visitor.client.get(address) as answer:
            assert answer.status_code == 200
            assert "Set-Cookie" not in answer.headers
    assert visitor.client.get("/noticed.json").json["known"] is False
    assert house.count(Buyer) == house.count(Consent) == 0


def test_a_yes_is_kept_as_a_receipt_and_gives_a_cookie_that_scripts_cannot_read(house: House) -> None:
    visitor = house.visitor()
    answer = visitor.client.post("/consent", data=msgspec.json.encode(yes(locale="nl")))
    (receipt,) = house.all(Consent)
    assert answer.json == {"consent": receipt.id}
    assert (receipt.text_hash, receipt.locale, receipt.method) == ("0" * 64, "nl", "banner")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert receipt.buyer_id not in answer.text


def test_a_second_yes_is_of_the_same_buyer(house: House, buyer: Visitor) -> None:
    buyer.agree(method="page")
    assert house.count(Buyer) == 1
    assert house.count(Consent) == 2


def test_a_yes_on_a_showrooms_display_ends_with_its_visitor_and_what_was_concluded_goes(
    buyer: Visitor,
) -> None:
    buyer.post(buyer.batch())
    buyer.house.settle()
    assert buyer.house.count(Tally) > 0
    left = buyer.client.post("/consent/leave")
    assert left.json == {"left": True}
    assert buyer.client.get_cookie("maquette_buyer") is None
    assert buyer.client.get("/noticed.json").json["known"] is False
    (consent,) = buyer.house.all(Consent)
    assert consent.withdrawn_at is not None
    assert buyer.house.count(Batch) == 1
    assert buyer.house.count(Tally) == 0
    # Who comes next and says yes is somebody else.
    buyer.agree()
    assert buyer.house.count(Buyer) == 2


def test_who_asked_a_question_by_name_at_a_display_is_still_known_to_those_who_answer(buyer: Visitor) -> None:
    buyer.post(buyer.batch())
    buyer.house.settle()
    asked = {"development": PLACE, "name": "Ada", "email": "ada@example.org", "message": "Free?", "unit": ""}
    assert buyer.client.post(f"/d/{PLACE}/enquiry", data=msgspec.json.encode(asked)).status_code < 300
    buyer.client.post("/consent/leave")
    (consent,) = buyer.house.all(Consent)
    assert consent.withdrawn_at is not None
    assert buyer.house.count(Tally) > 0


def test_a_browser_that_asks_for_privacy_is_not_recorded(house: House) -> None:
    answer = house.visitor().client.post(
        "/consent", data=msgspec.json.encode(yes()), headers={"Sec-GPC": "1"}
    )
    assert answer.status_code == 403
    assert "Global Privacy Control" in answer.json["error"]
    assert house.count(Buyer) == 0


def test_a_browser_that_asks_for_privacy_later_is_not_recorded_from_then_on(
    house: House, buyer: Visitor
) -> None:
    buyer.post(buyer.batch())
    answer = buyer.client.post("/rows", data=msgspec.json.encode([buyer.batch()]), headers={"Sec-GPC": "1"})
    assert answer.json[0]["reason"] == "no_consent"
    assert house.count(Batch) == 1
    assert buyer.client.post("/noticed/erase", headers={"Sec-GPC": "1"}).status_code == 200
    assert house.count(Batch) == 0


def test_a_tampered_cookie_is_nobodys(house: House, buyer: Visitor) -> None:
    signed = buyer.client.get_cookie("maquette_buyer")
    assert signed is not None
    buyer.client.set_cookie("maquette_buyer", signed.value[:-2] + "xx")
    assert buyer.post(buyer.batch())[0].reason == "no_consent"
    assert house.count(Batch) == 0


def test_a_buyer_who_withdraws_is_told_on_every_screen_and_not_recorded_again(
    house: House, buyer: Visitor
) -> None:
    socket, other = buyer.socket(), house.visitor().agree()
    other_socket = other.socket()
    assert hello(buyer, socket)["recording"]
    assert hello(other, other_socket)["recording"]
    buyer.post(buyer.batch())
    house.settle()
    assert house.count(Tally) > 0
    assert buyer.client.delete("/consent").status_code == 200
    assert [one["name"] for one in socket.get_received()] == ["withdrawn"]
    assert other_socket.get_received() == []
    assert buyer.post(buyer.batch())[0].reason == "withdrawn"
    assert hello(buyer, socket)["reason"] == "withdrawn"
    assert house.count(Batch) == 1
    assert house.count(Tally) == house.count(Decision) == 0


def test_a_yes_to_recording_alone_makes_no_profile(house: House) -> None:
    visitor = house.visitor().agree(purposes=["attention"])
    assert visitor.post(visitor.batch())[0].state == "stored"
    house.settle()
    assert house.count(Batch) == 1
    assert house.count(Tally) == 0


def test_hello_says_why_nothing_is_recorded(house: House, buyer: Visitor) -> None:
    stranger = house.visitor()
    assert hello(stranger, stranger.socket(), consent="nobody-said-so")["reason"] == "no_consent"
    socket = buyer.socket()
    assert hello(buyer, socket, development="elsewhere")["reason"] == "unknown_development"
    assert hello(buyer, socket, visit="?")["reason"].startswith("malformed")
    assert not house.parts.presence.online(buyer.buyer)
    assert hello(buyer, socket)["recording"]
    assert socket.emit("clock", {}, callback=True)["recording"]
    assert house.parts.presence.buyers() == {buyer.buyer}
    socket.disconnect()
    assert house.parts.presence.buyers() == set()
