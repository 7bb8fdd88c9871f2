"""A world of white card whose light is known: boxes on a table, seen from straight above."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from models3d.described import Described, describe
from models3d.model import Mesh, ModelElement
from models3d.rays import Floats
from models3d.stills.palette import palette_of
from models3d.stills.scene import Scene, scene_of
from models3d.stills.shapes import shapes_of
from models3d.stills.surfaces import Surfaces, meet
from tests.models3d.world import box, element, staged

Sun = tuple[float, float, float]

#: 45 degrees high, over the plan's left.
FROM_THE_LEFT: Sun = (-(0.5**0.5), 0.5**0.5, 0.0)


def card(name: str, *meshes: Mesh) -> ModelElement:
    """A thing of card; its id is its name."""
    return element(name, "IfcWall", *(replace(mesh, material="render") for mesh in meshes))


def described(*elements: ModelElement) -> Described:
    """Those elements, finished and described."""
    return describe(staged(elements=list(elements), spaces=[]))


def world(*elements: ModelElement, sun: Sun = FROM_THE_LEFT, paper: Floats | None = None) -> Scene:
    """A scene of ``elements`` under ``sun``."""
    one = described(*elements)
    shown = np.ones(len(elements), np.bool_)
    return scene_of(shapes_of(one), palette_of(one.materials), shown, sun, paper=paper)


def table(size: float = 50.0) -> ModelElement:
    """A large sheet whose top lies at height 0."""
    return card("table", box((-size, -0.1, -size), (size, 0.0, size)))


def from_above(scene: Scene, points: NDArray[np.floating]) -> Surfaces:
    """What lies under the plan points (n, 2), seen from 100 m above."""
    down = np.tile(np.array([0.0, -1.0, 0.0], np.float32), (len(points), 1))
    eyes = np.column_stack([points[:, 0], np.full(len(points), 100.0), points[:, 1]])
    seen = [meet(scene, (float(x), float(y), float(z)), down[:1]) for x, y, z in eyes]
    return Surfaces(
        *(np.concatenate(parts) for parts in zip(*(vars(one).values() for one in seen), strict=True))
    )


def nobody() -> None:
    """A tick that nobody interrupts."""
