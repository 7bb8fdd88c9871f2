"""What bears: walls of every storey, slabs with their voids for stairs and lifts, stairs."""

from collections.abc import Iterator

from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from models3d.sample.grid import BUILD_UP, GARDEN_WING, ROOF, SLAB, SOFFIT, STREET_WING, TOP, outline, wing
from models3d.sample.lines import pierced
from models3d.sample.palette import BLOCKWORK, CONCRETE
from models3d.sample.parts import Part
from models3d.sample.polygons import prisms
from models3d.sample.stairs import VOIDS, stairs
from models3d.sample.walls import Layout, Wall, layout

#: Depth of the slab on the ground.
BASE = 0.30

#: Where light falls into the garden stair, which has no window below the fourth floor.
SKYLIGHT = box(23.6, 3.0, 26.4, 5.0)

LOOKS = {"outer": BLOCKWORK, "party": BLOCKWORK, "core": CONCRETE}
NAMES = {"outer": "Façade wall, inner leaf", "party": "Party wall", "core": "Core wall"}


def structure() -> Iterator[Part]:
    """Walls, slabs and stairs of all storeys."""
    for storey in range(TOP + 1):
        yield from _walls(layout(storey))
    for storey in range(ROOF + 1):
        yield from _slabs(storey)
    yield from stairs()


def _walls(plan: Layout) -> Iterator[Part]:
    storey = plan.plan.storey
    openings = [w.opening for w in plan.windows] + [d.opening for d in plan.doors]
    for number, wall in enumerate(_at_the_hinge(plan.walls), start=1):
        if wall.kind == "partition":
            continue
        middle = wall.shape.centroid
        where = wing(middle.x, middle.y)
        yield Part(
            key=f"wall-{storey}-{number}",
            ifc_class="IfcWall",
            name=NAMES[wall.kind],
            task=f"walls-{where}-{storey}",
            solids=pierced(wall.shape, wall.axis, openings, -BUILD_UP, SOFFIT, LOOKS[wall.kind]),
            storey=storey,
            kind="SOLIDWALL",
            layers=wall.kind,
        )


def _at_the_hinge(walls: list[Wall]) -> Iterator[Wall]:
    """Walls that run through from wing to wing are built in two goes."""
    for wall in walls:
        low, high = wall.shape.bounds[1], wall.shape.bounds[3]
        if wall.axis == "y" and low < -0.2 and high > 0.2:
            for part in (wall.shape.intersection(GARDEN_WING), wall.shape.intersection(STREET_WING)):
                assert isinstance(part, Polygon)  # noqa: S101 - a rectangle cut across is a rectangle
                yield Wall(wall.kind, wall.axis, part)
        else:
            yield wall


def _slabs(storey: int) -> Iterator[Part]:
    shape = outline(max(0, storey - 1))
    bottom = -BUILD_UP - (SLAB if storey else BASE)
    voids = unary_union([*VOIDS, *_lifts(storey)]) if 0 < storey < ROOF else Polygon()
    if storey == ROOF:
        voids = SKYLIGHT
    for name, part in (("street", STREET_WING), ("garden", GARDEN_WING)):
        solids = prisms(shape.intersection(part).difference(voids), bottom, -BUILD_UP, CONCRETE)
        if not solids:
            continue
        yield Part(
            key=f"slab-{storey}-{name}",
            ifc_class="IfcSlab",
            name=f"Slab, {name} wing",
            task=f"slab-{name}-{storey}" if storey else f"base-{name}",
            solids=solids,
            storey=storey,
            kind={0: "BASESLAB", ROOF: "ROOF"}.get(storey, "FLOOR"),
            layers="slab" if storey else "base",
        )


def _lifts(storey: int) -> list[Polygon]:
    clear = layout(min(storey, TOP)).clear
    return [clear[f"{min(storey, TOP)}.{code}"] for code in ("E1", "E2")]
