"""The storeys of several models as one list: the same floor has one name, and one name is one floor."""

from dataclasses import replace
from pathlib import PurePath

from models3d.model import Model, ModelStorey

#: Storeys of two models whose floors are this near (metres) are one: the carcass ends below the screed.
SAME_FLOOR = 0.5


def with_storeys_of(model: Model, file: str, known: list[ModelStorey]) -> tuple[Model, list[str]]:
    """``model`` (of ``file``) with its storeys called as in ``known``, and what to warn of."""
    heights = {storey.name: storey.elevation for storey in known}
    names = {storey.name: _name(storey, file, heights) for storey in model.storeys}
    other = {name: new for name, new in names.items() if new != name}
    if not other:
        return model, []
    said = ", ".join(f"'{name}' is '{new}'" for name, new in list(other.items())[:4])
    return replace(
        model,
        storeys=[replace(one, name=names[one.name]) for one in model.storeys],
        elements=[replace(one, storey=other.get(one.storey, one.storey)) for one in model.elements],
        spaces=[replace(one, storey=other.get(one.storey, one.storey)) for one in model.spaces],
    ), [f"{file} calls storeys differently from the models before it; by their height, {said}."]


def _name(storey: ModelStorey, file: str, heights: dict[str, float]) -> str:
    if not heights or abs(heights.get(storey.name, storey.elevation + 9.0) - storey.elevation) <= SAME_FLOOR:
        return storey.name
    nearest = min(heights, key=lambda name: (abs(heights[name] - storey.elevation), name))
    if abs(heights[nearest] - storey.elevation) <= SAME_FLOOR:
        return nearest
    return f"{storey.name} ({PurePath(file).name})" if storey.name in heights else storey.name
