"""What stands in the court and before the entrances: benches, lamps, letter boxes, bicycle hoops, play."""

from collections.abc import Iterator
from functools import cache

from shapely.geometry import Point

from models3d.sample.crowns import ball, drum
from models3d.sample.grid import TERRAIN
from models3d.sample.palette import BRONZE, GROUND, LARCH, LIGHT, OAK, PRECAST, RUBBER, STEEL
from models3d.sample.parts import Part, Slice, Solid, box
from models3d.sample.polygons import prisms

#: Benches and lamps: x, y, degrees.
BENCHES = (
    (-1.2, -8.6, 45), (14.6, -10.4, 315), (1.6, -21.6, 120), (8.6, -6.9, 0), (-6.8, -22.0, 270),
    (4.4, -27.6, 90), (22.6, 14.1, 180),
)  # fmt: skip
LAMPS = (
    (10.9, -7.6, 0), (-2.6, -12.0, 0), (13.4, -20.2, 0), (1.6, -23.4, 0), (20.2, -22.2, 0), (30.2, -22.2, 0),
    (13.0, 15.3, 0), (25.9, 15.3, 0), (36.0, 15.4, 0), (47.3, -12.0, 0), (47.3, 0.0, 0),
)  # fmt: skip
STREET_LAMPS = tuple((float(x), 17.9, 0) for x in (-32, -14, 4, 22, 46, 64))


def court(green: Point, path: float) -> Iterator[Part]:
    """All of it; ``green`` is the middle of the round lawn, ``path`` the height of paths."""
    yield from _rows("bench", "Bench", "furnishing", BENCHES, _bench(), path)
    yield from _rows("lamp", "Lamp post", "furnishing", LAMPS, _lamp(3.4), path)
    yield from _rows("street-lamp", "Street lamp", "survey", STREET_LAMPS, _lamp(6.2), TERRAIN)
    yield _thing("linden-bench", "Bench round the linden", "furnishing", _round_bench(green, path))
    yield _thing("letter-boxes", "Letter boxes", "snagging", _letter_boxes(path))
    yield from _rows(
        "hoop", "Bicycle stand", "paths", tuple((18.1 + 0.55 * n, 13.4, 0) for n in range(5)), _hoop(), path
    )
    toys = (("swing", "Swing", _swing()), ("house", "Play house", _house()),
            ("beams", "Stepping beams", _beams()), ("rim", "Rim of the sand", _rim()))  # fmt: skip
    for key, name, solids in toys:
        yield _thing(f"play-{key}", name, "play", solids)


def _thing(key: str, name: str, task: str, solids: tuple[Solid, ...]) -> Part:
    return Part(key, "IfcFurniture", name, task, solids, kind="USERDEFINED")


def _rows(  # noqa: PLR0917 - one line a kind of thing
    key: str,
    name: str,
    task: str,
    spots: tuple[tuple[float, float, int], ...],
    solids: tuple[Solid, ...],
    foot: float,
) -> Iterator[Part]:
    for number, (x, y, turn) in enumerate(spots):
        yield Part(
            f"{key}-{number}", "IfcFurniture", name, task, solids, origin=(x, y, foot), turn=float(turn),
            shape=key, kind="USERDEFINED",
        )  # fmt: skip


@cache
def _bench() -> tuple[Solid, ...]:
    slats = [box(-0.9, y, 0.42, 0.9, y + 0.11, 0.46, OAK) for y in (-0.2, -0.06, 0.08)]
    backs = [box(-0.9, 0.22, z, 0.9, 0.25, z + 0.1, OAK) for z in (0.56, 0.72)]
    legs = [box(x, -0.2, 0.0, x + 0.05, 0.25, 0.42, BRONZE) for x in (-0.75, 0.7)]
    stays = [box(x, 0.25, 0.3, x + 0.05, 0.28, 0.82, BRONZE) for x in (-0.75, 0.7)]
    return (*slats, *backs, *legs, *stays)


@cache
def _lamp(high: float) -> tuple[Solid, ...]:
    return (
        drum((0.0, 0.06), (high - 0.1, 0.035), BRONZE),
        drum((high - 0.1, 0.24), (high, 0.16), BRONZE, sides=8),
        ball(0.09, high - 0.17, LIGHT),
    )


def _round_bench(green: Point, foot: float) -> tuple[Solid, ...]:
    """Twelve-sided, so wide that a child can walk round on it behind those who sit."""
    outer, inner = green.buffer(1.55, quad_segs=3), green.buffer(1.05, quad_segs=3)
    stand = green.buffer(1.45, quad_segs=3).difference(green.buffer(1.3, quad_segs=3))
    return (
        *prisms(outer.difference(inner), foot + 0.4, foot + 0.46, OAK),
        *prisms(stand, foot - 0.05, foot + 0.4, PRECAST),
        *prisms(green.buffer(1.3, quad_segs=3), foot - 0.05, foot + 0.32, GROUND),
    )


def _letter_boxes(foot: float) -> tuple[Solid, ...]:
    """A pillar of boxes beside the street entrance, four columns of four on both sides."""
    x0, y0, wide, high = 12.85, 13.9, 0.3, 0.28
    base = foot + 0.45
    boxes = [
        box(x0 + column * wide + 0.01, y0 - 0.012, base + row * high + 0.01,
            x0 + (column + 1) * wide - 0.01, y0, base + (row + 1) * high - 0.01, STEEL)
        for column in range(4) for row in range(4)
    ]  # fmt: skip
    back = [
        box(x0 + column * wide + 0.01, y0 + 0.36, base + row * high + 0.01,
            x0 + (column + 1) * wide - 0.01, y0 + 0.372, base + (row + 1) * high - 0.01, STEEL)
        for column in range(4) for row in range(4)
    ]  # fmt: skip
    return (
        box(x0 - 0.03, y0, foot, x0 + 4 * wide + 0.03, y0 + 0.36, base + 4 * high + 0.04, BRONZE),
        *boxes,
        *back,
    )


@cache
def _hoop() -> tuple[Solid, ...]:
    return (
        box(-0.02, 0.0, 0.0, 0.02, 0.04, 0.76, STEEL),
        box(-0.02, 0.76, 0.0, 0.02, 0.8, 0.76, STEEL),
        box(-0.02, 0.0, 0.76, 0.02, 0.8, 0.8, STEEL),
    )


def _swing() -> tuple[Solid, ...]:
    x, y, foot = -1.0, -26.0, TERRAIN - 0.04
    return (
        *(box(x + dx, y + dy, foot, x + dx + 0.1, y + dy + 0.1, 2.1, OAK)
          for dx, dy in ((0.0, -0.5), (0.0, 0.5), (3.2, -0.5), (3.2, 0.5))),
        box(x, y - 0.5, 2.1, x + 0.1, y + 0.6, 2.2, OAK),
        box(x + 3.2, y - 0.5, 2.1, x + 3.3, y + 0.6, 2.2, OAK),
        box(x + 0.1, y, 2.1, x + 3.2, y + 0.1, 2.2, OAK),
        *(box(x + dx, y + 0.04, 0.4, x + dx + 0.015, y + 0.055, 2.1, STEEL) for dx in (0.8, 1.2, 2.1, 2.5)),
        *(box(x + dx - 0.02, y - 0.06, 0.36, x + dx + 0.44, y + 0.16, 0.4, RUBBER) for dx in (0.8, 2.1)),
    )  # fmt: skip


def _house() -> tuple[Solid, ...]:
    foot = TERRAIN - 0.04
    return (
        *(box(-4.8 + dx, -29.0 + dy, foot, -4.7 + dx, -28.9 + dy, 1.5, OAK)
          for dx, dy in ((0.0, 0.0), (1.7, 0.0), (0.0, 1.5), (1.7, 1.5))),
        box(-4.7, -29.0, 0.0, -3.1, -28.96, 0.7, LARCH),
        box(-4.8, -28.9, 0.0, -4.76, -27.5, 0.7, LARCH),
        Slice(((-5.0, 1.5), (-2.8, 1.5), (-3.9, 2.3)), -29.15, 1.9, BRONZE),
    )  # fmt: skip


def _beams() -> tuple[Solid, ...]:
    return tuple(
        box(-5.0 + 0.9 * n, -23.4, TERRAIN - 0.04, -4.7 + 0.9 * n, -22.4, -0.02 + 0.08 * n, OAK)
        for n in range(4)
    )


def _rim() -> tuple[Solid, ...]:
    """Boards to sit on along the two sides of the sand where parents wait."""
    foot, top = TERRAIN - 0.04, TERRAIN + 0.3
    return (
        box(-5.9, -21.85, foot, 3.6, -21.6, top, OAK),
        box(3.6, -29.8, foot, 3.85, -21.6, top, OAK),
    )
