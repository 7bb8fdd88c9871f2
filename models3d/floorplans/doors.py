"""How a door opens: its leaf from what is cut, its hinge from where the handle is not, its side from room."""

from collections.abc import Callable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPoint, Polygon
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.door_signs import Leaf
from models3d.floorplans.frames import Frame, frame_of
from models3d.model import Mesh
from models3d.plan import polygons

#: A leaf takes at least this share of its door's width and is no thicker than this (metres).
LEAF_SHARE = 0.55
LEAF_DEPTH = 0.12

#: The middle of a door, as a share of its width to both sides, where of all its parts only the leaf is.
CORE = 0.2

#: Widths (metres) of leaves that turn on hinges; what is wider slides or folds.
LEAF_WIDTHS = (0.45, 1.4)

#: Handles are this high over the floor, stand out from the leaf by this much, and sit this far (as a share
#: of the leaf) from its middle.
HANDLE_LOW, HANDLE_HIGH = 0.8, 1.35
STANDS_OUT = 0.012
OFF_MIDDLE = 0.25

#: No leaf is drawn thicker than this (metres).
THICKEST = 0.06

#: A leaf that sits off the middle of its frame by this much (metres) opens to that side.
FLUSH = 0.012


def seen_leaf(
    meshes: Sequence[Mesh], cut: BaseGeometry, floor: float, obstacle: Callable[[Polygon], float]
) -> Leaf | None:
    """How the door of ``meshes`` opens that is cut in ``cut``; None where leaf or hinge are not to be seen.

    Where the leaf sits in the middle of its frame, ``obstacle`` says of both ways how much speaks against
    them (what stands there, which room it is); the lesser opens.
    """
    whole = np.concatenate([mesh.vertices for mesh in meshes])
    frame = frame_of(MultiPoint(np.round(whole[:, [0, 2]], 4)).convex_hull)
    leaf = leaf_in(cut, frame) if frame else None
    if frame is None or leaf is None:
        return None
    body = frame_of(leaf)
    if body is None:
        return None
    hinge = _hinge(whole, frame, leaf, floor)
    if hinge is None:
        return None
    middle = float(frame.local(np.array([leaf.centroid.coords[0]]))[0, 1])
    ways = [_swing(frame, leaf, hinge, side, body.depth) for side in (1.0, -1.0)]
    if abs(middle) > FLUSH:
        return ways[0] if middle > 0 else ways[1]
    return min(ways, key=lambda way: round(obstacle(way.sector()), 3))


def leaf_in(cut: BaseGeometry, frame: Frame, panels: int = 1) -> Polygon | None:
    """What of ``cut`` is leaf: what crosses the middle of the door, without the jambs it may touch.

    Of ``panels`` leaves it is all; None where nothing there is as wide and as thin as leaves are.
    """
    length = frame.length
    core = cut.intersection(strip(frame, (-CORE * length, CORE * length), (-frame.depth, frame.depth)))
    if core.is_empty:
        return None
    middle = frame.local(shapely.get_coordinates(core))
    back, front = float(middle[:, 1].min()), float(middle[:, 1].max())
    if front - back > LEAF_DEPTH:
        return None
    band = strip(frame, (-length, length), (back, front))
    crossing = [part for part in polygons(cut.intersection(band)) if part.intersects(core)]
    ends = [value for part in crossing for value in frame.local(np.array(part.exterior.coords))[:, 0]]
    begin, end = min(ends, default=0.0), max(ends, default=0.0)
    # Where something stands out before or behind the leaf, there the jamb begins.
    for part in polygons(cut.difference(band.buffer(STANDS_OUT))):
        local = frame.local(np.array(part.exterior.coords))[:, 0]
        low, high = float(local.min()), float(local.max())
        begin = max(begin, high) if high < 0 else begin
        end = min(end, low) if low > 0 else end
    if not max(LEAF_WIDTHS[0], LEAF_SHARE * length) <= end - begin <= LEAF_WIDTHS[1] * panels:
        return None
    return strip(frame, (begin, end), (back, front))


def strip(frame: Frame, along: tuple[float, float], across: tuple[float, float]) -> Polygon:
    """Rectangle between those distances along and across ``frame``."""
    (begin, end), (back, front) = along, across
    corners = ((begin, back), (end, back), (end, front), (begin, front))
    return Polygon([frame.place(*corner) for corner in corners])


def _hinge(points: NDArray[np.float64], frame: Frame, leaf: Polygon, floor: float) -> float | None:
    """The end of the leaf, along the frame, that is away from the handle; None where there is no handle."""
    at_hand = points[(points[:, 1] > floor + HANDLE_LOW) & (points[:, 1] < floor + HANDLE_HIGH)]
    if not len(at_hand):
        return None
    local = frame.local(at_hand[:, [0, 2]])
    own = frame.local(np.array(leaf.exterior.coords))
    (begin, back), (end, front) = own.min(axis=0), own.max(axis=0)
    out = (local[:, 1] < back - STANDS_OUT) | (local[:, 1] > front + STANDS_OUT)
    handle = local[out & (local[:, 0] > begin + 0.01) & (local[:, 0] < end - 0.01), 0]
    if not len(handle):
        return None
    off = float((handle.min() + handle.max()) / 2 - (begin + end) / 2)
    if abs(off) < OFF_MIDDLE * (end - begin):
        return None
    return float(begin if off > 0 else end)


def _swing(frame: Frame, leaf: Polygon, hinge: float, side: float, thickness: float) -> Leaf:
    local = frame.local(np.array(leaf.exterior.coords))
    begin, end = float(local[:, 0].min()), float(local[:, 0].max())
    face = float(local[:, 1].max() if side > 0 else local[:, 1].min())
    width = end - begin
    return Leaf(
        hinge=frame.place(hinge, face),
        tip=frame.place(hinge, face + side * width),
        shut=frame.place(end if hinge == begin else begin, face),
        closed=leaf,
        thickness=min(thickness, THICKEST),
    )
