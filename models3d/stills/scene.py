"""What stands before the camera in one picture: solids, panes and the paper they stand on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.rays import Caster, Floats
from models3d.stills.palette import Palette
from models3d.stills.shapes import Ints, Shapes


@dataclass(frozen=True)
class Scene:
    """``solids`` and ``panes`` to cast rays at, whose owners are triangles of ``shapes`` (-1 for paper).

    Where ``cut`` is given, all above that height (metres) is taken off, and ``crossing`` says for every
    element whether it is cut through there.
    """

    shapes: Shapes
    palette: Palette
    solids: Caster
    panes: Caster
    sun: tuple[float, float, float]
    cut: float | None
    crossing: NDArray[np.bool_]


def scene_of(
    shapes: Shapes,
    palette: Palette,
    shown: NDArray[np.bool_],
    sun: tuple[float, float, float],
    *,
    paper: Floats | None = None,
    cut: float | None = None,
) -> Scene:
    """Set up the elements that ``shown`` (e,) names, on ``paper`` triangles (p, 3, 3) where there are any."""
    rows = np.flatnonzero(shown[shapes.element])
    corners, source = shapes.corners[rows], rows.astype(np.int32)
    crossing = np.zeros(len(shown), np.bool_)
    if cut is not None:
        low, high = _reach(corners, shapes.element[rows], len(shown))
        crossing = (low < cut) & (high > cut)
        corners, kept = below(corners, cut)
        source = source[kept]
    pane = palette.pane[shapes.material[source]]
    solid, owner = corners[~pane], source[~pane]
    if paper is not None:
        solid = np.concatenate([solid, paper])
        owner = np.concatenate([owner, np.full(len(paper), -1, np.int32)])
    return Scene(
        shapes, palette, Caster(solid, owner), Caster(corners[pane], source[pane]), sun, cut, crossing
    )  # fmt: skip


def below(corners: Floats, height: float) -> tuple[Floats, Ints]:
    """Cut the triangles (t, 3, 3) at ``height``: those below it, and the number of the one each is of."""
    above = corners[:, :, 1] > height
    count = above.sum(axis=1)
    whole = np.flatnonzero(count == 0)
    pieces, numbers = [corners[whole]], [whole]
    for many in (1, 2):
        rows = np.flatnonzero(count == many)
        # Turn each so that the corner that is alone on its side comes first; the winding stays.
        alone = (above[rows] if many == 1 else ~above[rows]).argmax(axis=1)
        turned = corners[rows[:, None], (alone[:, None] + np.arange(3)) % 3]
        a, b, c = turned[:, 0], turned[:, 1], turned[:, 2]
        ab, ac = _at(a, b, height), _at(a, c, height)
        if many == 1:
            pieces += [np.stack([ab, b, c], axis=1), np.stack([ab, c, ac], axis=1)]
            numbers += [rows, rows]
        else:
            pieces.append(np.stack([a, ab, ac], axis=1))
            numbers.append(rows)
    found = np.concatenate(pieces).astype(np.float32)
    return found, np.concatenate(numbers).astype(np.int32)


def _at(one: Floats, other: Floats, height: float) -> Floats:
    share = (height - one[:, 1]) / (other[:, 1] - one[:, 1])
    return np.asarray(one + share[:, None] * (other - one), np.float32)


def _reach(corners: Floats, element: Ints, count: int) -> tuple[Floats, Floats]:
    """Lowest and highest point (e,) of each element."""
    low, high = np.full(count, np.inf, np.float32), np.full(count, -np.inf, np.float32)
    np.minimum.at(low, element, corners[:, :, 1].min(axis=1))
    np.maximum.at(high, element, corners[:, :, 1].max(axis=1))
    return low, high
