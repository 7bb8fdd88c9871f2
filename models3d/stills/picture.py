"""The road of one picture: rays, sky, sun, colours, panes, edges, paper."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter

from models3d.parallel import Tick
from models3d.rays import Floats, Hits
from models3d.stills.batches import batches
from models3d.stills.camera import Camera
from models3d.stills.edges import ENOUGH, OFFSETS, edges, light_for
from models3d.stills.glass import behind_glass, mirrored
from models3d.stills.light import Light, sky
from models3d.stills.palette import CARD
from models3d.stills.scene import Scene
from models3d.stills.setting import Setting
from models3d.stills.skylight import TILE, skylight
from models3d.stills.smooth import Grid, grid_of, shared, spread
from models3d.stills.sunshine import sunshine
from models3d.stills.surfaces import NOTHING, Surfaces, cast, joined, surfaces_at
from models3d.stills.texture import unrolled
from models3d.stills.tone import PAPER, encoded, light_of, toned

#: How much of a thing of card is still its own colour.
HINT = 0.16

#: Side of the square over which light is shared once more.
AGAIN = 3

#: Every how many pixels in both directions is looked first for more than paper.
STRIDE = 8

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Shot:
    """One picture to be: what stands there, seen by whom, in which setting."""

    scene: Scene
    camera: Camera
    setting: Setting


@dataclass(frozen=True)
class _Look:
    """What rays met that has not turned to paper: ``seen`` (n,), and the ``pixel`` (n,) that each is of.

    ``away`` (n,) is how far each is from what is shown, ``fade`` how far it is on its way to paper.
    """

    seen: Surfaces
    pixel: Rows
    away: Floats
    fade: Floats


def take(shot: Shot, tick: Tick) -> NDArray[np.uint8]:
    """Pixels (height, width, 3) sRGB; the same shot gives the same pixels. ``tick`` may raise to end it."""
    height, width = shot.camera.height, shot.camera.width
    look = _look(shot, _worth_a_look(shot), (0.0, 0.0), tick)
    grid = grid_of(look.seen, look.pixel, height, width)
    light = _received(shot, look, grid, tick)
    found = np.tile(light_of(PAPER), (height * width, 1))
    found[look.pixel] = _coloured(shot, look, light.reshape(3, -1)[:, look.pixel].T, tick)
    material = np.full(height * width, NOTHING, np.int32)
    material[look.pixel] = look.seen.material
    whole = edges(grid, material.reshape(height, width), found.reshape(height, width, 3))
    rough, strong = map(np.flatnonzero, whole)
    total, looks = found.copy(), np.ones(height * width, np.float32)
    for number, beside in enumerate(OFFSETS):
        some = rough if number < ENOUGH else strong
        # A picture of bare paper has no edge.
        if len(some):
            total[some] += _beside(shot, some, beside, (light, grid), tick)
            looks[some] += 1
    found[rough] = total[rough] / looks[rough, None]
    pixels = np.rint(encoded(found) * 255).astype(np.uint8)
    return pixels.reshape(height, width, 3)


def _beside(
    shot: Shot, pixel: Rows, beside: tuple[float, float], lit: tuple[Floats, Grid], tick: Tick
) -> Floats:
    """Light on the screen (n, 3) ``beside`` the middles of ``pixel`` (n,), lit as what is like it nearby."""
    light, grid = lit
    look = _look(shot, pixel, beside, tick)
    found = np.tile(light_of(PAPER), (len(pixel), 1))
    row = np.searchsorted(pixel, look.pixel)
    found[row] = _coloured(shot, look, light_for(look.seen, light, grid, look.pixel), tick)
    return found


def _look(shot: Shot, pixel: Rows, beside: tuple[float, float], tick: Tick) -> _Look:
    """What the points show that lie so far right and down ``beside`` the middles of ``pixel`` (n,)."""
    scene, eye = shot.scene, shot.camera.eye
    right, down = (np.float32(0.5 + by) for by in beside)
    parts, pixels, aways, fades = [], [], [], []
    for some in batches(len(pixel), tick):
        y, x = np.divmod(pixel[some], shot.camera.width)
        along = shot.camera.towards(x.astype(np.float32) + right, y.astype(np.float32) + down)
        hits, skip = cast(scene, eye, along)
        away, fade = _fade(shot, along, hits.distance + skip)
        # What has turned to paper needs no light.
        shown = np.flatnonzero((hits.triangle >= 0) & (fade < 1.0))
        kept = Hits(hits.triangle[shown], hits.distance[shown])
        parts.append(surfaces_at(scene, eye, along[shown], kept, skip[shown]))
        pixels.append(pixel[some][shown])
        aways.append(away[shown])
        fades.append(fade[shown])
    return _Look(joined(parts), np.concatenate(pixels), np.concatenate(aways), np.concatenate(fades))


def _worth_a_look(shot: Shot) -> Rows:
    """Pixels near which there is more than paper: whatever stands there is larger than a stride."""
    height, width = shot.camera.height, shot.camera.width
    y, x = np.mgrid[0 : height + STRIDE : STRIDE, 0 : width + STRIDE : STRIDE].astype(np.float32)
    along = shot.camera.towards(x.ravel(), y.ravel())
    hits, skip = cast(shot.scene, shot.camera.eye, along)
    _, fade = _fade(shot, along, hits.distance + skip)
    shown = ((hits.triangle >= 0) & (fade < 1.0)).reshape(x.shape)
    # The four corners of a square of pixels, and one more all round.
    shown = maximum_filter(shown, 4, origin=-1)
    wanted = np.repeat(np.repeat(shown, STRIDE, axis=0), STRIDE, axis=1)[:height, :width]
    return np.flatnonzero(wanted)


def _fade(shot: Shot, along: Floats, far: Floats) -> tuple[Floats, Floats]:
    """How far (n,) what lies ``far`` (n,) ``along`` is from what is shown, and on its way to paper."""
    away = shot.setting.around.at(np.asarray(shot.camera.eye, np.float32) + along * far[:, None])
    return away, shot.setting.faded(away)


def _received(shot: Shot, look: _Look, grid: Grid, tick: Tick) -> Floats:
    """Irradiance (3, h, w) of every point of a picture."""
    scene, light, seen = shot.scene, Light(shot.scene.sun), look.seen
    height, width = grid.known.shape
    y, x = np.divmod(look.pixel, width)
    part = x // 2 % TILE + TILE * (y // 2 % TILE)
    here = np.flatnonzero((x % 2 == 0) & (y % 2 == 0))
    every_second = grid.cut(slice(0, None, 2), slice(0, None, 2))
    coarse = np.zeros((3, *every_second.known.shape), np.float32)
    coarse[:, y[here] // 2, x[here] // 2] = skylight(scene, light, seen.at(here), part[here], tick).T
    # Twice: once for the directions that a tile shares out, once for what noise is left.
    coarse = shared(shared(coarse, every_second, TILE), every_second, AGAIN)
    received, alone = spread(coarse, grid)
    rows = np.flatnonzero(alone.reshape(-1)[look.pixel])
    flat = received.reshape(3, -1)
    flat[:, look.pixel[rows]] = skylight(scene, light, seen.at(rows), part[rows], tick).T
    sunny = sunshine(scene, seen, look.pixel, (height, width), tick)
    flat[:, look.pixel] += light.sun[:, None] * sunny
    return received


def _coloured(shot: Shot, look: _Look, received: Floats, tick: Tick) -> Floats:
    """Light on the screen (n, 3), 0 to 1, of points that receive ``received`` (n, 3)."""
    found = np.empty((len(look.seen), 3), np.float32)
    palette, paper = shot.scene.palette, light_of(PAPER)
    for some in batches(len(found), tick):
        seen, light = look.seen.at(some), received[some]
        albedo = palette.albedo[seen.material]
        if shot.setting.home is None:
            albedo *= _patterned(shot, seen)[:, None]
        else:
            card = shot.setting.carded(seen.point, seen.element, look.away[some])
            # Card has no bricks.
            plain = np.flatnonzero(card < 1.0)
            albedo[plain] *= _patterned(shot, seen.at(plain))[:, None]
            albedo += (light_of(CARD) - albedo) * (card[:, None] * np.float32(1 - HINT))
        colour = albedo * light
        _shine(palette.shine[seen.material], seen, colour)
        behind_glass(shot.scene, shot.camera.eye, seen, colour)
        colour = toned(colour)
        # Paper in full light is the page's paper; what darkens it is a shadow.
        table = seen.material == palette.paper
        colour[table] = paper * np.minimum(light[table], 1.0)
        found[some] = colour + (paper - colour) * look.fade[some, None]
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
