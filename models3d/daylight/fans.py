"""Directions to look in from one place."""

import numpy as np

from models3d.daylight.panes import Floats


def around(ahead: Floats, turns: Floats, heights: Floats) -> Floats:
    """Unit vectors (len(heights) x len(turns), 3), turned and raised by those degrees.

    They are turned clockwise on plan from the level unit vector ``ahead`` (3,), one height after the other.
    """
    height, turn = (np.radians(grid.ravel()) for grid in np.meshgrid(heights, turns, indexing="ij"))
    right = np.array([-ahead[2], 0.0, ahead[0]])
    towards = np.outer(np.cos(height) * np.cos(turn), ahead) + np.outer(np.cos(height) * np.sin(turn), right)
    return np.asarray(towards + np.outer(np.sin(height), [0.0, 1.0, 0.0]), np.float64)
