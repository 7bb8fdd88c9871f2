"""The model cleared of what is not in the building, every element on a storey."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models3d.counted import counted
from models3d.folder.development import Folder
from models3d.folder.tables import matches
from models3d.homes.found_homes import find_homes_in
from models3d.homes.written_areas import believable
from models3d.manifest import Storey
from models3d.model import Model
from models3d.staging.boxes import Boxes, boxes_of
from models3d.staging.context import with_context
from models3d.staging.parts_played import parts_played
from models3d.staging.roles import Role
from models3d.staging.storeys import raised, renamed, storey_indices, storeys_of
from models3d.staging.strays import report, strays, without
from models3d.staging.titles import Titles
from models3d.staging.wholes import in_wholes


@dataclass(frozen=True)
class Placed:
    """The model, its storeys from the lowest, each element's index (n,) into them, and where things are."""

    model: Model
    storeys: list[Storey]
    storey: NDArray[np.int32]
    boxes: Boxes
    #: The models' own names of storeys -> index into ``storeys``.
    names: dict[str, int]
    #: The part that each element plays in the building.
    roles: list[Role]

    def only(self, kept: list[int]) -> "Placed":
        """The same with the elements ``kept`` alone."""
        return Placed(
            replace(self.model, elements=[self.model.elements[at] for at in kept]),
            self.storeys,
            self.storey[kept],
            Boxes(self.boxes.low[kept], self.boxes.high[kept]),
            self.names,
            [self.roles[at] for at in kept],
        )


def place(folder: Folder, model: Model) -> Placed:
    """Put the elements of ``model`` on storeys and leave out what ``[leave_out]`` says."""
    boxes = boxes_of(model.elements)
    model, moved = raised(model, boxes)
    storeys, names = storeys_of(model, folder.file.storeys, boxes)
    indices = storey_indices(model.elements, names, storeys, boxes)
    model = renamed(model, names, indices)
    folder = Titles(names, storeys).folder(folder)
    found = strays(model.elements, boxes)
    rules = folder.file.leave_out
    warnings = model.warnings + moved + report(model.elements, found, rules.stray)
    elements = without(model.elements, found) if rules.stray else model.elements
    leaving_out = matches(rules.match)
    out = [any(match.takes(one) for match in leaving_out) for one in elements]
    elements = [replace(one, meshes=()) if gone else one for one, gone in zip(elements, out, strict=True)]
    if any(out) or (found and rules.stray):
        boxes = boxes_of(elements)
    if any(out):
        warnings.append(f"{counted(sum(out), 'element is', 'elements are')} left out by [leave_out].")
    spaces, doubts = believable(model.spaces)
    warnings += doubts
    if not folder.has_price_list():
        warnings += find_homes_in(spaces).said
    elements = in_wholes(elements)
    model = replace(model, elements=elements, spaces=spaces, warnings=warnings)
    ground = next((storey.elevation for storey in storeys if storey.floor >= 0), storeys[-1].elevation)
    roles = with_context(elements, parts_played(elements, boxes, ground), folder.stage_rules())
    return Placed(model, storeys, np.array(indices, np.int32), boxes, names, roles)
