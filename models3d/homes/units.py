"""What is said of each unit: the author's word where there is one, else what the model lets one compute."""

from collections.abc import Sequence

from models3d.homes.found import Home
from models3d.homes.headroom import floor_area
from models3d.homes.orientation import facing, wall_sides, window_sides
from models3d.homes.rooms import is_beside, is_lived_in, room_kind
from models3d.homes.storey_index import finder
from models3d.homes.storeyplan import StoreyPlan
from models3d.homes.volumes import storey_of
from models3d.manifest import NO_INDEX, Orientation, Origin, Storey, Unit
from models3d.model import ModelElement, ModelSpace
from models3d.staged import Staged

#: Classes through which a home looks out.
WINDOWS = ("IfcWindow", "IfcDoor", "IfcCurtainWall")


def describe_units(staged: Staged, homes: Sequence[Home], plans: list[StoreyPlan]) -> list[Unit]:
    """One :class:`Unit` for each home, in their order."""
    windows = _windows(staged.model.elements, staged.storeys)
    true_north = staged.development.place.true_north
    return [_unit(home, windows, plans, staged.storeys, true_north) for home in homes]


def _unit(
    home: Home,
    windows: dict[int, list[ModelElement]],
    plans: list[StoreyPlan],
    storeys: Sequence[Storey],
    true_north: float,
) -> Unit:
    row, rooms = home.row, [room_kind(space) for space in home.rooms]
    outdoors = [space for space, kind in zip(home.rooms, rooms, strict=True) if kind == "outdoor"]
    area, origin = area_of(home)
    computed = round(sum(map(_room_area, outdoors)), 1)
    return Unit(
        id=row.id,
        name=row.name,
        price=row.price or 0,
        area=area,
        area_origin=origin,
        rooms=_lived_in(home) if row.rooms is None else row.rooms,
        floor=_floor(home, storeys) if row.floor is None else row.floor,
        orientation=list(row.orientation) or _orientation(home, windows, plans, true_north),
        status=row.status,
        outdoor=list(row.outdoor) or sorted({(space.long_name or space.name).lower() for space in outdoors}),
        outdoor_area=computed if row.outdoor_area is None else row.outdoor_area,
        bathrooms=rooms.count("bath") if row.bathrooms is None else row.bathrooms,
        description=row.description,
    )


def area_of(home: Home) -> tuple[float, Origin]:
    """Floor area (m²) and where it comes from; rooms are measured each by itself, without the walls.

    Garages, cellars and lofts are no part of it where the home has other rooms.
    The price list's word counts, then what the model's author wrote of the rooms, then their shapes. Where
    one of the rooms has neither, nobody knows the area of all.
    """
    if home.row.area is not None:
        return home.row.area, "authored"
    indoor = [space for space in home.rooms if room_kind(space) != "outdoor"]
    indoor = [space for space in indoor if not is_beside(space)] or indoor
    written = [space.area for space in indoor if space.area is not None]
    if indoor and len(written) == len(indoor):
        return round(sum(written), 1), "authored"
    if home.origin == "computed":
        areas = [_room_area(space) for space in indoor]
        return (round(sum(areas), 1), "computed") if all(areas) else (float(round(sum(areas))), "placeholder")
    return float(round(sum(level.plan.area for level in home.levels))), "placeholder"


def _room_area(space: ModelSpace) -> float:
    if space.area is not None:
        return space.area
    return floor_area(space)


def _lived_in(home: Home) -> int:
    return sum(is_lived_in(space, _room_area(space)) for space in home.rooms)


def _floor(home: Home, storeys: Sequence[Storey]) -> int:
    """The lowest storey on which the home is lived in, else its lowest above ground; 0 for nothing known."""
    rooms = [space for space in home.rooms if is_lived_in(space, _room_area(space))]
    lived = {at for space in rooms if (at := storey_of(space, list(storeys))) != NO_INDEX}
    if lived:
        return min(storeys[at].floor for at in lived)
    floors = [storeys[level.storey].floor for level in home.levels if level.storey != NO_INDEX]
    # Below ground there are cellars, unless the home is there alone.
    return min((floor for floor in floors if floor >= 0), default=max(floors, default=0))


def _orientation(
    home: Home, windows: dict[int, list[ModelElement]], plans: list[StoreyPlan], true_north: float
) -> list[Orientation]:
    levels = [level for level in home.indoor or home.levels if level.storey != NO_INDEX]
    sides = window_sides(levels, windows, plans, true_north) or wall_sides(levels, plans, true_north)
    return facing(sides)


def _windows(elements: Sequence[ModelElement], storeys: Sequence[Storey]) -> dict[int, list[ModelElement]]:
    find = finder(storeys)
    windows: dict[int, list[ModelElement]] = {}
    for element in elements:
        if element.ifc_class.startswith(WINDOWS) and element.meshes:
            windows.setdefault(find(element.storey), []).append(element)
    return windows
