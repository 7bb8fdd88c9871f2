"""Finds the storey that a model, a price list or a rule names: by its name, its id, or nearly its name."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

from models3d.folder.development import slug
from models3d.manifest import NO_INDEX, Storey


def finder(storeys: Sequence[Storey]) -> Callable[[str], int]:
    """Give a function from a storey's name to its index in ``storeys``, ``NO_INDEX`` for what is none.

    Storeys may have a title of their own for buyers; their id remains what the model's name gives. Capitals
    and signs do not matter where they do not tell two storeys apart, as they do "-1" and "1".
    """
    return _finder(tuple(storeys))


# Every room asks it, and a tower has as many storeys as rooms on one.
@lru_cache(maxsize=16)
def _finder(storeys: tuple[Storey, ...]) -> Callable[[str], int]:
    exact = {storey.id: number for number, storey in enumerate(storeys)}
    exact.update({storey.name: number for number, storey in enumerate(storeys)})
    nearly: dict[str, set[int]] = defaultdict(set)
    for number, storey in enumerate(storeys):
        nearly[slug(storey.name)].add(number)
        nearly[storey.id].add(number)

    def find(name: str) -> int:
        if not name:
            return NO_INDEX
        if name in exact:
            return exact[name]
        meant = nearly.get(slug(name), set())
        return min(meant) if len(meant) == 1 else NO_INDEX

    return find
