"""The plan of a storey: every home with its name and rooms, and what all share."""

from collections.abc import Sequence

from shapely import union_all

from models3d.described import Described
from models3d.floorplans import layers
from models3d.floorplans.labels import Label, Labels, box_of, label_rooms
from models3d.floorplans.lettering import Line
from models3d.floorplans.marks import SCALE, turned
from models3d.floorplans.markup import tag, text
from models3d.floorplans.page import Block, entries, page
from models3d.floorplans.rooms import Room
from models3d.floorplans.sheet import Sheet
from models3d.floorplans.spots import place
from models3d.floorplans.tongues import Tongue
from models3d.homes.found import Home
from models3d.homes.units import area_of
from models3d.homes.volumes import Level


def storey_plan(described: Described, sheet: Sheet) -> bytes:
    """SVG of the storey of ``sheet``."""
    homes = [
        (home, level) for home in described.homes for level in home.levels if level.storey == sheet.index
    ]
    titles = _titles(sheet, [home for home, _ in homes])
    rooms = [room for room in sheet.rooms if _on(sheet, room)]
    written = label_rooms(sheet, rooms, titles)
    named = [*written.labels, *_estimates(sheet, homes, written)]
    shared = [room for room in rooms if room.row is None]
    body = [
        layers.ground(sheet),
        layers.outdoors(sheet.outdoor),
        tag(
            "g",
            *(_home(home, level, sheet) for home, level in homes),
            *(layers.room(room, sheet.tongue) for room in shared),
            role="list",
        ),
        layers.inside(sheet),
        layers.words(named),
    ]
    shapes = [room.shape for room in rooms if room.shape is not None]
    shown = union_all([sheet.outline, sheet.floor, *sheet.outdoor, *shapes])
    north = described.staged.development.place.true_north
    tongue, development = sheet.tongue, described.staged.development.name
    names = [_sentence(home, tongue) for home, _ in homes]
    said = [tongue.scale.format(scale=SCALE), tongue.bearing(turned(north)), *names]
    return page(
        f"plan-storey-{sheet.storey.id}",
        Block(tongue, tongue.storey(sheet.storey), development, [entries(written.key)], north),
        " ".join(said),
        shown.bounds,
        "".join(body),
        data_storey=sheet.storey.id,
        data_north=str(turned(north)),
    )


def _on(sheet: Sheet, room: Room) -> bool:
    """Say whether ``room`` is on the plan: a garden that all share lies beyond it."""
    if room.shape is None or room.row is not None:
        return True
    return bool(room.shape.intersection(union_all([sheet.floor, sheet.outline])).area > room.area / 2)


def _titles(sheet: Sheet, homes: Sequence[Home]) -> dict[int, list[Line]]:
    """The home's name stands in its largest room."""
    titles = {}
    for home in homes:
        own = [room for room in sheet.rooms if room.row is home.row and room.kind != "outdoor" and room.shape]
        if own:
            titles[id(max(own, key=lambda room: room.area))] = [Line(home.row.name, "home-name")]
    return titles


def _estimates(sheet: Sheet, homes: Sequence[tuple[Home, Level]], written: Labels) -> list[Label]:
    """Names of the homes whose place is estimated, clear of the rooms' own."""
    found: list[Label] = []
    if all(home.origin != "estimated" for home, _ in homes):
        return found
    blocked = union_all([sheet.solid, sheet.obstacles, *map(box_of, written.labels)])
    for home, level in homes:
        if home.origin == "estimated":
            lines = [Line(home.row.name, "home-name"), Line(sheet.tongue.estimated, "small", quiet=True)]
            spot = place(level.plan.difference(blocked), [lines, lines[:1]]) or place(level.plan, [lines[:1]])
            found += [Label(*spot)] if spot else []
    return found


def _home(home: Home, level: Level, sheet: Sheet) -> str:
    rooms = [room for room in sheet.rooms if room.row is home.row]
    style = "estimated" if home.origin == "estimated" else "area"
    said = _sentence(home, sheet.tongue)
    return tag(
        "g",
        tag("title", text(said)),
        layers.area(said, level.plan, style),
        tag("g", *(layers.room(room, sheet.tongue) for room in rooms), role="list") if rooms else "",
        role="listitem",
        class_="home",
        data_unit=home.row.id,
    )


def _sentence(home: Home, tongue: Tongue) -> str:
    said = [home.row.name, size_of(home, tongue)]
    if home.origin == "estimated":
        said.append(tongue.placed)
    return f"{tongue.in_a_row(said)}."


def size_of(home: Home, tongue: Tongue) -> str:
    """The area of ``home`` in words."""
    area, origin = area_of(home)
    words = tongue.square_metres(area)
    return tongue.about.format(area=words) if origin == "placeholder" else words
