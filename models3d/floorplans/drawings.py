"""Floor plans of a development: an SVG for every storey and for every home."""

from dataclasses import dataclass

from models3d.described import Described
from models3d.floorplans.homes import home_plan
from models3d.floorplans.sheets import read_sheets
from models3d.floorplans.storeys import storey_plan
from models3d.parallel import Tick, each
from models3d.progress import Progress


@dataclass(frozen=True)
class Drawings:
    """SVG files: ``storeys`` in the order of the storeys, ``units`` in that of the homes; b"" for none."""

    storeys: list[bytes]
    units: list[bytes]


def drawings(described: Described, progress: Progress) -> Drawings:
    """Draw everything, several plans at a time; the sheets that all are made of are read once."""
    sheets = read_sheets(described, progress)
    storeys, homes = len(sheets), len(described.homes)
    progress.start("Lettering floor plans", storeys + homes)

    def letter(at: int, tick: Tick) -> bytes:
        tick()
        if at >= storeys:
            return home_plan(described, described.homes[at - storeys], sheets)
        sheet = sheets[at]
        return storey_plan(described, sheet) if sheet else b""

    found: dict[int, bytes] = {}
    for at, plan in each(range(storeys + homes), letter):
        found[at] = plan
        progress.advance()
    plans = [found[at] for at in range(storeys + homes)]
    return Drawings(plans[:storeys], plans[storeys:])


def storey_drawings(described: Described, progress: Progress) -> list[bytes]:
    """SVG of every storey of ``staged.storeys``, in their order; b"" for one that nobody lives on."""
    return drawings(described, progress).storeys


def unit_drawings(described: Described, progress: Progress) -> list[bytes]:
    """SVG of every home in order, all its levels on it; b"" for one whose place is not known."""
    return drawings(described, progress).units
