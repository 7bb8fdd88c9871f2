"""Storeys in order from below: what the models say, what ``[[storeys]]`` sets right, what must be guessed."""

from dataclasses import replace
from itertools import count

import numpy as np

from models3d.boxes import Boxes
from models3d.development import slug
from models3d.errors import BrokenInputError
from models3d.manifest import Storey
from models3d.model import Model, ModelElement
from models3d.roles import Role, role_of
from models3d.tables import StoreyTable

#: Height of a storey with nothing above it to measure by (metres).
USUAL_HEIGHT = 3.0
#: What begins this little below a storey's floor still belongs to that storey (metres).
BELOW_FLOOR = 0.6
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
        elevations = {"0": float(np.nanmin(low))}
    said = {table.name: table for table in tables}
    order = sorted(elevations, key=lambda name: (elevations[name], name))
    ground = next((at for at, name in enumerate(order) if elevations[name] >= GROUND_LEVEL), 0)
    found: list[Storey] = []
    for at, name in enumerate(order):
        table = said.get(name, StoreyTable(name))
        above = elevations[order[at + 1]] if at + 1 < len(order) else elevations[name] + USUAL_HEIGHT
        found.append(
            Storey(
                id=_unused(slug(name), [storey.id for storey in found]),
                name=table.title or name,
                floor=at - ground if table.floor is None else table.floor,
                elevation=round(elevations[name], 3),
                height=round(above - elevations[name], 3),
            )
        )
    return found, {name: at for at, name in enumerate(order)}


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
