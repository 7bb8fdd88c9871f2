"""The glazing of windows and glazed doors as flat rectangles: where light and looks pass."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.described import Described
from models3d.model import Mesh, ModelElement

Floats = NDArray[np.float64]

#: Classes through which a home looks out; a door only where it is glazed.
WINDOWS = ("IfcWindow", "IfcCurtainWall")
DOORS = ("IfcDoor",)

#: Glass smaller than this (m²) is a peephole, a fanlight's remnant.
LEAST_GLASS = 0.2

#: What leans more than this (upward share of its direction) is a skylight rather than a window.
UPRIGHT = 0.2


@dataclass(frozen=True)
class Pane:
    """Glazing of element ``element``: a rectangle of ``width`` by ``height`` metres round ``centre`` (3,).

    ``across`` and ``up`` are unit vectors along its sides, ``normal`` its direction; of an upright pane which
    of its two sides is the outer one is not yet known. ``behind`` and ``before`` are how far the frame
    reaches from the glass against and along ``normal``.
    """

    element: int
    centre: Floats
    normal: Floats
    across: Floats
    up: Floats
    width: float
    height: float
    behind: float
    before: float

    @property
    def upright(self) -> bool:
        """Say whether it is a window in a wall, not one in a roof."""
        return bool(abs(self.normal[1]) < UPRIGHT)

    def turned(self) -> "Pane":
        """Give the same pane seen from its other side."""
        return Pane(
            self.element, self.centre, -self.normal, -self.across, self.up,
            self.width, self.height, self.before, self.behind,
        )  # fmt: skip


def panes_of(described: Described) -> list[Pane]:
    """Glazing of all windows and glazed doors, one pane an element."""
    panes = []
    for index, (element, looks) in enumerate(zip(described.elements, described.looks, strict=True)):
        if element.meshes and element.ifc_class.startswith(WINDOWS + DOORS):
            pane = pane_of(index, element, [described.materials[look].kind == "glass" for look in looks])
            if pane is not None:
                panes.append(pane)
    return panes


def pane_of(index: int, element: ModelElement, glass: Sequence[bool]) -> Pane | None:
    """Rectangle of the glass of ``element``; of a window drawn without glass all of it, of a door none."""
    glazed = [mesh for mesh, clear in zip(element.meshes, glass, strict=True) if clear]
    if not glazed and element.ifc_class.startswith(DOORS):
        return None
    corners = _corners(glazed or element.meshes)
    normal = _direction(corners)
    level = np.array([-normal[2], 0.0, normal[0]])
    across = level / np.linalg.norm(level) if np.linalg.norm(level) > 1e-3 else np.array([1.0, 0.0, 0.0])
    up = np.cross(across, normal)
    if up[1] < 0 or (up[1] == 0 and up[2] > 0):
        across, up = -across, -up
    frame = np.stack([across, up, normal])
    on_pane = corners.reshape(-1, 3) @ frame.T
    low, high = on_pane.min(axis=0), on_pane.max(axis=0)
    if (high[0] - low[0]) * (high[1] - low[1]) < LEAST_GLASS:
        return None
    whole = np.concatenate([mesh.vertices for mesh in element.meshes]) @ normal
    middle = (low + high) / 2
    return Pane(
        index, middle @ frame, normal, across, up,
        float(high[0] - low[0]), float(high[1] - low[1]),
        float(middle[2] - whole.min()), float(whole.max() - middle[2]),
    )  # fmt: skip


def _corners(meshes: Sequence[Mesh]) -> Floats:
    return np.concatenate([mesh.vertices[mesh.triangles] for mesh in meshes])


def _direction(corners: Floats) -> Floats:
    """Give the direction that most of the area faces, either way; upwards where it leans."""
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    size = np.linalg.norm(faces, axis=1)
    units = faces / np.where(size > 0, size, 1.0)[:, None]
    _, axes = np.linalg.eigh((units * size[:, None]).T @ units)
    normal = np.asarray(axes[:, -1], np.float64)
    if abs(normal[1]) < UPRIGHT / 4:
        # Hinges and rounding tilt nothing.
        normal[1] = 0.0
        normal /= np.linalg.norm(normal)
    sign = normal[1] if abs(normal[1]) > UPRIGHT else (normal[0] if abs(normal[0]) > 1e-6 else normal[2])
    return normal if sign > 0 else -normal
