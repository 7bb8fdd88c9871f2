"""The text of a CSV file: in which code page it is, what parts its columns, and where its header stands."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from models3d.errors import BrokenInputError
from models3d.sources.code_pages import guessed

#: What is so unless a table of development.toml says otherwise.
USUAL = "utf-8"
#: Marks at the beginning of a file that say how it is written; the longer before what they begin with.
MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8-sig",
}
#: How a workbook of Excel or LibreOffice begins, which some rename instead of saving it as CSV.
WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
#: What parts columns, where it is not what was said.
DELIMITERS = (";", "\t", ",", "|")
#: So many lines of titles may stand above a table.
MOST_TITLES = 20
#: The share of signs that may be damaged in what is UTF-8 all the same.
DAMAGED = 0.05
#: So much of a cell is shown.
SHOWN = 40


@dataclass(frozen=True)
class Keys:
    """The keys of development.toml that say how a file is written, under ``table``; none of them for ""."""

    table: str = ""
    columns: str = ""

    def encoding(self, page: str) -> str:
        """What to do about a file in another code page, such as ``page``."""
        if not self.table:
            return "save it as CSV UTF-8"
        return f'save it as CSV UTF-8, or write its code page under its {self.table}, as encoding = "{page}"'

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
    page = next((page for mark, page in MARKS.items() if data.startswith(mark)), encoding)
    try:
        return TableText(path.name, _lines(data.decode(page)), keys)
    except LookupError:
        raise BrokenInputError(
            f"there is no encoding called '{page}'.", where="development.toml", remedy='Try "cp1252".'
        ) from None
    except UnicodeError as error:
        if page == USUAL:
            return _guessed(path.name, data, keys)
        remedy = keys.encoding("cp1250")
        raise BrokenInputError(
            f"this is not {page}: {error}.", where=path.name, remedy=f"{remedy[0].upper()}{remedy[1:]}."
        ) from None


def _guessed(file: str, data: bytes, keys: Keys) -> TableText:
    text = data.decode(USUAL, "replace")
    damaged = text.count("\ufffd")
    if damaged <= DAMAGED * sum(not one.isascii() for one in text):
        said = f"{file}: {damaged} signs of its text are damaged (it is UTF-8 but for them)."
        return TableText(file, _lines(text), keys, (said,))
    cells = [cell.strip() for cell in re.split(rb'[;,\t|\r\n"]', data) if not cell.isascii()]
    guess = guessed(b"\n".join(cells))
    example = max(cells, key=len).decode(guess.page, "replace")[:SHOWN]
    users = f" ({guess.users})" if guess.users else ""
    said = f"{file}: it is not UTF-8 and is read as {guess.page}{users}, as in '{example}'; if that looks"
    said += f" wrong, {keys.encoding('cp1250')}."
    return TableText(file, _lines(data.decode(guess.page, "replace")), keys, (said,))


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
