"""What stands before the camera in one picture: solids, panes and the paper they stand on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.rays import Caster, Floats
from models3d.stills.palette import Palette
from models3d.stills.shapes import Ints, Shapes

#: Owners of triangles that are of no element: the paper under a model, the faces where it is cut, its plot.
ON_PAPER, ON_CUT, ON_PLOT = -1, -2, -3


@dataclass(frozen=True)
class Scene:
    """``solids`` and ``panes`` to cast rays at, owned by triangles of ``shapes``, or by one of the above.

    Where ``cut`` is given, all above that height (metres) is taken off. ``solid_faces`` and ``pane_faces``
    are the unit normals (t, 3) of their triangles.
    """

    shapes: Shapes
    palette: Palette
    solids: Caster
    panes: Caster
    sun: tuple[float, float, float]
    cut: float | None
    solid_faces: Floats
    pane_faces: Floats

    def materials(self, owner: Ints) -> Ints:
        """Number in the palette (n,) of what owners (n,) are made of."""
        made = np.where(owner == ON_CUT, self.palette.cut, self.palette.paper)
        made[owner == ON_PLOT] = self.palette.plot
        own = owner >= 0
        made[own] = self.shapes.material[owner[own]]
        return np.asarray(made, np.int32)


def scene_of(
    shapes: Shapes,
    palette: Palette,
    shown: NDArray[np.bool_],
    sun: tuple[float, float, float],
    *,
    paper: Floats | None = None,
    plot: Floats | None = None,
    cut: float | None = None,
    caps: Floats | None = None,
) -> Scene:
    """Set up the elements ``shown`` (e,) on ``paper`` (p, 3, 3), cut off and closed by ``caps`` (c, 3, 3).

    Where nothing stands yet there is a ``plot`` (b, 3, 3).
    """
    rows = np.flatnonzero(shown[shapes.element])
    corners, source = shapes.corners[rows], rows.astype(np.int32)
    if cut is not None:
        corners, kept = below(corners, cut)
        source = source[kept]
    pane = palette.pane[shapes.material[source]]
    solid, owner, faces = [corners[~pane]], [source[~pane]], [shapes.faces[source[~pane]]]
    for extra, of in ((paper, ON_PAPER), (plot, ON_PLOT), (caps, ON_CUT)):
        if extra is not None:
            solid.append(extra)
            owner.append(np.full(len(extra), of, np.int32))
            faces.append(Caster(extra).normals(np.arange(len(extra), dtype=np.int32)))
    return Scene(
        shapes,
        palette,
        Caster(np.concatenate(solid), np.concatenate(owner)),
        Caster(corners[pane], source[pane]),
        sun,
        cut,
        np.concatenate(faces),
        shapes.faces[source[pane]],
    )


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
