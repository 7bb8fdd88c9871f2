"""How open a place is: laws, and worlds whose answers are known."""

import numpy as np
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from models3d.model import Mesh
from models3d.occlusion.openness import BLOCK, RAYS, REACH, World
from models3d.occlusion.skin import Faces, Skin, faces_of, skin_of
from tests.models3d.world import box

#: What 64 rays and a faceted ball may be wrong by.
ROUGHLY = 0.015

boxes = st.builds(
    lambda x, z, y, size: box((x, y, z), (x + size, y + size, z + size)),
    *[st.floats(-4, 4) for _ in range(2)],
    st.floats(0.1, 4),
    st.floats(0.2, 2),
)


def test_a_lone_wall_on_an_empty_plain_is_wide_open_but_for_its_foot() -> None:
    plain, wall = box((-50, -1, -50), (50, 0, 50)), box((-4, 0, 0), (4, 9, 0.3))
    high, foot = points([0, 8, -0.0], [0, 0.2, -0.0], facing=(0, 0, -1))
    found = open_at([plain, wall], high, foot)
    assert found[0] == 1.0, "nothing is within a ray's reach of the upper wall"
    assert 0.6 < found[1] < 0.95, "the ground takes some of what comes to its foot, and half of it is sky"


def test_a_plain_is_wide_open_where_nothing_stands() -> None:
    assert open_at([box((-50, -1, -50), (50, 0, 50))], *points([0, 0, 0], [3, 0, 1], facing=(0, 1, 0))) == [
        1,
        1,
    ]


def test_inside_a_ball_it_is_as_dark_as_can_be_reckoned() -> None:
    ball = trimesh.creation.icosphere(subdivisions=5, radius=1.5)
    hollow = Mesh(np.asarray(ball.vertices), np.asarray(ball.faces[:, ::-1], np.int32))
    # A chord at angle t to the normal is 2 r cos t long; the mean of sqrt(chord / reach) over the cosine.
    known = (3.0 / REACH) ** 0.5 * 0.8
    at, world = (
        Skin(*(np.array([v]) for v in ([0, -1.49, 0], [0, 1, 0], 1.0, 0.3))),
        world_of([hollow], solid=False),
    )
    assert abs(world.openness(at, 0.1).value[0] - known) < ROUGHLY


def test_a_small_closed_room_is_darker_than_a_large_one() -> None:
    def room(size: float) -> float:
        shell = _inside_out(box((0, 0, 0), (size, size, size)))
        return open_at([shell], *points([size / 2, 0.001, size / 2], facing=(0, 1, 0)), solid=False)[0]

    assert room(1.0) < room(2.0) < room(4.0) < 0.85


def test_a_pit_is_as_open_on_its_left_as_on_its_right() -> None:
    walls = [box((-3, 0, -3), (-2, 2, 3)), box((2, 0, -3), (3, 2, 3)), box((-9, -1, -9), (9, 0, 9))]
    left, right = open_at(walls, *points([-1.5, 0, 0], [1.5, 0, 0], facing=(0, 1, 0)))
    assert abs(left - right) < ROUGHLY


@settings(max_examples=25)
@given(st.lists(boxes, max_size=3), boxes)
def test_adding_matter_never_makes_any_place_more_open(stands: list[Mesh], added: Mesh) -> None:
    plain = box((-9, -1, -9), (9, 0, 9))
    at = skin_of(faces_of([plain]), 4.0)
    at = at.where(at.at[:, 1] == 0)
    before = world_of([plain, *stands]).openness(at, 0.0).value
    after = world_of([plain, *stands, added]).openness(at, 0.0).value
    # What lies within the new matter is nobody's to see, and is not cast.
    assert (after <= before)[_outside(at, added)].all()


def test_one_thread_finds_what_two_find() -> None:
    faces = faces_of([box((0, 0, 0), (9, 5, 9)), box((-20, -1, -20), (30, 0, 30)), box((4, 5, 4), (5, 7, 5))])
    skin = skin_of(faces, 0.3)
    one, two = (World(faces).openness(skin, 0.3, threads) for threads in (1, 2))
    assert len(skin) > 2 * BLOCK // RAYS, "enough for several blocks"
    assert np.array_equal(one.value, two.value)
    assert np.array_equal(one.seen, two.seen)


def test_what_lies_between_two_layers_is_not_seen() -> None:
    inner, outer = box((0, 0, 0), (4, 3, 0.2)), box((0, 0, 0.25), (4, 3, 0.35))
    skin = skin_of(faces_of([inner, outer]), 0.1)
    seen = world_of([inner, outer]).openness(skin, 0.4).seen
    middle = (np.abs(skin.at[:, 0] - 2) < 1.5) & (np.abs(skin.at[:, 1] - 1.5) < 1)
    between = (skin.at[:, 2] > 0.1) & (skin.at[:, 2] < 0.3)
    assert (seen[middle & between] == 0).all()
    assert (seen[middle & ~between] == 1).all()


def test_a_mesh_that_is_inside_out_is_turned() -> None:
    right = skin_of(faces_of([box((0, 0, 0), (1, 1, 1))]), 0.05)
    turned = skin_of(faces_of([_inside_out(box((0, 0, 0), (1, 1, 1)))]), 0.05)
    for skin in (right, turned):
        assert (((skin.at - 0.5) * skin.normal).sum(axis=1) > 0.49).all()


def test_a_sheet_is_looked_at_from_both_sides() -> None:
    sheet = Mesh(np.array([[0, 0, 0], [0, 0, 2], [2, 0, 0]], float), np.array([[0, 1, 2]], np.int32))
    skin = skin_of(faces_of([sheet]), 0.1)
    assert (skin.normal[:, 1] > 0).sum() == (skin.normal[:, 1] < 0).sum() == 20


def points(*at: list[float], facing: tuple[float, float, float]) -> list[Skin]:
    """One point each, with a direction."""
    return [
        Skin(np.array([one], float), np.array([facing], float), np.ones(1), np.array([0.37])) for one in at
    ]


def open_at(meshes: list[Mesh], *at: Skin, solid: bool = True) -> list[float]:
    """Openness at each point."""
    world = world_of(meshes, solid=solid)
    return [float(world.openness(one, 0.0).value[0]) for one in at]


def world_of(meshes: list[Mesh], *, solid: bool = True) -> World:
    """What stands; not ``solid`` where the inside of a mesh is looked at."""
    if solid:
        return World(faces_of(meshes))
    corners = np.concatenate([mesh.vertices[mesh.triangles] for mesh in meshes])
    return World(Faces(corners, np.zeros(len(corners), np.bool_)))


def _inside_out(mesh: Mesh) -> Mesh:
    return Mesh(mesh.vertices, mesh.triangles[:, ::-1])


def _outside(skin: Skin, mesh: Mesh) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    low, high = mesh.vertices.min(axis=0) - 1e-3, mesh.vertices.max(axis=0) + 1e-3
    return np.asarray(~((skin.at > low) & (skin.at < high)).all(axis=1))
