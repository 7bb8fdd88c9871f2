"""The text of a CSV file: in which code page it is, what parts its columns, and where its header stands."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models3d.errors import BrokenInputError
from models3d.sources.file_text import AS_ENCODING, USUAL, Kind, file_text

#: How a workbook of Excel or LibreOffice begins, which some rename instead of saving it as CSV.
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
#: What parts columns, where it is not what was said.
DELIMITERS = (";", "\t", ",", "|")
#: So many lines of titles may stand above a table.
MOST_TITLES = 20


@dataclass(frozen=True)
class Keys:
    """The keys of development.toml that say how a file is written, under ``table``; none of them for ""."""

    table: str = ""
    columns: str = ""

    def encoding(self) -> str:
        """What to do about a file in another code page."""
        if not self.table:
            return "save it as CSV UTF-8"
        return f"save it as CSV UTF-8, or write its code page under its {self.table}, {AS_ENCODING}"

    def column(self, name: str) -> str:
        """What to do about a file without the column ``name``."""
        if not self.table:
            return f"Call a column of its header {name}."
        return f"Add it, or say under {self.columns} in its {self.table} what it is called."


@dataclass(frozen=True)
class TableText:
    """The text of ``file``, what development.toml may say of it, and what to warn of."""

    file: str
    text: str
    keys: Keys
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Start:
    """Where a table begins: under ``above`` lines, its columns parted by ``delimiter``."""

    delimiter: str = ","
    above: int = 0


def table_text(path: Path, keys: Keys, encoding: str = USUAL) -> TableText:
    """The text of the table at ``path``, in ``encoding`` unless a mark or its letters say otherwise.

    Raises BrokenInputError where it is no text, or not in the encoding that a person named.
    """
    data = path.read_bytes()
    if data.startswith(WORKBOOK):
        raise BrokenInputError(
            "this is a workbook, not a table as text.", where=path.name, remedy="Save it as CSV UTF-8."
        )
    text, said = file_text(path.name, data, encoding, Kind(_cells, keys.encoding()))
    return TableText(path.name, _lines(text), keys, said)


def _cells(data: bytes) -> Iterator[bytes]:
    yield from (cell.strip() for cell in re.split(rb'[;,\t|\r\n"]', data))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def find_start(text: str, delimiter: str, fits: Callable[[Sequence[str]], bool]) -> Start | None:
    """Where in ``text`` a line of names ``fits``, ``delimiter`` tried first; None where none does."""
    for parting in dict.fromkeys((delimiter, *DELIMITERS)):
        above = 0
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=parting)
        try:
            for _, names in zip(range(MOST_TITLES), reader, strict=False):
                if fits(names):
                    return Start(parting, above)
                above = reader.line_num
        except csv.Error:
            continue
    return None
