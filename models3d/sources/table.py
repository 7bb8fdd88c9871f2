"""A CSV file of a development folder: named columns, and errors that name the line."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models3d.errors import BrokenInputError
from models3d.sources.table_text import Start, TableText, find_start
from models3d.sources.written_numbers import Notation, Number, amount_in, area_in, number_in

#: Nothing that is counted or paid for a home is more.
MOST = 10**12


@dataclass(frozen=True)
class Row:
    """One line; a column that is absent or empty reads as ""."""

    file: str
    line: int
    values: dict[str, str]
    notation: Notation

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")

    def refuse(self, what: str, remedy: str) -> BrokenInputError:
        """The error that names this line."""
        return BrokenInputError(what, where=f"{self.file} line {self.line}", remedy=remedy)

    def number(self, key: str) -> float | None:
        """The number in column ``key``, None where it is empty."""
        if not self[key]:
            return None
        found = number_in(area_in(self[key]))
        if found is None:
            raise self._no_number(key, "Write it like 84.5, without units or thousands.")
        decimal = self.notation.begins_decimals(found.either) if found.either else True
        # What parts the columns is too little to make thousands of what may be measured to the millimetre.
        if decimal is None or not (decimal or self.notation.seen):
            raise self._two_ways(key, found, f"Write it as {found.as_decimal:g} or {found.as_thousands:.0f}.")
        return found.as_decimal if decimal else found.as_thousands

    def whole(self, key: str) -> int | None:
        """The whole number in column ``key``, None where it is empty."""
        value = self.number(key)
        return None if value is None else self._whole(key, value)

    def amount(self, key: str, currency: str) -> int | None:
        """The whole amount of ``currency`` in column ``key``, None where it is empty.

        Refused where it may be another by a thousand: nobody writes three digits of cents.
        """
        if not self[key]:
            return None
        try:
            found = number_in(amount_in(self[key], currency))
        except ValueError:
            raise self.refuse(
                f"'{self[key]}' in {key} is not in {currency}, as development.toml says that prices are.",
                "Correct one of them.",
            ) from None
        # A spreadsheet that has no room for a number writes the first of its digits.
        if found is None or found.scientific:
            raise self._no_number(key, "Write the whole amount in digits, as 285000.")
        if found.either and self.notation.begins_decimals(found.either) is not False:
            raise self._two_ways(key, found, f"Write it without thousands, as {found.as_thousands:.0f}.")
        return self._whole(key, found.as_thousands)

    def is_settled(self, key: str) -> bool:
        """Say whether the amount in column ``key`` was read by how the others of its table are written."""
        found = number_in(amount_in(self[key], ""))
        return found is not None and bool(found.either)

    def _whole(self, key: str, value: float) -> int:
        if value != int(value):
            raise self.refuse(f"'{self[key]}' in {key} is no whole number.", "Write it without decimals.")
        if abs(value) > MOST:
            raise self.refuse(f"'{self[key]}' in {key} is too large.", "Correct it.")
        return int(value)

    def _no_number(self, key: str, remedy: str) -> BrokenInputError:
        return self.refuse(f"'{self[key]}' in {key} is no number.", remedy)

    def _two_ways(self, key: str, found: Number, remedy: str) -> BrokenInputError:
        ways = f"{found.as_decimal:g} or {found.as_thousands:.0f}"
        return self.refuse(f"'{self[key]}' in {key} may be {ways}.", remedy)


def read_table(
    source: TableText,
    *,
    columns: Mapping[str, str],
    renamed: Mapping[str, str] | None = None,
    required: tuple[str, ...],
    numbers: tuple[str, ...] = (),
    start: Start | None = None,
) -> list[Row]:
    """Rows of ``source`` under our own column names.

    ``columns`` maps our name to the file's usual one, ``renamed`` to this file's; a column is found whatever
    its case. The table begins where all ``required`` columns are named, unless ``start`` says where;
    ``numbers`` are columns that show how this one writes numbers. Raises :class:`BrokenInputError` where a
    required column is missing, one is mapped that nobody reads, or a line is none of a table.
    """
    wanted = dict(columns) | dict(renamed or {})
    unknown = [name for name in wanted if name not in columns]
    if unknown:
        raise BrokenInputError(
            f"columns of {source.file} maps '{unknown[0]}', and there is no use for that.",
            where="development.toml",
            remedy=f"Map some of {', '.join(columns)}.",
        )
    if start is None:
        needed = {wanted[name].casefold() for name in required}
        start = find_start(source.text, ",", lambda names: needed <= _header(names).keys()) or Start()
    lines = _lines(source.text, start.delimiter, source.file)
    first, names = next((line for line in lines if line[0] > start.above), (1, []))
    header = _header(names)
    places = {
        ours: header[theirs.casefold()] for ours, theirs in wanted.items() if theirs.casefold() in header
    }
    missing = [wanted.get(name, name) for name in required if name not in places]
    if missing:
        raise BrokenInputError(
            f"the column '{missing[0]}' is missing (there are: {', '.join(header) or 'none'}).",
            where=f"{source.file} line {first}",
            remedy=source.keys.column(missing[0]),
        )
    rows = [
        (line, {ours: values[place].strip() for ours, place in places.items() if place < len(values)})
        for line, values in lines
        if any(value.strip() for value in values)
    ]
    notation = Notation.of(
        (values[name] for name in numbers for _, values in rows if values.get(name)), start.delimiter
    )
    return [Row(source.file, line, values, notation) for line, values in rows]


def _header(names: Sequence[str]) -> dict[str, int]:
    return {name.strip().casefold(): place for place, name in enumerate(names)}


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
