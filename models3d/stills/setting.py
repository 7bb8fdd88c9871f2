"""What of a scene is shown in full: a map on plan from colour to card, and from card to bare paper."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, map_coordinates
from shapely.geometry.base import BaseGeometry

from models3d.plan import polygons
from models3d.rays import Floats

#: Side of a map's cell in metres, and how many cells a side has at most.
CELL, MOST = 0.1, 640


@dataclass(frozen=True)
class Reach:
    """Distance (metres) on plan from an area, negative inside; looked up between cells."""

    west: float
    north: float
    step: float
    away: Floats

    def at(self, points: Floats) -> Floats:
        """Distance (n,) of points (n, 3) from the area."""
        row = (points[:, 2] - self.north) / self.step - 0.5
        column = (points[:, 0] - self.west) / self.step - 0.5
        return np.asarray(map_coordinates(self.away, [row, column], order=1, mode="nearest"), np.float32)


@dataclass(frozen=True)
class Sheet:
    """A piece of plan in cells of ``step`` metres: where it begins, and ``wide`` and ``tall`` in cells."""

    west: float
    north: float
    step: float
    wide: int
    tall: int

    def covers(self, area: BaseGeometry) -> NDArray[np.bool_]:
        """Say for every cell (tall, wide) whether it lies in ``area``, (x, z) metres."""
        image = Image.new("1", (self.wide, self.tall))
        draw = ImageDraw.Draw(image)
        for part in polygons(area):
            for ring, ink in ((part.exterior, 1), *((hole, 0) for hole in part.interiors)):
                draw.polygon(
                    [((x - self.west) / self.step, (z - self.north) / self.step) for x, z in ring.coords], ink
                )
        return np.asarray(image, np.bool_)

    def reach(self, inside: NDArray[np.bool_]) -> Reach:
        """Distances from the cells (tall, wide) that are ``inside``."""
        away = distance_transform_edt(~inside) - distance_transform_edt(inside)
        return Reach(self.west, self.north, self.step, np.asarray(away * self.step, np.float32))


def sheet_over(area: BaseGeometry, margin: float) -> Sheet:
    """Cells over the bounds of ``area`` and ``margin`` metres beyond."""
    west, north, east, south = area.bounds
    west, north, east, south = west - margin, north - margin, east + margin, south + margin
    step = max(CELL, (east - west) / MOST, (south - north) / MOST)
    return Sheet(west, north, step, int(np.ceil((east - west) / step)), int(np.ceil((south - north) / step)))


def reach_of(area: BaseGeometry, margin: float) -> Reach:
    """Distances from ``area``, (x, z) metres, up to ``margin`` beyond its bounds."""
    sheet = sheet_over(area, margin)
    return sheet.reach(sheet.covers(area))


@dataclass(frozen=True)
class Setting:
    """``around`` is the distance from what is shown; paper begins at ``clear`` metres, all is at ``gone``.

    Where ``home`` is given, what is not in it on plan, or below ``floor`` (metres), is of card; what it is
    made of shows only inside. Elements of ``own`` (e,) belong to the home wherever they are.
    """

    around: Reach
    clear: float
    gone: float
    home: Reach | None = None
    floor: float = 0.0
    own: NDArray[np.bool_] | None = None

    def faded(self, away: Floats) -> Floats:
        """How far (n,) what is ``away`` (n,) metres from what is shown is on its way to paper, 0 to 1."""
        return eased((away - self.clear) / (self.gone - self.clear))

    def carded(self, points: Floats, element: NDArray[np.int32], away: Floats) -> Floats:
        """How far (n,) points of an ``element`` (n,) each, ``away`` as above, are on their way to card."""
        if self.home is None:
            return np.zeros(len(points), np.float32)
        beyond = eased((away if self.home is self.around else self.home.at(points)) / 0.1)
        card = np.maximum(beyond, points[:, 1] < self.floor)
        if self.own is not None:
            card[self.own[element] & (element >= 0)] = 0.0
        return np.asarray(card, np.float32)


def eased(share: NDArray[np.floating]) -> Floats:
    """0 below 0, 1 above 1, smooth between."""
    share = np.clip(share, 0.0, 1.0)
    return np.asarray(share * share * (3 - 2 * share), np.float32)
