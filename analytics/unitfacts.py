"""What affinity may know of a unit, and the attribute levels that follow from it.

The fields are the allow-list: nothing here says anything of a buyer, and nothing about a unit that could
stand for who lives near it. A level is written "attribute:level", such as ``orientation:S``.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

#: Names of the bands of a number, low to high: thirds of the development's own units.
BANDS = {
    "price": ("low", "middle", "high"),
    "area": ("small", "medium", "large"),
    "floor": ("lower", "middle", "upper"),
}


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit as its sheet has it; ``price`` 0 is on request, ``available`` is neither reserved nor sold."""

    id: str
    price: int
    area: float
    rooms: int
    floor: int
    orientation: tuple[str, ...]
    outdoor: tuple[str, ...]
    available: bool


def levels_of(units: Sequence[UnitFacts]) -> dict[str, tuple[str, ...]]:
    """The levels of each unit, by unit id, in a fixed order.

    >>> units = [UnitFacts(str(i), 0, 50.0 + i, 2, i, ("S",), (), True) for i in range(3)]
    >>> levels_of(units)["2"]
    ('area:large', 'floor:upper', 'rooms:2', 'orientation:S', 'outdoor:none')
    """
    price = _bands("price", [unit.price for unit in units if unit.price > 0])
    area = _bands("area", [unit.area for unit in units if unit.area > 0])
    floor = _bands("floor", [unit.floor for unit in units])
    return {
        unit.id: (
            *([price.level(unit.price)] if unit.price > 0 else []),
            *([area.level(unit.area)] if unit.area > 0 else []),
            floor.level(unit.floor),
            f"rooms:{unit.rooms}",
            *(f"orientation:{direction}" for direction in dict.fromkeys(unit.orientation)),
            *(f"outdoor:{kind}" for kind in dict.fromkeys(unit.outdoor) or ["none"]),
        )
        for unit in units
    }


@dataclass(frozen=True, slots=True)
class _Bands:
    attribute: str
    edges: tuple[float, ...]

    def level(self, value: float) -> str:
        return f"{self.attribute}:{BANDS[self.attribute][bisect_right(self.edges, value)]}"


def _bands(attribute: str, values: Sequence[float]) -> _Bands:
    """Edges at a third and two thirds between the extremes' quantiles; a value on an edge is the upper's."""
    if not values:
        return _Bands(attribute, (0.0, 0.0))
    low, high = np.quantile(np.asarray(values, dtype=float), [1 / 3, 2 / 3])
    return _Bands(attribute, (float(low), float(high)))
