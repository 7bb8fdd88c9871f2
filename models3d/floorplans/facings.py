"""Brings the faces of one solid together: a wall whose brick side and plaster side are meshes of their own.

Models give every surface its own look, and then no mesh of a wall is closed by itself, though its element is.
"""

import numpy as np
from numpy.typing import NDArray

from models3d.floorplans.crossing import Crossing


def whole(crossing: Crossing, kin: NDArray[np.int64], thin: NDArray[np.bool_] | None = None) -> Crossing:
    """Give what is open to the one of its kin with the most of it; what closes by itself stays as it is.

    ``kin`` (m,) says of every owner which element it is of; negative where it never is part of a whole.
    Owners that are ``thin`` (m,), tiles on a wall, stand for it only where nothing else does.
    """
    if thin is None:
        thin = np.zeros(len(kin), np.bool_)
    owner = crossing.owner
    if not len(owner):
        return crossing
    opened = _open(crossing) & (kin[owner] >= 0)
    if not opened.any():
        return crossing
    # The longest of each element's open parts, by the border that is cut of it, stands for all of them.
    some = crossing.segments[opened].astype(np.float64)
    length = np.bincount(owner[opened], np.hypot(*(some[:, :2] - some[:, 2:]).T), minlength=len(kin))
    owners = np.unique(owner[opened])
    ranked = owners[np.lexsort((owners, -length[owners], thin[owners], kin[owners]))]
    first = np.unique(kin[ranked], return_index=True)[1]
    stands_for = np.full(int(kin.max()) + 1, -1)
    stands_for[kin[ranked[first]]] = ranked[first]
    joined = np.where(opened, stands_for[kin[owner]], owner)
    order = np.lexsort((*crossing.segments.T[::-1], joined))
    return Crossing(crossing.segments[order], joined[order])


def _open(crossing: Crossing) -> NDArray[np.bool_]:
    """Say for every segment (n,) whether its owner's do not close: some point is left but not reached."""
    ends = np.concatenate([crossing.segments[:, :2], crossing.segments[:, 2:]])
    owner = np.tile(crossing.owner, 2)
    _, point = np.unique(np.column_stack([owner, ends]), axis=0, return_inverse=True)
    turn = np.repeat([1, -1], len(crossing.segments))
    uneven = np.bincount(point.reshape(-1), turn) != 0
    loose = np.zeros(int(crossing.owner.max()) + 1, np.bool_)
    loose[owner[uneven[point.reshape(-1)]]] = True
    return np.asarray(loose[crossing.owner])
