"""Surfaces of fibres and fine lines: cloth, mineral wool, brushed metal."""

import numpy as np

from models3d.textures.noise import clouds
from models3d.textures.relief import Relief, grid


def fabric() -> Relief:
    """Plain weave of threads of 6 mm, one over, one under."""
    metres = 0.384
    right, down = grid(metres)
    over = np.sin(right / 0.006 * np.pi) * np.sin(down / 0.006 * np.pi)
    thread = np.abs(np.sin(right / 0.006 * np.pi)) + np.abs(np.sin(down / 0.006 * np.pi))
    slub = clouds(171, 60, 16)
    return Relief(1 + 0.04 * over + 0.05 * (thread - 1.27) + 0.02 * slub, 0.0004 * thread, metres)


def insulation() -> Relief:
    """Matted fibres."""
    mat, fibre = clouds(181, 40, 12), clouds(182, 130, 40, stretch=5.0).T
    return Relief(1 + 0.025 * mat + 0.03 * fibre, 0.0004 * mat + 0.00005 * fibre, 1.2)


def metal() -> Relief:
    """Brushed from top to bottom."""
    lines = clouds(191, 150, 20, stretch=100.0)
    return Relief(1 + 0.02 * lines, 0.00001 * lines, 0.6)
