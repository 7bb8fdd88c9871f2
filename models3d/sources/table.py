"""A CSV file of a development folder: named columns, and errors that name the line."""

import csv
import io
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from models3d.errors import BrokenInputError


@dataclass(frozen=True)
class Row:
    """One line; a column that is absent or empty reads as ""."""

    file: str
    line: int
    values: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")

    def refuse(self, what: str, remedy: str) -> BrokenInputError:
        """The error that names this line."""
        return BrokenInputError(what, where=f"{self.file} line {self.line}", remedy=remedy)

    def number(self, key: str) -> float | None:
        """The number in column ``key``, None where it is empty."""
        text = self[key]
        try:
            value = float(text) if text else None
            # Python reads "nan", "inf" and "1_000" as numbers; nobody means them in a table.
            if value is not None and (not math.isfinite(value) or "_" in text):
                raise ValueError
            return value
        except ValueError:
            raise self.refuse(
                f"'{text}' in {key} is no number.", "Write it like 84.5, without units or thousands."
            ) from None

    def whole(self, key: str) -> int | None:
        """The whole number in column ``key``, None where it is empty."""
        value = self.number(key)
        if value is not None and value != int(value):
            raise self.refuse(f"'{self[key]}' in {key} is no whole number.", "Write it without decimals.")
        return None if value is None else int(value)


def read_table(
    path: Path,
    *,
    columns: Mapping[str, str],
    renamed: Mapping[str, str] | None = None,
    required: tuple[str, ...],
    encoding: str = "utf-8",
    delimiter: str = ",",
    above: int = 0,
) -> Iterator[Row]:
    """Rows of ``path`` under our own column names.

    ``columns`` maps our name to the file's usual one, ``renamed`` to this file's; a column is found whatever
    its case. The first ``above`` lines are passed over. Raises :class:`BrokenInputError` where a required
    column is missing, one is mapped that nobody reads, or the encoding does not fit.
    """
    wanted = dict(columns) | dict(renamed or {})
    unknown = [name for name in wanted if name not in columns]
    if unknown:
        raise BrokenInputError(
            f"columns of {path.name} maps '{unknown[0]}', and there is no use for that.",
            where="development.toml",
            remedy=f"Map some of {', '.join(columns)}.",
        )
    try:
        text = path.read_text(encoding="utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        raise BrokenInputError(
            f"byte {error.start} is not {encoding}.",
            where=path.name,
            remedy='Save it as UTF-8, or name its encoding in development.toml, as encoding = "latin-1".',
        ) from None
    except UnicodeError as error:
        raise BrokenInputError(
            f"this is not {encoding}: {error}.",
            where=path.name,
            remedy="Name its encoding in development.toml.",
        ) from None
    except LookupError:
        raise BrokenInputError(
            f"there is no encoding called '{encoding}'.", where="development.toml", remedy='Try "latin-1".'
        ) from None
    lines = _lines(text, delimiter, path.name)
    _, names = next((line for line in lines if line[0] > above), (1, []))
    header = {name.strip().casefold(): place for place, name in enumerate(names)}
    places = {
        ours: header[theirs.casefold()] for ours, theirs in wanted.items() if theirs.casefold() in header
    }
    missing = [wanted.get(name, name) for name in required if name not in places]
    if missing:
        raise BrokenInputError(
            f"the column '{missing[0]}' is missing (there are: {', '.join(header) or 'none'}).",
            where=f"{path.name} line 1",
            remedy="Add it, or say under columns in development.toml what it is called.",
        )
    for number, values in lines:
        if any(value.strip() for value in values):
            yield Row(
                path.name,
                number,
                {ours: values[place].strip() for ours, place in places.items() if place < len(values)},
            )


def _lines(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Lines with the numbers on which they end; a quote that is never closed swallows the rest of a file."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for values in reader:
            yield reader.line_num, values
    except csv.Error as error:
        raise BrokenInputError(
            f"this is no line of a table: {error}.",
            where=f"{file} line {reader.line_num}",
            remedy="Look for a quotation mark that is not closed, or save it again as CSV.",
        ) from None
