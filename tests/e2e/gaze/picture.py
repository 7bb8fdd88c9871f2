"""The id picture: which feature each pixel of the view shows, by rays through all of them."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from shapely import Polygon, contains_xy, prepare

from models3d.manifest import Prism
from tests.e2e.gaze.standing import Build, Stood

Floats = NDArray[np.float64]
Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]

#: A point so far before a hit (metres) is in the room that the surface bounds ...
BEFORE = 0.05
#: ... and so far behind it in the home whose facade was hit.
BEHIND = 0.45
#: Rooms are asked before homes, and homes before what the folder's rules name.
ORDER = {"room": 0, "unit": 1, "amenity": 2}
NOTHING = -1


@dataclass(frozen=True)
class Camera:
    """As the page told its graphics card: 4x4 matrices that act on columns, and the view in CSS pixels."""

    projection: Floats
    view: Floats
    width: int
    height: int


class Pictures:
    """Pictures of one build; feature numbers are those of ``names``."""

    def __init__(self, build: Build) -> None:
        """Get the volumes ready."""
        self._build = build
        features = build.manifest.features
        self.names = [one.id for one in features]
        self._number = {name: at for at, name in enumerate(self.names)}
        self._stood = cache(build.stood)
        ordered = sorted(features, key=lambda one: ORDER.get(one.kind, 3))
        self._volumes = [
            (self._number[one.unit or one.id], one.unit != "" or one.kind == "unit", Volume(prism))
            for one in ordered
            for prism in one.volumes
        ]
        own = [
            features[at].unit or features[at].id if at >= 0 else "" for at in build.manifest.elements.feature
        ]
        self._own = np.array([self._number[name] if name else NOTHING for name in own], np.int32)

    def seen(self, camera: Camera, stage: str, chosen: str | None = None, step: int = 1) -> Numbers:
        """The feature of every ``step``-th pixel of the view, rows from the top; -1 for none.

        ``chosen`` is the home whose volume is drawn over the scene.
        """
        stood = self._stood(stage)
        origin, towards = rays_of(camera, step)
        origins = np.broadcast_to(origin, towards.shape)
        element, distance = _first(stood, origins, towards)
        hidden, table = _under_the_table(stood.table, origin, towards, distance)
        element[hidden], distance[hidden] = -1, table[hidden]
        found = self._features(origins, towards, element, distance)
        if chosen is not None:
            entered = self._entered(chosen, origin, towards)
            found[entered <= distance] = self._number[chosen]
        return found.reshape(-(-camera.height // step), -1)

    def _features(self, origins: Floats, towards: Floats, element: Numbers, distance: Floats) -> Numbers:
        found = np.full(len(towards), NOTHING, np.int32)
        hit = np.flatnonzero(element >= 0)
        before = origins[hit] + towards[hit] * (distance[hit] - BEFORE)[:, None]
        behind = origins[hit] + towards[hit] * (distance[hit] + BEHIND)[:, None]
        of = self._held(before, homes_only=False)
        homes = self._held(behind, homes_only=True)
        of = np.where(of >= 0, of, homes)
        found[hit] = np.where(of >= 0, of, self._own[element[hit]])
        return found

    def _held(self, points: Floats, *, homes_only: bool) -> Numbers:
        """The first volume that each of ``points`` lies in."""
        upwards = np.argsort(points[:, 1])
        x, y, z = np.ascontiguousarray(points[upwards].T)
        found = np.full(len(points), NOTHING, np.int32)
        for number, home, volume in self._volumes:
            if homes_only and not home:
                continue
            low, high = np.searchsorted(y, (volume.bottom, volume.top))
            free = low + np.flatnonzero(found[low:high] < 0)
            found[free[volume.around(x[free], z[free])]] = number
        out = np.empty_like(found)
        out[upwards] = found
        return out

    def _entered(self, unit: str, origin: Floats, towards: Floats) -> Floats:
        """Metres to where each ray enters a volume of ``unit``; infinite where it does not."""
        prisms = next(one.volumes for one in self._build.manifest.features if one.id == unit)
        nearest = np.full(len(towards), np.inf)
        for prism in prisms:
            np.minimum(nearest, Volume(prism).entered(origin, towards), out=nearest)
        return nearest


class Volume:
    """An upright prism."""

    def __init__(self, prism: Prism) -> None:
        """Keep its outline."""
        self._outline = Polygon(prism.footprint)
        prepare(self._outline)
        self._bounds = self._outline.bounds
        self.bottom, self.top = prism.bottom, prism.top

    def around(self, x: Floats, z: Floats) -> Flags:
        """Whether its outline holds each point of the plan."""
        west, north, east, south = self._bounds
        inside = (x >= west) & (x <= east) & (z >= north) & (z <= south)
        some = np.flatnonzero(inside)
        inside[some] = contains_xy(self._outline, x[some], z[some])
        return np.asarray(inside)

    def entered(self, origin: Floats, towards: Floats) -> Floats:
        """Metres from ``origin`` outside of it to where each ray enters; infinite where it never does."""
        out = np.full(len(towards), np.inf)
        ring = np.array(self._outline.exterior.coords)
        with np.errstate(divide="ignore", invalid="ignore"):
            for (ax, az), (bx, bz) in pairwise(ring):
                across = towards[:, 0] * (bz - az) - towards[:, 2] * (bx - ax)
                along = ((ax - origin[0]) * (bz - az) - (az - origin[2]) * (bx - ax)) / across
                part = ((ax - origin[0]) * towards[:, 2] - (az - origin[2]) * towards[:, 0]) / across
                y = origin[1] + along * towards[:, 1]
                met = (along > 0) & (part >= 0) & (part <= 1) & (y >= self.bottom) & (y <= self.top)
                out = np.where(met, np.minimum(out, along), out)
            for height in (self.bottom, self.top):
                along = (height - origin[1]) / towards[:, 1]
                x, z = origin[0] + along * towards[:, 0], origin[2] + along * towards[:, 2]
                met = (along > 0) & np.isfinite(along)
                met[met] = contains_xy(self._outline, x[met], z[met])
                out = np.where(met, np.minimum(out, along), out)
        return out


def rays_of(camera: Camera, step: int = 1) -> tuple[Floats, Floats]:
    """Where all rays begin (3,), and the unit directions (n, 3) through the middles of pixels."""
    x = 2 * (np.arange(0, camera.width, step) + 0.5) / camera.width - 1
    y = 1 - 2 * (np.arange(0, camera.height, step) + 0.5) / camera.height
    across, up = np.meshgrid(x, y)
    p = camera.projection
    # What the projection sends to (across, up) lies along this direction before the eye, which looks down -z.
    eye = np.stack([(across + p[0, 2]) / p[0, 0], (up + p[1, 2]) / p[1, 1], -np.ones_like(up)], axis=-1)
    towards = eye.reshape(-1, 3) @ camera.view[:3, :3]
    origin = -camera.view[:3, :3].T @ camera.view[:3, 3]
    return origin, towards / np.linalg.norm(towards, axis=1, keepdims=True)


def _first(stood: Stood, origins: Floats, towards: Floats) -> tuple[Numbers, Floats]:
    """Element and distance of what each ray meets: solid things first, else the nearest pane, else -1."""
    solid = stood.solid.first(origins, towards)
    panes = stood.panes.first(origins, towards)
    element = np.full(len(towards), -1, np.int32)
    distance = np.full(len(towards), np.inf)
    for caster, hits in ((stood.panes, panes), (stood.solid, solid)):
        met = hits.triangle >= 0
        element[met] = caster.owner[hits.triangle[met]]
        distance[met] = hits.distance[met]
    return element, distance


def _under_the_table(
    table: float | None, origin: Floats, towards: Floats, distance: Floats
) -> tuple[Flags, Floats]:
    """Which rays the table ends before ``distance``, and where."""
    if table is None:
        return np.zeros(len(towards), np.bool_), distance
    with np.errstate(divide="ignore"):
        along = (table - origin[1]) / towards[:, 1]
    return (along > 0) & (along < distance), along
