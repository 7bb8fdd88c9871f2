"""Roofs: parapets, insulation and membrane, then boards, slabs or planting; skylight and solar panels."""

from collections.abc import Iterator

from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from models3d.sample.crowns import drum
from models3d.sample.grid import (
    BUILD_UP,
    CLADDING,
    CORE_LINE,
    GARDEN_WING,
    PENTHOUSE,
    ROOF,
    SLAB,
    STREET_WING,
    TOP,
)
from models3d.sample.palette import (
    BLOCKWORK,
    BRICK,
    BRONZE,
    CONCRETE,
    GLASS,
    INSULATION,
    LARCH,
    ROOFING,
    SEDUM,
    SLABS,
    SOLAR,
    STEEL,
    Look,
)
from models3d.sample.parts import Part, Slice
from models3d.sample.parts import box as solid_box
from models3d.sample.polygons import polygons, prisms
from models3d.sample.structure import SKYLIGHT

#: Top of a parapet under its coping, thickness of its core and of its coping.
PARAPET, CORE, COPING = 0.50, 0.20, 0.03
#: Tops of insulation, membrane and finish above the storey's floor.
INSULATED, SEALED, FINISHED = 0.06, 0.07, 0.12
#: Lift heads on the top roof.
LIFT_HEADS = (box(11.8, 8.1, 13.8, 10.1), box(24.9, 0.3, 27.0, 2.6))


def _grown(shape: Polygon, by: float) -> Polygon:
    grown = shape.buffer(by, join_style="mitre")
    assert isinstance(grown, Polygon)  # noqa: S101 - an outline grows into one outline
    return grown


def terrace() -> list[Polygon]:
    """The terraces of the fifth floor, parted where its two homes meet."""
    free = _grown(STREET_WING, -CORE).difference(_grown(PENTHOUSE, CLADDING))
    west, _, east, north = free.bounds
    halves = (box(west, -1, CORE_LINE, north), box(CORE_LINE, -1, east, north))
    return [piece for half in halves for piece in polygons(free.intersection(half))]


def roofs() -> Iterator[Part]:
    """The terrace on the garden wing, the terraces of the fifth floor and the top roof."""
    yield from _roof("garden", GARDEN_WING, STREET_WING, storey=TOP - 1, skin=BRICK, finish=LARCH)
    yield from _roof("setback", STREET_WING, PENTHOUSE, storey=TOP, skin=BRICK, finish=SLABS)
    yield from _roof("top", PENTHOUSE, Polygon(), storey=ROOF, skin=LARCH, finish=SEDUM)
    yield from _skylight()
    yield from _lift_heads()
    yield from _panels()
    yield from _vents()


def _roof(
    name: str, region: Polygon, upper: Polygon, *, storey: int, skin: Look, finish: Look
) -> Iterator[Part]:
    above = _grown(upper, CLADDING) if not upper.is_empty else upper
    inside = _grown(region, -CORE)
    free = inside.difference(above)
    if storey == ROOF:
        free = free.difference(unary_union([_grown(SKYLIGHT, 0.12), *LIFT_HEADS]))
    rows = (
        ("skin", "Parapet, facing", "IfcCovering", "CLADDING",
         prisms(_grown(region, CLADDING).difference(region).difference(above), -BUILD_UP - SLAB, PARAPET,
                skin)),
        ("core", "Parapet", "IfcWall", "PARAPET",
         prisms(region.difference(inside).difference(above), -BUILD_UP, PARAPET, BLOCKWORK)),
        ("coping", "Coping", "IfcCovering", "MOLDING",
         prisms(_grown(region, CLADDING + 0.03).difference(_grown(region, -CORE - 0.03)).difference(
             _grown(above, 0.04) if not above.is_empty else above), PARAPET, PARAPET + COPING, BRONZE)),
        ("insulation", "Roof insulation", "IfcCovering", "INSULATION",
         prisms(free, -BUILD_UP, INSULATED, INSULATION)),
        ("membrane", "Roof membrane", "IfcCovering", "ROOFING", prisms(free, INSULATED, SEALED, ROOFING)),
        ("finish", {LARCH: "Terrace boards", SLABS: "Terrace slabs"}.get(finish, "Roof planting"),
         "IfcCovering", "ROOFING", prisms(free, SEALED, FINISHED, finish)),
    )  # fmt: skip
    for key, title, ifc_class, kind, solids in rows:
        yield Part(
            f"roof-{name}-{key}", ifc_class, title, f"roof-{name}", solids, storey=storey, kind=kind,
        )  # fmt: skip


def _skylight() -> Iterator[Part]:
    curb = _grown(SKYLIGHT, 0.12).difference(SKYLIGHT)
    yield Part(
        "skylight", "IfcWindow", "Skylight over the garden stair", "solar",
        (*prisms(curb, -BUILD_UP, 0.42, BRONZE), *prisms(_grown(SKYLIGHT, 0.12), 0.42, 0.45, GLASS)),
        storey=ROOF, kind="SKYLIGHT", size=(2.8, 2.0),
    )  # fmt: skip


def _lift_heads() -> Iterator[Part]:
    for number, shape in enumerate(LIFT_HEADS, start=1):
        solids = (*prisms(shape, -BUILD_UP, 0.95, CONCRETE), *prisms(_grown(shape, 0.05), 0.95, 1.0, BRONZE))
        yield Part(
            f"lift-head-{number}", "IfcBuildingElementProxy", "Lift head", "roof-top", solids,
            storey=ROOF, kind="USERDEFINED",
        )  # fmt: skip


def _vents() -> Iterator[Part]:
    """Cowls of the ventilation in rows over the bathrooms."""
    cowl = (drum((0.0, 0.12), (0.55, 0.12), STEEL, sides=8), drum((0.6, 0.24), (0.68, 0.16), STEEL, sides=8))
    for number, (x, y) in enumerate(
        ((7.4, 10.6), (8.2, 10.6), (14.6, 10.6), (22.8, 11.0), (25.8, 11.0), (4.0, 6.0))
    ):
        yield Part(
            f"vent-{number}", "IfcBuildingElementProxy", "Ventilation cowl", "roof-top", cowl,
            storey=ROOF, origin=(x, y, FINISHED), shape="vent", kind="USERDEFINED",
        )  # fmt: skip


def _panels() -> Iterator[Part]:
    """Solar panels in rows, tilted to the south (local x runs down the slope)."""
    panel = (
        Slice(((0, 0.33), (1.05, 0.05), (1.05, 0.08), (0, 0.36)), 0.0, 5.1, SOLAR),
        solid_box(0.0, 0.3, 0.0, 0.04, 0.34, 0.318, BRONZE),
        solid_box(0.0, 4.76, 0.0, 0.04, 4.8, 0.318, BRONZE),
        solid_box(1.0, 0.3, 0.0, 1.04, 4.8, 0.052, BRONZE),
    )
    for row in range(4):
        for column, x in enumerate((4.2, 15.0, 20.4)):
            if x > 18 and row == 0:
                continue
            yield Part(
                f"solar-{row}-{column}", "IfcSolarDevice", "Solar panels", "solar", panel,
                storey=ROOF, origin=(x, 4.4 + 2.0 * row, FINISHED), turn=270.0, shape="solar",
                kind="SOLARPANEL",
            )  # fmt: skip
