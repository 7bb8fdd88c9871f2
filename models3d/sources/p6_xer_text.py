"""The text of a P6 export, which is in the code page of the planner's Windows and does not say which.

P6 itself reads it in the page of the Windows that it runs on, so every exchange between countries has this;
who reads it elsewhere is told the page by a person, or guesses it from the names.
"""

from collections.abc import Iterator
from pathlib import Path

from models3d.sources.code_pages import WESTERN
from models3d.sources.file_text import AS_ENCODING, Kind, file_text

#: The tables whose names people see.
NAMED = (b"PROJECT", b"PROJWBS", b"TASK")


def xer_text(path: Path, encoding: str) -> tuple[str, list[str]]:
    """The text of the file at ``path``, and what to warn of; raises BrokenInputError.

    ``encoding`` is what a person says that it is, ``USUAL`` where they are silent.
    """
    remedy = f"write the code page of its planner's Windows under its [[schedules]], {AS_ENCODING}"
    text, said = file_text(path.name, path.read_bytes(), encoding, Kind(_names, remedy, mostly=WESTERN))
    return text, list(said)


def _names(data: bytes) -> Iterator[bytes]:
    """Values of the tables with names."""
    named = False
    for line in data.splitlines():
        if line.startswith(b"%T"):
            named = line[2:].strip() in NAMED
        elif named and not line.isascii():
            yield from line.split(b"\t")
