"""The plot's surface: terraces, paths, lawn, hedges, drive and parking bays, bicycle stand, play corner."""

from collections.abc import Iterator

from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from models3d.sample import outside
from models3d.sample.balconies import place
from models3d.sample.grid import CLADDING, FORMATION, TERRAIN, TOP, outline
from models3d.sample.neighbours import DRIVE
from models3d.sample.palette import (
    ASPHALT,
    HEDGE,
    LAWN,
    MARKING,
    PAVING,
    PRECAST,
    SAND,
    SLABS,
)
from models3d.sample.parts import Part, Prism
from models3d.sample.parts import box as solid_box
from models3d.sample.polygons import prisms
from models3d.sample.walls import layout

#: Terraces lie a step below the rooms; hard surfaces a touch above the lawn.
TERRACE, PATH = -0.03, TERRAIN + 0.01
#: Middle and radii of the round lawn and of the path about it.
GREEN, GREEN_RADIUS, PATH_WIDTH = Point(6.5, -14.5), 5.6, 1.5
HEDGE_HEAD = 0.9


def yard() -> Iterator[Part]:
    """Everything on the ground that is not planted."""
    house = outline(0).buffer(CLADDING, join_style="mitre")
    terraces = unary_union(list(_terraces())).difference(house)
    drive = box(DRIVE[0], -17.4, DRIVE[1], 16.0)
    bays = box(DRIVE[1], -17.0, 46.5, 10.5)
    green = GREEN.buffer(GREEN_RADIUS, quad_segs=10)
    ring = GREEN.buffer(GREEN_RADIUS + PATH_WIDTH, quad_segs=10).difference(green)
    ways = unary_union([ring, *_ways()]).difference(
        unary_union([house, terraces, green, drive, outside.PLAY])
    )
    beds = _beds()
    hedges = unary_union(beds).difference(unary_union([house, terraces, ways, drive, bays]))
    kerbs = bays.union(drive).buffer(0.12, join_style="mitre").intersection(outside.PLOT).difference(
        unary_union([bays, drive, ways])
    )  # fmt: skip
    used = unary_union([house, terraces, ways, drive, bays, outside.PLAY, outside.BICYCLES, kerbs])
    lawn = outside.PLOT.difference(used)
    hedges = hedges.difference(used)
    yield _ground("kerbs", "Kerbs of the drive", "ground", prisms(kerbs, FORMATION, PATH + 0.06, PRECAST))
    yield _ground("terraces", "Garden terraces", "paths", prisms(terraces, FORMATION, TERRACE, SLABS))
    yield _ground(
        "ways", "Garden paths", "paths", prisms(ways.difference(outside.BICYCLES), FORMATION, PATH, PAVING)
    )
    yield _ground(
        "bicycles", "Bicycle stand, paving", "paths", prisms(outside.BICYCLES, FORMATION, PATH, PAVING)
    )
    yield _ground("drive", "Drive", "parking", prisms(drive, FORMATION, PATH - 0.04, ASPHALT))
    yield _ground("bays", "Parking bays", "parking", prisms(bays, FORMATION, PATH - 0.02, PAVING))
    yield _ground("sand", "Play corner, sand", "play", prisms(outside.PLAY, FORMATION, TERRAIN - 0.04, SAND))
    yield _ground("lawn", "Lawn", "lawn", prisms(lawn.difference(hedges), FORMATION, TERRAIN, LAWN))
    for number, bed in enumerate(prisms(hedges, FORMATION, HEDGE_HEAD, HEDGE), start=1):
        yield Part(f"hedge-{number}", "IfcGeographicElement", "Hedge", "lawn", (bed,), kind="USERDEFINED")
    yield from _bay_lines()


def _ground(key: str, name: str, task: str, solids: tuple[Prism, ...]) -> Part:
    return Part(f"yard-{key}", "IfcGeographicElement", name, task, solids, kind="USERDEFINED")


def _terraces() -> Iterator[BaseGeometry]:
    """Before every ground-floor room that opens to the garden, and under every balcony."""
    spots = {
        flat.balcony for storey in range(TOP) for flat in layout(storey).plan.flats.values() if flat.balcony
    }
    for side, start, end in sorted(spots):
        x, y = place(side, start, end)
        along = (end - start) / 2 + 0.35
        dx, dy = {"S": (0.0, -3.2), "E": (2.35, 0.0), "W": (-3.2, 0.0)}[side]
        if side == "S":
            yield box(x - along, y + dy, x + along, y)
        else:
            yield box(min(x, x + dx), y - along, max(x, x + dx), y + along)


def _ways() -> list[BaseGeometry]:
    return [
        box(13.2, 12.0, 16.8, 16.0),
        box(26.5, 12.0, 29.0, 16.0),
        box(21.9, 12.0, 26.6, 16.0),
        box(16.8, 13.6, 17.6, 14.8),
        box(11.2, -10.6, 12.8, -2.0),
        box(12.0, -9.4, 18.4, -7.9),
        box(-2.2, -25.0, -0.7, -16.5),
        box(-2.2, -16.5, 1.0, -15.0),
        box(5.75, -26.5, 7.25, -20.4),
        box(-0.7, -25.0, 7.25, -23.6),
        box(10.0, -19.4, 18.6, -18.0),
        box(17.2, -24.4, 18.6, -19.4),
        box(17.2, -24.4, 36.6, -23.0),
    ]


def _beds() -> list[BaseGeometry]:
    """Round the plot, and round the small gardens of the homes on the ground floor."""
    west, south, _, north = outside.PLOT.bounds
    return [
        box(west + 0.3, south + 0.3, west + 1.1, north - 0.4),
        box(west + 1.1, south + 0.3, 47.7, south + 1.1),
        box(47.0, -32.0, 47.7, 14.6),
        box(west + 1.1, 14.6, 12.6, 15.2),
        box(29.6, 14.6, 35.9, 15.2),
        box(-1.4, -7.2, -0.9, -0.4),
        box(-0.9, -7.2, 9.3, -6.7),
        box(8.8, -6.7, 9.3, -2.6),
        box(15.0, -6.7, 15.5, -2.6),
        box(15.0, -7.2, 18.0, -6.7),
        box(36.0, -17.0, 36.36, 12.0),
        box(20.2, -22.4, 20.7, -17.2),
        box(20.7, -22.4, 28.9, -21.9),
        box(28.4, -21.9, 28.9, -17.2),
        box(0.2, 12.42, 13.0, 12.95),
        box(29.4, 12.42, 33.4, 12.95),
    ]


def _bay_lines() -> Iterator[Part]:
    lines = tuple(
        solid_box(DRIVE[1] + 0.05, y - 0.04, PATH - 0.02, 46.4, y + 0.04, PATH - 0.015, MARKING)
        for y in (-17.0 + 2.5 * n for n in range(1, 11))
    )  # fmt: skip
    yield Part(
        "yard-lines", "IfcGeographicElement", "Lines of the bays", "parking", lines, kind="USERDEFINED"
    )
