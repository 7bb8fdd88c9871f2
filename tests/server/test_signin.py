"""Who of the sales team may come in, and who may not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from server.errors import TooManyAttemptsError
from server.signin import (
    ATTEMPTS_A_NAME,
    ATTEMPTS_AN_ADDRESS,
    WeakPasswordError,
    WrongPasswordError,
    choose_password,
    first_password,
    sign_in,
    still_signed_in,
)
from server.store.models import AuditEntry, SalesUser
from tests.server.salesworld import ORIGIN, PASSWORD, World, make_world

NOW = 1_790_000_000_000


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = make_world(tmp_path)
    yield world
    world.parts.store.close()


def test_a_fresh_database_gets_one_person_with_a_password_that_is_told_once(world: World) -> None:
    first = first_password(world.parts.store, NOW)
    assert first is not None
    name, password = first
    assert name == "sales"
    assert len(password) >= 16
    assert first_password(world.parts.store, NOW) is None
    assert password not in stored(world).password_hash
    assert stored(world).password_hash.startswith("$argon2id$")


def test_the_one_time_password_opens_nothing_but_the_choice_of_another(world: World) -> None:
    first = first_password(world.parts.store, NOW)
    assert first is not None
    client = world.client
    assert enter(client, *first).headers["Location"] == "/sales/password"
    for page in ("/sales/", "/sales/demand", "/sales/buyer/someone"):
        assert client.get(page).headers["Location"] == "/sales/password"
    chosen = client.post("/sales/password", data={"old": first[1], "new": PASSWORD}, headers=ORIGIN)
    assert chosen.headers["Location"] == "/sales/"
    assert client.get("/sales/").status_code == 200
    assert enter(world.client, *first).status_code == 401


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(world: World) -> None:
    world.salesperson()
    wrong, unknown = enter(world.client, "sales", "guess"), enter(world.client, "nobody", "guess")
    assert wrong.status_code == unknown.status_code == 401
    assert "do not belong together" in wrong.text
    assert wrong.text.replace('value="sales"', "") == unknown.text.replace('value="nobody"', "")


def test_the_sixth_try_in_a_minute_is_turned_away_even_with_the_right_password(world: World) -> None:
    world.salesperson()
    client = world.client
    assert [enter(client, "sales", "guess").status_code for _ in range(ATTEMPTS_A_NAME)] == [401] * 5
    answer = enter(client, "sales", PASSWORD)
    assert answer.status_code == 429
    assert "Wait a minute" in answer.text


def test_the_limit_is_one_of_name_and_address_and_ends_after_a_minute(world: World) -> None:
    world.salesperson()
    store = world.parts.store
    for _ in range(ATTEMPTS_A_NAME):
        with pytest.raises(WrongPasswordError):
            sign_in(store, "sales", "guess", "192.0.2.1", NOW)
    with pytest.raises(TooManyAttemptsError):
        sign_in(store, "sales", PASSWORD, "192.0.2.1", NOW + 59_000)
    assert sign_in(store, "sales", PASSWORD, "192.0.2.2", NOW).name == "sales"
    assert sign_in(store, "sales", PASSWORD, "192.0.2.1", NOW + 61_000).name == "sales"


def test_an_address_that_tries_many_names_is_turned_away_too(world: World) -> None:
    for number in range(ATTEMPTS_AN_ADDRESS):
        with pytest.raises(WrongPasswordError):
            sign_in(world.parts.store, f"name {number}", "guess", "192.0.2.1", NOW)
    with pytest.raises(TooManyAttemptsError):
        sign_in(world.parts.store, "yet another", "guess", "192.0.2.1", NOW)


@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaaaaaaa", "sales sales sales", PASSWORD, "x" * 201])
def test_a_weak_or_the_old_password_is_not_taken(world: World, weak: str) -> None:
    world.salesperson()
    with pytest.raises(WeakPasswordError):
        choose_password(world.parts.store, 1, PASSWORD, weak, NOW)


def test_an_open_page_does_not_serve_for_guessing_the_password(world: World) -> None:
    client = world.salesperson()
    new = "another row of bricks"
    for _ in range(ATTEMPTS_A_NAME):
        answer = client.post("/sales/password", data={"old": "guess", "new": new}, headers=ORIGIN)
        assert answer.status_code == 401
    answer = client.post("/sales/password", data={"old": PASSWORD, "new": new}, headers=ORIGIN)
    assert answer.status_code == 429


def test_a_new_password_ends_the_sessions_that_rest_on_the_old_one(world: World) -> None:
    elsewhere, here = world.salesperson(), world.salesperson()
    new = "another row of bricks"
    assert here.post("/sales/password", data={"old": PASSWORD, "new": new}, headers=ORIGIN).status_code == 303
    assert here.get("/sales/").status_code == 200
    assert elsewhere.get("/sales/").headers["Location"].startswith("/sales/sign-in")


def test_someone_whose_sign_in_was_closed_is_out_at_once(world: World) -> None:
    client = world.salesperson()
    with world.parts.store.write() as session:
        session.get_one(SalesUser, 1).closed_at = NOW
    assert client.get("/sales/").headers["Location"].startswith("/sales/sign-in")
    assert enter(world.client, "sales", PASSWORD).status_code == 401


def test_signing_out_closes_every_page(world: World) -> None:
    client = world.salesperson()
    assert client.post("/sales/sign-out", headers=ORIGIN).headers["Location"] == "/sales/sign-in"
    assert client.get("/sales/").headers["Location"].startswith("/sales/sign-in")


def test_the_cookie_is_out_of_reach_of_scripts_and_a_forged_one_opens_nothing(world: World) -> None:
    world.salesperson()
    answer = enter(world.client, "sales", PASSWORD)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "maquette_buyer" not in cookie
    forger = world.client
    forger.set_cookie("maquette_sales", cookie.split("=", 1)[1].split(";")[0][:-2] + "aa")
    assert forger.get("/sales/").status_code == 302


def test_a_form_of_another_site_is_refused(world: World) -> None:
    client = world.salesperson()
    form = {"name": "sales", "password": PASSWORD}
    for origin in ({"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {}):
        assert client.post("/sales/sign-in", data=form, headers=origin).status_code == 403
        assert client.post("/sales/sign-out", headers=origin).status_code == 403
    assert client.get("/sales/").status_code == 200


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example/sales/", "/sales/\\e"])
def test_signing_in_leads_to_no_page_but_our_own(world: World, wanted: str) -> None:
    world.salesperson()
    assert enter(world.client, "sales", PASSWORD, wanted).headers["Location"] == "/sales/"
    back = enter(world.client, "sales", PASSWORD, "/sales/demand?buyers=real").headers["Location"]
    assert back == "/sales/demand?buyers=real"


def test_every_sign_in_leaves_a_line_in_the_audit_log(world: World) -> None:
    world.salesperson()
    enter(world.client, "sales", "guess")
    with world.parts.store.read() as session:
        acts = list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)))
    assert acts == ["first_user", "chose_password", "signed_in", "refused"]


def test_a_stamp_that_is_not_of_the_password_is_no_sign_in(world: World) -> None:
    world.salesperson()
    found = sign_in(world.parts.store, "sales", PASSWORD, "192.0.2.1", NOW)
    assert still_signed_in(world.parts.store, found.id, found.stamp) == found
    assert still_signed_in(world.parts.store, found.id, "0" * 16) is None
    assert still_signed_in(world.parts.store, 99, found.stamp) is None


def enter(client: FlaskClient, name: str, password: str, wanted: str = "") -> TestResponse:
    return client.post(
        "/sales/sign-in",
        query_string={"next": wanted} if wanted else {},
        data={"name": name, "password": password},
        headers=ORIGIN,
    )


def stored(world: World) -> SalesUser:
    with world.parts.store.read() as session:
        return session.get_one(SalesUser, 1)
