"""Parts told of which kind of whole they are: a curtain wall's mullions, a roof's rafters."""

from dataclasses import replace

from models3d.model import ModelElement

#: Nothing is nested deeper than this, unless it is nested in itself.
DEEPEST = 20


def in_wholes(elements: list[ModelElement]) -> list[ModelElement]:
    """``elements`` with the class of the outermost whole of each that is a part of another."""
    by_id = {element.global_id: element for element in elements}
    return [
        replace(element, whole=whole.ifc_class) if (whole := _outermost(element, by_id)) else element
        for element in elements
    ]


def _outermost(element: ModelElement, by_id: dict[str, ModelElement]) -> ModelElement | None:
    whole, at = None, element
    for _ in range(DEEPEST):
        above = by_id.get(at.parent) if at.parent else None
        if above is None or above is element:
            return whole
        whole = at = above
    return whole
