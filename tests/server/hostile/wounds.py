"""Batches that are wrong: a true one, wounded in its structure or in its bytes; the same for a seed."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from server.ids import new_id
from server.store.instants import now_ms
from tests.server.deciding import PLACE
from tests.server.house import STAGE, UNIT

GOLDEN = Path(__file__).parents[2] / "wire" / "Batch.json"

#: Written wherever a text is: for databases, pages, logs, spreadsheets, formats and file systems.
TEXTS = [
    "'; DROP TABLE batch; --", '" OR ""="', "') UNION SELECT password_hash FROM sales_user --",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{7*7}}", "${jndi:ldap://x}", "%s%n%x",
    "=HYPERLINK(1)", "../../../etc/passwd", "\0", "a\nb\r\nSet-Cookie: x=1", "\u202egnp", "𝔘𝔫𝔦", "\ufeff",
    "", " ", "x" * 200, "é" * 128, "__proto__", "null", "-1",
]  # fmt: skip
#: Written wherever a number is.
NUMBERS: list[Any] = [
    -1, 0, 1, 2**31, 2**32, 2**53, 2**63 - 1, 2**63, 2**64, 10**30, -(2**63), -(10**30), 0.5, -0.0, 1e308,
]  # fmt: skip
#: Written wherever anything is, as raw JSON or as none.
RAW = [
    b"NaN", b"-Infinity", b"1e999", b"1E5", b"-0", b"0x10", b"00", b"null", b"true", b"[]", b"{}", b'""',
    b'"\\ud800"', b'"\\u0000"', b'"\xff\xfe"', b'"\xc0\x80"', b"[" * 3_000, b'{"a":' * 1_500, b"9" * 5_000,
    b'"' + b"A" * 17_000 + b'"', b"/* */", b",", b'"\n"', b"\0", b"'x'",
]  # fmt: skip


def true_batch(consent: str) -> dict[str, Any]:
    """The golden batch, of a visit and under an id of its own, about the small development."""
    batch: dict[str, Any] = json.loads(GOLDEN.read_bytes())
    batch |= {"id": new_id(), "visit": new_id(), "development": PLACE, "consent": consent}
    batch["began"] = now_ms() - 60_000
    for part in [*batch["rows"], *batch["actions"], *batch["poses"]]:
        part["stage"] = STAGE
    for part in batch["rows"]:
        part["feature"] = UNIT
    batch["actions"][0]["feature"] = UNIT
    return batch


def wounded(seed: int, consent: str) -> Iterator[bytes]:
    """Endless bodies of batches; nearly all of them are wrong in one way or in several."""
    random = Random(seed)
    while True:
        batch = true_batch(consent)
        how = random.random()
        if how < 0.05:
            yield encoded(batch)
        elif how < 0.55:
            for _ in range(random.choice((1, 1, 2, 5))):
                wound(random, batch)
            yield encoded(batch)
        else:
            text = encoded(batch)
            for _ in range(random.choice((1, 1, 2, 8))):
                text = torn(random, text)
            yield text


def wound(random: Random, batch: dict[str, Any]) -> None:
    """Do something to one value of ``batch``, at any depth."""
    holder, key = random.choice(list(_places(batch)))
    value, how = holder[key], random.random()
    if how < 0.1:
        del holder[key]
    elif how < 0.2 and isinstance(holder, dict):
        holder[random.choice(TEXTS)] = value
    elif how < 0.3 and isinstance(value, list):
        holder[key] = value * random.choice((0, 2, 40, 100))
    elif isinstance(value, str) and how < 0.8:
        holder[key] = random.choice([random.choice(TEXTS), value + random.choice(TEXTS)])
    elif isinstance(value, int) and how < 0.8:
        holder[key] = random.choice([*NUMBERS, value + 1, -value])
    else:
        holder[key] = random.choice([None, True, [], {}, [[[]]], "text", 7, {"a": 1}, *TEXTS, *NUMBERS])


def torn(random: Random, text: bytes) -> bytes:
    """Do something to the bytes themselves."""
    at = random.randrange(len(text) + 1)
    to = min(len(text), at + random.choice((1, 1, 2, 8, 40)))
    bad = random.choice(RAW)
    wounds = [
        text[:at] + bytes([random.randrange(256)]) + text[to:],
        text[:at] + text[to:],
        text[:at] + text[at:to] * 2 + text[to:],
        text[:at],
        text[:at] + bad + text[to:],
        text[:at] + bad + text[at:],
        text.replace(b":", b": " + bad + b" ", 1),
    ]
    return random.choice(wounds) or b" "


def encoded(batch: dict[str, Any]) -> bytes:
    """As JSON; numbers that JSON does not know are written as Python writes them."""
    return json.dumps(batch, ensure_ascii=False).encode(errors="surrogatepass")


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])
