"""Model trees of three species, parked cars for scale, planters and a pergola on the roof terrace."""

from collections.abc import Iterator
from functools import cache

from models3d.sample.crowns import icosphere
from models3d.sample.grid import FORMATION
from models3d.sample.palette import (
    BARK,
    BIRCH,
    BRONZE,
    CAR_DARK,
    CAR_LIGHT,
    CHERRY,
    HEDGE,
    LARCH,
    LINDEN,
    OAK,
    PALE_BARK,
    RUBBER,
    Look,
)
from models3d.sample.parts import Faceted, Part, Round, Slice, Solid
from models3d.sample.parts import box as solid_box
from models3d.sample.roofs import FINISHED
from models3d.sample.yard import PATH

#: Species -> bark, leaves, trunk radius, trunk height, crowns as (x, y, z, radius, stretch upwards).
Crown = tuple[float, float, float, float, float]
SPECIES: dict[str, tuple[Look, Look, float, float, tuple[Crown, ...]]] = {
    "Linden": (BARK, LINDEN, 0.19, 3.0,
               ((0.0, 0.0, 5.2, 2.3, 1.15), (0.9, 0.5, 4.3, 1.6, 0.9), (-0.8, -0.6, 4.5, 1.5, 0.9))),
    "Birch": (PALE_BARK, BIRCH, 0.10, 2.6, ((0.0, 0.0, 4.6, 1.35, 1.75), (0.35, 0.2, 3.5, 1.0, 1.0))),
    "Cherry": (BARK, CHERRY, 0.12, 1.9, ((0.0, 0.0, 3.2, 1.6, 0.85), (0.6, -0.5, 2.8, 1.1, 0.8))),
}  # fmt: skip

#: Species, x, y, degrees by which the tree is turned.
TREES = (
    ("Linden", 6.5, -14.5, 0), ("Linden", -5.6, -8.0, 70), ("Linden", -5.4, -17.0, 200),
    ("Linden", 17.4, -27.8, 120), ("Linden", 28.5, -27.4, 40), ("Linden", 8.8, -29.6, 310),
    ("Birch", 3.4, -11.9, 10), ("Birch", 15.9, -11.6, 80), ("Birch", 16.6, -16.6, 140),
    ("Birch", 22.6, -25.0, 220), ("Birch", 34.0, -24.2, 20), ("Birch", -5.0, 5.2, 75),
    ("Birch", -4.6, 10.6, 165), ("Cherry", 2.0, -6.6, 0), ("Cherry", 15.0, -22.9, 90),
    ("Cherry", 9.2, -18.0, 45), ("Cherry", -3.4, -20.0, 180), ("Cherry", 31.8, -21.6, 250),
    ("Cherry", 7.0, 13.6, 30), ("Cherry", 1.6, 13.6, 130), ("Cherry", 32.4, 13.6, 230),
    ("Cherry", 10.6, 13.6, 330), ("Cherry", -4.4, -1.6, 60),
)  # fmt: skip

#: Trees of the street; they were there before.
STREET_TREES = tuple(("Linden", float(x), 25.8, 37 * n % 360) for n, x in enumerate(range(-34, 80, 11)))


def planting() -> Iterator[Part]:
    """Trees in the garden and on the street, cars, and what makes the roof terrace a garden."""
    for number, (species, x, y, turn) in enumerate(TREES, start=1):
        yield _tree(f"tree-{number}", species, (x, y), turn, "trees")
    for number, (species, x, y, turn) in enumerate(STREET_TREES, start=1):
        yield _tree(f"street-tree-{number}", species, (x, y), turn, "survey")
    yield from _cars()
    yield from _terrace()


def _tree(key: str, species: str, at: tuple[float, float], turn: float, task: str) -> Part:
    return Part(
        key, "IfcGeographicElement", f"{species} tree", task, _solids(species),
        origin=(*at, FORMATION), turn=float(turn), shape=f"tree-{species}", kind="USERDEFINED",
    )  # fmt: skip


@cache
def _solids(species: str) -> tuple[Solid, ...]:
    bark, leaves, radius, height, crowns = SPECIES[species]
    trunk = Round((0.0, 0.0), radius, 0.0, height + 0.6, bark)
    return (trunk, *(_crown(crown, leaves, seed) for seed, crown in enumerate(crowns)))


def _crown(crown: Crown, leaves: Look, seed: int) -> Faceted:
    """An icosahedron with every face in four, its corners pushed in and out a little."""
    x, y, z, radius, tall = crown
    corners, faces = icosphere()
    pushed = []
    for number, (a, b, c) in enumerate(corners):
        push = radius * (1 + 0.14 * (((number * 7 + seed * 5) * 37 % 11) / 5 - 1))
        pushed.append((round(x + a * push, 3), round(y + b * push, 3), round(z + c * push * tall, 3)))
    return Faceted(tuple(pushed), faces, leaves)


def _cars() -> Iterator[Part]:
    """Six cars in the bays (local x along the car)."""
    for number, (bay, look) in enumerate(
        ((0, CAR_LIGHT), (2, CAR_DARK), (3, CAR_LIGHT), (6, CAR_LIGHT), (8, CAR_DARK), (9, CAR_LIGHT))
    ):
        body = ((0.0, 0.25), (4.2, 0.25), (4.2, 0.78), (3.1, 0.86), (0.1, 0.9), (0.0, 0.7))
        cabin = ((0.15, 0.895), (3.05, 0.862), (2.45, 1.4), (0.6, 1.42))
        wheels = tuple(
            solid_box(x, y, 0.0, x + 0.6, y + 0.2, 0.26, RUBBER) for x in (0.55, 2.95) for y in (0.0, 1.55)
        )
        solids: tuple[Solid, ...] = (
            Slice(body, 0.02, 1.71, look),
            Slice(cabin, 0.14, 1.47, look),
            *wheels,
        )
        yield Part(
            f"car-{number}", "IfcGeographicElement", "Parked car", "parking", solids,
            origin=(41.95, -16.6 + 2.5 * bay, PATH - 0.02), shape=f"car-{look.name}", kind="USERDEFINED",
        )  # fmt: skip


def _terrace() -> Iterator[Part]:
    """Planters along the parapet, a pergola with a long table beneath it."""
    foot = FINISHED
    for number, (x, y, wide, deep) in enumerate(
        ((22.3, -15.9, 0.6, 6.0), (22.3, -8.6, 0.6, 5.0), (32.3, -15.9, 0.6, 6.0), (24.0, -16.2, 7.0, 0.6)),
        start=1,
    ):
        solids = (
            solid_box(x, y, foot, x + wide, y + deep, foot + 0.45, LARCH),
            solid_box(x + 0.06, y + 0.06, foot + 0.45, x + wide - 0.06, y + deep - 0.06, foot + 0.85, HEDGE),
        )
        yield Part(
            f"planter-{number}", "IfcFurniture", "Planter", "terrace", solids, storey=4, kind="USERDEFINED"
        )
    hedge = (
        solid_box(15.1, 0.3, foot, 15.5, 1.5, foot + 0.5, LARCH),
        solid_box(15.14, 0.34, foot + 0.5, 15.46, 1.46, foot + 1.5, HEDGE),
    )
    yield Part(
        "planter-fifth",
        "IfcFurniture",
        "Planter between terraces",
        "terrace",
        hedge,
        storey=5,
        kind="USERDEFINED",
    )
    x0, y0, x1, y1, top = 25.2, -13.6, 30.6, -9.4, foot + 2.5
    posts = [solid_box(x, y, foot, x + 0.12, y + 0.12, top - 0.16, BRONZE)
             for x in (x0, x1 - 0.12) for y in (y0, y1 - 0.12)]  # fmt: skip
    beams = [solid_box(x0, y, top - 0.16, x1, y + 0.12, top, BRONZE) for y in (y0, y1 - 0.12)]
    slats = [
        solid_box(x0 + 0.2 + 0.4 * n, y0 - 0.3, top, x0 + 0.26 + 0.4 * n, y1 + 0.3, top + 0.12, OAK)
        for n in range(13)
    ]
    yield Part(
        "pergola",
        "IfcFurniture",
        "Pergola",
        "terrace",
        (*posts, *beams, *slats),
        storey=4,
        kind="USERDEFINED",
    )
    table = [solid_box(26.4, -12.0, foot + 0.72, 29.4, -11.0, foot + 0.76, OAK)]
    table += [solid_box(x, -11.9, foot, x + 0.08, -11.1, foot + 0.72, BRONZE) for x in (26.7, 29.0)]
    table += [solid_box(26.6, y, foot + 0.4, 29.2, y + 0.34, foot + 0.45, OAK) for y in (-12.6, -10.74)]
    table += [
        solid_box(x, y + 0.05, foot, x + 0.06, y + 0.29, foot + 0.4, BRONZE)
        for y in (-12.6, -10.74)
        for x in (26.8, 28.9)
    ]
    yield Part(
        "terrace-table",
        "IfcFurniture",
        "Table and benches",
        "terrace",
        tuple(table),
        storey=4,
        kind="USERDEFINED",
    )
