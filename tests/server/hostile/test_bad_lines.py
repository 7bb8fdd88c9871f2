"""Sockets that say what no page of ours says: ended with a reason, nothing kept, and nobody else notices."""

import json
import socket
import struct
import zlib
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from server.gate import BURST_FRAMES, MAX_FRAME_BYTES
from server.simulation.door import Door
from tests.e2e.serving import Served
from tests.frames import BINARY, PING, TEXT, frame
from tests.server.deciding import PLACE
from tests.server.hostile.line import HungUpError, RawLine
from tests.server.hostile.state import Kept, memory_mb
from tests.server.hostile.wounds import encoded, true_batch
from tests.server.house import yes

pytestmark = pytest.mark.process

BATCH = b'421["batch",%s]'


#: What a browser says of compression when it asks for a socket.
OFFERED = {"Sec_WebSocket_Extensions": "permessage-deflate; client_max_window_bits"}


def packed(data: bytes) -> bytes:
    """``data`` as browsers compress it."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeeze.compress(data) + squeeze.flush(zlib.Z_SYNC_FLUSH)[:-4]


#: Ten million bytes in ten thousand.
BOMB = packed(b"4" * 10_000_000)


ENDED: dict[str, tuple[Callable[[RawLine], None], int, str]] = {
    "a binary frame": (lambda line: line.raw(frame(b"\x04" * 99, BINARY)), 1003, "binary"),
    "an event that announces binary parts": (lambda line: line.say('4599-["batch",{}]'), 1008, "malformed"),
    "binary in base 64": (lambda line: line.say("bAAAA"), 1008, "malformed"),
    "an empty message": (lambda line: line.say(""), 1008, "malformed"),
    "a probe of another transport": (lambda line: line.say("2probe"), 1008, "malformed"),
    "an acknowledgement of nothing": (lambda line: line.say('431["x"]'), 1008, "malformed"),
    "a message without an event": (lambda line: line.say("42"), 1008, "malformed"),
    "an event nobody listens to": (lambda line: line.say('42["become_admin",{}]'), 1008, "malformed"),
    "an event that is the library's own": (lambda line: line.say('42["disconnect"]'), 1008, "malformed"),
    "a namespace that is none": (lambda line: line.say("40/admin,"), 1008, "malformed"),
    "an event of another namespace": (lambda line: line.say('42/sales,["batch",{}]'), 1008, "malformed"),
    "an event that is no JSON": (lambda line: line.say('421["hello",'), 1008, "malformed"),
    "an event that goes too deep": (lambda line: line.say('421["hello",' + "[" * 9_000), 1008, "malformed"),
    "a connection that goes too deep": (lambda line: line.say("40" + '{"a":' * 9_000), 1008, "malformed"),
    "what is no UTF-8": (lambda line: line.say(BATCH % b'"\xff"'), 1007, ""),
    "too long a message": (lambda line: line.say(BATCH % (b"x" * MAX_FRAME_BYTES)), 1009, "size"),
    "a message without an end": (
        lambda line: line.raw(frame(b"42", more=True) + frame(b"x" * 9_000, 0, more=True) * 9), 1009, "size",
    ),
    "what is packed though nobody agreed to": (lambda line: line.raw(frame(BOMB, compressed=True)), 1002, ""),
    "a frame that is no frame": (lambda line: line.raw(b"\xff" * 40), 1002, ""),
    "a frame that is not masked": (lambda line: line.raw(b"\x81\x02" + b"42"), 1002, ""),
    "an endless control frame": (lambda line: line.raw(b"\x89\xff" + struct.pack(">Q", 2**40)), 1002, ""),
}  # fmt: skip


@pytest.mark.parametrize("what", ENDED)
def test_a_line_that_carries_what_no_page_sends_is_ended_with_a_reason(
    served: Served, door: Door, consent: str, what: str
) -> None:
    kept = Kept(served)
    before = kept.rows()
    say, code, why = ENDED[what]
    line = RawLine.connected(served.url, door.cookie)
    end = ended(line, say)
    assert end.code == code
    assert not why or end.why == why
    assert kept.rows() == before
    assert honest(door, consent) == "stored"
    assert "Traceback" not in served.printed


@pytest.mark.parametrize("first", ["42{}", '420["batch",{}]', '42["hello",{}]', "3", "41"])
def test_a_line_that_speaks_before_it_is_connected_is_ended(served: Served, door: Door, first: str) -> None:
    line = RawLine(served.url, door.cookie)
    end = ended(line, lambda line: line.say(first))
    assert (end.code, end.why) == (1008, "malformed")


@pytest.mark.parametrize("pieces", [1, 3])
def test_what_a_browser_compresses_is_stored_and_its_answers_are_not_compressed(
    served: Served, door: Door, consent: str, pieces: int
) -> None:
    line = RawLine.connected(served.url, door.cookie, **OFFERED)
    assert "permessage-deflate; client_no_context_takeover; server_no_context_takeover" in line.head
    for number, batch in enumerate([true_batch(consent), true_batch(consent)]):
        data = packed(b'42%d["batch",%s]' % (number, encoded(batch)))
        step = len(data) // pieces + 1
        for start in range(0, len(data), step):
            first, more = start == 0, start + step < len(data)
            piece = data[start : start + step]
            line.raw(frame(piece, TEXT if first else 0, more=more, compressed=first))
            line.raw(frame(b"", PING))  # may come between the pieces, and is no part of them
    answers = line.acknowledgements(2)
    assert ['"stored"' in answer for answer in answers.values()] == [True, True]


WRONGLY_PACKED = {
    "a bomb": (frame(BOMB, compressed=True), 1009),
    "a bomb in pieces": (frame(BOMB[:50], more=True, compressed=True) + frame(BOMB[50:], 0), 1009),
    "what was never packed": (frame(b"421[]" * 9, compressed=True), 1007),
    "a compressed control frame": (frame(b"", PING, compressed=True), 1002),
    "a compressed continuation": (
        frame(packed(b"42"), more=True, compressed=True) + frame(b"", 0, compressed=True), 1002,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONGLY_PACKED)
def test_what_is_wrongly_packed_ends_its_line_and_nobody_elses(
    served: Served, door: Door, consent: str, what: str
) -> None:
    wrong, code = WRONGLY_PACKED[what]
    before = memory_mb(served.process.pid)
    line = RawLine.connected(served.url, door.cookie, **OFFERED)
    assert ended(line, lambda line: line.raw(wrong)).code == code
    assert memory_mb(served.process.pid) - before < 10
    assert honest(door, consent) == "stored"
    assert "Traceback" not in served.printed


@pytest.mark.parametrize(
    ("offer", "answer"),
    [
        ("permessage-deflate", ""),
        ("permessage-deflate; server_max_window_bits=10", "; server_max_window_bits=10"),
        ("permessage-deflate; client_max_window_bits=12; client_no_context_takeover", ""),
        ("permessage-deflate; server_max_window_bits=99", None),
        ("permessage-deflate; client_max_window_bits=x", None),
        ("permessage-deflate; something_new", None),
        ("x-webkit-deflate-frame", None),
    ],
)
def test_compression_is_agreed_to_as_it_was_asked_for_or_not_at_all(
    served: Served, offer: str, answer: str | None
) -> None:
    line = RawLine(served.url, Sec_WebSocket_Extensions=offer)
    assert line.status == 101
    agreed = "permessage-deflate; client_no_context_takeover; server_no_context_takeover"
    found = [one for one in line.head.split("\r\n") if one.lower().startswith("sec-websocket-extensions")]
    assert found == ([] if answer is None else [f"Sec-WebSocket-Extensions: {agreed}{answer}"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_WebSocket_Version": "12"},
        {"Upgrade": "h2c"},
    ],
)
def test_a_handshake_from_elsewhere_or_from_no_browser_opens_nothing(
    served: Served, door: Door, wrong: dict[str, str]
) -> None:
    assert RawLine(served.url, door.cookie, **wrong).status == 400
    assert "Traceback" not in served.printed


def test_events_with_too_much_or_too_little_in_them_are_answered_and_open_nothing(
    served: Served, door: Door
) -> None:
    line = RawLine.connected(served.url, door.cookie)
    strange = [
        "",
        ",null",
        ",[]",
        ",7",
        ',"x"',
        ",{}",
        ",{},{},{}",
        ',{"visit":1}',
        f',{{"development":"{PLACE}"}}',
    ]
    line.say(*(f'42{number}["hello"{more}]' for number, more in enumerate(strange)))
    said = line.acknowledgements(len(strange)).values()
    assert {(json.loads(one)["recording"], json.loads(one)["reason"].split(":")[0]) for one in said} == {
        (False, "malformed")
    }
    line.say('421["clock",1,2,3]')
    assert json.loads(line.acknowledgements(1)[1])["reason"] == "no_hello"


def test_nobody_stores_anything_with_what_is_somebody_elses(served: Served, door: Door, consent: str) -> None:
    other, nobody = Door(served.url), Door(served.url)
    theirs = other.consent(yes())
    honestly = true_batch(consent)
    assert send(door, encoded(honestly)) == ("stored", "")
    kept = Kept(served)
    before = kept.rows()
    with_their_visit = true_batch(theirs) | {"visit": honestly["visit"]}
    with_their_id = true_batch(theirs) | {"id": honestly["id"]}
    for thief, batch, reason in (
        (other, true_batch(consent), "foreign"),
        (other, with_their_visit, "foreign"),
        (other, with_their_id, "foreign"),
        (other, honestly, "foreign"),
        (nobody, honestly, "no_consent"),
        (other, true_batch("a-consent-nobody-gave"), "no_consent"),
    ):
        assert send(thief, encoded(batch)) == ("refused", reason)
    assert send(door, encoded(honestly)) == ("repeat", "")
    assert kept.rows() == before


def test_whoever_floods_one_visit_is_put_off_and_the_others_are_heard(
    served: Served, door: Door, consent: str
) -> None:
    kept, memory = Kept(served), memory_mb(served.process.pid)
    flood = RawLine.connected(served.url, door.cookie)
    first, many = true_batch(consent), int(BURST_FRAMES)
    before = kept.rows()["batch"]
    flood.say(*(b'42%d["batch",%s]' % (n, encoded(first | {"id": f"flood-{n:08}"})) for n in range(many)))
    # Their batches are on their way, and an honest one is answered all the same.
    beside = Door(served.url)
    assert honest(beside, beside.consent(yes())) == "stored"
    states = [json.loads(one)["state"] for one in flood.acknowledgements(many).values()]
    assert set(states) == {"stored", "later"}
    assert kept.rows()["batch"] == before + states.count("stored") + 1
    assert states.count("stored") < 60
    assert memory_mb(served.process.pid) < memory + 40


def test_whoever_never_reads_their_answers_does_not_fill_our_memory(served: Served, door: Door) -> None:
    memory = memory_mb(served.process.pid)
    line = RawLine.connected(served.url, door.cookie)
    line.say(*['421["batch",7]'] * 2_000)
    assert honest(door, door.consent(yes())) == "stored"
    assert memory_mb(served.process.pid) < memory + 20
    line.close()


def test_hundreds_of_lines_that_are_opened_and_left_keep_nobody_waiting(
    served: Served, door: Door, consent: str
) -> None:
    where, memory = urlsplit(served.url), memory_mb(served.process.pid)
    silent = [socket.create_connection((where.hostname, where.port)) for _ in range(150)]
    for number, line in enumerate(silent):
        line.sendall(b"GET /socket.io/?EIO=4 HTTP/1.1\r\nHost: "[: number % 40])
    half = [RawLine(served.url) for _ in range(100)]
    for one in half:
        one.raw(frame(b"42", more=True)[:3])
    assert [honest(door, consent) for _ in range(5)] == ["stored"] * 5
    assert memory_mb(served.process.pid) < memory + 60
    for line in silent:
        line.close()
    # Who never connects to anything is not waited for.
    said = ended(half[0], lambda line: line.raw(b""))
    assert (said.code, said.why) == (1008, "silent")


def ended(line: RawLine, say: Callable[[RawLine], None]) -> HungUpError:
    """How the server ends ``line`` when that is said on it."""
    try:
        say(line)
        while line.hear():
            pass
    except HungUpError as end:
        return end
    raise AssertionError("the line was not ended")


def honest(door: Door, consent: str) -> str:
    """What is said to a true batch."""
    return send(door, encoded(true_batch(consent)))[0]


def send(door: Door, body: bytes) -> tuple[str, str]:
    """State and reason of what is said to ``body``."""
    line = RawLine.connected(door.url, door.cookie)
    line.say(BATCH % body)
    receipt = json.loads(line.acknowledgements(1)[1])
    line.close()
    return receipt["state"], receipt["reason"]
