"""What makes rooms of the raw structure: partitions, screed, floors, ceilings, doors, lifts."""

from collections.abc import Iterator

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from models3d.sample.facade import pair
from models3d.sample.grid import BUILD_UP, DOOR_HEAD, SOFFIT, STOREY, TOP
from models3d.sample.lines import pierced
from models3d.sample.palette import CEILING, DOOR, OAK, PARQUET, PARTITION, SCREED, STEEL, TILE, Look
from models3d.sample.parts import Part, Solid, box
from models3d.sample.polygons import prisms
from models3d.sample.stairs import VOIDS
from models3d.sample.walls import Door, Layout, layout

#: Depth of parquet or tiles, and of the plaster under a slab.
FINISH, PLASTER = 0.015, 0.03

#: Kinds of rooms with tiles; the others have parquet.
TILED = {"bath", "wc", "stair", "lobby", "bicycle", "common", "riser"}


def interior() -> Iterator[Part]:
    """Partitions, floors, ceilings and doors of every storey, and the lifts."""
    for storey in range(TOP + 1):
        plan = layout(storey)
        yield from _partitions(plan)
        yield from _surfaces(plan)
        for door in plan.doors:
            yield from _door(storey, door)
    yield from _lifts()


def _partitions(plan: Layout) -> Iterator[Part]:
    openings = [door.opening for door in plan.doors]
    storey = plan.plan.storey
    for number, wall in enumerate(w for w in plan.walls if w.kind == "partition"):
        yield Part(
            f"partition-{storey}-{number}", "IfcWall", "Partition", f"partitions-{pair(storey)}",
            pierced(wall.shape, wall.axis, openings, -BUILD_UP, SOFFIT, PARTITION),
            storey=storey, kind="PARTITIONING", layers="partition",
        )  # fmt: skip


def floor_of(plan: Layout, key: str) -> BaseGeometry:
    """Where a room has a floor: not over the flights of the stairs, nor in the shafts of the lifts."""
    room = plan.plan.rooms[key]
    if room.kind == "lift":
        return Polygon()
    return plan.clear[key].difference(unary_union(VOIDS))


def _surfaces(plan: Layout) -> Iterator[Part]:
    storey = plan.plan.storey
    for key, room in plan.plan.rooms.items():
        floor = floor_of(plan, key)
        if floor.is_empty:
            continue
        look: Look = TILE if room.kind in TILED else PARQUET
        ceiling = floor if storey < TOP else plan.clear[key]
        if room.kind == "stair" and storey == TOP:
            ceiling = floor
        rows = (
            ("screed", "IfcCovering", "Screed", f"screed-{pair(storey)}", "FLOORING",
             prisms(floor, -BUILD_UP, -FINISH, SCREED)),
            ("floor", "IfcCovering", "Tiles" if look is TILE else "Parquet", f"floors-{pair(storey)}",
             "FLOORING", prisms(floor, -FINISH, 0.0, look)),
            ("ceiling", "IfcCovering", "Ceiling", "ceilings", "CEILING",
             prisms(ceiling, SOFFIT - PLASTER, SOFFIT, CEILING)),
        )  # fmt: skip
        for kind, ifc_class, name, task, predefined, solids in rows:
            yield Part(f"{kind}-{key}", ifc_class, name, task, solids, storey=storey, kind=predefined)


def _door(storey: int, door: Door) -> Iterator[Part]:
    o = door.opening
    x, y = (o.centre, o.at) if o.axis == "x" else (o.at, o.centre)
    lift = door.kind == "lift"
    yield Part(
        key=f"door-{'-'.join(door.rooms)}",
        ifc_class="IfcDoor",
        name={"entry": "Front door", "wide": "Passage lining", "lift": "Lift door"}.get(door.kind, "Door"),
        task="lifts" if lift else "doors",
        solids=_door_solids(door),
        storey=storey,
        origin=(x, y, 0.0),
        turn=0.0 if o.axis == "x" else 90.0,
        shape=f"door-{door.kind}-{o.width}-{door.thickness}",
        kind="DOOR",
        size=(o.width, DOOR_HEAD),
    )


def _door_solids(door: Door) -> tuple[Solid, ...]:
    half, deep = door.opening.width / 2, door.thickness / 2 + 0.012
    look = STEEL if door.kind == "lift" else OAK if door.kind in {"entry", "wide"} else DOOR
    lining: list[Solid] = [
        box(-half, -deep, -FINISH, -half + 0.05, deep, DOOR_HEAD, look),
        box(half - 0.05, -deep, -FINISH, half, deep, DOOR_HEAD, look),
        box(-half + 0.05, -deep, DOOR_HEAD - 0.05, half - 0.05, deep, DOOR_HEAD, look),
        box(-half + 0.05, -door.thickness / 2, -FINISH, half - 0.05, door.thickness / 2, 0.003, OAK),
    ]
    if door.kind == "wide":
        return tuple(lining)
    leaf: list[Solid] = [box(-half + 0.052, -0.02, 0.008, half - 0.052, 0.02, DOOR_HEAD - 0.052, look)]
    if door.kind == "lift":
        return tuple(lining + leaf)
    grip = half - 0.16
    handle: list[Solid] = [
        box(grip - 0.06, side, 1.03, grip + 0.06, side + 0.025, 1.05, STEEL) for side in (-0.045, 0.02)
    ]
    return tuple(lining + leaf + handle)


def _lifts() -> Iterator[Part]:
    for number, name in ((1, "street"), (2, "garden")):
        x0, y0, x1, y1 = layout(0).clear[f"0.E{number}"].bounds
        inset = 0.22
        x0, y0, x1, y1 = x0 + inset, y0 + inset, x1 - inset, y1 - inset
        car = (
            box(x0, y0, -0.02, x1, y1, 0.0, TILE),
            box(x0, y0, 0.0, x1, y0 + 0.03, 2.2, STEEL),
            box(x0, y1 - 0.03, 0.0, x1, y1, 2.2, STEEL),
            box(x0, y0 + 0.03, 2.17, x1, y1 - 0.03, 2.2, STEEL),
        )
        rails = tuple(
            box(
                x - 0.03,
                (y0 + y1) / 2,
                -BUILD_UP,
                x + 0.03,
                (y0 + y1) / 2 + 0.06,
                STOREY * TOP + SOFFIT,
                STEEL,
            )
            for x in (x0 - 0.1, x1 + 0.1)
        )
        yield Part(
            f"lift-{number}", "IfcTransportElement", f"Lift, {name} wing", "lifts", (*car, *rails), storey=0,
            kind="ELEVATOR",
        )  # fmt: skip
