"""What to tell a project manager of homes whose place in the building nothing says."""

from collections.abc import Sequence

from models3d.counted import counted
from models3d.homes.found import Home
from models3d.homes.members import called_elements
from models3d.model import Model

#: How many homes are named in a sentence.
NAMED = 5


def placeless(homes: Sequence[Home], model: Model) -> list[str]:
    """Sentences on those of ``homes`` that have no volume in the build: why, and what to do about it."""
    lost = [home for home in homes if not home.volumes]
    called = called_elements(model.elements if lost else [])
    known = [home for home in lost if home.spaces or called.of(home.row)]
    nowhere = [home for home in lost if not (home.spaces or called.of(home.row))]
    said = []
    if nowhere:
        said.append(
            f"{counted(len(nowhere), 'unit of the price list is', 'units of the price list are')} nowhere in "
            f"the models ({_ids(nowhere)}): write the numbers of their rooms under spaces."
        )
    if known:
        said.append(
            f"The models do not show where {counted(len(known), 'unit lies', 'units lie')} on the storeys "
            f"({_ids(known)}): draw the rooms with a shape, or put the windows of each unit into a zone of "
            "its name."
        )
    return said


def _ids(homes: Sequence[Home]) -> str:
    return ", ".join(home.row.id for home in homes[:NAMED]) + (", ..." if len(homes) > NAMED else "")
