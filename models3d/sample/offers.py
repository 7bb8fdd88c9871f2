"""The price list: what each home costs, and whether it is still to be had."""

import csv
import io
from dataclasses import dataclass
from hashlib import sha256

from models3d.sample.balconies import outdoor
from models3d.sample.flats import Flat
from models3d.sample.grid import CORE_LINE, NAMES, TOP
from models3d.sample.roofs import terrace
from models3d.sample.walls import layout

#: Columns of ``units.csv``; empty ones are computed from the model when it is imported.
COLUMNS = (
    "id", "name", "price", "area", "rooms", "floor", "storey", "status", "orientation", "outdoor",
    "outdoor_area", "bathrooms", "description", "spaces",
)  # fmt: skip

#: EUR for a square metre on the ground floor; share added per floor; share of it for outdoor space.
PER_METRE, PER_FLOOR, OUTDOOR = 4650, 0.018, 0.30
#: Factor for where the living room looks: the garden in the south, the evening, the morning.
SIDE = {"S": 1.04, "W": 1.02, "E": 0.98, "N": 0.95}
#: Small flats cost more by the metre, and the top floor is wanted.
SMALL, TOP_FLOOR = 1.07, 1.10

#: Depth of a garden terrace that goes with a ground-floor home.
GARDEN_TERRACE = 2.9


@dataclass(frozen=True)
class Offer:
    """A home for sale; areas in square metres, price in whole EUR."""

    unit: str
    price: int
    area: float
    rooms: int
    storey: int
    status: str
    outdoor: str
    outdoor_area: float
    bathrooms: int
    description: str


def offers() -> list[Offer]:
    """Every home, from the ground floor up."""
    return [
        _offer(unit, storey, flat)
        for storey in range(TOP + 1)
        for unit, flat in layout(storey).plan.flats.items()
    ]


def _offer(unit: str, storey: int, flat: Flat) -> Offer:
    plan = layout(storey)
    mine = [room for room in plan.plan.rooms.values() if room.unit == unit]
    area = sum(plan.clear[room.key].area for room in mine)
    kinds = [room.kind for room in mine]
    outside, outdoor_area = _outdoor(storey, unit, flat)
    side = flat.balcony[0] if flat.balcony else "S"
    chance = sha256(unit.encode()).digest()
    price = area * PER_METRE * (1 + PER_FLOOR * storey) * SIDE[side]
    price *= (SMALL if area < 45 else 1.0) * (TOP_FLOOR if storey == TOP else 1.0)
    price += outdoor_area * PER_METRE * OUTDOOR
    price *= 0.985 + 0.03 * chance[0] / 255
    return Offer(
        unit, round(price / 1000) * 1000, area, kinds.count("living") + kinds.count("bed"), storey,
        _status(chance[1], storey, area), outside, outdoor_area, kinds.count("bath"), flat.words,
    )  # fmt: skip


def _outdoor(storey: int, unit: str, flat: Flat) -> tuple[str, float]:
    if storey == 0:
        return "garden terrace", garden(flat)
    if storey == TOP:
        free = terrace()
        west = unit == f"{TOP}.01"
        return "roof terrace", round(sum(
            piece.area for piece in free if (piece.centroid.x < CORE_LINE) == west
        ), 1)  # fmt: skip
    return "balcony", outdoor(flat)


def _status(chance: int, storey: int, area: float) -> str:
    """Large homes high up go first; about every second home is still available."""
    wanted = chance + (9 * storey if storey < TOP else 0) + (18 if area > 70 else 0)
    return "sold" if wanted > 215 else "reserved" if wanted > 172 else "available"


def garden(flat: Flat) -> float:
    """Area (m²) of the paved terrace that goes with a home on the ground floor."""
    return round((flat.balcony[2] - flat.balcony[1]) * GARDEN_TERRACE, 1) if flat.balcony else 0.0


def units_csv() -> str:
    """The text of ``units.csv``; area, orientation are left to be computed from the rooms."""
    text = io.StringIO()
    rows = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    rows.writeheader()
    for offer in offers():
        rows.writerow({
            "id": offer.unit, "name": f"Home {offer.unit}", "price": offer.price, "rooms": offer.rooms,
            "floor": offer.storey, "storey": NAMES[offer.storey], "status": offer.status,
            "outdoor": offer.outdoor, "outdoor_area": offer.outdoor_area, "bathrooms": offer.bathrooms,
            "description": offer.description, "spaces": offer.unit,
        })  # fmt: skip
    return text.getvalue()
