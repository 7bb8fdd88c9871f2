"""A sheet as layers of ink: floor and rooms below, what stands on the floor, what is cut, doors, words."""

from collections.abc import Callable, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.labels import Label
from models3d.floorplans.lettering import HEIGHTS, LEADING
from models3d.floorplans.marks import door, way_up
from models3d.floorplans.markup import tag, text
from models3d.floorplans.paths import millimetres, path_of
from models3d.floorplans.rooms import Room
from models3d.floorplans.sheet import Sheet
from models3d.floorplans.tongues import Tongue

#: Classes of what is cut, in the order in which they are drawn.
CUTS = ("lining", "wall", "wall bearing", "frame")

#: How much of something must lie in a region to be drawn with it.
MOSTLY = 0.5


def ground(sheet: Sheet, within: BaseGeometry | None = None) -> str:
    """The slabs and the outline of the building."""
    return _path("ground", _clipped(sheet.floor, within)) + _path("outline", _clipped(sheet.outline, within))


def outdoors(places: Sequence[BaseGeometry]) -> str:
    """Balconies and terraces."""
    return tag("g", *(tag("path", d=path_of(one)) for one in places), class_="outdoor") if places else ""


def room(one: Room, tongue: Tongue) -> str:
    """A room as an item of a list, with its sentence for the eye that points at it and for the ear.

    The facts of that sentence stand beside it for who says them in another language.
    """
    said = tongue.of_room(one)
    return tag(
        "g",
        tag("title", text(said)),
        area(said, one.shape),
        role="listitem",
        class_=f"room {one.kind}" if one.row else "room shared",
        data_room=one.feature or None,
        data_unit=one.row.id if one.row else None,
        data_name=one.name,
        data_area=f"{one.area:.1f}" if one.shape is not None else None,
        data_windows=" ".join(one.windows) or None,
    )


def area(said: str, shape: BaseGeometry | None, style: str | None = None) -> str:
    """What a room or home covers, which is ``said`` to those who hear the plan, drawn or not."""
    if shape is None:
        return tag("g", role="img", aria_label=said)
    return tag("path", class_=style, role="img", aria_label=said, d=path_of(shape))


def inside(sheet: Sheet, within: BaseGeometry | None = None, rooms: BaseGeometry | None = None) -> str:
    """What stands in the rooms, what is cut, and the doors; of all of it what lies ``within``.

    Stairs are drawn where they are in ``rooms``.
    """
    here, indoors = _chooser(within), _chooser(rooms)
    things = [item for item in sheet.items if here(item.outline)]
    stairs = sheet.stairs
    treads = [tread for tread in stairs.treads if indoors(tread)]
    parts = [
        _path("stair", treads),
        _path("above", _clipped(stairs.above, rooms)),
        *(way_up(way) for way in stairs.up if indoors(way)),
        *(tag("path", class_=item.sort, d=item.data) for item in things),
        _path("ledge", _clipped(sheet.ledges, within)),
        _path("railing", _clipped(sheet.railings, within)),
        *(_path(name, _clipped(sheet.cut[name], within)) for name in CUTS if name in sheet.cut),
        _path("glass", [pane for pane in sheet.panes if here(pane)]),
        *(door(sign) for sign in sheet.doors if here(sign.place)),
    ]
    return tag("g", *parts, class_="built")


def context(sheet: Sheet, within: BaseGeometry) -> str:
    """What is cut of everything else, pale."""
    return _path("context", sheet.walls.intersection(within))


def words(labels: Sequence[Label]) -> str:
    """All ``labels``, each line as a text of its own."""
    return tag("g", *(_label(label) for label in labels), class_="labels", aria_hidden="true")


def _label(label: Label) -> str:
    heights = [HEIGHTS[line.style] * LEADING for line in label.lines]
    top = label.at[1] - sum(heights) / 2
    drawn = []
    for number, line in enumerate(label.lines):
        # Letters without descenders look centred when their feet are a little below their line's middle.
        foot = top + sum(heights[:number]) + heights[number] / 2 + HEIGHTS[line.style] * 0.35
        if line.style == "sign":
            middle = millimetres(top + sum(heights) / 2)
            drawn.append(tag("circle", class_="ring", cx=millimetres(label.at[0]), cy=middle, r=170))
        style = f"{line.style} quiet" if line.quiet else line.style
        drawn.append(
            tag("text", text(line.words), class_=style, x=millimetres(label.at[0]), y=millimetres(foot))
        )
    return "".join(drawn)


def _path(style: str, shape: BaseGeometry | Sequence[BaseGeometry]) -> str:
    data = path_of(shape)
    return tag("path", class_=style, d=data) if data else ""


def _clipped(shape: BaseGeometry, within: BaseGeometry | None) -> BaseGeometry:
    return shape if within is None else shape.intersection(within)


def _mostly(shape: BaseGeometry, within: BaseGeometry) -> bool:
    size = shape.area or shape.length
    inside = shape.intersection(within)
    return bool((inside.area or inside.length) >= MOSTLY * size)


def _chooser(within: BaseGeometry | None) -> Callable[[BaseGeometry], bool]:
    if within is None:
        return lambda _: True
    shapely.prepare(within)
    return lambda shape: _mostly(shape, within)
