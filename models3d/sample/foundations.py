"""Foundations: bored piles, pile caps and ground beams under every bearing wall of the ground floor."""

from collections.abc import Iterator

from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from models3d.sample.grid import BUILD_UP, CLADDING, PIT, outline, wing
from models3d.sample.palette import CONCRETE
from models3d.sample.parts import Part, Round
from models3d.sample.polygons import polygons, prisms
from models3d.sample.structure import BASE
from models3d.sample.walls import layout

#: Top of beams and caps; their undersides; width of a beam; side of a cap.
HEAD = -BUILD_UP - BASE
BEAM_FOOT, CAP_FOOT = HEAD - 0.5, HEAD - 0.66
BEAM, CAP = 0.5, 1.0
PILE_RADIUS, PILE_FOOT = 0.3, -9.5
#: Piles stand no farther apart than this along a wall, no closer than that to each other.
FAR, NEAR = 4.4, 1.9


def foundations() -> Iterator[Part]:
    """Piles from west to east, then caps, then the beams between the caps."""
    piles = _piles()
    reach = outline(0).buffer(CLADDING - 0.01, join_style="mitre")
    caps = [box(x - CAP / 2, y - CAP / 2, x + CAP / 2, y + CAP / 2).intersection(reach) for x, y in piles]
    for number, (x, y) in enumerate(piles, start=1):
        pile = Round((x, y), PILE_RADIUS, PILE_FOOT, CAP_FOOT, CONCRETE)
        yield Part(
            f"pile-{number}", "IfcPile", f"Pile {number}", f"piles-{wing(x, y)}", (pile,), storey=0,
            kind="BORED",
        )  # fmt: skip
    for number, ((x, y), cap) in enumerate(zip(piles, caps, strict=True), start=1):
        yield Part(
            f"cap-{number}", "IfcFooting", f"Pile cap {number}", f"beams-{wing(x, y)}",
            prisms(cap, CAP_FOOT, HEAD, CONCRETE), storey=0, kind="PILE_CAP",
        )  # fmt: skip
    taken = unary_union(caps)
    number = 0
    for wall in (w for w in layout(0).walls if w.kind != "partition"):
        beam = _widened(wall.shape).intersection(reach)
        for piece in polygons(beam.difference(taken)):
            number += 1
            where = piece.centroid
            yield Part(
                f"beam-{number}", "IfcFooting", "Ground beam", f"beams-{wing(where.x, where.y)}",
                prisms(piece, BEAM_FOOT, HEAD, CONCRETE), storey=0, kind="STRIP_FOOTING",
            )  # fmt: skip
        taken = taken.union(beam)


def _widened(shape: Polygon) -> Polygon:
    x0, y0, x1, y1 = shape.bounds
    spare = max(0.0, (BEAM - min(x1 - x0, y1 - y0)) / 2)
    return box(x0 - spare, y0 - spare, x1 + spare, y1 + spare)


def _piles() -> list[tuple[float, float]]:
    """At the ends of every bearing wall and evenly along it, one pile where several would crowd."""
    found: list[tuple[float, float]] = []
    for wall in (w for w in layout(0).walls if w.kind != "partition"):
        x0, y0, x1, y1 = wall.shape.bounds
        along = max(x1 - x0, y1 - y0)
        count = max(1, -int(-along // FAR))
        for step in range(count + 1):
            share = step / count
            x = (x0 + x1) / 2 if wall.axis == "y" else x0 + (x1 - x0) * share
            y = (y0 + y1) / 2 if wall.axis == "x" else y0 + (y1 - y0) * share
            if all((x - a) ** 2 + (y - b) ** 2 > NEAR**2 for a, b in found):
                found.append((round(x, 3), round(y, 3)))
    assert PIT < CAP_FOOT  # noqa: S101 - caps stand clear of the gravel
    return sorted(found)
