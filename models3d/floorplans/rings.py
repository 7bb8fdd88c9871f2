"""Makes solid shapes of the segments that a cut gives, however carelessly the mesh was made.

Inside is where the segments wind around a point (the winding number; Hormann and Agathos, "The point in
polygon problem for arbitrary polygons", Computational Geometry 20, 2001), so that overlapping and touching
boxes and meshes that are turned inside out are solid and true holes are holes. Where the turning of triangles
is no help, crossing an odd number of borders decides. What is open is closed where that encloses something.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.crossing import STEPS, Crossing
from models3d.plan import polygons

#: A chain that does not close is a solid's border if closing it gives at least this thickness (metres).
THICK = 0.01

Ring = list[tuple[int, int]]
Segments = NDArray[np.int64]


@dataclass(frozen=True)
class Section:
    """What of a mesh is cut, in (x, z) metres: the ``solid`` and ``sheets`` without thickness."""

    solid: BaseGeometry
    sheets: BaseGeometry


NOTHING = Section(Polygon(), MultiLineString())


def sections(crossing: Crossing) -> dict[int, Section]:
    """Section of every owner that is cut."""
    if not len(crossing.owner):
        return {}
    starts = np.flatnonzero(np.r_[True, np.diff(crossing.owner) != 0])
    parts = np.split(crossing.segments, starts[1:])
    owners = crossing.owner[starts].tolist()
    return {owner: section(part) for owner, part in zip(owners, parts, strict=True)}


def section(segments: Segments) -> Section:
    """Section of one mesh from its segments (n, 4) in steps."""
    rings = _simple_rings(segments)
    if rings is not None:
        solids = [Polygon(np.array(ring) / STEPS) for ring in rings if len(ring) > 2]
        if len(solids) == 1 and solids[0].is_valid:
            return Section(solids[0], MultiLineString())
        if all(solid.is_valid for solid in solids) and _apart(solids):
            return Section(shapely.multipolygons(solids), MultiLineString())
    return _tangled(segments)


def _simple_rings(segments: Segments) -> list[Ring] | None:
    """Rings where every point is left as often as it is reached, once; None where it is less plain."""
    following = {(a, b): (c, d) for a, b, c, d in segments.tolist()}
    if len(following) != len(segments) or set(following) != set(following.values()):
        return None
    rings = []
    while following:
        start, at = following.popitem()
        ring = [start]
        while at != start:
            ring.append(at)
            at = following.pop(at)
        rings.append(ring)
    return rings


def _apart(solids: list[Polygon]) -> bool:
    """Say whether no two have boxes that meet: each meets its own alone."""
    return len(shapely.STRtree(solids).query(solids)[0]) == len(solids)


def _tangled(segments: Segments) -> Section:
    """Section of what crosses itself, touches itself or does not close."""
    net = Counter[tuple[int, ...]]()
    for a, b, c, d in segments.tolist():
        if net[c, d, a, b]:
            net[c, d, a, b] -= 1  # two solids touch here, or a sheet has two sides: there and back again
        else:
            net[a, b, c, d] += 1
    ways = np.array(sorted(net.elements()), np.int64).reshape(-1, 4)
    balanced = len(ways) > 0 and _balanced(ways)
    if not balanced:
        ways = np.unique(np.where(_ordered(segments)[:, None], segments, segments[:, [2, 3, 0, 1]]), axis=0)
    lines = shapely.linestrings(ways.reshape(-1, 2, 2) / STEPS)
    faces, cuts, dangles, _ = shapely.polygonize_full([shapely.union_all(lines)])
    loose = shapely.line_merge(shapely.union_all([*cuts.geoms, *dangles.geoms]))
    closed, sheets = _closed(loose)
    inside = [face for face in polygons(faces) if _holds(ways, face, balanced=balanced)]
    solid = shapely.union_all([*inside, *closed])
    return Section(solid, sheets)


def _ordered(segments: Segments) -> NDArray[np.bool_]:
    ahead = segments[:, 0] < segments[:, 2]
    level = segments[:, 0] == segments[:, 2]
    return np.asarray(ahead | (level & (segments[:, 1] <= segments[:, 3])))


def _balanced(ways: Segments) -> bool:
    """Say whether every point is left as often as it is reached: then the turning can be believed."""
    left = Counter(map(tuple, ways[:, :2].tolist()))
    return left == Counter(map(tuple, ways[:, 2:].tolist()))


def _holds(ways: Segments, face: Polygon, *, balanced: bool) -> bool:
    point = face.representative_point()
    x, z = point.x * STEPS, point.y * STEPS
    ax, az, bx, bz = ways.T.astype(np.float64)
    rises, falls = (az <= z) & (bz > z), (bz <= z) & (az > z)
    beyond = (bx - ax) * (z - az) - (x - ax) * (bz - az)
    right = (rises & (beyond > 0)) | (falls & (beyond < 0))
    if balanced:
        return int(rises[right].sum()) != int(falls[right].sum())
    return int(right.sum()) % 2 == 1


def _closed(loose: BaseGeometry) -> tuple[list[BaseGeometry], BaseGeometry]:
    """What open chains enclose when their ends are joined, and the chains that enclose nothing."""
    solids: list[BaseGeometry] = []
    sheets: list[LineString] = []
    for chain in getattr(loose, "geoms", [loose]):
        ring = Polygon(chain.coords) if len(chain.coords) > 2 else Polygon()
        if ring.is_valid and ring.area > THICK * ring.length / 2:
            solids.append(ring)
        elif not chain.is_empty:
            sheets.append(chain)
    return solids, MultiLineString(sheets)
