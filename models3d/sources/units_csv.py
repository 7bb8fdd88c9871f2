"""``units.csv``: the price list, with whatever else its author knows of a unit."""

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from models3d.folder.slug import slugs
from models3d.folder.unit_row import UnitRow
from models3d.manifest import Orientation, Status
from models3d.sources.table import Row, read_table
from models3d.sources.table_text import Keys, table_text
from models3d.sources.written_dates import Written

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
    "handover",
)


#: Columns that cannot be below zero.
MEASURED = ("area", "rooms", "outdoor_area", "bathrooms")

#: Columns of numbers with decimals, which show how the file writes all of its numbers.
NUMBERS = ("price", "area", "outdoor_area")


@dataclass(frozen=True)
class PriceList:
    """Rows of the price list in its order, and what to warn of."""

    units: list[UnitRow]
    warnings: list[str]


def read_price_list(path: Path, currency: str) -> PriceList:
    """The price list at ``path``, in ``currency`` (ISO 4217); raises BrokenInputError naming the line."""
    source = table_text(path, Keys())
    rows = read_table(source, columns={name: name for name in COLUMNS}, required=("id",), numbers=NUMBERS)
    written = Written.of(row["handover"] for row in rows if row["handover"])
    units: dict[str, UnitRow] = {}
    called: dict[str, str] = {}
    for row, own in zip(rows, slugs([row["id"] for row in rows]), strict=True):
        unit = _unit(row, own, currency, written)
        other = called.setdefault(own, row["id"])
        if own in units:
            spelled = f", first as '{other}'" if other != row["id"] else ""
            raise row.refuse(
                f"the unit '{row['id']}' is there twice{spelled}.", "Give every unit an id of its own."
            )
        units[own] = unit
    warnings = list(source.warnings)
    settled = next((row for row in rows if row.is_settled("price")), None)
    if settled is not None:
        price = settled.amount("price", currency)
        warnings.append(
            f"{path.name}: prices such as '{settled['price']}' are read as {price}, by how the file is "
            "written; write them without thousands if that is wrong."
        )
    return PriceList(list(units.values()), warnings)


def _unit(row: Row, own: str, currency: str, written: Written) -> UnitRow:
    if not row["id"]:
        raise row.refuse("this unit has no id.", "Fill in its id, or remove the row.")
    price = row.amount("price", currency)
    for column, value in [("price", price), *((name, row.number(name)) for name in MEASURED)]:
        if value is not None and value < 0:
            raise row.refuse(f"{column} is below zero.", "Correct it, or leave it empty.")
    return UnitRow(
        id=own,
        name=row["name"] or row["id"],
        price=price,
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
        handover=_handover(row, written),
    )


def _handover(row: Row, written: Written) -> int | None:
    try:
        return written.day(row["handover"])
    except ValueError:
        raise row.refuse(
            f"'{row['handover']}' in handover is no date that can be read in one way only.",
            "Write it as 2027-06-30.",
        ) from None


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
