"""Storeys in order from below: what the models say, what ``[[storeys]]`` sets right, what must be guessed."""

import re
from dataclasses import replace
from itertools import count

import numpy as np

from models3d.errors import BrokenInputError
from models3d.folder.development import slug
from models3d.folder.tables import StoreyTable
from models3d.given import floor_name
from models3d.manifest import Storey
from models3d.model import Model, ModelElement
from models3d.staging.boxes import Boxes
from models3d.staging.roles import AROUND, Role, role_of
from models3d.staging.storey_heights import LEAST_FLOOR, storey_heights

#: What a storey is called by itself that the model has none of, and by exporters that only give it an id.
NO_NAME = ""
NAMELESS = re.compile(r"|[0-3][0-9A-Za-z_$]{21}")
#: What begins this little below a storey's floor still belongs to that storey (metres).
BELOW_FLOOR = 0.6
#: Where all that is on a storey lies more than this (metres) over its floor, the floor is elsewhere.
FAR_ABOVE = 3.0
#: A storey that begins above this is at or above ground level (metres).
GROUND_LEVEL = -1.0


def storeys_of(model: Model, tables: list[StoreyTable], boxes: Boxes) -> tuple[list[Storey], dict[str, int]]:
    """Storeys of ``model`` from the lowest, and the models' names of them with their indices.

    ``floor`` 0 is the lowest that begins at ground level. Raises BrokenInputError where ``[[storeys]]`` names
    one that no model has.
    """
    elevations = {storey.name: storey.elevation for storey in model.storeys}
    for name in dict.fromkeys(element.storey for element in model.elements if element.storey):
        if name not in elevations:
            elevations[name] = _guessed(name, model.elements, boxes)
    for number, table in enumerate(tables, 1):
        if table.name not in elevations:
            raise BrokenInputError(
                f"[[storeys]] {number} names '{table.name}', and no model has such a storey "
                f"(there are: {', '.join(elevations) or 'none'}).",
                where="development.toml",
                remedy="Write the name as the model has it.",
            )
        if table.elevation is not None:
            elevations[table.name] = table.elevation
    if not elevations:
        low = boxes.low[:, 1]
        elevations = {NO_NAME: float(np.nanmin(low))}
    said = {table.name: table for table in tables}
    order = sorted(elevations, key=lambda name: (elevations[name], name))
    heights = [elevations[name] for name in order]
    floors = _floors(heights)
    high = storey_heights(order, heights, model.elements, boxes)
    found: list[Storey] = []
    for at, name in enumerate(order):
        table = said.get(name, StoreyTable(name))
        floor = floors[at] if table.floor is None else table.floor
        called = table.title or _called(name, floor, [storey.name for storey in found])
        found.append(
            Storey(
                id=_unused(slug(called if NAMELESS.fullmatch(name) else name), [one.id for one in found]),
                name=called,
                floor=floor,
                elevation=round(heights[at], 3) + 0.0,
                height=round(high[at], 3),
            )
        )
    _refuse_one_name_for_two(found, order)
    return found, {name: at for at, name in enumerate(order)}


def _refuse_one_name_for_two(storeys: list[Storey], names: list[str]) -> None:
    """Raise BrokenInputError where buyers would call two storeys alike; ``names`` are the models' own."""
    seen: dict[str, str] = {}
    for storey, name in zip(storeys, names, strict=True):
        other = seen.setdefault(storey.name, name)
        if other != name:
            raise BrokenInputError(
                f"the storeys '{other}' and '{name}' would both be called '{storey.name}'.",
                where="development.toml",
                remedy="Give each a title of its own under [[storeys]].",
            )


def _floors(heights: list[float]) -> list[int]:
    """Number of the floor that each of the rising ``heights`` (metres) is of.

    Structural levels, and the halves of a storey that is parted by a few steps, are of the floor below them.
    """
    ground = next((at for at, height in enumerate(heights) if height >= GROUND_LEVEL), 0)
    numbers = [0] * len(heights)
    number, since = 0, heights[ground]
    for at in range(ground, len(heights)):
        if heights[at] - since >= LEAST_FLOOR:
            number, since = number + 1, heights[at]
        numbers[at] = number
    number, since = 0, np.inf
    for at in range(ground - 1, -1, -1):
        if since - heights[at] >= LEAST_FLOOR:
            number, since = number - 1, heights[at]
        numbers[at] = number
    return numbers


def _called(name: str, floor: int, taken: list[str]) -> str:
    """What a buyer reads: ``name``, or the floor where the model only has an id for it, or nothing."""
    if not NAMELESS.fullmatch(name):
        return name
    plain = floor_name(floor)
    numbered = (plain if number == 1 else f"{plain} ({number})" for number in count(1))
    return next(one for one in numbered if one not in taken)


def raised(model: Model, boxes: Boxes) -> tuple[Model, list[str]]:
    """``model`` with storeys put where all on them is, where that is a storey higher; and what to warn of.

    Roofs are often on a storey whose height nobody has set.
    """
    bottoms: dict[str, float] = {}
    for at, element in enumerate(model.elements):
        if element.meshes and role_of(element) not in AROUND:
            low = float(boxes.low[at, 1])
            bottoms[element.storey] = min(bottoms.get(element.storey, low), low)
    wrong = {
        storey.name: round(bottoms[storey.name], 2)
        for storey in model.storeys
        if bottoms.get(storey.name, storey.elevation) > storey.elevation + FAR_ABOVE
    }
    if not wrong:
        return model, []
    storeys = [replace(one, elevation=wrong.get(one.name, one.elevation)) for one in model.storeys]
    return replace(model, storeys=storeys), [
        f"The models put storey '{one.name}' at {one.elevation:.2f} m, where nothing is on it: it begins at "
        f"{wrong[one.name]:.2f} m with what is."
        for one in model.storeys
        if one.name in wrong
    ]


def storey_indices(
    elements: list[ModelElement], names: dict[str, int], storeys: list[Storey], boxes: Boxes
) -> list[int]:
    """Index into ``storeys`` of each element; one that the model puts nowhere goes by its height."""
    return [
        names[element.storey] if element.storey in names else _by_height(boxes.low[at][1], storeys)
        for at, element in enumerate(elements)
    ]


def _by_height(bottom: float, storeys: list[Storey]) -> int:
    below = [at for at, storey in enumerate(storeys) if storey.elevation <= bottom + BELOW_FLOOR]
    return below[-1] if below else 0


def _guessed(name: str, elements: list[ModelElement], boxes: Boxes) -> float:
    """Elevation of a storey that only elements name: where most of its walls begin."""
    here = [at for at, one in enumerate(elements) if one.storey == name and one.meshes]
    uprights = [at for at in here if role_of(elements[at]) is Role.UPRIGHT] or here
    if not uprights:
        return 0.0
    bottoms, counts = np.unique(np.round(boxes.low[uprights, 1], 1), return_counts=True)
    return float(bottoms[counts.argmax()])


def _unused(name: str, taken: list[str]) -> str:
    """``name``, or with a number where it is taken: "-1" and "1" are two storeys with one slug."""
    numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(one for one in numbered if one not in taken)


def renamed(model: Model, names: dict[str, int], indices: list[int]) -> Model:
    """The model in which every element names the storey that it was put on."""
    own = {at: name for name, at in names.items()}
    return replace(
        model,
        elements=[
            one if one.storey in names else replace(one, storey=own[at])
            for one, at in zip(model.elements, indices, strict=True)
        ],
    )
