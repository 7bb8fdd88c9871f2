"""How pieces are laid: which brick, slab or board a point of a surface is of, and how far from its edge."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.textures.relief import SIDE, Field, grid


@dataclass(frozen=True)
class Laid:
    """For every pixel: ``piece`` its number, ``across`` and ``along`` metres from the piece's middle.

    ``edge`` is the distance in metres to the nearest edge of the piece, joints included in the pieces.
    """

    piece: NDArray[np.int64]
    across: Field
    along: Field
    edge: Field

    @property
    def count(self) -> int:
        """How many pieces there are on a tile."""
        return int(self.piece.max()) + 1


def courses(metres: float, length: float, height: float, shift: float) -> Laid:
    """Rows of pieces ``length`` wide and ``height`` high; each row is moved by ``shift`` of a length.

    ``metres`` holds whole numbers of lengths and of heights, and of rows until the shifts come round.
    """
    right, down = grid(metres)
    row = np.floor(down / height)
    moved = right - (row * shift % 1.0) * length
    column = np.floor(moved / length)
    columns = round(metres / length)
    piece = (row * columns + column % columns).astype(np.int64)
    return _laid(piece, moved - (column + 0.5) * length, down - (row + 0.5) * height, length, height)


def herringbone(width: float, ratio: int, repeats: int) -> tuple[Laid, float]:
    """Staves ``width`` wide and ``ratio`` times as long, at 45 degrees to the tile; and the tile's metres.

    Laid square, a stave lies in cell (i, j) of side ``width`` along i where (i - j) mod 2 ratio is below
    ``ratio``, else along j; this repeats along the diagonals, which are the tile's sides.
    """
    metres = float(np.sqrt(2.0) * ratio * width * repeats)
    right, down = grid(metres)
    a, b = (right + down) / np.sqrt(2.0) / width, (down - right) / np.sqrt(2.0) / width
    i, j = np.floor(a), np.floor(b)
    turn = (i - j) % (2 * ratio)
    lying = turn < ratio
    begin_i = np.where(lying, i - turn, i)
    begin_j = np.where(lying, j, j - (2 * ratio - 1 - turn))
    middle_a = begin_i + np.where(lying, ratio / 2, 0.5)
    middle_b = begin_j + np.where(lying, 0.5, ratio / 2)
    # The same stave comes again a tile further on: it is known by where its middle is within the tile.
    fine = 1000
    period = round(ratio * repeats * fine)
    x = np.rint((middle_a - middle_b) / 2 * fine).astype(np.int64) % period
    y = np.rint((middle_a + middle_b) / 2 * fine).astype(np.int64) % period
    _, piece = np.unique(x * 2 * period + y, return_inverse=True)
    offset_a, offset_b = (a - middle_a) * width, (b - middle_b) * width
    across, along = np.where(lying, offset_b, offset_a), np.where(lying, offset_a, offset_b)
    return _laid(piece.reshape(SIDE, SIDE), across, along, width, width * ratio), metres


def _laid(piece: NDArray[np.int64], across: Field, along: Field, width: float, length: float) -> Laid:
    edge = np.minimum(width / 2 - np.abs(across), length / 2 - np.abs(along))
    return Laid(piece, across, along, edge)


def inside(edge: Field, joint: float, round_off: float) -> Field:
    """1 on a piece, 0 in its joint (``joint`` metres wide), rising over ``round_off`` metres."""
    part = np.clip((edge - joint / 2) / round_off, 0.0, 1.0)
    return np.asarray(part * part * (3 - 2 * part))
