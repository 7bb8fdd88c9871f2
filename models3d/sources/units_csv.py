"""``units.csv``: the price list, with whatever else its author knows of a unit."""

from pathlib import Path
from typing import get_args

from models3d.folder.development import slug
from models3d.folder.unit_row import UnitRow
from models3d.manifest import Orientation, Status
from models3d.sources.table import Row, read_table

#: Columns of the file; only ``id`` must be there. Lists are parted by spaces (``orientation``) or ";".
COLUMNS = (
    "id",
    "name",
    "price",
    "area",
    "rooms",
    "floor",
    "storey",
    "status",
    "orientation",
    "outdoor",
    "outdoor_area",
    "bathrooms",
    "description",
    "spaces",
)


def read_units(path: Path) -> list[UnitRow]:
    """Rows of the price list at ``path`` in its order; raises BrokenInputError naming the line."""
    units: list[UnitRow] = []
    for row in read_table(path, columns={name: name for name in COLUMNS}, required=("id",)):
        unit = _unit(row)
        if any(unit.id == other.id for other in units):
            raise row.refuse(f"the unit '{unit.id}' is there twice.", "Give every unit an id of its own.")
        units.append(unit)
    return units


def _unit(row: Row) -> UnitRow:
    if not row["id"]:
        raise row.refuse("this unit has no id.", "Fill in the first column.")
    for column in ("price", "area", "rooms", "outdoor_area", "bathrooms"):
        value = row.number(column)
        if value is not None and value < 0:
            raise row.refuse(f"{column} is below zero.", "Correct it, or leave it empty.")
    return UnitRow(
        id=slug(row["id"]),
        name=row["name"] or row["id"],
        price=row.whole("price"),
        area=row.number("area"),
        rooms=row.whole("rooms"),
        floor=row.whole("floor"),
        storey=row["storey"],
        status=_status(row),
        orientation=tuple(_direction(row, word) for word in row["orientation"].replace(";", " ").split()),
        outdoor=_list(row["outdoor"]),
        outdoor_area=row.number("outdoor_area"),
        bathrooms=row.whole("bathrooms"),
        description=row["description"],
        spaces=_list(row["spaces"]),
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _status(row: Row) -> Status:
    given = row["status"].casefold() or "available"
    for status in get_args(Status):
        if status == given:
            found: Status = status
            return found
    raise row.refuse(f"'{row['status']}' is no status.", f"Write one of {', '.join(get_args(Status))}.")


def _direction(row: Row, word: str) -> Orientation:
    for direction in get_args(Orientation):
        if direction == word.upper():
            found: Orientation = direction
            return found
    raise row.refuse(f"'{word}' is no direction.", f"Write some of {' '.join(get_args(Orientation))}.")
