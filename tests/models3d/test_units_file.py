"""The price list: what its author wrote is taken, what they left out stays open, what is wrong is named."""

from pathlib import Path

import pytest

from models3d.errors import BrokenInputError
from models3d.folder.unit_row import UnitRow
from models3d.sources.units_csv import read_price_list


def units(path: Path, text: str) -> Path:
    (path / "units.csv").write_text(text)
    return path / "units.csv"


def read(path: Path) -> list[UnitRow]:
    return read_price_list(path, "EUR").units


def test_an_id_is_enough_and_the_rest_stays_open(tmp_path: Path) -> None:
    (unit,) = read(units(tmp_path, "id\nA 1\n"))
    assert (unit.id, unit.name, unit.status) == ("a-1", "A 1", "available")
    assert unit.price is None
    assert unit.area is None
    assert unit.spaces == ()


def test_everything_that_is_said_is_taken(tmp_path: Path) -> None:
    (unit,) = read(
        units(
            tmp_path,
            "id,name,price,area,rooms,floor,status,orientation,outdoor,outdoor_area,bathrooms,description,spaces\n"
            '7,Seven,249500,79.5,3,2,Reserved,s SW,balcony; terrace,12,1,"Sunny, quiet",7.;APP07_\n',
        )
    )
    assert (unit.price, unit.area, unit.rooms, unit.floor) == (249500, 79.5, 3, 2)
    assert unit.status == "reserved"
    assert unit.orientation == ("S", "SW")
    assert unit.outdoor == ("balcony", "terrace")
    assert unit.description == "Sunny, quiet"
    assert unit.spaces == ("7.", "APP07_")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1,two hundred,80", "is no number"),
        ("1,1e999,80", "is no number"),
        ("1,200000,nan", "is no number"),
        ("1,200_000,80", "is no number"),
        ("1,200000.50,80", "is no whole number"),
        ("1,-5,80", "below zero"),
        (",200000,80", "has no id"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(BrokenInputError, match=said) as refused:
        read(units(tmp_path, f"id,price,area\n9,1,2\n{line}\n"))
    assert refused.value.where == "units.csv line 3"


def test_an_unknown_status_or_direction_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BrokenInputError, match="available, reserved, sold"):
        read(units(tmp_path, "id,status\n1,free\n"))
    with pytest.raises(BrokenInputError, match="NW"):
        read(units(tmp_path, "id,orientation\n1,up\n"))


def test_a_unit_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenInputError, match="twice"):
        read(units(tmp_path, "id\n1\n1\n"))
