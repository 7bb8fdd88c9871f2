"""What is seen from a window: a fan of rays from just outside of it, and what they meet."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.daylight.fans import around
from models3d.daylight.panes import Floats
from models3d.daylight.surroundings import FINDS
from models3d.manifest import Seen, Sight
from models3d.rays import Caster, Hits

#: The fan: how far one looks to either side, up and down (degrees), and between its rays.
SIDEWAYS, UPWARDS, DOWNWARDS, BETWEEN = 60.0, 30.0, 45.0, 2.0

#: Nearer before one than this (metres) the house is one's own balcony or bay; farther it is its other wing.
ACROSS = 4.0

#: Round about a point, so far (metres) and in so many directions, is looked for the house's walls.
COURT_REACH, COURT_RAYS = 40.0, 24

#: With this share of the looks round about ending at the house one is between its wings; on the ground,
#: beside a long straight wall, half of them do already.
BETWEEN_WINGS, IN_A_COURT = 0.4, 0.6

#: How high over a paved place one looks round about (metres): over its hedges.
COURT_EYE = 1.5

#: A wall leans no more than this (upward share of its direction).
UPRIGHT = 0.5

#: What takes less than this share of the view is not worth a word.
LEAST = 0.03


@dataclass(frozen=True)
class Surroundings:
    """All that can be looked at: the finished building, and the find (n,) of each of its elements."""

    caster: Caster
    find: NDArray[np.int32]

    def sights(self, eye: Floats, ahead: Floats) -> list[Sight]:
        """What is seen from ``eye`` (3,) looking level along the unit vector ``ahead``, the most first."""
        towards, weight = fan(ahead)
        hits = self.caster.first(np.tile(eye, (len(towards), 1)), towards)
        met = hits.triangle >= 0
        find = np.full(len(towards), FINDS.index("thing"))
        find[met] = self.find[self.caster.owner[hits.triangle[met]]]
        paths = np.flatnonzero(find == FINDS.index("path"))
        paved = eye + towards[paths] * hits.distance[paths, None] + [0.0, COURT_EYE, 0.0]
        enclosed = self._round_about(paved) >= IN_A_COURT
        share: dict[Seen, float] = {
            kind: float(weight[find == FINDS.index(kind)].sum())
            for kind in ("garden", "street", "neighbour", "trees", "water")
        }
        share["open"] = float(weight[find == FINDS.index("open")].sum())
        share["garden"] += float(weight[paths[~enclosed]].sum())
        wing = self._other_wing(eye, ahead, towards, hits, find)
        share["court"] = float(weight[paths[enclosed]].sum() + weight[wing].sum())
        # Below the horizon there is something: what the model does not show has its share, but no name.
        return _said(share, float(weight[~met & (towards[:, 1] < 0)].sum()))

    def _other_wing(
        self, eye: Floats, ahead: Floats, towards: Floats, hits: Hits, find: NDArray[np.int32]
    ) -> NDArray[np.int64]:
        """Which rays meet the house's own walls across a court rather than a balcony or a bay."""
        before = hits.distance * (towards @ ahead)
        house = np.flatnonzero((find == FINDS.index("house")) & (before >= ACROSS))
        upright = house[np.abs(self.caster.normals(hits.triangle[house])[:, 1]) < UPRIGHT]
        midway = eye + towards[upright] * (hits.distance[upright, None] / 2) * [1.0, 0.0, 1.0]
        return np.asarray(upright[self._round_about(midway) >= BETWEEN_WINGS])

    def _round_about(self, points: Floats) -> Floats:
        """Share of the level looks round about from each of ``points`` (n, 3) that end at the house."""
        if not len(points):
            return np.zeros(0)
        turns = np.arange(COURT_RAYS) * 360.0 / COURT_RAYS
        round_about = around(np.array([1.0, 0.0, 0.0]), turns, np.zeros(1))
        origins = np.repeat(points, COURT_RAYS, axis=0)
        hits = self.caster.first(origins, np.tile(round_about, (len(points), 1)), COURT_REACH)
        met = hits.triangle >= 0
        ends = np.zeros(len(origins), np.bool_)
        ends[met] = self.find[self.caster.owner[hits.triangle[met]]] == FINDS.index("house")
        return np.asarray(ends.reshape(-1, COURT_RAYS).mean(axis=1))


def fan(ahead: Floats) -> tuple[Floats, Floats]:
    """Directions (n, 3) around the level unit vector ``ahead`` and how much each counts.

    A direction counts by its solid angle and the square of the cosine between it and ``ahead``: what lies
    before one counts most.
    """
    turns = np.arange(-SIDEWAYS + BETWEEN / 2, SIDEWAYS, BETWEEN)
    heights = np.arange(-DOWNWARDS + BETWEEN / 2, UPWARDS, BETWEEN)
    towards = around(ahead, turns, heights)
    return towards, np.sqrt(1 - towards[:, 1] ** 2) * (towards @ ahead) ** 2


def _said(share: dict[Seen, float], unknown: float) -> list[Sight]:
    whole = sum(share.values()) + unknown
    if whole <= 0:
        return []
    parts = sorted(share.items(), key=lambda item: (-item[1], item[0]))
    return [Sight(kind, round(part / whole, 2)) for kind, part in parts if part / whole >= LEAST]
