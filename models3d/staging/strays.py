"""Geometry that is in the model but not in the building: survey markers, panes gone wild."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models3d.measures import bounds
from models3d.model import ModelElement
from models3d.staging.boxes import Boxes
from models3d.staging.roles import AROUND, role_of

#: A window or door whose shape is thicker than this (metres) in every direction has a broken pane.
BULKY = 2.5
#: A pane that reaches this far (metres) beyond all that carries panes has gone wild.
JUTTING = 5.0
PANES = ("IfcWindow", "IfcDoor", "IfcPlate")
#: What stands farther than this (metres), and than twice the building's size, from nearly all of it is lost.
LOST = 100.0
#: The share of a model that may be lost; more than that is another building.
FEW = 0.05
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
    found += _jutting(elements, boxes, {stray.element for stray in found})
    found += _lost(boxes, {stray.element for stray in found})
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
    places = [
        (at, place)
        for at, one in enumerate(elements)
        if one.ifc_class.startswith(("IfcWindow", "IfcDoor"))
        for place in range(len(one.meshes))
    ]
    low, high = bounds([elements[at].meshes[place] for at, place in places])
    sizes = high - low
    found = []
    for row in np.flatnonzero((sizes > BULKY).all(axis=1)).tolist():
        shape = " x ".join(f"{side:.0f}" for side in sorted(sizes[row], reverse=True))
        found.append(Stray(*places[row], f"a pane of {shape} m"))
    return found


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


def _jutting(elements: list[ModelElement], boxes: Boxes, known: set[int]) -> list[Stray]:
    """Panes that reach far beyond everything else that is built."""
    panes = [
        at
        for at, one in enumerate(elements)
        if one.meshes and at not in known and one.ifc_class.startswith(PANES)
    ]
    others = [
        at
        for at, one in enumerate(elements)
        if one.meshes and not one.ifc_class.startswith(PANES) and role_of(one) not in AROUND
    ]
    if len(others) < 3:
        return []
    low, high = boxes.low[others].min(axis=0), boxes.high[others].max(axis=0)
    found = []
    for at in panes:
        beyond = float(np.maximum(boxes.high[at] - high, low - boxes.low[at]).max())
        size = sorted(boxes.high[at] - boxes.low[at], reverse=True)
        if beyond > JUTTING and size[0] > JUTTING:
            shape = " x ".join(f"{side:.1f}" for side in size)
            found.append(
                Stray(at, None, f"a pane of {shape} m that reaches {beyond:.1f} m beyond the building")
            )
    return found


def _lost(boxes: Boxes, known: set[int]) -> list[Stray]:
    """What lies far from nearly everything, also where several such things lie together."""
    shown = np.flatnonzero(np.isfinite(boxes.low[:, 0]))
    shown = shown[~np.isin(shown, list(known))]
    if len(shown) < 1 / FEW:
        return []
    middles = (boxes.low[shown] + boxes.high[shown]) / 2
    low, high = np.quantile(middles, FEW, axis=0), np.quantile(middles, 1 - FEW, axis=0)
    far = max(LOST, 2 * float(np.linalg.norm(high - low)))
    gaps = np.linalg.norm(
        np.maximum(0.0, np.maximum(boxes.low[shown] - high, low - boxes.high[shown])), axis=1
    )
    lost = gaps > far
    if lost.sum() > FEW * len(shown):
        return []
    return [
        Stray(int(at), None, f"lies {gap:.0f} m away from the building")
        for at, gap in zip(shown[lost], gaps[lost], strict=True)
    ]


def _alone(elements: list[ModelElement], boxes: Boxes, known: set[int]) -> list[Stray]:
    # What is wild itself must not make company for others, nor stretch the building.
    shown = [
        at for at, one in enumerate(elements) if one.meshes and role_of(one) not in AROUND and at not in known
    ]
    if len(shown) < 3:
        return []
    low, high = boxes.low[shown], boxes.high[shown]
    found = []
    for place in np.flatnonzero(_outside(low, high)).tolist():
        at = shown[place]
        if elements[at].ifc_class.startswith(MAY_STAND_ALONE):
            continue
        gaps = np.maximum(low - high[place], low[place] - high).max(axis=1)
        gaps[place] = np.inf
        if gaps.min() > ALONE:
            found.append(Stray(at, None, f"stands {gaps.min():.1f} m from everything else"))
    return found


def _outside(low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Say of each box whether it lies wholly outside the box of all others."""
    return np.asarray(((low > _most_of_others(high)) | (high < -_most_of_others(-low))).any(axis=1))


def _most_of_others(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each row of ``values`` (n, 3) the greatest of all other rows, column by column."""
    second, first = np.partition(values, len(values) - 2, axis=0)[-2:]
    leads = np.argmax(values, axis=0)
    return np.asarray(np.where(np.arange(len(values))[:, None] == leads, second, first))


def report(elements: list[ModelElement], found: list[Stray], left_out: bool) -> list[str]:
    """What to warn of: one line for every stray."""
    fate = "left out" if left_out else "shown; leave it out with stray = true under [leave_out]"
    return [
        f"{elements[one.element].ifc_class} '{elements[one.element].name}' "
        f"({elements[one.element].global_id}): {one.why}; {fate}."
        for one in found
    ]
