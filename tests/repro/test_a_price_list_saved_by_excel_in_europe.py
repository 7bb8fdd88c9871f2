"""Price lists come out of spreadsheets of many countries: none is read wrong by a thousand."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from models3d.errors import BrokenInputError
from models3d.sources.elements_csv import elements_in, elements_text
from models3d.sources.rooms import rooms_in, rooms_text
from models3d.sources.units_csv import PriceList, read_price_list
from models3d.sources.written_numbers import Notation

#: What parts thousands and what begins decimals, by country.
WAYS = [("", "."), ("", ","), (",", "."), (".", ","), (" ", ","), ("\u202f", ","), ("'", "."), ("’", ".")]


def read(path: Path, text: str, encoding: str = "utf-8") -> PriceList:
    (path / "units.csv").write_bytes(text.encode(encoding))
    return read_price_list(path / "units.csv", "EUR")


def price_of(path: Path, written: str, delimiter: str = ";", area: str = "") -> int | None:
    cells = [f'"{cell}"' if delimiter in cell else cell for cell in ("A1", written, area)]
    text = "id,price,area\n".replace(",", delimiter) + delimiter.join(cells) + "\n"
    (unit,) = read(path, text).units
    return unit.price


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_excel_may_save_the_price_list_as_it_likes(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "id;name;price;area\r\nA1;Wohnung Süd;450000;84,5\r\n".replace(";", delimiter)
    (unit,) = read(tmp_path, text, encoding).units
    assert (unit.name, unit.price, unit.area) == ("Wohnung Süd", 450000, 84.5)


def test_titles_may_stand_above_the_prices(tmp_path: Path) -> None:
    (unit,) = read(tmp_path, "sep=;\r\nLindenhof;;\r\n;;\r\nID;Price;Area\r\nA1;450000;84,5\r\n").units
    assert (unit.price, unit.area) == (450000, 84.5)


def test_a_guessed_code_page_is_told_with_a_word_to_judge_it_by(tmp_path: Path) -> None:
    (said,) = read(tmp_path, "id,name,price\nA1,Wohnung Süd,450000\n", "cp1252").warnings
    assert said == (
        "units.csv: it is not UTF-8 and is read as cp1252, as in 'Wohnung Süd'; if that looks wrong, "
        "save it as CSV UTF-8."
    )
    polish = read(tmp_path, "id;name;price\nA1;Mieszkanie źródło łąka;450000\n", "cp1250")
    assert polish.units[0].name == "Mieszkanie źródło łąka"
    assert not read(tmp_path, "id,name\nA1,Wohnung Süd\n").warnings


@pytest.mark.parametrize(
    "written",
    [
        *(
            "285000",
            "285.000",
            "285.000,00",
            "285000,00",
            "285.000,-",
            "285.000,–",
            "€ 285.000",
            "€285.000,00",
        ),
        *("285.000 €", "EUR 285.000", "285 000", "285\u00a0000", "285\u202f000 €", "285\u2009000,00 €"),
        *("285'000", "285’000.-", "285,000.00", "285'000.00", "+285000"),
    ],
)
def test_a_price_means_what_a_buyer_in_europe_would_read(tmp_path: Path, written: str) -> None:
    assert price_of(tmp_path, written) == 285_000


def test_a_million_is_a_million(tmp_path: Path) -> None:
    for written in ("1.285.000", "1,285,000", "1 285 000", "1.285.000,00", "1,285,000.00", "1285000"):
        assert price_of(tmp_path, written) == price_of(tmp_path, written, "\t") == 1_285_000


def test_thousands_are_believed_where_the_kind_of_table_or_its_areas_say_so(tmp_path: Path) -> None:
    assert price_of(tmp_path, "285,000", ",") == 285_000
    assert price_of(tmp_path, "285,000", "\t", area="84.5") == 285_000
    assert price_of(tmp_path, "285.000", "\t", area="84,5") == 285_000
    assert price_of(tmp_path, "285.000", ",", area="84,5") == 285_000
    assert price_of(tmp_path, "285,000", ";", area="84.5") == 285_000


def test_a_price_that_was_settled_is_told_so_that_nobody_is_surprised(tmp_path: Path) -> None:
    (said,) = read(tmp_path, "id;price\nA1;285.000\nA2;290.000\n").warnings
    assert "'285.000' are read as 285000" in said
    assert not read(tmp_path, "id;price\nA1;1.285.000\nA2;290000\n").warnings


@pytest.mark.parametrize(
    ("written", "delimiter", "area"),
    [
        ("285.000", ",", ""),
        ("285,000", ";", ""),
        ("285.000", "\t", ""),
        ("285,000", "|", ""),
        ("285.000", ";", "84.5"),
        ("285,000", ",", "84,5"),
    ],
)
def test_a_price_that_may_be_another_by_a_thousand_is_refused(
    tmp_path: Path, written: str, delimiter: str, area: str
) -> None:
    with pytest.raises(BrokenInputError, match="in price may be 285 or 285000") as refused:
        price_of(tmp_path, written, delimiter, area)
    assert refused.value.where == "units.csv line 2"
    assert refused.value.remedy == "Write it without thousands, as 285000."


@settings(max_examples=100)
@given(
    some.lists(some.tuples(some.integers(1, 9_999_999), some.integers(100, 99_999)), min_size=1, max_size=4),
    some.sampled_from(WAYS),
    some.integers(0, 3),
    some.sampled_from(";,\t|"),
)
def test_however_a_country_writes_its_prices_none_is_another(
    tmp_path_factory: pytest.TempPathFactory,
    homes: list[tuple[int, int]],
    way: tuple[str, str],
    places: int,
    delimiter: str,
) -> None:
    folder = tmp_path_factory.mktemp("prices")
    with (folder / "units.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, delimiter=delimiter)
        rows.writerow(("id", "price", "area"))
        for number, (price, area) in enumerate(homes):
            rows.writerow((number, in_words_of(way, price, places % 3), in_words_of(way, area / 100, places)))
    assert read_or_refused(folder / "units.csv") in ([price for price, _ in homes], "may be another")


def read_or_refused(path: Path) -> list[int | None] | str:
    try:
        return [unit.price for unit in read_price_list(path, "EUR").units]
    except BrokenInputError as refused:
        return "may be another" if " may be " in refused.what else refused.what


def in_words_of(way: tuple[str, str], number: float, places: int) -> str:
    """``number`` as a country writes it: what parts its thousands, what begins its decimals."""
    return f"{number:,.{places}f}".replace(",", "t").replace(".", way[1]).replace("t", way[0])


def test_areas_that_disagree_settle_no_price(tmp_path: Path) -> None:
    with pytest.raises(BrokenInputError, match=r"line 2: '285\.000' in price may be 285 or 285000"):
        read(tmp_path, "id;price;area\nA1;285.000;84.5\nA2;290000;92,5\n")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("285,5", "no whole number"),
        ("285.5", "no whole number"),
        ("285.50", "no whole number"),
        ("2,85E+05", "no number"),
        ("2.85E+05", "no number"),
        ("28.50.00", "no number"),
        ("2,85,000", "no number"),
        ("285 00", "no number"),
        ("285.000 or so", "no number"),
        ("285k", "no number"),
        ("£ 285000", "not in EUR"),
        ("285000 CHF", "not in EUR"),
        ("9" * 20, "too large"),
    ],
)
def test_a_price_that_nobody_could_pay_as_written_is_refused(tmp_path: Path, written: str, said: str) -> None:
    with pytest.raises(BrokenInputError, match=said):
        price_of(tmp_path, written)


def test_areas_and_places_keep_their_decimals(tmp_path: Path) -> None:
    for text, area in [
        ("id,area\nA1,84.500\n", 84.5),
        ("id;area\nA1;84,500\n", 84.5),
        ("id;area\nA1;84,5 m²\n", 84.5),
        ('id,area\nA1,"84,5"\n', 84.5),
        ("id;area\nA1;0.285\n", 0.285),
        ('id;area\nA1;"1.084,50"\n', 1084.5),
    ]:
        (unit,) = read(tmp_path, text).units
        assert unit.area == area, text
    with pytest.raises(BrokenInputError, match=r"'84\.500' in area may be 84\.5 or 84500"):
        read(tmp_path, "id;area\nA1;84.500\n")
    (tmp_path / "rooms.csv").write_text("global_id;number;x;y;z\nr;1;-2,125;0,000;12,750\n")
    assert rooms_in(rooms_text(tmp_path / "rooms.csv"), {})[0].centre == (-2.125, 0.0, 12.75)


def test_what_a_table_can_be_told_is_what_its_remedy_says(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("number;price\n1;2\n")
    readers: dict[str, Callable[[], object]] = {
        "units": lambda: read_price_list(path, "EUR"),
        "elements": lambda: elements_in(elements_text(path), {}),
        "rooms": lambda: rooms_in(rooms_text(path), {}),
    }
    remedies = {}
    for name, reader in readers.items():
        with pytest.raises(BrokenInputError, match="is missing") as refused:
            reader()
        remedies[name] = refused.value.remedy
    assert remedies == {
        "units": "Call a column of its header id.",
        "elements": "Add it, or say under columns in its [[models]] what it is called.",
        "rooms": "Add it, or say under space_columns in its [[models]] what it is called.",
    }
    path.write_bytes(b"PK\x03\x04 and more")
    with pytest.raises(BrokenInputError, match="is a workbook"):
        elements_in(elements_text(path), {})


def test_nothing_is_known_of_a_sign_where_nothing_shows_it() -> None:
    assert Notation.of([], "\t").begins_decimals(".") is None
    assert Notation.of(["285.000"], ";").begins_decimals(".") is False
    assert Notation.of(["1.285.000"], ",").begins_decimals(",") is True
