"""Somebody's own files: what is read, and what is said of a file that cannot be."""

from pathlib import Path

import numpy as np
import pytest

from analytics.evaluate.errors import UnusableDataError
from analytics.evaluate.reading import Columns, read_columns


def test_a_home_called_007_keeps_its_name_and_a_late_word_makes_a_column_names(tmp_path: Path) -> None:
    rows = [f"{at},00{at % 9}" for at in range(30_000)]
    columns = read(tmp_path, "price,home\n" + "\n".join([*rows, "on request,X1"]) + "\n")
    assert columns.texts["home"][7] == "007"
    assert columns.mixed("price").dtype.kind == "U"
    assert len(columns) == 30_001


def test_numbers_may_be_missing_in_any_usual_way(tmp_path: Path) -> None:
    columns = read(tmp_path, "a,b\n1.5,x\n,y\nNA,\nnan,z\n-2e3,z\n")
    assert np.array_equal(columns.numbers("a"), [1.5, np.nan, np.nan, np.nan, -2000.0], equal_nan=True)
    assert columns.mixed("b").tolist() == ["x", "y", "", "z", "z"]


@pytest.mark.parametrize(
    "times",
    [
        ("2026-05-31T14:03:00Z", "2026-05-31T16:04:00+02:00", "2026-05-31 14:05:00"),
        ("1780236180", "1780236240", "1780236300.5"),
        ("Feb", "June", "Nov"),
        ("2026-05-30", "2026-05-31", "2026-06-01"),
    ],
)
def test_times_put_rows_in_order_however_they_are_written(tmp_path: Path, times: tuple[str, ...]) -> None:
    columns = read(tmp_path, "at\n" + "\n".join(times) + "\n")
    told = columns.instants("at")
    assert (np.diff(told) > 0).all()


def test_what_is_wrong_is_said_with_its_place(tmp_path: Path) -> None:
    columns = read(tmp_path, "buyer,seconds,at\nann,3,2026-05-31\nbob,long,yesterday\n")
    for asked, words in (
        (lambda: columns.need(["buyer", "item"]), "data.csv has no column 'item'"),
        (lambda: columns.numbers("seconds"), "row 3: 'seconds' should be a number, and is 'long'"),
        (lambda: columns.instants("at"), "row 3: 'at' should be a time"),
    ):
        with pytest.raises(UnusableDataError, match=words):
            asked()
    with pytest.raises(UnusableDataError, match="has no rows"):
        read(tmp_path, "a,b\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe" * 40)
    with pytest.raises(UnusableDataError):
        read_columns(tmp_path / "picture.png")


def read(folder: Path, text: str) -> Columns:
    """The columns of a file with this ``text``."""
    (folder / "data.csv").write_text(text)
    return read_columns(folder / "data.csv")
