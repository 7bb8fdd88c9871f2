"""Balconies that stand before the façade on their own posts, and the railings of the roofs.

Local frame of a balcony: x along the wall with 0 in its middle, +y outwards from the structure, z from the
storey's floor.
"""

from collections.abc import Iterator

from models3d.sample.grid import CLADDING, STOREY, TOP, wing
from models3d.sample.palette import BRONZE, LARCH, OAK, PRECAST
from models3d.sample.parts import Part, Solid, box
from models3d.sample.railings import along_x, along_y
from models3d.sample.roofs import COPING, FINISHED, PARAPET
from models3d.sample.walls import layout
from models3d.sample.windows import SIDES

#: How far a balcony reaches from the structure; its slab, boards and lining.
REACH, PLATE, BOARDS, LINING = 2.1, 0.18, 0.03, 0.02
POST = 0.1
RAIL = 1.05
WIDTH = 4.5

#: Line of the outline on which a side's balconies stand.
FRONTS = {"W": 21.6, "E": 33.6}


def balconies() -> Iterator[Part]:
    """Every balcony with posts, railing and screen; then the railings on the parapets."""
    for storey in range(1, TOP):
        for unit, flat in layout(storey).plan.flats.items():
            if flat.balcony:
                yield from _balcony(storey, unit, *flat.balcony)
    yield from _roof_rails()


def place(side: str, start: float, end: float) -> tuple[float, float]:
    """The middle of a balcony on the outline."""
    middle = (start + end) / 2
    if side == "S":
        return middle, (-16.8 if middle > 21.6 else 0.0)
    return FRONTS[side], middle


def _balcony(storey: int, unit: str, side: str, start: float, end: float) -> Iterator[Part]:
    x, y = place(side, start, end)
    half = WIDTH / 2
    highest = TOP - 2 if y < -1 else TOP - 1
    task = f"balconies-{wing(x, y - 0.01)}"
    plate: tuple[Solid, ...] = (
        box(-half, CLADDING, -BOARDS - PLATE, half, REACH, -BOARDS, PRECAST),
        box(-half, CLADDING, -BOARDS - PLATE - LINING, half, REACH, -BOARDS - PLATE, LARCH),
        box(-half + 0.02, CLADDING, -BOARDS, half - 0.02, REACH - 0.02, 0.0, LARCH),
    )
    up = RAIL if storey == highest else 0.0
    foot = -STOREY - 0.03 if storey == 1 else -STOREY
    posts: tuple[Solid, ...] = (
        box(-half - POST, REACH - POST, foot, -half, REACH, up, BRONZE),
        box(half, REACH - POST, foot, half + POST, REACH, up, BRONZE),
    )
    rails = tuple(
        along_x(-half + 0.03, half - 0.03, REACH - 0.06, 0.0, RAIL)
        + along_y(CLADDING + 0.02, REACH - 0.11, half - 0.06, 0.0, RAIL)
        + along_y(CLADDING + 0.02, REACH - 0.11, -half + 0.06, 0.0, RAIL)
    )
    rows = (
        ("balcony", "IfcSlab", "Balcony", plate, "balcony", "FLOOR"),
        ("posts", "IfcColumn", "Balcony posts", posts, f"posts-{foot}-{up}", "COLUMN"),
        ("railing", "IfcRailing", "Balcony railing", rails, "railing", "BALUSTRADE"),
        ("screen", "IfcRailing", "Privacy screen", _screen(), "screen", "USERDEFINED"),
    )
    for key, ifc_class, name, solids, shape, kind in rows:
        yield Part(
            f"{key}-{unit}", ifc_class, name, task, solids, storey=storey, origin=(x, y, 0.0),
            turn=SIDES[side], shape=shape, kind=kind,
        )  # fmt: skip


def _screen() -> tuple[Solid, ...]:
    """Oak slats on one side, as high as a door."""
    side = WIDTH / 2 - 0.03
    slats = [
        box(side - 0.03, 0.24 + 0.15 * n, 0.02, side, 0.24 + 0.15 * n + 0.09, 2.3, OAK) for n in range(12)
    ]
    rails = [box(side, 0.24, z, side + 0.02, REACH - 0.11, z + 0.06, BRONZE) for z in (0.15, 2.1)]
    return (*slats, *rails)


def _roof_rails() -> Iterator[Part]:
    """On the coping of the roof terrace and of the fifth floor's terraces."""
    foot, top = PARAPET + COPING, FINISHED + 1.1
    rows = (
        ("terrace-west", TOP - 1, "garden", along_y(-16.7, -0.25, 21.6, foot, top)),
        ("terrace-east", TOP - 1, "garden", along_y(-16.7, -0.25, 33.6, foot, top)),
        ("terrace-south", TOP - 1, "garden", along_x(21.65, 33.55, -16.8, foot, top)),
        ("fifth-south", TOP, "street", along_x(0.05, 21.35, 0.0, foot, top)),
        ("fifth-west", TOP, "street", along_y(0.05, 11.95, 0.0, foot, top)),
        ("fifth-north-west", TOP, "street", along_x(0.05, 2.15, 12.0, foot, top)),
        ("fifth-east", TOP, "street", along_y(0.05, 11.95, 33.6, foot, top)),
        ("fifth-south-east", TOP, "street", along_x(28.75, 33.55, 0.0, foot, top)),
        ("fifth-north-east", TOP, "street", along_x(31.45, 33.55, 12.0, foot, top)),
    )
    for key, storey, where, solids in rows:
        yield Part(
            f"roof-railing-{key}", "IfcRailing", "Terrace railing", f"balconies-{where}", tuple(solids),
            storey=storey, kind="BALUSTRADE",
        )  # fmt: skip
