"""The part that every element plays in its own building: what it says of itself, and where it lies.

Models call much of a roof, of foundations and of a garden something else: a pitched slab is a roof, the
lowest slab of a house without footings is what the house stands on, and a thing away from all that is built
is the site's.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from shapely import STRtree, box, points, union_all
from shapely.geometry.base import BaseGeometry

from models3d.measures import measured
from models3d.model import ModelElement
from models3d.plan import outline
from models3d.staging.boxes import Boxes
from models3d.staging.roles import STRUCTURE, Role, role_of

#: A slab that rises by more than this (metres) over its own thickness, and at least so steeply, is pitched.
RISE, STEEP = 0.5, 0.07
#: A pitched slab this far over the lowest slab (metres) is no ramp into a cellar.
OVER_GROUND = 1.5
#: Slabs whose levels differ by no more than this (metres) are one level.
ONE_LEVEL = 1.0
#: A building is at least so high (metres) between its ground slab and its flat roof.
LEAST_STOREY = 2.0
#: What is higher than this (metres) and stands on a slab is a wall of a storey, less a parapet.
PARAPET = 1.8
#: What stands this near to the ground, and farther than this from all that is built (metres), is around it.
AROUND = 0.5

#: Parts that stand around a building as well as in it.
LOOSE = (Role.FITTING, Role.FURNITURE)

Rows = NDArray[np.intp]


def parts_played(elements: Sequence[ModelElement], boxes: Boxes, ground: float) -> list[Role]:
    """Role of each of ``elements``, which lie in ``boxes``; ``ground`` is the height (metres) around them."""
    roles = [role_of(element) for element in elements]
    slabs = _rows(role is Role.SLAB and bool(one.meshes) for one, role in zip(elements, roles, strict=True))
    if len(slabs):
        _give(roles, _pitched(elements, boxes, slabs), Role.ROOF)
        slabs = slabs[[roles[at] is Role.SLAB for at in slabs.tolist()]]
        if Role.ROOF not in roles:
            _give(roles, _flat_roof(boxes, slabs, roles), Role.ROOF)
    slabs = _rows(role is Role.SLAB and bool(one.meshes) for one, role in zip(elements, roles, strict=True))
    if len(slabs) and Role.FOUNDATION not in roles:
        low = boxes.low[slabs, 1]
        standing = _rows(role is Role.UPRIGHT for role in roles)
        # Where a cellar has no floor in the model, the lowest slab is its ceiling.
        if not (boxes.low[standing, 1] < low.min() - ONE_LEVEL).any():
            _give(roles, slabs[low <= low.min() + ONE_LEVEL / 2], Role.FOUNDATION)
    _give(roles, _around(elements, boxes, roles, ground), Role.SITE)
    return roles


def _rows(chosen: Iterable[bool]) -> Rows:
    return np.flatnonzero(np.fromiter(chosen, np.bool_)).astype(np.intp)


def _give(roles: list[Role], rows: Rows, role: Role) -> None:
    for at in rows.tolist():
        roles[at] = role


def _pitched(elements: Sequence[ModelElement], boxes: Boxes, slabs: Rows) -> Rows:
    """Slabs that lie aslant, or are vaulted, with nothing of their kind above them."""
    meshes = [mesh for at in slabs.tolist() for mesh in elements[at].meshes]
    of = np.repeat(np.arange(len(slabs)), [len(elements[at].meshes) for at in slabs.tolist()])
    sizes = measured(meshes)
    lying, standing, volume = (
        np.bincount(of, column, len(slabs)) for column in (sizes.lying, sizes.standing, sizes.volume)
    )
    lying = np.maximum(lying / 2, 1e-6)
    low, high = boxes.low[slabs], boxes.high[slabs]
    rise = high[:, 1] - low[:, 1] - volume / lying
    aslant = (rise > RISE) & (standing / 2 / lying > STEEP) & (low[:, 1] > low[:, 1].min() + OVER_GROUND)
    rows = np.flatnonzero(aslant)
    middles = ((low[rows] + high[rows]) / 2)[:, [0, 2]]
    under, over = STRtree(_on_plan(boxes, slabs)).query(points(middles), predicate="within")
    under = rows[under]
    aslant[under[low[over, 1] > high[under, 1]]] = False
    return np.asarray(slabs[aslant])


def _flat_roof(boxes: Boxes, slabs: Rows, roles: Sequence[Role]) -> Rows:
    """The highest slabs, where no storey's walls or columns stand on them."""
    if not len(slabs):
        return slabs
    tops = boxes.high[slabs, 1]
    if tops.max() - tops.min() < LEAST_STOREY:
        return slabs[:0]
    highest = slabs[tops > tops.max() - ONE_LEVEL]
    standing = _rows(role is Role.UPRIGHT for role in roles)
    low, high = boxes.low[standing], boxes.high[standing]
    tall = (high[:, 1] - low[:, 1] > PARAPET) & (low[:, 1] > tops.max() - 2 * ONE_LEVEL)
    standing = standing[tall]
    under, on = STRtree(_on_plan(boxes, standing)).query(_on_plan(boxes, highest))
    on = standing[on]
    taken = np.abs(boxes.low[on, 1] - boxes.high[highest[under], 1]) < ONE_LEVEL / 2
    for axis in (0, 2):
        taken &= boxes.low[on, axis] < boxes.high[highest[under], axis]
        taken &= boxes.high[on, axis] > boxes.low[highest[under], axis]
    return np.asarray(np.delete(highest, under[taken]))


def _around(elements: Sequence[ModelElement], boxes: Boxes, roles: Sequence[Role], ground: float) -> Rows:
    """Fittings and furniture outside of all that is built: trees, benches, fences, lamps."""
    shown = [bool(element.meshes) for element in elements]
    loose = _rows(role in LOOSE and seen for role, seen in zip(roles, shown, strict=True))
    built = _rows(
        seen and (role in STRUCTURE or role in (Role.ROOF, Role.STAIR))
        for role, seen in zip(roles, shown, strict=True)
    )
    if not len(loose) or not len(built):
        return loose[:0]
    plans = _on_plan(boxes, built)
    middles = (boxes.low[loose] + boxes.high[loose]) / 2
    stand = np.asarray(points(middles[:, [0, 2]]))
    near, _ = STRtree(plans).query(stand, predicate="dwithin", distance=AROUND)
    apart = np.setdiff1d(np.arange(len(loose)), near)
    # What hangs on a façade is the building's; what stands on the ground beside it is not, crown or no crown.
    apart = apart[boxes.low[loose[apart], 1] < ground + AROUND]
    if not len(apart):
        return loose[:0]
    # In a large room much stands far from every wall.
    house: BaseGeometry = outline([union_all(plans, grid_size=0.01)]).buffer(AROUND)
    return np.asarray(loose[[at for at in apart.tolist() if not house.intersects(stand[at])]])


def _on_plan(boxes: Boxes, rows: Rows) -> NDArray[np.object_]:
    low, high = boxes.low[rows], boxes.high[rows]
    return np.asarray(box(low[:, 0], low[:, 2], high[:, 0], high[:, 2]))
