"""What stands in a home, piece by piece: each of a few plain solids, light enough to stand in every home.

Local frame of a piece: x along the wall it stands at, from 0 to ``wide``; y from the wall into the room,
0 to ``deep``; z from the floor.
"""

from dataclasses import dataclass
from functools import cache

from models3d.sample import fabrics as cloth
from models3d.sample.palette import BRONZE, OAK, SCREEN, Look
from models3d.sample.parts import Prism, Solid, box


@dataclass(frozen=True)
class Piece:
    """A piece of furniture; ``tall`` is its height, ``front`` the floor before it that has to stay free."""

    name: str
    kind: str
    wide: float
    deep: float
    tall: float
    front: float
    solids: tuple[Solid, ...]
    ifc_class: str = "IfcFurniture"
    #: Whether something may stand on it or over it: a rug.
    flat: bool = False

    @property
    def shape(self) -> str:
        """Names the geometry that all pieces of its kind share."""
        return f"{self.name.lower()}-{self.wide}-{self.deep}"


def legs(  # noqa: PLR0917 - a rectangle, a height and a look
    x0: float, y0: float, x1: float, y1: float, top: float, look: Look, thick: float = 0.05
) -> list[Solid]:
    """Four square legs at the corners of a rectangle."""
    return [
        box(x, y, 0.003, x + thick, y + thick, top, look) for x in (x0, x1 - thick) for y in (y0, y1 - thick)
    ]


@cache
def sofa(wide: float) -> Piece:
    """A sofa for two or three."""
    deep, arm = 0.92, 0.16
    solids: list[Solid] = [
        box(0.04, 0.04, 0.003, wide - 0.04, deep - 0.06, 0.1, BRONZE),
        box(arm, 0.2, 0.1, wide - arm, deep, 0.43, cloth.SAND),
        box(arm, 0.02, 0.1, wide - arm, 0.2, 0.8, cloth.SAND),
        box(0.0, 0.02, 0.1, arm, deep - 0.04, 0.62, cloth.SAND),
        box(wide - arm, 0.02, 0.1, wide, deep - 0.04, 0.62, cloth.SAND),
        box(arm + 0.04, 0.22, 0.43, arm + 0.46, 0.34, 0.78, cloth.CLAY),
    ]
    return Piece("Sofa", "SOFA", wide, deep, 0.8, 0.55, tuple(solids))


@cache
def armchair() -> Piece:
    """An easy chair."""
    solids = (
        box(0.0, 0.0, 0.14, 0.72, 0.74, 0.4, cloth.CLAY),
        box(0.0, 0.0, 0.4, 0.72, 0.14, 0.82, cloth.CLAY),
        *legs(0.04, 0.04, 0.68, 0.7, 0.14, OAK),
    )
    return Piece("Armchair", "CHAIR", 0.72, 0.76, 0.82, 0.4, solids)


@cache
def low_table() -> Piece:
    """A low table before the sofa."""
    solids = (box(0.0, 0.0, 0.32, 1.1, 0.6, 0.36, OAK), *legs(0.05, 0.05, 1.05, 0.55, 0.32, BRONZE, 0.03))
    return Piece("Low table", "TABLE", 1.1, 0.6, 0.36, 0.0, solids)


@cache
def rug(wide: float, deep: float) -> Piece:
    """A rug; others stand on it."""
    return Piece(
        "Rug",
        "USERDEFINED",
        wide,
        deep,
        0.012,
        0.0,
        (box(0, 0, 0.001, wide, deep, 0.012, cloth.RUG),),
        flat=True,
    )


@cache
def media(wide: float) -> Piece:
    """A low board with a television on it."""
    solids = (
        box(0.0, 0.0, 0.12, wide, 0.4, 0.46, OAK),
        box(0.1, 0.06, 0.003, wide - 0.1, 0.34, 0.12, BRONZE),
        box(wide / 2 - 0.62, 0.1, 0.54, wide / 2 + 0.62, 0.14, 1.24, SCREEN),
        box(wide / 2 - 0.12, 0.08, 0.46, wide / 2 + 0.12, 0.18, 0.54, BRONZE),
    )
    return Piece("Media board", "USERDEFINED", wide, 0.4, 1.24, 0.5, solids)


@cache
def shelf(wide: float) -> Piece:
    """Open shelves with books in blocks."""
    height, thick = 1.98, 0.03
    solids: list[Solid] = [box(x, 0.0, 0.003, x + thick, 0.32, height, OAK) for x in (0.0, wide - thick)]
    levels = [0.06 + 0.4725 * n for n in range(5)]
    solids += [box(thick, 0.0, z, wide - thick, 0.32, z + thick, OAK) for z in levels]
    rows = zip(levels[1:4], (cloth.CLAY, cloth.LINEN, cloth.SAND), strict=True)
    for n, (z, look) in enumerate(rows):
        x0, x1 = 0.06 + 0.13 * (n % 3), min(wide - 0.06, 0.5 + 0.17 * (n % 4))
        solids.append(box(x0, 0.06, z + thick, x1, 0.26, z + 0.31, look))
    return Piece("Shelves", "SHELF", wide, 0.32, height, 0.5, tuple(solids))


@cache
def double_bed(wide: float = 1.66, tables: int = 2) -> Piece:
    """A double bed with one or two night tables, the headboard at the wall."""
    side, deep = 0.45, 2.1
    x0, x1 = side + 0.03, round(side + 0.03 + wide, 3)
    stands = (0.0, x1 + 0.03)[:tables]
    solids: list[Solid] = [
        box(x0, 0.0, 0.003, x1, 0.06, 0.95, OAK),
        box(x0, 0.06, 0.12, x1, deep, 0.3, OAK),
        box(x0 + 0.04, 0.06, 0.3, x1 - 0.04, deep - 0.04, 0.5, cloth.LINEN),
        box(x0 + 0.02, 0.75, 0.5, x1 - 0.02, deep - 0.02, 0.54, cloth.SAND),
        box(x0 + 0.02, 1.5, 0.54, x1 - 0.02, deep - 0.1, 0.56, cloth.CLAY),
        *(box(x, 0.12, 0.5, x + 0.58, 0.52, 0.62, cloth.LINEN) for x in (x0 + 0.08, x1 - 0.66)),
        *(box(x, 0.02, 0.12, x + side, 0.42, 0.46, OAK) for x in stands),
        *(box(x + 0.19, 0.18, 0.46, x + 0.26, 0.25, 0.62, BRONZE) for x in stands),
        *(box(x + 0.11, 0.1, 0.62, x + 0.34, 0.33, 0.8, cloth.LINEN) for x in stands),
    ]
    name = "Double bed with night tables" if tables > 1 else "Double bed with night table"
    return Piece(name, "BED", round(x1 + (0.03 + side) * (tables - 1), 3), deep, 0.95, 0.5, tuple(solids))


@cache
def single_bed(wide: float = 0.96) -> Piece:
    """A bed along the wall, with a shelf at its head."""
    deep = 2.06
    solids = (
        box(0.0, 0.0, 0.003, wide, 0.05, 0.85, OAK),
        box(0.0, 0.05, 0.12, wide, deep, 0.3, OAK),
        box(0.03, 0.05, 0.3, wide - 0.03, deep - 0.03, 0.48, cloth.LINEN),
        box(0.02, 0.7, 0.48, wide - 0.02, deep - 0.02, 0.52, cloth.CLAY),
        box(0.15, 0.12, 0.48, wide - 0.15, 0.5, 0.6, cloth.LINEN),
    )
    return Piece("Bed", "BED", wide, deep, 0.85, 0.4, solids)


@cache
def wardrobe(doors: int) -> Piece:
    """A wardrobe with ``doors`` doors of half a metre."""
    wide = round(0.5 * doors, 2)
    solids: list[Solid] = [box(0.0, 0.0, 0.003, wide, 0.56, 2.3, cloth.LACQUER)]
    solids += [
        box(0.5 * n + 0.004, 0.56, 0.06, 0.5 * n + 0.496, 0.58, 2.28, cloth.LACQUER) for n in range(doors)
    ]
    for n in range(doors):
        grip = 0.5 * n + (0.045 if n % 2 else 0.44)
        solids.append(box(grip, 0.58, 1.0, grip + 0.015, 0.6, 1.3, BRONZE))
    return Piece("Wardrobe", "USERDEFINED", wide, 0.6, 2.3, 0.65, tuple(solids))


@cache
def desk() -> Piece:
    """A desk with a lamp and its chair."""
    solids = (
        box(0.0, 0.0, 0.71, 1.2, 0.6, 0.74, OAK),
        *legs(0.03, 0.03, 1.17, 0.57, 0.71, BRONZE, 0.03),
        box(0.35, 0.1, 0.74, 0.85, 0.13, 1.08, SCREEN),
        *_chair(0.38, 0.5, 0.44, back=True),
    )
    return Piece("Desk and chair", "DESK", 1.2, 1.0, 1.08, 0.15, solids)


def _chair(x: float, y: float, side: float, *, back: bool) -> list[Solid]:
    """A chair that is pushed under a table at smaller y, its back towards larger y (or none)."""
    solids: list[Solid] = [
        box(x, y, 0.43, x + side, y + side, 0.47, OAK),
        *legs(x, y, x + side, y + side, 0.43, OAK, 0.035),
    ]
    if back:
        solids.append(box(x, y + side - 0.035, 0.62, x + side, y + side, 0.82, OAK))
    return solids


@cache
def dining(seats: int) -> Piece:
    """A table with chairs on its two long sides and, from six on, a lamp above."""
    pairs = seats // 2
    wide, table, chair, out = round(0.4 + 0.6 * pairs, 2), 0.86, 0.42, 0.3
    y0 = out
    solids: list[Solid] = [
        box(0.0, y0, 0.7, wide, y0 + table, 0.74, OAK),
        *legs(0.06, y0 + 0.06, wide - 0.06, y0 + table - 0.06, 0.7, OAK, 0.06),
    ]
    for pair in range(pairs):
        x = 0.29 + 0.6 * pair
        solids += _chair(x, y0 + table - chair + out, chair, back=True)
        solids += [
            _turned(solid, y0 + table / 2) for solid in _chair(x, y0 + table - chair + out, chair, back=True)
        ]
    return Piece("Table and chairs", "TABLE", wide, round(table + 2 * out, 2), 0.82, 0.0, tuple(solids))


def _turned(solid: Solid, middle: float) -> Solid:
    """A box mirrored at a line along x."""
    assert isinstance(solid, Prism)  # noqa: S101 - chairs are made of boxes
    xs, ys = zip(*solid.outline, strict=True)
    y0, y1 = 2 * middle - max(ys), 2 * middle - min(ys)
    return box(min(xs), y0, solid.bottom, max(xs), y1, solid.top, solid.look)


@cache
def bench() -> Piece:
    """A hall bench with hooks over it."""
    solids = (
        box(0.0, 0.0, 0.42, 0.9, 0.36, 0.46, OAK),
        box(0.03, 0.03, 0.003, 0.07, 0.33, 0.42, BRONZE),
        box(0.83, 0.03, 0.003, 0.87, 0.33, 0.42, BRONZE),
        box(0.0, 0.0, 1.6, 0.9, 0.03, 1.7, OAK),
        *(box(x, 0.03, 1.63, x + 0.02, 0.1, 1.66, BRONZE) for x in (0.15, 0.35, 0.55, 0.75)),
    )
    return Piece("Hall bench with hooks", "USERDEFINED", 0.9, 0.36, 1.7, 0.6, solids)


@cache
def plant() -> Piece:
    """A pot with a plant as tall as a child."""
    solids = (
        box(0.06, 0.06, 0.003, 0.38, 0.38, 0.36, cloth.LINEN),
        box(0.2, 0.2, 0.36, 0.24, 0.24, 0.6, OAK),
        box(0.1, 0.1, 0.6, 0.34, 0.34, 0.95, cloth.LEAVES),
        box(0.04, 0.14, 0.7, 0.4, 0.3, 0.86, cloth.LEAVES),
        box(0.15, 0.05, 0.78, 0.29, 0.39, 1.15, cloth.LEAVES),
    )
    return Piece("Potted plant", "USERDEFINED", 0.44, 0.44, 1.15, 0.0, solids)


@cache
def hooks() -> Piece:
    """Coat hooks with a hat shelf, where a hall has room for no more."""
    solids = (
        box(0.0, 0.0, 1.62, 0.7, 0.03, 1.74, OAK),
        box(0.0, 0.0, 1.84, 0.7, 0.22, 1.87, OAK),
        *(box(x, 0.03, 1.65, x + 0.02, 0.1, 1.68, BRONZE) for x in (0.12, 0.34, 0.56)),
    )
    return Piece("Coat hooks", "USERDEFINED", 0.7, 0.22, 1.87, 0.3, solids)
