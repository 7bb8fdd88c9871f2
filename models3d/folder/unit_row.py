"""A unit as its author wrote it down, before the model is asked for what they left out."""

from dataclasses import dataclass

from models3d import manifest


@dataclass(frozen=True)
class UnitRow:
    """One row of ``units.csv``: what its author wrote, None (or empty) where they were silent.

    ``price`` in whole units of the currency; areas in square metres; ``orientation`` the main direction
    first; ``spaces`` are what makes the unit: numbers or number prefixes of spaces, GlobalIds, a zone's
    name. ``rooms`` counts habitable rooms; ``floor`` is 0 at ground level; ``storey`` is a storey or "".
    ``handover`` is the day (since 1970-01-01) that was promised for its keys.
    """

    id: str
    name: str
    price: int | None = None
    area: float | None = None
    rooms: int | None = None
    floor: int | None = None
    storey: str = ""
    status: manifest.Status = "available"
    orientation: tuple[manifest.Orientation, ...] = ()
    outdoor: tuple[str, ...] = ()
    outdoor_area: float | None = None
    bathrooms: int | None = None
    description: str = ""
    spaces: tuple[str, ...] = ()
    handover: int | None = None
