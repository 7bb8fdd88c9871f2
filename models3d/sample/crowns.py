"""Crowns of model trees: a ball of eighty faces, drawn out and dented a little so that no two sides match."""

from functools import cache
from math import atan2, pi, sin, sqrt

from models3d.sample.palette import Look
from models3d.sample.parts import Faceted

Corner = tuple[float, float, float]


FACES = (
    (0, 11, 5), (0, 5, 1), (0, 1, 7), (0, 7, 10), (0, 10, 11), (1, 5, 9), (5, 11, 4), (11, 10, 2),
    (10, 7, 6), (7, 1, 8), (3, 9, 4), (3, 4, 2), (3, 2, 6), (3, 6, 8), (3, 8, 9), (4, 9, 5),
    (2, 4, 11), (6, 2, 10), (8, 6, 7), (9, 8, 1),
)  # fmt: skip


@cache
def icosphere() -> tuple[tuple[Corner, ...], tuple[tuple[int, ...], ...]]:
    """Corners on the unit sphere and 80 triangles, anticlockwise seen from outside."""
    g = (1 + sqrt(5)) / 2
    raw = [(-1, g, 0), (1, g, 0), (-1, -g, 0), (1, -g, 0), (0, -1, g), (0, 1, g), (0, -1, -g), (0, 1, -g),
           (g, 0, -1), (g, 0, 1), (-g, 0, -1), (-g, 0, 1)]  # fmt: skip
    points = [_unit(*p) for p in raw]
    middles: dict[tuple[int, int], int] = {}

    def middle(i: int, j: int) -> int:
        key = (min(i, j), max(i, j))
        if key not in middles:
            middles[key] = len(points)
            points.append(_unit(*(p + q for p, q in zip(points[i], points[j], strict=True))))
        return middles[key]

    finer = []
    for a, b, c in FACES:
        ab, bc, ca = middle(a, b), middle(b, c), middle(c, a)
        finer += [(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]
    return tuple(points), tuple(finer)


def _unit(x: float, y: float, z: float) -> Corner:
    size = sqrt(x * x + y * y + z * z)
    return x / size, y / size, z / size


def crown(
    foot: float, head: float, radius: float, look: Look, *, wild: float = 0.08, fat: float = 0.0
) -> Faceted:
    """A crown from ``foot`` to ``head`` (metres), dented by the share ``wild``.

    ``fat`` above 0 is an egg that stands on its broad end, below 0 one on its tip.
    """
    corners, faces = icosphere()
    middle, half = (foot + head) / 2, (head - foot) / 2
    dented = []
    for x, y, z in corners:
        turn = atan2(y, x)
        # Long waves keep the surface round; short ones would make a crystal of it.
        wave = 1 + wild * (sin(2 * turn + 3 * z) + 0.7 * sin(3 * turn - 2 * z + pi / 5))
        wide = radius * wave * (1 - fat * z)
        dented.append((round(x * wide, 3), round(y * wide, 3), round(middle + z * half, 3)))
    return Faceted(tuple(dented), faces, look)


def drum(low: tuple[float, float], high: tuple[float, float], look: Look, sides: int = 6) -> Faceted:
    """A trunk from ``low`` to ``high``, each (height, radius)."""
    corners: list[Corner] = []
    for z, radius in (low, high):
        for side in range(sides):
            turn = 2 * pi * side / sides
            corners.append((round(radius * sin(turn + pi / 2), 4), round(radius * sin(turn), 4), z))
    faces: list[tuple[int, ...]] = [tuple(reversed(range(sides))), tuple(range(sides, 2 * sides))]
    faces += [(n, (n + 1) % sides, sides + (n + 1) % sides, sides + n) for n in range(sides)]
    return Faceted(tuple(corners), tuple(faces), look)


def ball(radius: float, middle: float, look: Look) -> Faceted:
    """A small ball of twenty faces, its middle at the height ``middle``, a little taller than wide."""
    corners, _ = icosphere()
    head = tuple(
        (round(radius * x, 3), round(radius * y, 3), round(middle + 1.2 * radius * z, 3))
        for x, y, z in corners[:12]
    )
    return Faceted(head, FACES, look)
