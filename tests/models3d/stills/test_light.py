from math import radians, tan

import numpy as np
import pytest

from models3d.rays import Floats
from models3d.stills.light import SKY, Light, tangents
from models3d.stills.scene import Scene
from models3d.stills.skylight import hemisphere, skylight
from models3d.stills.sunshine import sunshine
from models3d.stills.surfaces import Surfaces
from tests.models3d.stills.card_world import card, from_above, nobody, table, world
from tests.models3d.world import box

#: A box 4 m high; the sun is 45 degrees high on its left, so its shadow reaches 4 m to its right.
BLOCK = card("block", box((0.0, 0.0, -10.0), (2.0, 4.0, 10.0)))


def test_a_shadow_ends_where_trigonometry_says() -> None:
    scene = world(table(), BLOCK)
    x = np.array([-1.0, 2.5, 5.8, 6.2, 9.0])
    sunlit = _sun(scene, from_above(scene, np.column_stack([x, np.zeros(5)])))
    assert sunlit == pytest.approx([0.5**0.5, 0.0, 0.0, 0.5**0.5, 0.5**0.5], abs=1e-3)


@pytest.mark.parametrize("height", [20.0, 35.0, 70.0])
def test_a_higher_sun_casts_a_shorter_shadow(height: float) -> None:
    sun = (-np.cos(radians(height)), np.sin(radians(height)), 0.0)
    scene = world(table(), BLOCK, sun=sun)
    x = np.arange(2.05, 16.0, 0.05)
    dark = _sun(scene, from_above(scene, np.column_stack([x, np.zeros(len(x))]))) < 0.5 * sun[1]
    assert x[dark].max() == pytest.approx(2.0 + 4.0 / tan(radians(height)), abs=0.12)


def test_an_open_table_receives_the_whole_sky() -> None:
    seen = from_above(scene := world(table()), _places(40))
    received = skylight(scene, Light(scene.sun), seen, np.arange(40) % 16, nobody)
    assert received.mean(axis=0) == pytest.approx(SKY, rel=0.01)


def test_sun_and_sky_together_are_white_on_open_ground() -> None:
    light = Light((0.6, 0.64, 0.48))
    assert light.sun * 0.64 + SKY == pytest.approx(np.ones(3), abs=1e-6)


def test_a_closed_room_is_dark() -> None:
    room = box((-3.0, 0.0, -3.0), (3.0, 3.0, 3.0))
    scene = world(card("room", room))
    floor = _floor(16)
    assert not sunshine(scene, floor, np.arange(16), (4, 4), nobody).any()
    received = skylight(scene, Light(scene.sun), floor, np.arange(16), nobody)
    # What is left is what its own walls are taken to have of the sky.
    assert received.max() < 0.5 * SKY.max()


def test_the_foot_of_a_wall_sees_half_of_the_sky() -> None:
    scene = world(table(), card("wall", box((0.0, 0.0, -60.0), (1.0, 60.0, 60.0))), sun=(1.0, 0.0, 0.0))
    seen = from_above(scene, np.column_stack([np.full(64, -0.05), np.linspace(-1, 1, 64)]))
    received = skylight(scene, Light((-0.0, 1.0, 0.0)), seen, np.arange(64) % 16, nobody)
    dark = received.mean(axis=0)
    assert (dark > 0.45 * SKY).all()
    assert (dark < 0.85 * SKY).all()


def test_directions_fill_the_hemisphere_by_cosine() -> None:
    local = hemisphere().reshape(-1, 3)
    assert np.linalg.norm(local, axis=1) == pytest.approx(np.ones(len(local)), abs=1e-6)
    # The mean of the cosine under a density that follows the cosine is 2/3, and no side is favoured.
    assert local.mean(axis=0) == pytest.approx([0.0, 0.0, 2 / 3], abs=0.02)


def test_tangents_stand_at_right_angles() -> None:
    normal = np.array([[0, 0, 1], [0, 0, -1], [0.6, 0.0, -0.8], [0.0, 1.0, 0.0]], np.float32)
    side, other = tangents(normal)
    for one, two in ((normal, side), (normal, other), (side, other)):
        assert np.einsum("ij,ij->i", one, two) == pytest.approx(np.zeros(4), abs=1e-6)


def _sun(scene: Scene, seen: Surfaces) -> Floats:
    return sunshine(scene, seen, np.arange(len(seen)), (1, len(seen)), nobody)


def _places(count: int) -> np.ndarray:
    return np.column_stack([np.linspace(-5, 5, count), np.linspace(3, -3, count)])


def _floor(count: int) -> Surfaces:
    """Points on the floor of a room, seen from its ceiling."""
    up = np.tile(np.array([0.0, 1.0, 0.0], np.float32), (count, 1))
    point = np.zeros((count, 3), np.float32)
    point[:, 0], point[:, 1] = np.linspace(-2, 2, count), 0.01
    number = np.zeros(count, np.int32)
    return Surfaces(-up, np.ones(count, np.float32), point, up, up, number, number)
