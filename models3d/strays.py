"""Geometry that is in the model but not in the building: survey markers, panes gone wild."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models3d.boxes import Boxes
from models3d.model import Mesh, ModelElement
from models3d.roles import Role, role_of

#: A window or door whose shape is thicker than this (metres) in every direction has a broken pane.
BULKY = 2.5
#: What stands outside the building and farther than this (metres) from everything is no part of it.
ALONE = 0.5
#: A cube that begins, or is centred, this near (metres) to the origin of coordinates marks the origin.
AT_ORIGIN = 0.01
#: Classes of things that rightly stand alone around a building.
MAY_STAND_ALONE = ("IfcFurn", "IfcTransportElement", "IfcLightFixture", "IfcSanitaryTerminal")


@dataclass(frozen=True)
class Stray:
    """One finding: the element, the mesh in it (None for all of it), and why."""

    element: int
    mesh: int | None
    why: str


def strays(elements: list[ModelElement], boxes: Boxes) -> list[Stray]:
    """Strays among ``elements``, in their order."""
    found = [*_bulky(elements), *_markers(elements, boxes)]
    found += _alone(elements, boxes, {stray.element for stray in found})
    return sorted(found, key=lambda one: (one.element, -1 if one.mesh is None else one.mesh))


def without(elements: list[ModelElement], found: list[Stray]) -> list[ModelElement]:
    """``elements`` without the meshes (all, or the one named) that are strays."""
    out = list(elements)
    for at in dict.fromkeys(stray.element for stray in found):
        here = {stray.mesh for stray in found if stray.element == at}
        kept = () if None in here else tuple(m for i, m in enumerate(out[at].meshes) if i not in here)
        out[at] = replace(out[at], meshes=kept)
    return out


def _bulky(elements: list[ModelElement]) -> list[Stray]:
    found = []
    for at, element in enumerate(elements):
        if element.ifc_class.startswith(("IfcWindow", "IfcDoor")):
            for place, mesh in enumerate(element.meshes):
                size = _size(mesh)
                if size.min() > BULKY:
                    shape = " x ".join(f"{side:.0f}" for side in sorted(size, reverse=True))
                    found.append(Stray(at, place, f"a pane of {shape} m"))
    return found


def _size(mesh: Mesh) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    size: np.ndarray[tuple[int], np.dtype[np.float64]] = np.ptp(mesh.vertices, axis=0)
    return size


def _markers(elements: list[ModelElement], boxes: Boxes) -> list[Stray]:
    found = []
    for at, element in enumerate(elements):
        if element.meshes and element.ifc_class == "IfcBuildingElementProxy":
            low, high = boxes.low[at], boxes.high[at]
            sides = high - low
            cube = np.ptp(sides) < AT_ORIGIN
            corner = (np.minimum(np.abs(low), np.abs(high)) < AT_ORIGIN).all()
            if cube and (corner or (np.abs(low + high) < AT_ORIGIN).all()):
                found.append(Stray(at, None, f"a cube of {sides[0]:.0f} m that marks the origin"))
    return found


def _alone(elements: list[ModelElement], boxes: Boxes, known: set[int]) -> list[Stray]:
    # What is wild itself must not make company for others, nor stretch the building.
    shown = [
        at
        for at, one in enumerate(elements)
        if one.meshes and role_of(one) is not Role.SITE and at not in known
    ]
    if len(shown) < 3:
        return []
    low, high = boxes.low[shown], boxes.high[shown]
    found = []
    for place, at in enumerate(shown):
        if elements[at].ifc_class.startswith(MAY_STAND_ALONE):
            continue
        gaps = np.maximum(low - high[place], low[place] - high).max(axis=1)
        gaps[place] = np.inf
        if gaps.min() > ALONE and _outside(place, low, high):
            found.append(Stray(at, None, f"stands {gaps.min():.1f} m from everything else"))
    return found


def _outside(place: int, low: NDArray[np.float64], high: NDArray[np.float64]) -> bool:
    """Say whether box ``place`` lies wholly outside the box of all others."""
    others = np.arange(len(low)) != place
    return bool(
        (low[place] > high[others].max(axis=0)).any() or (high[place] < low[others].min(axis=0)).any()
    )


def report(elements: list[ModelElement], found: list[Stray], left_out: bool) -> list[str]:
    """What to warn of: one line for every stray."""
    fate = "left out" if left_out else "shown; leave it out with stray = true under [leave_out]"
    return [
        f"{elements[one.element].ifc_class} '{elements[one.element].name}' "
        f"({elements[one.element].global_id}): {one.why}; {fate}."
        for one in found
    ]
