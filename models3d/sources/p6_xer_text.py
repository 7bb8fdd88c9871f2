"""The text of a P6 export, which is in the code page of the planner's Windows and does not say which.

P6 itself reads it in the page of the Windows that it runs on, so every exchange between countries has this;
who reads it elsewhere is told the page by a person, or guesses it from the names.
"""

from collections.abc import Iterator
from pathlib import Path

from models3d.errors import BrokenInputError
from models3d.sources.code_pages import WESTERN, guessed

#: The tables whose names people see.
NAMED = (b"PROJECT", b"PROJWBS", b"TASK")
#: The share of signs that may be damaged in what is UTF-8 all the same.
DAMAGED = 0.05
#: So much of a name is shown.
SHOWN = 40

NAME_IT = 'write it under its [[schedules]], as encoding = "cp1250"'


def text_of(path: Path, encoding: str) -> tuple[str, list[str]]:
    """The text of the file at ``path``, and what to warn of; raises BrokenInputError.

    ``encoding`` is what a person says that it is, "" for nothing.
    """
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(path.name, data, "utf-16"), []
    if encoding:
        return _decoded(path.name, data, encoding), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _guessed(path.name, data)


def _guessed(file: str, data: bytes) -> tuple[str, list[str]]:
    text = data.decode("utf-8-sig", "replace")
    beyond = sum(not one.isascii() for one in text)
    damaged = text.count("\ufffd")
    if damaged <= DAMAGED * beyond:
        return text, [f"{file}: {damaged} signs of its text are damaged (it is UTF-8 but for them)."]
    names = b"\n".join(_names(data))
    if not names:
        return data.decode(WESTERN, "replace"), []
    guess = guessed(names)
    if not guess.sure:
        said = f"{file}: it does not say its code page, and its names are hardly of {WESTERN}, as which they"
        said += f" are read (as in '{_example(names, WESTERN)}'); if they look wrong, {NAME_IT}."
        return _decoded(file, data, WESTERN), [said]
    if guess.page == WESTERN:
        return data.decode(WESTERN, "replace"), []
    return data.decode(guess.page, "replace"), [
        f"{file}: it does not say its code page; by its names it is {guess.page} ({guess.users}), as in "
        f"'{_example(names, guess.page)}'. If they look wrong, {NAME_IT}."
    ]


def _names(data: bytes) -> Iterator[bytes]:
    """Values beyond ASCII of the tables with names."""
    named = False
    for line in data.splitlines():
        if line.startswith(b"%T"):
            named = line[2:].strip() in NAMED
        elif named and not line.isascii():
            yield from (value for value in line.split(b"\t") if not value.isascii())


def _example(names: bytes, page: str) -> str:
    longest = max(names.splitlines(), key=len).decode(page, "replace")
    return longest if len(longest) <= SHOWN else f"{longest[:SHOWN].rstrip()}..."


def _decoded(file: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise BrokenInputError(
            f"there is no encoding called '{encoding}'.", where="development.toml", remedy='Try "cp1252".'
        ) from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BrokenInputError(
            f"byte {data[error.start]:#04x} is not {encoding}.",
            where=f"{file} line {line}",
            remedy="Name the code page of the planner's Windows in development.toml, as encoding = "
            '"cp1250".',
        ) from None
