"""How a door that opens is drawn: leaves that stand open with the arcs they describe, arrows, folds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.frames import Vector

#: Length and half the width of an arrow's head (metres).
HEAD, HALF_HEAD = 0.12, 0.05

#: How far (degrees) out of its line the first half of a folded leaf stands.
FOLDED = 65.0


@dataclass(frozen=True)
class Arc:
    """A quarter of a circle around ``hinge`` from ``tip`` to ``end``; points (x, z) in metres."""

    hinge: Vector
    tip: Vector
    end: Vector


@dataclass(frozen=True)
class DoorSign:
    """What is drawn of a door in the place of ``closed``, that of its cut which is leaf.

    ``panels`` are leaves as they stand open, ``arcs`` and ``lines`` say how they move, ``overhead`` is above
    the cut. Words keep clear of ``sweep``.
    """

    closed: BaseGeometry
    sweep: BaseGeometry
    panels: Sequence[Polygon] = ()
    arcs: Sequence[Arc] = ()
    lines: Sequence[LineString] = ()
    overhead: Sequence[LineString] = ()

    @property
    def place(self) -> BaseGeometry:
        """Where the door is."""
        return self.closed if not self.closed.is_empty else self.sweep


@dataclass(frozen=True)
class Leaf:
    """A leaf that turns: open from ``hinge`` to ``tip``; it closes to ``shut``. Points (x, z) in metres.

    ``closed`` is what of the cut it is when closed, ``thickness`` its own. One that swings ``both`` ways is
    drawn open to one side and describes both arcs.
    """

    hinge: Vector
    tip: Vector
    shut: Vector
    closed: BaseGeometry
    thickness: float
    both: bool = False

    def sector(self) -> Polygon:
        """What the leaf sweeps over on the side where it is drawn open."""
        angles = np.linspace(0.0, np.pi / 2, 10)
        open_, shut = self.tip - self.hinge, self.shut - self.hinge
        arc = [self.hinge + np.cos(a) * shut + np.sin(a) * open_ for a in angles]
        return Polygon([self.hinge, *arc])


def swinging(leaves: Sequence[Leaf]) -> DoorSign:
    """Leaves that stand open at a right angle, each with its arc."""
    panels, arcs = [], []
    for one in leaves:
        shut = one.shut - one.hinge
        inwards = shut / np.hypot(*shut) * one.thickness
        panels.append(Polygon([one.hinge, one.tip, one.tip + inwards, one.hinge + inwards]))
        arcs.append(Arc(one.hinge, one.tip, one.shut))
        if one.both:
            arcs.append(Arc(one.hinge, 2 * one.hinge - one.tip, one.shut))
    return DoorSign(
        closed=shapely.union_all([one.closed for one in leaves]),
        sweep=shapely.union_all([one.sector() for one in leaves]),
        panels=panels,
        arcs=arcs,
    )


def sliding(ways: Sequence[tuple[Vector, Vector]]) -> DoorSign:
    """Arrows from the first to the second point of each of ``ways``, beside leaves drawn as they are cut."""
    shafts = [LineString(way) for way in ways]
    return DoorSign(
        closed=Polygon(),
        sweep=shapely.union_all([shaft.buffer(2 * HALF_HEAD) for shaft in shafts]),
        lines=[*shafts, *(_head(*way) for way in ways)],
    )


def folding(leaves: Sequence[Leaf]) -> DoorSign:
    """Leaves in two halves that stand folded at their hinges."""
    panels = []
    turn = np.radians(FOLDED)
    for one in leaves:
        shut, out = (one.shut - one.hinge) / 2, (one.tip - one.hinge) / 2
        knee = one.hinge + np.cos(turn) * shut + np.sin(turn) * out
        end = one.hinge + 2 * np.cos(turn) * shut
        panels += [
            LineString([a, b]).buffer(one.thickness / 2, cap_style="flat")
            for a, b in ((one.hinge, knee), (knee, end))
        ]
    closed = shapely.union_all([one.closed for one in leaves])
    return DoorSign(closed=closed, sweep=shapely.union_all(panels), panels=panels)


def revolving(middle: Vector, radius: float, closed: BaseGeometry) -> DoorSign:
    """Two leaves across each other in a drum."""
    drum = Point(middle).buffer(radius, quad_segs=8)
    diagonal = radius * np.sqrt(0.5)
    leaves = [
        LineString([middle + diagonal * np.array(way), middle - diagonal * np.array(way)])
        for way in ((1.0, 1.0), (1.0, -1.0))
    ]
    return DoorSign(closed=closed, sweep=drum, lines=[LineString(drum.exterior.coords), *leaves])


def overhead(opened: Polygon) -> DoorSign:
    """A leaf that rises: where it hangs when it is open, over one's head."""
    return DoorSign(closed=Polygon(), sweep=opened, overhead=[LineString(opened.exterior.coords)])


def _head(begin: Vector, end: Vector) -> LineString:
    along = (end - begin) / np.hypot(*(end - begin))
    across = np.array([-along[1], along[0]])
    return LineString([end - HEAD * along + HALF_HEAD * across, end, end - HEAD * along - HALF_HEAD * across])
