"""What of a STEP file was read: at an open bracket the parser stops, and it leaves out what it does not know.

It does both without a word, but for those in a log of its own, which is emptied when it is looked at.
"""

import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import ifcopenshell

from models3d.errors import BrokenInputError

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
parser: Any = ifcopenshell

#: Where an instance begins, with its number and its class (ISO 10303-21, 9.1).
BEGINS = re.compile(rb"(?:^|(?<=[;\s]))#(\d{1,18})\s*=\s*([A-Za-z]\w*)\s*\(")
#: So many instances in a row that are lost at the end are not lost for what they are themselves.
LAST = 2
#: How the parser notes that it leaves out an instance for its class.
UNKNOWN = re.compile(r"Entity with name '([^']*)' not found in schema")
#: How it notes where it gave up: the last of such notes counts.
GAVE_UP = re.compile(r" at offset (\d+) invalid ")
#: Bytes at the end of a file in which its last instances are looked for.
TAIL = 1 << 16


def refuse_unless_read_to_its_end(file: Any, path: Path, label: str) -> None:
    """Raise BrokenInputError where ``file`` has none of the last instances of the text at ``path``."""
    with path.open("rb") as text:
        size = text.seek(0, os.SEEK_END)
        text.seek(-min(size, TAIL), os.SEEK_END)
        listed = [number for number, kind in BEGINS.findall(text.read()) if _known(file, kind)]
        last = listed[-LAST:]
        if len(last) < LAST or any(_has(file, number) for number in last):
            return
        text.seek(0)
        whole = text.read()
    before = 0
    for found in BEGINS.finditer(whole):
        if not _has(file, found[1]) and _known(file, found[2]):
            break
        before = found.start()
    line = whole.count(b"\n", 0, before) + 1
    raise BrokenInputError(
        "it can be read up to this line only: a bracket, a quotation mark or a comment that begins here has "
        "no end.",
        where=f"{label} line {line}",
        remedy="Export it again; where it was edited by hand, mend that line.",
    )


def left_out(file: Any) -> list[str]:
    """What to warn of, right after ``file`` was parsed, where its parser knew some classes not."""
    found = Counter(UNKNOWN.findall(parser.get_log()))
    if not found:
        return []
    first = ", ".join(sorted(found, key=lambda kind: (-found[kind], kind))[:3])
    return [
        f"{found.total()} entries in it are of classes that {file.schema} does not have, and are left out "
        f"(first {first[:80]}): look whether all is there."
    ]


def gave_up_in(path: Path) -> int | None:
    """The line of ``path`` at which its parser just gave up; None where it did not say."""
    noted = GAVE_UP.findall(parser.get_log())
    if not noted:
        return None
    with path.open("rb") as text:
        return text.read(int(noted[-1])).count(b"\n") + 1


def _known(file: Any, kind: bytes) -> bool:
    """Say whether ``kind`` is a class of the schema of ``file``: others are left out wherever they are."""
    try:
        parser.ifcopenshell_wrapper.schema_by_name(file.schema_identifier).declaration_by_name(kind.decode())
    except RuntimeError:
        return False
    return True


def _has(file: Any, number: bytes) -> bool:
    try:
        file.by_id(int(number))
    except (RuntimeError, OverflowError):
        return False
    return True
