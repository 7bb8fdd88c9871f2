"""What every point receives from the sky and, bounced once, from what stands around it.

Interleaved sampling (Keller and Heidrich, 2001): the points of a 4 x 4 tile share one set of directions out
between them, and a filter that stops at edges gives each of them the whole set.
"""

import numpy as np
from numpy.typing import NDArray

from models3d.parallel import Tick
from models3d.rays import FAR, Floats
from models3d.stills.batches import AT_ONCE, batches
from models3d.stills.light import AMBIENT, HALF_OPEN, SKY, Light, sky, tangents
from models3d.stills.scene import Scene
from models3d.stills.surfaces import OFF, Surfaces

#: Points along the side of a tile, and the directions that each of its points looks in.
TILE, RAYS = 4, 5

#: Ways through the unit square that fill it evenly however far one goes (Roberts, 2018: the R2 sequence).
R2 = (0.7548776662466927, 0.5698402909980532)

#: The order in which a tile's points take their part, so that neighbours' parts lie far apart.
TURN = np.array([0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5])


def hemisphere() -> Floats:
    """Directions (RAYS, TILE * TILE, 3) for each part of a tile: z is outward, denser there by cosine."""
    at = TURN * RAYS + np.arange(RAYS)[:, None]
    first, second = ((0.5 + at * step) % 1.0 for step in R2)
    radius, angle = np.sqrt(first), 2 * np.pi * second
    return np.asarray(
        np.stack([radius * np.cos(angle), radius * np.sin(angle), np.sqrt(1 - first)], axis=-1), np.float32
    )


def skylight(scene: Scene, light: Light, seen: Surfaces, part: NDArray[np.integer], tick: Tick) -> Floats:
    """Irradiance (n, 3) of points that were met, without the sun's own; ``part`` (n,) is theirs of a tile."""
    found = np.zeros((len(seen), 3), np.float32)
    for some in batches(len(seen), tick, AT_ONCE // 4):
        mine = seen.at(some)
        side, other = tangents(mine.normal)
        start = mine.off()
        for directions in hemisphere():
            local = directions[part[some]]
            along = local[:, :1] * side + local[:, 1:2] * other + local[:, 2:] * mine.normal
            # A smooth normal's hemisphere reaches under the flat face: what looks there is turned up.
            under = np.einsum("ij,ij->i", along, mine.face)
            along -= np.minimum(2 * under, 0.0)[:, None] * mine.face
            found[some] += _radiance(scene, light, start, along)
    return found / np.float32(RAYS)


def _radiance(scene: Scene, light: Light, start: Floats, along: Floats) -> Floats:
    """What comes (n, 3) against unit ``along``: sky, or light that bounced off what is met."""
    palette, solids = scene.palette, scene.solids
    hits = solids.first(start, along, FAR)
    met = np.flatnonzero(hits.triangle >= 0)
    found = sky(along[:, 1])
    # Who looks down past the model sees the table, which lies in the light.
    found[along[:, 1] < 0] = palette.albedo[palette.paper]
    if len(met):
        triangle, towards = hits.triangle[met], along[met]
        face = scene.solid_faces[triangle]
        face *= -np.sign(np.einsum("ij,ij->i", face, towards))[:, None]
        material = scene.materials(solids.owner[triangle])
        distance = hits.distance[met]
        received = (AMBIENT * distance / (distance + HALF_OPEN))[:, None] * SKY
        facing = face @ light.direction
        sunny = np.flatnonzero(facing > 0)
        place = start[met[sunny]] + towards[sunny] * distance[sunny, None] + face[sunny] * np.float32(OFF)
        free = ~solids.blocked(place, np.broadcast_to(light.direction, place.shape))
        received[sunny[free]] += facing[sunny[free], None] * light.sun
        found[met] = palette.albedo[material] * received
    return found
