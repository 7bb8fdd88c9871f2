"""How a door opens by what its model says: IFC's operation types, for every release of the standard.

Left and right, and the side to which leaves open, are those of the door's own placement; see
:class:`models3d.model.DoorOperation`. Where the standard gives several leaves, they are equal halves.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.door_signs import (
    DoorSign,
    Leaf,
    folding,
    overhead,
    revolving,
    sliding,
    swinging,
)
from models3d.floorplans.doors import THICKEST, leaf_in
from models3d.floorplans.frames import Frame, Vector, frame_along
from models3d.model import DoorOperation, Mesh

#: What both names of the standard for doors with two leaves begin with.
DOUBLE = ("DOUBLE_DOOR_", "DOUBLE_PANEL_")

#: No leaf turns that is wider than this (metres): such a door's operation is only what its program presumes.
WIDEST = 1.6

#: How wide jambs and how thick leaves are (metres) where the leaf is of glass, or one with its lining.
JAMB, THICKNESS = 0.05, 0.04

#: A door deeper than this share of its length stands open in the model, or is a drum.
DEEP = 0.6

#: An arrow stands so far off its door (metres) and is this share of its leaf's width long.
OFF, SHARE = 0.1, 0.6

#: A rolled leaf is drawn so far behind its door (metres), as it hangs.
HANGS = 0.3


@dataclass(frozen=True)
class _Door:
    """A door's frame from left to right, the ends of its leaf along it, and what of its cut is leaf.

    ``out`` is 1 or -1: on which side across the frame it opens; ``face`` is the leaf's face there.
    """

    frame: Frame
    begin: float
    end: float
    face: float
    closed: Polygon
    thickness: float
    out: float

    @property
    def width(self) -> float:
        return self.end - self.begin

    def at(self, share: float, away: float = 0.0) -> Vector:
        """The point at ``share`` of the width from the left, ``away`` metres out from the leaf's face."""
        return self.frame.place(self.begin + share * self.width, self.face + self.out * away)

    def leaf(self, hinge: float, shut: float, side: float = 1.0, *, both: bool = False) -> Leaf:
        """A leaf between two shares of the width; with ``side`` -1 it opens to the other side."""
        width = abs(shut - hinge) * self.width
        # To the other side it leaves the door's other face.
        back = 0.0 if side > 0 else -self.thickness
        return Leaf(
            hinge=self.at(hinge, back),
            tip=self.at(hinge, back + side * width),
            shut=self.at(shut, back),
            closed=self.closed,
            thickness=min(self.thickness, THICKEST),
            both=both,
        )


def stated_sign(meshes: Sequence[Mesh], cut: BaseGeometry, opens: DoorOperation) -> DoorSign | None:
    """Sign of the door of ``meshes``, cut in ``cut``, that ``opens`` so; None where that cannot be."""
    kind = opens.kind.upper()
    double = kind.startswith(DOUBLE)
    for prefix in DOUBLE:
        kind = kind.removeprefix(prefix)
    door = _door(meshes, cut, opens, 2 if double or kind.startswith("SWING_FIXED") else 1)
    if door is None:
        return None
    if kind.startswith("REVOLVING"):
        return revolving(door.frame.centre, door.width / 2, door.closed)
    if kind.startswith(("ROLLINGUP", "LIFTING")):
        corners = (door.at(0), door.at(1), door.at(1, HANGS), door.at(0, HANGS))
        return overhead(Polygon(corners))
    if kind.startswith("SLIDING"):
        return sliding(_ways(door, kind, double=double))
    leaves = _leaves(door, kind, double=double)
    if not leaves or max(float(np.hypot(*(leaf.tip - leaf.hinge))) for leaf in leaves) > WIDEST:
        return None
    return folding(leaves) if kind.startswith("FOLDING") else swinging(leaves)


def _door(meshes: Sequence[Mesh], cut: BaseGeometry, opens: DoorOperation, panels: int) -> _Door | None:
    whole = np.concatenate([mesh.vertices for mesh in meshes])
    frame = frame_along(whole[:, [0, 2]], opens.along)
    if cut.area == 0 or frame.depth > DEEP * frame.length:
        return None
    out = float(np.sign(np.dot(opens.towards, frame.across)))
    leaf = leaf_in(cut, frame, panels)
    seen = frame.local(shapely.get_coordinates(cut if leaf is None else leaf))
    (begin, back), (end, front) = seen.min(axis=0).tolist(), seen.max(axis=0).tolist()
    if leaf is None:
        begin, end = begin + JAMB, end - JAMB
    if end - begin < JAMB:
        return None
    return _Door(
        frame=frame,
        begin=begin,
        end=end,
        face=front if out > 0 else back,
        closed=Polygon() if leaf is None else leaf,
        thickness=THICKNESS if leaf is None else front - back,
        out=out,
    )


def _leaves(door: _Door, kind: str, *, double: bool) -> list[Leaf]:
    """The leaves of a door that swings or folds; none where ``kind`` is no word of the standard's."""
    left = kind.endswith("LEFT")
    if double and "OPPOSITE" in kind:
        # Both open to the left: each has its hinges at the left of who walks through it the way it opens.
        return [door.leaf(0, 0.5, 1.0 if left else -1.0), door.leaf(1, 0.5, -1.0 if left else 1.0)]
    both = kind.startswith("DOUBLE_SWING")
    if double and kind in ("SINGLE_SWING", "DOUBLE_SWING", "FOLDING"):
        return [door.leaf(0, 0.5, both=both), door.leaf(1, 0.5, both=both)]
    if kind.startswith("SWING_FIXED"):
        return [door.leaf(0, 0.5) if left else door.leaf(1, 0.5)]
    if kind.startswith(("SINGLE_SWING_", "DOUBLE_SWING_", "FOLDING_TO_")):
        return [door.leaf(0, 1, both=both) if left else door.leaf(1, 0, both=both)]
    return []


def _ways(door: _Door, kind: str, *, double: bool) -> list[tuple[Vector, Vector]]:
    """From where to where leaves slide, as arrows before the door."""
    away = door.frame.depth / 2 - door.out * door.face + OFF
    if double:
        half = SHARE / 2
        return [(door.at(0.5 + side * 0.06, away), door.at(0.5 + side * half, away)) for side in (-1, 1)]
    begin, end = (1 + SHARE) / 2, (1 - SHARE) / 2
    if kind.endswith("RIGHT"):
        begin, end = end, begin
    return [(door.at(begin, away), door.at(end, away))]
