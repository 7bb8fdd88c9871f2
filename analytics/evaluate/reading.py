"""CSV files as columns: what every column holds is told by all of it, never by its first lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from analytics.evaluate.errors import UnusableDataError

Vector = NDArray[np.float64]
Names = NDArray[np.str_]
#: What a missing value is written as, in small letters.
_MISSING = ("", "na", "nan", "null", "none", "n/a", "?")
#: The database is a library here: it fetches nothing, and keeps nothing.
ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True)
class Columns:
    """A table by column, all texts as they stand in ``file``, what is missing as ""."""

    file: str
    texts: dict[str, Names]

    def __len__(self) -> int:
        """How many rows."""
        return len(next(iter(self.texts.values()), ()))

    def need(self, names: Iterable[str]) -> None:
        """Raise :class:`UnusableDataError` unless all of ``names`` are columns."""
        missing = [name for name in names if name not in self.texts]
        if missing:
            raise UnusableDataError(
                f"{self.file} has no column '{missing[0]}'. Its columns are: {', '.join(self.texts)}."
            )

    def numbers(self, name: str) -> Vector:
        """A column of numbers, NaN where one is missing; :class:`UnusableDataError` at any other text."""
        found = as_numbers(self.texts[name])
        if found is None:
            row, text = _first_text(self.texts[name])
            raise UnusableDataError(f"{self.file}, row {row}: '{name}' should be a number, and is '{text}'.")
        return found

    def instants(self, name: str) -> Vector:
        """A column of times as numbers that order them: ISO 8601, numbers, or names of months."""
        texts = self.texts[name]
        numbers = as_numbers(texts)
        if numbers is not None:
            return numbers
        days = [text[:3].lower() for text in texts]
        if set(days) <= set(_MONTHS):
            return np.array([_MONTHS.index(day) for day in days], float)
        return np.array([self._instant(name, row, text) for row, text in enumerate(texts)])

    def _instant(self, name: str, row: int, text: str) -> float:
        try:
            told = datetime.fromisoformat(text)
        except ValueError as error:
            raise UnusableDataError(
                f"{self.file}, row {row + 2}: '{name}' should be a time, as 2026-05-31T14:03:00Z or seconds "
                f"since 1970, and is '{text}'."
            ) from error
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()

    def mixed(self, name: str) -> Vector | Names:
        """A column as numbers where every known value is one, else as names."""
        found = as_numbers(self.texts[name])
        return self.texts[name] if found is None else found


def read_columns(file: Path) -> Columns:
    """The table in a CSV ``file``; :class:`UnusableDataError` where it is none, or is empty."""
    try:
        with duckdb.connect(config=ALONE) as database:
            found = database.execute(
                "SELECT * FROM read_csv(?, all_varchar = true, header = true)", [str(file)]
            ).fetchnumpy()
    except duckdb.Error as error:
        raise UnusableDataError(f"{file} could not be read as CSV: {str(error).splitlines()[0]}") from error
    texts = {name: _texts(column) for name, column in found.items()}
    columns = Columns(file.name, texts)
    if not len(columns):
        raise UnusableDataError(f"{file} has no rows.")
    return columns


def as_numbers(texts: Names) -> Vector | None:
    """The texts as numbers, what is missing as NaN; None where one is neither, or none is a number."""
    missing = np.array([text.lower() in _MISSING for text in texts], bool)
    numbers = np.full(len(texts), np.nan)
    try:
        numbers[~missing] = texts[~missing].astype(float)
    except ValueError:
        return None
    return numbers if np.isfinite(numbers).any() else None


def _texts(column: NDArray[np.generic]) -> Names:
    filled = column.filled("") if isinstance(column, np.ma.MaskedArray) else column
    return np.array([("" if text is None else str(text)).strip() for text in filled], dtype=np.str_)


def _first_text(texts: Sequence[str] | Names) -> tuple[int, str]:
    """Row (the first after the heading is 2) and text of the first value that is no number."""
    for at, text in enumerate(texts):
        if text.lower() not in _MISSING:
            try:
                float(text)
            except ValueError:
                return at + 2, str(text)
    return 2, ""
