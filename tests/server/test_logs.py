"""The log tells what happened, and of nobody."""

import json
import logging
import socket
import sys
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy.exc import IntegrityError

from server.ids import new_id
from server.journal import UndeclaredFactError, note
from server.logs import JsonLines
from server.settings import BadSettingError, read_settings
from server.simulation.door import Door, Line
from server.store.instants import now_ms
from server.store.models import Enquiry
from server.wire import Hello
from tests.e2e.serving import Served, serving
from tests.server.crowd import batch
from tests.server.deciding import PLACE, write_build
from tests.server.house import House, yes

NAME, EMAIL, WORDS = "Ada Moreau", "ada@homes.example", "May I bring my mother?"


@pytest.mark.process
def test_a_day_of_real_traffic_is_told_in_lines_of_json_without_anybody_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_build(tmp_path / "builds")
    monkeypatch.setenv("MAQUETTE_LOG", "json")
    with serving(tmp_path) as served:
        announced = served.printed.splitlines()
        door, visit = Door(served.url), new_id()
        consent = door.consent(yes())
        line = Line(door, lambda _: None)
        line.hello(Hello(visit, PLACE, consent))
        sent = [batch(new_id(), visit, consent, seq) for seq in range(3)]
        assert [line.send(one).state for one in sent] == ["stored"] * 3
        assert line.send(msgspec.structs.replace(sent[0], id=new_id(), active=1)).state == "refused"
        assert line.send(batch(new_id(), visit, "nobody-ever-said-so", 9)).state == "refused"
        line.close()
        cookies = [*browse(served), door.cookie]
        served.process.terminate()
        assert served.process.wait(20) == 0
    lines = [one for one in served.printed.splitlines() if one not in announced or one.startswith("{")]
    told = [json.loads(one) for one in lines]
    log = "\n".join(lines)
    secrets = {NAME, "Ada", EMAIL, WORDS, visit, consent, "127.0.0.", "maquette_", "S-2-1"}
    names = secrets | {one.id for one in sent} | set(cookies)
    assert [name for name in names if name in log] == []
    events = {one["event"] for one in told}
    assert events >= {
        "serving", "consent_given", "batches", "enquired", "paused", "resumed", "objected", "erased",
        "consent_withdrawn", "sign_in_refused", "signed_in", "stopped",
    }  # fmt: skip
    batches = {(one["outcome"], one["reason"]): one["count"] for one in told if one["event"] == "batches"}
    assert batches == {("stored", ""): 3, ("refused", "conservation"): 1, ("refused", "no_consent"): 1}
    assert all({"at", "level", "event"} <= one.keys() for one in told)


def test_an_error_is_told_by_its_class_and_its_places_and_not_by_what_it_quotes() -> None:
    try:
        raise LookupError(f"no letter from {EMAIL}")
    except LookupError:
        told = written(logging.LogRecord("server.x", 40, "x", 1, "%s failed.", (NAME,), sys.exc_info()))
    assert (told["error"], told["text"]) == ("builtins.LookupError", "%s failed.")
    assert told["places"][-1].startswith("test_logs.py:")
    other = written(logging.LogRecord("engineio.server", 40, "x", 1, f"of {EMAIL}", (), None))
    assert other.keys() == {"at", "level", "event", "logger"}
    assert not any(one in json.dumps([told, other]) for one in (NAME, EMAIL))


def test_a_database_that_refuses_a_row_does_not_quote_it(house: House) -> None:
    def ask() -> None:
        with house.parts.store.write() as session:
            session.add(
                Enquiry(
                    id="the-same-letter", development=PLACE, name=NAME, email=EMAIL, message=WORDS, unit="",
                    at=now_ms(),
                )
            )  # fmt: skip

    ask()
    with pytest.raises(IntegrityError) as refused:
        ask()
    assert not any(one in str(refused.value) for one in (NAME, EMAIL, WORDS))


def test_a_fact_that_nobody_declared_cannot_be_told() -> None:
    with pytest.raises(UndeclaredFactError):
        note("erased", buyer="somebody")
    with pytest.raises(UndeclaredFactError):
        note("looked_at_home")


def test_a_kind_of_log_that_there_is_not_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAQUETTE_LOG", "xml")
    with pytest.raises(BadSettingError, match="'xml', which is no kind of log"):
        read_settings()


def browse(served: Served) -> list[str]:
    """Do by HTTP all that buyers and sales do, and what nobody should; the cookies that were given."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def ask(path: str, body: bytes | None = None, method: str = "POST", **headers: str) -> None:
        asked = urllib.request.Request(served.url + path, body, headers, method=method)
        try:
            opener.open(asked, timeout=20).close()
        except urllib.error.HTTPError as error:
            error.close()

    ask("/consent", msgspec.json.encode(yes()))
    letter = {"development": PLACE, "name": NAME, "email": EMAIL, "message": WORDS, "unit": "S-2-1"}
    ask(f"/d/{PLACE}/enquiry", json.dumps(letter).encode())
    ask(f"/d/{PLACE}/enquiry", json.dumps(letter | {"email": NAME}).encode())
    for path in ("pause", "resume", "object"):
        ask(f"/noticed/{path}", b"")
    ask("/consent", method="DELETE")
    given = [one.value or "" for one in jar]
    ask("/noticed/erase", b"")
    ask(f"/nowhere/{EMAIL}", method="GET")
    origin = {"Origin": served.url, "Content-Type": "application/x-www-form-urlencoded"}
    ask("/sales/sign-in", f"name={NAME}&password=wrong".encode(), **origin)
    name, password = served.sales_sign_in
    ask("/sales/sign-in", f"name={name}&password={password}".encode(), **origin)
    with socket.create_connection(("127.0.0.1", int(served.url.rpartition(":")[2])), 20) as line:
        line.sendall(f"{EMAIL} is no request\r\n\r\n".encode())
        line.recv(1000)
    return [*given, password, *(one.value or "" for one in jar)]


def written(record: logging.LogRecord) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(JsonLines().format(record))
    return told
