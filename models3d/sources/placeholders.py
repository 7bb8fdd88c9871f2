"""Rooms that stand in a model without having a shape of their own, and where they are to be thought."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from models3d.counted import counted
from models3d.model import Mesh, ModelElement, ModelSpace

#: A square box of this side (metres) stands for a room that nobody has drawn.
PLACEHOLDER_SIDE = 2.0
#: As many rooms in one place are no rooms in places of their own.
PILED_UP = 3
#: What is smaller on plan (metres, the longer side) or lower is no room.
LEAST_SIDE, LEAST_HEIGHT = 0.3, 0.3


def settled(
    spaces: Sequence[ModelSpace], elements: Sequence[ModelElement], *, boxes: int = 1
) -> tuple[list[ModelSpace], list[str]]:
    """``spaces`` with their centres and with placeholders marked, and what to warn of.

    A 2 x 2 m box (where there are at least ``boxes`` of them: one may be a real bathroom), or one of three
    and more in the same place, is a placeholder; its centre is the mean of the elements that the model puts
    in that room, where there are any on the room's storey.
    """
    meshes = [space.mesh for space in spaces if space.mesh is not None]
    crowds = Counter(_spot(mesh) for mesh in meshes)
    square = sum(_is_square(mesh) for mesh in meshes) >= boxes
    by_room = _centres(elements)
    found, placeholders, placed, unmeasured = [], 0, 0, 0
    for space in spaces:
        mesh = space.mesh
        false = mesh is None or _is_speck(mesh) or (square and _is_square(mesh))
        if mesh is not None and not false and crowds[_spot(mesh)] < PILED_UP:
            low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
            found.append(replace(space, centre=_triple((low + high) / 2), placeholder=False))
            continue
        placeholders += 1
        unmeasured += space.area is None
        near = by_room.get((space.name, space.storey))
        placed += near is not None
        centre = _triple(np.mean(near, axis=0)) if near else space.centre
        found.append(replace(space, centre=centre, placeholder=True))
    if not placeholders:
        return found, []
    return found, [_said(placeholders, len(spaces), placed, unmeasured)]


def _said(placeholders: int, rooms: int, placed: int, unmeasured: int) -> str:
    one = placeholders == 1
    said = f"{placeholders:,} of {counted(rooms, 'room', 'rooms')} "
    said += "is a placeholder without a shape of its" if one else "are placeholders without a shape of their"
    said += " own; "
    said += counted(placed, "is placed by its elements.", "are placed by their elements.")
    if unmeasured:
        some = "Areas" if unmeasured == placeholders else f"Areas of {unmeasured} of them"
        said += f" {some} must come from units.csv."
    return said


def _spot(mesh: Mesh) -> tuple[float, ...]:
    return tuple(round(float(value), 2) for value in mesh.vertices.min(axis=0))


def _is_square(mesh: Mesh) -> bool:
    size = np.ptp(mesh.vertices, axis=0)
    return bool(abs(size[0] - PLACEHOLDER_SIDE) < 0.01 and abs(size[2] - PLACEHOLDER_SIDE) < 0.01)


def _is_speck(mesh: Mesh) -> bool:
    size = np.ptp(mesh.vertices, axis=0)
    return bool(max(size[0], size[2]) < LEAST_SIDE or size[1] < LEAST_HEIGHT)


def _centres(elements: Sequence[ModelElement]) -> dict[tuple[str, str], list[NDArray[np.float64]]]:
    """Middles of the elements that are put in a room, by its number and storey."""
    found: dict[tuple[str, str], list[NDArray[np.float64]]] = {}
    for element in elements:
        if element.zone and element.meshes:
            points = np.concatenate([mesh.vertices for mesh in element.meshes])
            middle = (points.min(axis=0) + points.max(axis=0)) / 2
            found.setdefault((element.zone, element.storey), []).append(middle)
    return found


def _triple(values: NDArray[np.float64]) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])
