"""The rooms of a storey as a plan shows them: shape, name, area, whose they are, which way they look."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from models3d.described import Described
from models3d.folder.unit_row import UnitRow
from models3d.homes.features import room_features
from models3d.homes.found import Home
from models3d.homes.headroom import floor_area
from models3d.homes.orientation import facing, outward
from models3d.homes.overlapping import without_outlines
from models3d.homes.rooms import RoomKind, room_kind
from models3d.homes.storeyplan import StoreyPlan
from models3d.homes.volumes import REACH, room_plan, storey_of
from models3d.manifest import Orientation
from models3d.model import ModelElement, ModelSpace
from models3d.plan import compass, hull

#: Classes through which a room looks out.
WINDOWS = ("IfcWindow", "IfcDoor", "IfcCurtainWall")


@dataclass(frozen=True)
class Room:
    """A room on plan: ``shape`` in (x, z) metres; ``row`` None where all share it.

    ``area`` (m²) is as its author wrote it, else its shape's. ``feature`` is its id in the manifest, "" where
    it has none. A room that nobody has drawn has no ``shape`` but perhaps a ``spot`` (x, z).
    """

    name: str
    shape: BaseGeometry | None
    area: float
    kind: RoomKind
    row: UnitRow | None
    feature: str
    spot: tuple[float, float] | None = None
    windows: list[Orientation] = field(default_factory=list)


def rooms_by_storey(described: Described) -> list[list[Room]]:
    """Rooms of every storey, in the model's order; the drawn ones with their shapes."""
    staged = described.staged
    feature_of = room_features(staged, described.homes, described.features)
    home_of = {space.global_id: home for home in described.homes for space in home.rooms}
    found: list[list[Room]] = [[] for _ in staged.storeys]
    seen: set[tuple[str, str, tuple[float, float, float]]] = set()
    rooms = {id(space) for space in without_outlines(staged.model.spaces)}
    for space in staged.model.spaces:
        at = storey_of(space, staged.storeys)
        drawn = not room_plan(space).is_empty
        # Some models have the same box several times.
        key = (space.name, space.long_name, space.centre)
        outlines = id(space) not in rooms and space.global_id not in home_of
        if at < 0 or outlines or (not drawn and key in seen):
            continue
        seen.add(key)
        shape = room_plan(space) if drawn else None
        found[at].append(
            Room(
                name=space.long_name or space.name or "Room",
                shape=shape,
                area=floor_area(space) if space.area is None else space.area,
                kind=room_kind(space),
                row=home.row if (home := home_of.get(space.global_id)) else None,
                feature=feature_of.get(space.global_id, ""),
                spot=None if drawn else _spot(space, home_of.get(space.global_id), at),
            )
        )
    return found


def _spot(space: ModelSpace, home: Home | None, storey: int) -> tuple[float, float] | None:
    """Where an undrawn room is known to be; None where its point is missing, or in somebody else's home."""
    x, _, z = space.centre
    if not (x or z):
        return None
    plans = [level.plan for level in home.levels if level.storey == storey] if home else []
    return (x, z) if any(plan.contains(Point(x, z)) for plan in plans) else None


def look_out(rooms: Sequence[Room], windows: Sequence[ModelElement], plan: StoreyPlan, north: float) -> None:
    """Note for each drawn room which way its windows face; a window is the nearest room's."""
    drawn = [room for room in rooms if room.shape is not None and room.kind != "outdoor"]
    if not drawn:
        return
    tree = shapely.STRtree([room.shape for room in drawn if room.shape is not None])
    sides: list[dict[Orientation, float]] = [{} for _ in drawn]
    for window in windows:
        shape = hull(window)
        near = tree.query_nearest(Point(shape.centroid), max_distance=REACH, all_matches=False)
        direction = outward(window, plan) if len(near) else None
        if direction:
            side = compass(*direction, north)
            own = sides[int(near[0])]
            own[side] = own.get(side, 0.0) + shape.length / 2
    for room, own in zip(drawn, sides, strict=True):
        room.windows.extend(facing(own))
