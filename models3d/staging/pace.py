"""How long each part of a building takes to build, from how much of it there is.

Quantities are read off the shapes: plan areas of floors and roofs, faces of walls, volumes of foundations,
columns and beams. The hours of labour for each are round numbers of the size that estimators use for housing
in concrete and masonry, set so that the one real building we know comes out near the time it took. They are
assumptions for a believable story, not an estimate: what they give is marked as derived wherever a date is
shown.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.measures import measured
from models3d.model import ModelElement
from models3d.staging.bearing import SMALL
from models3d.staging.roles import Role

#: Hours of labour for a square metre of plan (floors, stairs, roofs) or of one face (walls)...
HOURS_PER_M2 = {Role.SLAB: 1.8, Role.UPRIGHT: 1.1, Role.STAIR: 4.0, Role.ROOF: 1.6}
#: ...for a cubic metre (columns, beams, foundations: formwork, steel and concrete together)...
HOURS_PER_M3 = {Role.BEAM: 9.0, Role.FOUNDATION: 3.5}
#: ...at least so many for each piece that is lifted into its place, as steel is, however slender...
HOURS_A_PIECE, PIECES = 0.75, (Role.UPRIGHT, Role.BEAM)
#: ...and for fitting out a square metre of floor: partitions, services, screed, plaster, tiles, paint, doors.
FITTING_HOURS_PER_M2 = 9.0

#: Slabs of these parts have rooms on them.
FLOORS = (Role.SLAB, Role.FOUNDATION)

#: Hours that one worker works a day, working days a week.
HOURS_A_DAY, DAYS_A_WEEK = 8.0, 5.0
#: What is left of them for the work itself after setting out, waiting, moving about and the weather.
PRODUCTIVE = 0.7

#: A crew of the structure has this many workers; there is one for each so many square metres of storey...
CREW, PER_CREW = 5.0, 400.0
#: ...up to this many, for more stand in each other's way.
MOST_CREWS = 4
#: Square metres of floor for each fitter at work at a time; at least and at most so many fitters.
PER_FITTER, LEAST_FITTERS, MOST_FITTERS = 50.0, 4.0, 120.0

#: Calendar days that a storey's structure takes at least, for concrete has to harden; foundations, the roof.
LEAST_STOREY, LEAST_FOUNDATION, LEAST_ROOF = 10.0, 21.0, 14.0
#: A storey without structure of its own, such as an attic's, takes a few days in the story.
BARE_STOREY = 2.0
#: Fitting out takes at least so long (calendar days), however small the house.
LEAST_FITTING = 60.0


@dataclass(frozen=True)
class Stretches:
    """Calendar days of foundations, each storey's structure from the lowest, roof, fitting out."""

    foundation: float
    storeys: tuple[float, ...]
    roof: float
    fitting: float


def uniform(storeys: int, days_per_storey: float) -> Stretches:
    """The pace of a building whose author says how long a storey takes; the rest keeps its proportion."""
    return Stretches(
        foundation=1.5 * days_per_storey,
        storeys=(float(days_per_storey),) * storeys,
        roof=1.5 * days_per_storey,
        fitting=(1.5 + 0.5 * max(storeys - 1, 0)) * days_per_storey,
    )


def by_quantities(
    elements: Sequence[ModelElement],
    roles: Sequence[Role],
    storey: NDArray[np.int32],
    carries: Sequence[bool],
    storeys: int,
) -> Stretches:
    """The pace of a building of ``storeys`` from the quantities of its ``elements`` (n of each)."""
    hours: dict[Role | int, float] = defaultdict(float)
    plan: dict[int, float] = defaultdict(float)
    sizes = _sizes(elements)
    for at, (role, level, bears) in enumerate(zip(roles, storey.tolist(), carries, strict=True)):
        work = _rated(sizes, at, role) * (HOURS_PER_M2.get(role) or HOURS_PER_M3.get(role) or 0.0)
        whole = bears or (role in PIECES and not elements[at].ifc_class.startswith(SMALL))
        if role in PIECES and whole:
            work = max(work, HOURS_A_PIECE)
        if bears and role in FLOORS and elements[at].ifc_class.startswith("IfcSlab"):
            plan[level] += sizes.plan[at]
        if role in (Role.FOUNDATION, Role.ROOF):
            hours[role] += work
        elif bears or role is Role.STAIR or (whole and role is Role.BEAM):
            hours[level] += work
    widest = max(plan.values(), default=0.0)
    crews = min(max(round(widest / PER_CREW), 1), MOST_CREWS)
    floor = sum(plan.values())
    fitters = min(max(floor / PER_FITTER, LEAST_FITTERS), MOST_FITTERS)
    return Stretches(
        foundation=max(_calendar(hours[Role.FOUNDATION], crews * CREW), LEAST_FOUNDATION),
        storeys=tuple(
            max(_calendar(hours[level], crews * CREW), LEAST_STOREY) if hours[level] else BARE_STOREY
            for level in range(storeys)
        ),
        roof=max(_calendar(hours[Role.ROOF], crews * CREW), LEAST_ROOF),
        fitting=max(_calendar(floor * FITTING_HOURS_PER_M2, fitters), LEAST_FITTING),
    )


@dataclass(frozen=True)
class _Sizes:
    """Of each element cubic metres, square metres of one face, square metres of plan."""

    volume: list[float]
    face: list[float]
    plan: list[float]


def _sizes(elements: Sequence[ModelElement]) -> _Sizes:
    sizes = measured([mesh for element in elements for mesh in element.meshes])
    of = np.repeat(np.arange(len(elements)), [len(element.meshes) for element in elements])
    return _Sizes(
        # A mesh that is not closed is no more than its box.
        volume=_summed(np.minimum(sizes.volume, sizes.box), of, len(elements)),
        face=_summed(sizes.standing / 2, of, len(elements)),
        # Top and underside; hollow cores and treads would count again, so no more than the outline.
        plan=_summed(np.minimum(sizes.lying / 2, sizes.floor), of, len(elements)),
    )


def _rated(sizes: _Sizes, at: int, role: Role) -> float:
    if role in HOURS_PER_M3:
        return sizes.volume[at]
    return sizes.face[at] if role is Role.UPRIGHT else sizes.plan[at]


def _summed(column: NDArray[np.float64], of: NDArray[np.intp], elements: int) -> list[float]:
    summed: list[float] = np.bincount(of, column, elements).tolist()
    return summed


def _calendar(hours: float, workers: float) -> float:
    return hours / (workers * HOURS_A_DAY * PRODUCTIVE) * 7.0 / DAYS_A_WEEK
