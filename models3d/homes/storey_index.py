"""Finds the storey that a model, a price list or a rule names: by its id, its title or the model's name."""

from collections.abc import Callable, Sequence

from models3d.folder.development import slug
from models3d.manifest import NO_INDEX, Storey


def finder(storeys: Sequence[Storey]) -> Callable[[str], int]:
    """Give a function from a storey's name to its index in ``storeys``, ``NO_INDEX`` for what is none.

    Storeys may have a title of their own for buyers; their id remains what the model's name gives.
    """
    index = {storey.name: number for number, storey in enumerate(storeys)}
    index.update({storey.id: number for number, storey in enumerate(storeys)})

    def find(name: str) -> int:
        return index.get(slug(name), index.get(name, NO_INDEX)) if name else NO_INDEX

    return find
