"""Wounds files as mail, editors and exporters do: bytes, and the words and numbers that readers trust."""

import random
import re

#: Numbers, references (#12) and words of a text file.
TOKEN = re.compile(rb"#?-?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|[A-Za-z_]{3,}")

#: What is put in their places.
NUMBERS = [b"0", b"-1", b"1e300", b"-1.E99", b"nan", b"9" * 30, b"0.0000001", b"*", b"$", b"()", b"''"]


def mangled(whole: bytes, seed: int) -> bytes:
    """``whole`` with one to eight wounds, always the same for one ``seed``."""
    chance = random.Random(seed)
    data = whole
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        data = chance.choice((_byte, _cut, _repeat, _token, _token, _reference, _line))(data, chance)
    return data[: chance.randrange(len(data) + 1)] if chance.random() < 0.05 else data


def _byte(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.randrange(40) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    at, of = chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)
    return data[:at] + data[of : of + chance.randrange(60)] + data[at:]


def _token(data: bytes, chance: random.Random) -> bytes:
    """Another number for a number, another word of the file for a word."""
    tokens = list(TOKEN.finditer(data))
    if not tokens:
        return data
    one = chance.choice(tokens)
    word = one[0][:1].isalpha()
    other = chance.choice([other[0] for other in tokens if other[0][:1].isalpha() == word])
    put = other if word or chance.random() < 0.3 else chance.choice(NUMBERS)
    return data[: one.start()] + put + data[one.end() :]


def _reference(data: bytes, chance: random.Random) -> bytes:
    """A reference that leads to something else, to itself, or nowhere."""
    found = [token for token in TOKEN.finditer(data) if token[0][:1] == b"#"]
    if not found:
        return _token(data, chance)
    one = chance.choice(found)
    put = chance.choice((chance.choice(found)[0], b"#999999", b"#0"))
    return data[: one.start()] + put + data[one.end() :]


def _line(data: bytes, chance: random.Random) -> bytes:
    """A line lost, doubled, or moved."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    line = lines.pop(at)
    for _ in range(chance.randrange(3)):
        lines.insert(chance.randrange(len(lines) + 1), line)
    return b"\n".join(lines)
