"""Which room a window lights, among the hundreds of a tower."""

from time import process_time
from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some
from shapely import Point, box

from models3d.daylight.openings import INWARDS, LOOSE, rooms_at
from models3d.daylight.rooms_of import LIVED_IN, Room

WIDE, DEEP, HIGH, IN_A_ROW = 3.0, 5.0, 3.0, 40


def room(x: float, z: float, floor: float, width: float = WIDE, depth: float = DEEP) -> Room:
    return Room(0, box(x, z, x + width, z + depth), floor, floor + 2.6, LIVED_IN, drawn=True)


def pane(x: float, y: float, z: float, angle: float = 0.0) -> Any:
    """All that is asked of a pane: its middle, and a level direction."""
    normal = np.array([np.sin(angle), 0.0, np.cos(angle)])
    return SimpleNamespace(centre=np.array([x, y, z]), normal=normal)


small = some.integers(0, 12).map(lambda step: step / 2 + 0.1)
rooms = some.lists(some.builds(room, small, small, small, small, small), min_size=1, max_size=8)
panes = some.lists(some.builds(pane, small, small, small, some.floats(0, 6)), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(rooms, panes)
def test_a_window_lights_the_first_room_that_is_near_behind_it(homes: list[Room], windows: list[Any]) -> None:
    def behind(window: Any) -> int:
        for reach in INWARDS:
            x, y, z = window.centre - window.normal * reach
            for number, one in enumerate(homes):
                if one.floor - LOOSE < y < one.top + LOOSE and one.plan.contains(Point(x, z)):
                    return number
        return -1

    assert rooms_at(windows, homes, -1.0).tolist() == [behind(window) for window in windows]


def test_not_every_room_of_a_tower_is_held_against_every_window() -> None:
    tower = [room(at % IN_A_ROW * WIDE, 0.0, at // IN_A_ROW * HIGH, WIDE - 0.1) for at in range(3200)]
    windows = [
        pane(at % IN_A_ROW * WIDE + aside, at // IN_A_ROW * HIGH + 1.5, DEEP + 0.1)
        for at in range(len(tower))
        for aside in (1.0, 2.0)
    ]
    begun = process_time()
    found, outside = rooms_at(windows, tower, -1.0), rooms_at(windows, tower, 1.0)
    # It takes a tenth of a second; all pairs take five.
    assert process_time() - begun < 1.5
    assert set(outside.tolist()) == {-1}
    assert found.tolist() == np.repeat(range(len(tower)), 2).tolist()
