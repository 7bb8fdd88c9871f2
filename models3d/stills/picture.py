"""The road of one picture: rays, sky, sun, colours, panes, edges, paper."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models3d.parallel import Tick
from models3d.rays import Floats
from models3d.stills.batches import batches
from models3d.stills.camera import Camera
from models3d.stills.edges import OFFSETS, edges, light_for
from models3d.stills.glass import behind_glass, mirrored
from models3d.stills.light import Light, sky
from models3d.stills.palette import CARD
from models3d.stills.scene import Scene
from models3d.stills.setting import Setting
from models3d.stills.skylight import TILE, skylight
from models3d.stills.smooth import Grid, grid_of, shared, spread
from models3d.stills.sunshine import sunshine
from models3d.stills.surfaces import NOTHING, Surfaces, joined, meet
from models3d.stills.texture import unrolled
from models3d.stills.tone import PAPER, encoded, light_of, toned

#: How much of a thing of card is still its own colour.
HINT = 0.16


@dataclass(frozen=True)
class Shot:
    """One picture to be: what stands there, seen by whom, in which setting."""

    scene: Scene
    camera: Camera
    setting: Setting


def take(shot: Shot, tick: Tick) -> NDArray[np.uint8]:
    """Pixels (height, width, 3) sRGB; the same shot gives the same pixels. ``tick`` may raise to end it."""
    camera = shot.camera
    y, x = np.divmod(np.arange(camera.width * camera.height, dtype=np.int64), camera.width)
    seen, fade = _look(shot, x + np.float32(0.5), y + np.float32(0.5), tick)
    grid = grid_of(seen, camera.width)
    light = _received(shot, seen, grid, tick)
    found = _coloured(shot, seen, fade, light.reshape(-1, 3))
    rough = np.flatnonzero(edges(grid, seen.material.reshape(grid.known.shape)))
    total = found[rough]
    # A picture of bare paper has no edge.
    for right, down in OFFSETS if len(rough) else ():
        x_beside, y_beside = x[rough] + np.float32(0.5 + right), y[rough] + np.float32(0.5 + down)
        some, fade = _look(shot, x_beside, y_beside, tick)
        total += _coloured(shot, some, fade, light_for(some, light, grid, rough))
    found[rough] = total / np.float32(len(OFFSETS) + 1)
    pixels = np.rint(encoded(found) * 255).astype(np.uint8)
    return pixels.reshape(camera.height, camera.width, 3)


def _look(
    shot: Shot, x: NDArray[np.floating], y: NDArray[np.floating], tick: Tick
) -> tuple[Surfaces, Floats]:
    """What the picture's points ``x``, ``y`` (n,) show, and how far (n,) each is on its way to paper."""
    parts, fades = [], []
    for some in batches(len(x), tick):
        part = meet(shot.scene, shot.camera.eye, shot.camera.towards(x[some], y[some]))
        fade = shot.setting.faded(part.point)
        # What has turned to paper needs no light.
        parts.append(replace(part, material=np.where(fade >= 1.0, np.int32(NOTHING), part.material)))
        fades.append(fade)
    return joined(parts), np.concatenate(fades)


def _received(shot: Shot, seen: Surfaces, grid: Grid, tick: Tick) -> Floats:
    """Irradiance (h, w, 3) of every point of a picture."""
    scene, light = shot.scene, Light(shot.scene.sun)
    height, width = grid.known.shape
    y, x = np.ogrid[:height, :width]
    part = x // 2 % TILE + TILE * (y // 2 % TILE)
    number = np.arange(height * width).reshape(height, width)[::2, ::2]
    here = np.flatnonzero(grid.known[::2, ::2])
    coarse = np.zeros((number.size, 3), np.float32)
    coarse[here] = skylight(
        scene, light, seen.at(number.reshape(-1)[here]), part[::2, ::2].reshape(-1)[here], tick
    )
    coarse = shared(coarse.reshape(*number.shape, 3), grid.cut(slice(0, None, 2), slice(0, None, 2)), TILE)
    received, alone = spread(coarse, grid)
    rows = np.flatnonzero(alone)
    received.reshape(-1, 3)[rows] = skylight(scene, light, seen.at(rows), part.reshape(-1)[rows], tick)
    sunny = sunshine(scene, light, seen, width, tick)
    return np.asarray(received + sunny.reshape(height, width, 1) * light.sun, np.float32)


def _coloured(shot: Shot, seen: Surfaces, fade: Floats, received: Floats) -> Floats:
    """Light on the screen (n, 3), 0 to 1, of points that receive ``received`` (n, 3)."""
    palette, paper = shot.scene.palette, light_of(PAPER)
    found = np.tile(paper, (len(seen), 1))
    known = np.flatnonzero(seen.material >= 0)
    if not len(known):
        return found
    some, light = seen.at(known), received[known]
    albedo = palette.albedo[some.material] * _patterned(shot, some)[:, None]
    if shot.setting.home is not None:
        card = shot.setting.carded(some.point, some.element)[:, None] * np.float32(1 - HINT)
        albedo = albedo + (light_of(CARD) - albedo) * card
    colour = albedo * light
    _shine(palette.shine[some.material], some, colour)
    behind_glass(shot.scene, shot.camera.eye, some, colour)
    colour = toned(colour)
    # Paper in full light is the page's paper; what darkens it is a shadow.
    table = some.material == palette.paper
    colour[table] = paper * np.minimum(light[table], 1.0)
    found[known] = colour + (paper - colour) * fade[known, None]
    return found


def _patterned(shot: Shot, seen: Surfaces) -> Floats:
    """Factor (n,) on the colour of what is ``seen``: bricks, boards, tiles."""
    found = np.ones(len(seen), np.float32)
    for number, tile in shot.scene.palette.tiles.items():
        rows = np.flatnonzero(seen.material == number)
        if len(rows):
            right, down = unrolled(seen.point[rows], seen.face[rows])
            flat = np.abs(np.einsum("ij,ij->i", seen.face[rows], seen.along[rows]))
            size = seen.far[rows] * np.float32(shot.camera.pixel) / np.sqrt(np.maximum(flat, 0.05))
            found[rows] = tile.at(right, down, size)
    return found


def _shine(shine: Floats, seen: Surfaces, colour: Floats) -> None:
    """Add to the ``colour`` (n, 3) of smooth surfaces what they mirror of the sky."""
    rows = np.flatnonzero(shine > 0)
    normal, ray = seen.normal[rows], seen.along[rows]
    cosine = np.einsum("ij,ij->i", normal, ray)
    away = ray[:, 1] - 2 * cosine * normal[:, 1]
    colour[rows] += np.maximum(mirrored(np.abs(cosine)), shine[rows])[:, None] * sky(away)
