"""The volumes of rooms and homes as upright prisms: drawn where spaces are, estimated where they are not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from shapely import Polygon, box, union_all
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from models3d.homes.storey_index import finder
from models3d.homes.storeyplan import FACADE, StoreyPlan
from models3d.manifest import NO_INDEX, Prism, Storey
from models3d.model import ModelSpace
from models3d.once import Once
from models3d.plan import footprint, polygons

#: Half of the thickest wall between two rooms of a home (metres): rooms this near are joined.
WALL = 0.25

#: How far a home reaches beyond its rooms: through a wall, not over a neighbour's rooms.
REACH = 0.55

#: A room's surfaces lie on its border; this much beyond still belongs to it.
SKIN = 0.08

#: Corners of a footprint may move this far when it is simplified, and smaller parts are left out (m²).
SIMPLER = 0.06
LEAST_PART = 1.0


@dataclass(frozen=True)
class Level:
    """What one home, or one room, has on one storey: its plan and its lowest and highest point."""

    storey: int
    plan: BaseGeometry
    bottom: float
    top: float


def drawn_levels(spaces: Iterable[ModelSpace], storeys: list[Storey]) -> list[Level]:
    """Union of the drawn ``spaces`` on each storey, the walls between them included."""
    levels = []
    by_storey: dict[int, list[ModelSpace]] = {}
    for space in spaces:
        # Walls around a room without its floor show nothing on plan.
        if space.mesh is not None and not room_plan(space).is_empty:
            by_storey.setdefault(storey_of(space, storeys), []).append(space)
    for storey, members in sorted(by_storey.items()):
        meshes = [space.mesh for space in members if space.mesh is not None]
        plan = _with_walls(tuple(room_plan(space) for space in members))
        bottom = min(float(mesh.vertices[:, 1].min()) for mesh in meshes)
        top = max(float(mesh.vertices[:, 1].max()) for mesh in meshes)
        levels.append(Level(storey, plan, bottom, top))
    return levels


# Homes lie above homes of the same plan.
@lru_cache(maxsize=1024)
def _with_walls(rooms: tuple[BaseGeometry, ...]) -> BaseGeometry:
    """Union of ``rooms``, the walls between them included."""
    return union_all(rooms).buffer(WALL, join_style="mitre").buffer(-WALL, join_style="mitre")


def storey_of(space: ModelSpace, storeys: list[Storey]) -> int:
    """Index of the storey that ``space`` names, else of the highest one that is not above it."""
    named = finder(storeys)(space.storey)
    if named != NO_INDEX:
        return named
    height = space.centre[1] if space.mesh is None else float(space.mesh.vertices[:, 1].min())
    below = [index for index, storey in enumerate(storeys) if storey.elevation <= height + 0.5]
    return below[-1] if below else NO_INDEX


@Once
def room_plan(space: ModelSpace) -> BaseGeometry:
    """What a drawn room covers on plan; nothing of one that is not drawn."""
    return footprint([space.mesh]) if space.mesh is not None and not space.placeholder else Polygon()


def room_prisms(space: ModelSpace) -> list[Prism]:
    """Volumes of one drawn room; none of one that is not drawn."""
    if space.mesh is None or space.placeholder:
        return []
    heights = space.mesh.vertices[:, 1]
    plan = _with_skin(room_plan(space))
    return prisms(plan, float(heights.min()) - SKIN, float(heights.max()) + SKIN)


@lru_cache(maxsize=1024)
def _with_skin(room: BaseGeometry) -> BaseGeometry:
    return room.buffer(SKIN, join_style="mitre")


def home_prisms(
    levels: list[Level],
    others: dict[int, BaseGeometry],
    storeys: list[Storey],
    plans: Sequence[StoreyPlan],
) -> list[Prism]:
    """Volumes of a home: its ``levels`` up to the next floor and over its façade.

    ``others`` is the plan of everybody else's rooms on each storey, which a home does not reach into;
    ``plans`` are what is built on each.
    """
    volumes = []
    for level in levels:
        reach: BaseGeometry = level.plan.buffer(REACH, join_style="mitre")
        if level.storey != NO_INDEX and not plans[level.storey].faced.is_empty:
            reach = _to_its_face(level.plan, reach, plans[level.storey])
        if level.storey in others:
            reach = reach.difference(others[level.storey])
        storey_top = level.bottom + storeys[level.storey].height if level.storey != NO_INDEX else level.top
        volumes += prisms(reach, level.bottom - SKIN, max(level.top, storey_top) - SKIN)
    return volumes


def _to_its_face(plan: BaseGeometry, reach: BaseGeometry, built: StoreyPlan) -> BaseGeometry:
    """``reach`` of a home's ``plan`` through its façade, and not into the air before it."""
    through = plan.buffer(FACADE, join_style="mitre").intersection(built.facade)
    # What a home has before its façade, a balcony or a terrace, is its own as it is drawn.
    return union_all([reach.intersection(built.house), through, plan.buffer(SKIN, join_style="mitre")])


def prisms(plan: BaseGeometry, bottom: float, top: float) -> list[Prism]:
    """Prisms that fill ``plan``; a ring is open and has no inside, so what lies round a court is several."""
    return [
        Prism(
            footprint=list(ring),
            bottom=round(bottom, 3),
            top=round(top, 3),
        )
        for ring in _rings(plan)
    ]


@lru_cache(maxsize=1024)
def _rings(plan: BaseGeometry) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Corners of simple shapes that fill ``plan``, without those that hardly show and without holes."""
    return tuple(
        tuple((round(x, 3), round(z, 3)) for x, z in orient(piece).exterior.coords[:-1])
        for part in polygons(plan.simplify(SIMPLER))
        if part.area >= LEAST_PART
        for piece in _without_holes(part)
    )


def _without_holes(part: Polygon) -> list[Polygon]:
    """``part`` in pieces, cut across through the middle of each hole; small holes are filled."""
    holes = [hole for hole in map(Polygon, part.interiors) if hole.area >= LEAST_PART]
    if not holes:
        return [Polygon(part.exterior)]
    low_x, low_z, high_x, high_z = part.bounds
    middle = max(holes, key=lambda hole: hole.area).centroid.x
    halves = (box(low_x, low_z, middle, high_z), box(middle, low_z, high_x, high_z))
    pieces = [piece for half in halves for piece in polygons(part.intersection(half))]
    return [whole for piece in pieces if piece.area >= LEAST_PART for whole in _without_holes(piece)]
