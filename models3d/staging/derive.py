"""Dates for elements that no task speaks of: from class, storey and the neighbours' real dates.

An imagined sequence gives every part of every storey a place in time, and the pace of the building turns
that into days. Where a schedule dates some of these parts, it bends the imagined days to the real ones;
where there is none, the imagined ones stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models3d.staging.pace import Stretches
from models3d.staging.roles import Role

#: Start and end of a part's work, in storeys' times, counted from when its storey's structure starts.
SLOTS = {
    Role.SLAB: (0.0, 0.35),
    Role.UPRIGHT: (0.35, 0.75),
    Role.BEAM: (0.75, 0.95),
    Role.STAIR: (0.8, 1.0),
    Role.INFILL: (2.4, 3.4),
    Role.ENVELOPE: (3.0, 4.0),
}
#: Start and end of what is fitted out, as shares of a storey's fitting out; partitions come before it all.
FITTED = {
    Role.UPRIGHT: (0.0, 1 / 3),
    Role.SERVICE: (0.2, 0.5),
    Role.FINISH: (0.4, 0.8),
    Role.FITTING: (1 / 3, 0.95),
    Role.FURNITURE: (0.9, 1.0),
}
#: Times, in storeys' times, that foundations take, the roof, the fitting out of a storey, the grounds.
FOUNDATION_TIME, ROOF_TIME, FITTING_TIME, FITTING_LAG, SITE_TIME = 1.5, 1.5, 3.0, 0.5, 0.75


@dataclass(frozen=True)
class Slot:
    """A part of a storey; ``storey`` counts from the lowest."""

    role: Role
    storey: int
    #: Does it carry? Walls that do not are built with the fittings.
    carries: bool


def imagined(slot: Slot, storeys: int) -> tuple[float, float]:
    """Start and end of ``slot`` in storeys' times since work began, in a building of ``storeys``."""
    base = FOUNDATION_TIME + slot.storey
    top = FOUNDATION_TIME + storeys
    if slot.role is Role.FOUND:
        return 0.0, 0.0
    if slot.role is Role.FOUNDATION:
        return 0.0, FOUNDATION_TIME
    if slot.role is Role.ROOF:
        return top, top + ROOF_TIME
    if slot.role is Role.SITE:
        done = top + ROOF_TIME + FITTING_LAG * storeys + FITTING_TIME
        return done, done + SITE_TIME
    if slot.role in FITTED and not (slot.role is Role.UPRIGHT and slot.carries):
        begun = max(base + 3.5, top) + FITTING_LAG * slot.storey
        first, last = FITTED[slot.role]
        return begun + first * FITTING_TIME, begun + last * FITTING_TIME
    first, last = SLOTS[slot.role]
    return base + first, base + last


def paced(time: float, pace: Stretches) -> float:
    """Days since work began when the imagined sequence is at ``time`` (in storeys' times)."""
    storeys = len(pace.storeys)
    steps = [FOUNDATION_TIME, *([1.0] * storeys), ROOF_TIME, FITTING_LAG * max(storeys - 1, 0) + 1.5]
    days = np.concatenate([[0.0], np.cumsum([pace.foundation, *pace.storeys, pace.roof, pace.fitting])])
    times = np.concatenate([[0.0], np.cumsum(steps)])
    if time > times[-1]:
        return float(days[-1] + (time - times[-1]) * pace.fitting / steps[-1])
    return float(np.interp(time, times, days))


def derive(
    slots: list[Slot],
    planned: NDArray[np.int32],
    known: NDArray[np.bool_],
    *,
    pace: Stretches,
    first_day: int,
) -> NDArray[np.int32]:
    """Days (n, 2) for all elements: ``planned`` where ``known``, else derived.

    An element takes the middle dates of those of its own slot that are known; else its place in the
    imagined sequence, bent so that the slots that are known keep their order and their dates.
    """
    # Elements are many and slots are few.
    number = {slot: at for at, slot in enumerate(dict.fromkeys(slots))}
    of = np.array([number[slot] for slot in slots], np.intp)
    storeys = len(pace.storeys)
    told = [[paced(time, pace) for time in imagined(slot, storeys)] for slot in number]
    middle = {at: _middle(planned[known & (of == at)]) for at in np.unique(of[known]).tolist()}
    before, days = _bend([(told[at][0], real[0]) for at, real in middle.items()], first_day)
    found = np.zeros((len(number), 2), np.int32)
    for at, (start, end) in enumerate(told):
        first = _bent(start, before, days)
        # An end is the last day of work, the day before the next thing begins.
        found[at] = middle.get(at, (first, max(first, _bent(end, before, days) - 1)))
    return np.where(known[:, None], planned, found[of])


def _middle(days: NDArray[np.int32]) -> tuple[int, int]:
    first, last = np.median(days, axis=0).tolist()
    return int(first), int(last)


def _bend(
    starts: Sequence[tuple[float, int]], first_day: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Imagined days and the real ones that they are, rising; ``starts`` are both of the known slots.

    Only starts bend time: long tasks such as "finishing" end long after their neighbours.
    """
    if not starts:
        return np.array([0.0]), np.array([float(first_day)])
    pairs = sorted((before, float(real)) for before, real in starts)
    before = np.array([one for one, _ in pairs])
    days = np.maximum.accumulate(np.array([real for _, real in pairs]))
    kept = np.concatenate([[True], np.diff(before) > 0])
    return before[kept], days[kept]


def _bent(day: float, before: NDArray[np.float64], days: NDArray[np.float64]) -> int:
    if day <= before[0]:
        return round(float(days[0]) - (float(before[0]) - day))
    if day >= before[-1]:
        return round(float(days[-1]) + (day - float(before[-1])))
    return round(float(np.interp(day, before, days)))
