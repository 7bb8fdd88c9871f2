"""The glazing of windows and glazed doors as flat rectangles: where light and looks pass."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from models3d.described import Described
from models3d.model import Mesh, ModelElement

Floats = NDArray[np.float64]

#: Classes through which a home looks out, the latter only where they are glazed.
WINDOWS = ("IfcWindow", "IfcCurtainWall")
GLAZED = ("IfcDoor", "IfcPlate")

#: What is farther from the glass than this (metres) is no frame of it.
DEEPEST = 0.35

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

    @property
    def level(self) -> Floats:
        """Unit vector (3,) level outwards; of a skylight in a flat roof down the plan."""
        ahead = self.normal * [1.0, 0.0, 1.0]
        size = float(np.linalg.norm(ahead))
        return np.asarray(ahead / size if size > 1e-3 else [0.0, 0.0, 1.0], np.float64)

    def turned(self) -> "Pane":
        """Give the same pane seen from its other side."""
        return Pane(
            self.element, self.centre, -self.normal, -self.across, self.up,
            self.width, self.height, self.before, self.behind,
        )  # fmt: skip


@dataclass(frozen=True)
class Glass:
    """A connected piece of the glazing of element ``element``: triangles ``corners`` (t, 3, 3)."""

    element: int
    corners: Floats


def glass_of(described: Described) -> list[Glass]:
    """All glazing, piece by piece: sashes, lights, the fields of a curtain wall."""
    pieces = []
    for index, (element, looks) in enumerate(zip(described.elements, described.looks, strict=True)):
        if element.meshes and element.ifc_class.startswith(WINDOWS + GLAZED):
            clear = [described.materials[look].kind == "glass" for look in looks]
            glazed = [mesh for mesh, is_clear in zip(element.meshes, clear, strict=True) if is_clear]
            found = [Glass(index, piece) for mesh in glazed for piece in _connected(mesh)]
            if found:
                pieces += found
            elif element.ifc_class.startswith(WINDOWS):
                pieces.append(Glass(index, np.concatenate([m.vertices[m.triangles] for m in element.meshes])))
    return pieces


def pane_of(glass: Sequence[Glass], element: ModelElement) -> Pane:
    """Rectangle around pieces of ``glass`` in one plane, all of ``element``."""
    corners = np.concatenate([piece.corners for piece in glass])
    normal = _direction(corners)
    level = np.array([-normal[2], 0.0, normal[0]])
    across = level / np.linalg.norm(level) if np.linalg.norm(level) > 1e-3 else np.array([1.0, 0.0, 0.0])
    up = np.cross(across, normal)
    if up[1] < 0 or (up[1] == 0 and up[2] > 0):
        across, up = -across, -up
    frame = np.stack([across, up, normal])
    on_pane = corners.reshape(-1, 3) @ frame.T
    low, high = on_pane.min(axis=0), on_pane.max(axis=0)
    middle = (low + high) / 2
    depth = np.concatenate([mesh.vertices for mesh in element.meshes]) @ normal - middle[2]
    # A corner window's or a bay's frame goes on round the corner: that is not this pane's depth.
    depth = np.append(depth[np.abs(depth) < DEEPEST], 0.0)
    return Pane(
        glass[0].element, middle @ frame, normal, across, up,
        float(high[0] - low[0]), float(high[1] - low[1]), float(-depth.min()), float(depth.max()),
    )  # fmt: skip


def _connected(mesh: Mesh) -> list[Floats]:
    """Triangles (t, 3, 3) of each part of ``mesh`` that hangs together; corners at one place are one."""
    if not len(mesh.triangles):
        return []
    _, same = np.unique(np.round(mesh.vertices, 4), axis=0, return_inverse=True)
    triangles = same.reshape(-1)[mesh.triangles]
    size = int(triangles.max()) + 1
    links = coo_array(
        (np.ones(2 * len(triangles)), (np.tile(triangles[:, 0], 2), triangles[:, 1:].T.ravel())), (size, size)
    )
    _, part = connected_components(links, directed=False)
    of_triangle = part[triangles[:, 0]]
    return [mesh.vertices[mesh.triangles[of_triangle == number]] for number in np.unique(of_triangle)]


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
