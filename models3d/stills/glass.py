"""Panes before what the camera sees: they mirror the more, the flatter one looks at them."""

import numpy as np

from models3d.rays import FAR, Floats
from models3d.stills.light import SKY, sky
from models3d.stills.scene import Scene
from models3d.stills.surfaces import Surfaces, begin

#: Share that one face of a pane mirrors head-on (refractive index 1.5), and the faces of insulating glass.
HEAD_ON, FACES = 0.04, 4

#: What of the light a pane lets through, by colour: a breath of green.
CLEARNESS = np.array([0.9, 0.93, 0.92], np.float32)

#: The sky in a mirror against what it gives to the ground: a sky is brighter than paper.
SKY_IN_GLASS = 2.0

#: Two panes nearer than this (metres) to each other are one, front and back.
THICK = 0.08

#: How many panes are looked through, one behind the other.
PANES = 2


def mirrored(cosine: Floats, faces: int = 1) -> Floats:
    """Share (n,) of light that ``faces`` mirror, one behind the other; ``cosine`` (n,) is 1 head-on.

    After Schlick, "An inexpensive BRDF model for physically-based rendering" (1994).
    """
    one = HEAD_ON + (1 - HEAD_ON) * (1 - np.clip(cosine, 0.0, 1.0)) ** 5
    return np.asarray(1 - (1 - one) ** faces, np.float32)


def behind_glass(scene: Scene, eye: tuple[float, float, float], seen: Surfaces, colour: Floats) -> None:
    """Change the ``colour`` (n, 3) of what is ``seen`` from ``eye`` by the panes that stand before it."""
    if not len(scene.panes.corners):
        return
    start, passed = begin(scene, eye, seen.along)
    rows, along, far = np.arange(len(seen)), seen.along, seen.far
    through, before = np.ones_like(colour), np.zeros_like(colour)
    for _ in range(PANES):
        hits = scene.panes.first(start, along, FAR)
        some = np.flatnonzero((hits.triangle >= 0) & (hits.distance + passed < far))
        if not len(some):
            break
        rows, along, far, distance = rows[some], along[some], far[some], hits.distance[some]
        point = start[some] + along * distance[:, None]
        face = scene.pane_faces[hits.triangle[some]]
        cosine = np.einsum("ij,ij->i", face, along)
        share = mirrored(np.abs(cosine), FACES)[:, None]
        before[rows] += through[rows] * share * _mirror(scene, point, along - 2 * cosine[:, None] * face)
        through[rows] *= (1 - share) * CLEARNESS
        start, passed = point + along * np.float32(THICK), passed[some] + distance + THICK
    colour *= through
    colour += before


def _mirror(scene: Scene, point: Floats, away: Floats) -> Floats:
    """What a pane shows (n, 3) in the direction ``away``: the sky, or in half light what stands there."""
    hits = scene.solids.first(point, away, FAR)
    found = sky(away[:, 1]) * np.float32(SKY_IN_GLASS)
    found[away[:, 1] < 0] = scene.palette.albedo[scene.palette.paper]
    met = hits.triangle >= 0
    if met.any():
        material = scene.materials(scene.solids.owner[hits.triangle[met]])
        found[met] = scene.palette.albedo[material] * (SKY * np.float32(1.4))
    return found
