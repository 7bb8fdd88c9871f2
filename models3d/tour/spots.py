"""Where a written step leads: what it names (stage, storey, home, room, feature) found in the building."""

from collections.abc import Sequence

from models3d.folder.tour import TourRule
from models3d.homes.feature_ids import is_unit
from models3d.manifest import BARE_GROUND, Feature, Stage, Storey
from models3d.manifest_tour import TourPlace, TourStep

#: Places that are no feature's.
PLACES: tuple[TourPlace, ...] = ("whole", "storey", "home", "room", "window")


def spot_of(
    rule: TourRule,
    made: bool,
    stages: Sequence[Stage],
    storeys: Sequence[Storey],
    features: Sequence[Feature],
) -> TourStep:
    """What the table says of where its step is; its id and its words are not looked at."""
    table = rule.table
    unit = home_of(rule, features) if table.home else ""
    place: TourPlace = _place_of(rule, features)
    feature = table.place if place == "feature" else ""
    if table.room:
        feature = _room(rule, unit, features)
    if not made or table.place:
        for needed, key in (("home", "home"), ("window", "home"), ("storey", "storey")):
            if place == needed and not getattr(table, key):
                raise rule.refuse("place", f"which {key} is not said.", f"Add {key} to the step.")
        if place == "room" and not (table.home or table.room):
            raise rule.refuse("place", "which room is not said.", "Add home or room to the step.")
    return TourStep(
        table.id,
        place,
        _stage(rule, stages) if table.stage else "",
        storey=_storey(rule, storeys) if table.storey else None,
        unit=unit,
        feature=feature,
    )


def _place_of(rule: TourRule, features: Sequence[Feature]) -> TourPlace:
    table = rule.table
    for place in PLACES:
        if table.place == place:
            return place
    if not table.place:
        return "room" if table.room else "home" if table.home else "storey" if table.storey else "whole"
    named = [one for one in features if one.kind not in ("unit", "room")]
    found = next((one for one in named if one.id == table.place), None)
    if found is None:
        raise rule.unknown(
            "place", table.place, "place", [*PLACES, *(one.id for one in named if one.volumes)]
        )
    if not found.volumes:
        what = f"'{found.id}' has no volume of its own, so that nobody can be led there."
        raise rule.refuse("place", what, "Write whole, or a feature that is matched by rooms.")
    return "feature"


def _stage(rule: TourRule, stages: Sequence[Stage]) -> str:
    wanted = rule.table.stage.casefold()
    if wanted == BARE_GROUND:
        return BARE_GROUND
    for stage in stages:
        if wanted in (stage.id.casefold(), stage.name.casefold()):
            return stage.id
    raise rule.unknown("stage", rule.table.stage, "stage", [BARE_GROUND, *(stage.id for stage in stages)])


def _storey(rule: TourRule, storeys: Sequence[Storey]) -> int:
    wanted = rule.table.storey.casefold()
    for at, storey in enumerate(storeys):
        if wanted in (storey.id.casefold(), storey.name.casefold()):
            return at
    raise rule.unknown("storey", rule.table.storey, "storey", [storey.name for storey in storeys])


def home_of(rule: TourRule, features: Sequence[Feature]) -> str:
    """The id of the home that the step is in, called by its id or its name."""
    homes = [one for one in features if is_unit(one)]
    wanted = rule.table.home.casefold()
    for home in homes:
        if wanted in (home.id.casefold(), home.name.casefold()):
            return home.id
    raise rule.unknown("home", rule.table.home, "home", [home.id for home in homes])


def _room(rule: TourRule, unit: str, features: Sequence[Feature]) -> str:
    """A room of the home, or of all where none is named; its home's name goes without saying."""
    rooms = [one for one in features if one.volumes and not is_unit(one) and one.unit == unit]
    wanted = rule.table.room.casefold()
    for room in rooms:
        if wanted in (room.id.casefold(), room.name.casefold(), room.name.rpartition(", ")[0].casefold()):
            return room.id
    raise rule.unknown("room", rule.table.room, "room", [room.id for room in rooms])
