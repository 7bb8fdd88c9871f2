"""What a buyer who walks around the complete building can see of it, and what need not be drawn."""

import numpy as np
from numpy.typing import NDArray

from models3d.model import Mesh
from models3d.shell import seen_from_outside
from models3d.shell.looking_out import spread_over
from tests.models3d.world import box

Floats = NDArray[np.floating]
Mask = NDArray[np.bool_]

#: A room of 4 x 3 x 4 m without its wall at z = 4.
OPEN = [
    box((0, -0.2, 0), (4, 0, 4)),
    box((0, 3, 0), (4, 3.2, 4)),
    box((-0.2, -0.2, 0), (0, 3.2, 4)),
    box((4, -0.2, 0), (4.2, 3.2, 4)),
    box((-0.2, -0.2, -0.2), (4.2, 3.2, 0)),
]
WALL = box((-0.2, -0.2, 4), (4.2, 3.2, 4.2))
TABLE = box((1.5, 0, 1.5), (2.5, 0.8, 2.5))
#: A wall with an opening of 1.2 x 1.2 m in its middle, and the pane in it.
AROUND = [
    box((-0.2, -0.2, 4), (1.4, 3.2, 4.2)),
    box((2.6, -0.2, 4), (4.2, 3.2, 4.2)),
    box((1.4, -0.2, 4), (2.6, 0.9, 4.2)),
    box((1.4, 2.1, 4), (2.6, 3.2, 4.2)),
]
PANE = box((1.4, 0.9, 4.08), (2.6, 2.1, 4.12))


def test_what_stands_in_a_closed_room_is_not_drawn_for_who_walks_around_the_house() -> None:
    shell, table = _seen([*OPEN, WALL], [TABLE])
    assert not table.any()
    # Of each of the six walls the outer side is: two triangles, and of four of them the narrow sides.
    assert shell.reshape(6, 12).any(axis=1).all()


def test_a_table_is_seen_through_the_window() -> None:
    _, table = _seen([*OPEN, *AROUND], [TABLE], glass=[PANE])
    assert table.any()


def test_the_floor_behind_a_window_is_seen_by_who_stands_above_it_and_the_ceiling_by_who_stands_below() -> (
    None
):
    walls, _ = _seen([*OPEN, *AROUND], [TABLE], glass=[PANE])
    floor, ceiling = (_facing(OPEN[at], up) for at, up in ((0, 1), (1, -1)))
    assert walls[0:12][floor].any()
    assert walls[12:24][ceiling].any()


def test_a_shuttered_window_shows_nothing() -> None:
    shutter = box((1.3, 0.8, 4.2), (2.7, 2.2, 4.25))
    _, table = _seen([*OPEN, *AROUND, shutter], [TABLE], glass=[PANE])
    assert not table.any()


def test_both_panes_of_a_window_are_drawn() -> None:
    second = box((1.4, 0.9, 4.15), (2.6, 2.1, 4.16))
    corners = _corners([*OPEN, *AROUND, PANE, second])
    solid = np.arange(len(corners)) < 12 * 9
    assert seen_from_outside(corners, solid, None)[12 * 9 :].reshape(2, 12).any(axis=1).all()


def test_foundations_are_hidden_by_the_ground_where_there_is_any() -> None:
    pile = box((1, -8, 1), (2, -0.4, 2))
    _, buried = _seen([*OPEN, WALL], [pile], level=-0.3)
    _, bare = _seen([*OPEN, WALL], [pile])
    assert not buried.any()
    assert bare.any()


def test_what_lies_on_a_wall_within_a_few_millimetres_is_drawn_whichever_of_both_the_card_shows() -> None:
    plaster = box((0.5, 0.5, 4.19), (3.5, 2.5, 4.197))
    _, behind = _seen([*OPEN, WALL], [plaster])
    assert behind.any()


def test_the_end_of_a_long_beam_that_leaves_the_wall_is_drawn() -> None:
    sheet = np.array([[[-1.0, 1.5, 2.0], [40.0, 1.5, 2.0], [40.0, 1.6, 2.0]]])
    house = [box((0, 0, 0), (42, 3, 0.2)), box((0, 0, 3.8), (42, 3, 4)), box((0, 3, 0), (42, 3.2, 4))]
    ends = [box((-0.2, 0, 0), (0, 3, 4)), box((42, 0, 0), (42.2, 3, 4)), box((0, -0.2, 0), (42, 0, 4))]
    corners = np.concatenate([_corners([*house, *ends]), sheet])
    assert seen_from_outside(corners, np.ones(len(corners), np.bool_), None)[-1]


def test_without_anything_solid_everything_is_seen() -> None:
    corners = _corners([PANE])
    assert seen_from_outside(corners, np.zeros(len(corners), np.bool_), None).all()


def test_the_same_house_has_the_same_shell_each_time() -> None:
    once, again = (_seen([*OPEN, *AROUND], [TABLE], glass=[PANE]) for _ in range(2))
    assert all((one == other).all() for one, other in zip(once, again, strict=True))


def test_a_large_triangle_is_looked_at_all_over() -> None:
    weights = spread_over(np.arange(400))
    assert np.allclose(weights.sum(axis=1), 1)
    assert (weights >= 0).all()
    # Each of the sixteen like parts that it can be divided into has its share.
    part = np.floor(weights[:, 1] * 4) * 8 + np.floor(weights[:, 2] * 4) * 2 + np.floor(weights[:, 0] * 4) % 2
    assert np.unique(part, return_counts=True)[1].min() >= 400 / 16 / 2


def _seen(
    solid: list[Mesh], asked: list[Mesh], glass: list[Mesh] | None = None, level: float | None = None
) -> tuple[Mask, Mask]:
    """Which triangles of the ``solid`` things around, and of those ``asked`` about, are seen."""
    corners = _corners([*solid, *asked, *(glass or [])])
    around, until = 12 * len(solid), 12 * (len(solid) + len(asked))
    mask = seen_from_outside(corners, np.arange(len(corners)) < until, level)
    return mask[:around], mask[around:until]


def _corners(meshes: list[Mesh]) -> Floats:
    return np.concatenate([mesh.vertices[mesh.triangles] for mesh in meshes])


def _facing(mesh: Mesh, up: int) -> Mask:
    """Which triangles of ``mesh`` lie flat on its upper (1) or lower (-1) side."""
    heights = mesh.vertices[mesh.triangles][:, :, 1]
    side = heights.max() if up > 0 else heights.min()
    return np.asarray((heights == side).all(axis=1))
