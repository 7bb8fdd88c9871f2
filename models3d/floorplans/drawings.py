"""Floor plans of a development: an SVG for every storey and for every home."""

from dataclasses import dataclass

from models3d.described import Described
from models3d.floorplans.homes import home_plan
from models3d.floorplans.sheets import read_sheets
from models3d.floorplans.storeys import storey_plan
from models3d.progress import Progress


@dataclass(frozen=True)
class Drawings:
    """SVG files: ``storeys`` in the order of the storeys, ``units`` in that of the homes; b"" for none."""

    storeys: list[bytes]
    units: list[bytes]


def drawings(described: Described, progress: Progress) -> Drawings:
    """Draw everything; the sheets that both kinds of plan are made of are read once."""
    sheets = read_sheets(described, progress)
    progress.start("Lettering floor plans", len(sheets) + len(described.homes))
    storeys = []
    for sheet in sheets:
        storeys.append(storey_plan(described, sheet) if sheet else b"")
        progress.advance()
    units = []
    for home in described.homes:
        units.append(home_plan(described, home, sheets))
        progress.advance()
    return Drawings(storeys, units)


def storey_drawings(described: Described, progress: Progress) -> list[bytes]:
    """SVG of every storey of ``staged.storeys``, in their order; b"" for one that nobody lives on."""
    return drawings(described, progress).storeys


def unit_drawings(described: Described, progress: Progress) -> list[bytes]:
    """SVG of every home in order, all its levels on it; b"" for one whose place is not known."""
    return drawings(described, progress).units
