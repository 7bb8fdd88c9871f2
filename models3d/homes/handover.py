"""When the keys of a home are handed over: as promised, and as the works let one expect now."""

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from models3d.described import Described
from models3d.manifest import NO_DAY, Handover, Stage, Unit
from models3d.staged import Staged


def with_handovers(units: Sequence[Unit], described: Described, promised: Sequence[int | None]) -> list[Unit]:
    """``units`` with the day of their keys; ``promised`` are the price list's days, or None."""
    staged, features = described.staged, described.features
    home = np.array([features[at].unit if at >= 0 else "" for at in described.belongs], np.str_)
    return [
        replace(unit, handover=handover_of(staged, home == unit.id, own))
        for unit, own in zip(units, promised, strict=True)
    ]


def handover_of(staged: Staged, own: np.ndarray, promised: int | None) -> Handover | None:
    """The handover of the home that the elements ``own`` (e,) are in; None where no day is known at all.

    Nobody moves in among the works: the home is ready when the last stage that builds something in it ends.
    A day that was ``promised`` for it, or for all homes, stays what was promised.
    """
    stage = _last(staged, own)
    if promised is None and staged.handover != NO_DAY:
        promised = staged.handover
    if stage is None:
        return None if promised is None else Handover(promised, promised, "authored", "")
    ready = (stage.expected or stage.planned).finish
    if stage.actual.finish != NO_DAY:
        ready = stage.actual.finish
    if promised is None:
        return Handover(stage.planned.finish, ready, "computed", stage.id)
    return Handover(promised, max(promised, ready), "authored", stage.id)


def _last(staged: Staged, own: np.ndarray) -> Stage | None:
    """The stage that ends last of those that build something ``own`` (e,); of all where nothing is known."""
    here = np.unique(staged.element_stage[own]).tolist() or range(len(staged.stages))
    dated = [staged.stages[at] for at in here if staged.stages[at].planned.finish != NO_DAY]
    return max(dated, key=lambda stage: stage.planned.finish, default=None)
