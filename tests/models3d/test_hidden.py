import numpy as np

from models3d.packing.hidden import WORTH_LOOKING, Thing, seen
from tests.models3d.world import box, cylinder


def test_the_screws_inside_a_closed_window_are_not_sent() -> None:
    outside, inside = box((0, 0, 0), (1, 1, 1)), cylinder(WORTH_LOOKING)
    screws = inside.vertices * 0.2 + 0.3
    corners = np.concatenate([outside.vertices[outside.triangles], screws[inside.triangles]])
    (mask,) = seen([Thing(corners, np.ones(len(corners), np.bool_))])
    assert mask[: len(outside.triangles)].all()
    assert not mask[len(outside.triangles) :].any()


def test_what_stands_behind_glass_is_seen() -> None:
    pane, inside = box((0, 0, 0), (1, 1, 1)), cylinder(WORTH_LOOKING)
    corners = np.concatenate([pane.vertices[pane.triangles], (inside.vertices * 0.2 + 0.3)[inside.triangles]])
    solid = np.arange(len(corners)) >= len(pane.triangles)
    (mask,) = seen([Thing(corners, solid)])
    assert mask.all()


def test_an_open_box_shows_its_inside() -> None:
    shell, inside = box((0, 0, 0), (1, 1, 1)), cylinder(WORTH_LOOKING)
    open_top = [t for t in shell.triangles if not (shell.vertices[t][:, 1] == 1).all()]
    corners = np.concatenate(
        [shell.vertices[np.array(open_top)], (inside.vertices * 0.2 + 0.3)[inside.triangles]]
    )
    (mask,) = seen([Thing(corners, np.ones(len(corners), np.bool_))])
    assert mask[: len(open_top)].all()
    # Light reaches round the column from above; only its foot, pressed to nothing, may stay in the dark.
    assert mask[len(open_top) :].mean() > 0.7


def test_neighbours_on_the_board_hide_nothing_of_one_another() -> None:
    column = cylinder(WORTH_LOOKING)
    corners = column.vertices[column.triangles]
    masks = seen([Thing(corners, np.ones(len(corners), np.bool_)) for _ in range(30)])
    assert all(mask.all() for mask in masks)
