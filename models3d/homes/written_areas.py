"""Floor areas that a model's author wrote down, held against the rooms that they drew."""

from collections.abc import Sequence
from dataclasses import replace

from models3d.counted import counted
from models3d.measures import measured
from models3d.model import ModelSpace

#: A room under a roof has down to this share of its plan as floor area; twice as many walls make the most.
LEAST, MOST = 0.2, 2.0


def believable(spaces: Sequence[ModelSpace]) -> tuple[list[ModelSpace], list[str]]:
    """``spaces`` without the areas that cannot be theirs, as after a slip of units, and what to warn of."""
    asked = [
        at
        for at, space in enumerate(spaces)
        if space.area is not None and space.mesh is not None and not space.placeholder
    ]
    sizes = measured([mesh for at in asked if (mesh := spaces[at].mesh) is not None])
    found, wrong = list(spaces), []
    for at, lying, floor in zip(asked, sizes.lying, sizes.floor, strict=True):
        drawn = min(float(lying) / 2, float(floor))
        written = spaces[at].area or 0.0
        if drawn > 0 and not LEAST * drawn <= written <= MOST * drawn:
            found[at] = replace(spaces[at], area=None)
            wrong.append(f"'{spaces[at].long_name or spaces[at].name}': {written:g} m², drawn {drawn:.1f} m²")
    if not wrong:
        return found, []
    return found, [
        f"{counted(len(wrong), 'room has an area', 'rooms have areas')} written that cannot be right (first "
        f"{wrong[0]}); what is drawn counts."
    ]
