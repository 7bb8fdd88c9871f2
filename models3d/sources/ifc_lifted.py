"""Storeys that all claim to lie at one height lie where their things begin.

Some exporters write no heights at all, and subcontractors deliver a file a floor, its storey at zero.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from models3d.model import ModelElement, ModelStorey
from models3d.staging.boxes import boxes_of

#: Storeys nearer to each other than this (metres) lie at one height.
ONE_HEIGHT = 0.5
#: Things that begin at least this high (metres) above their storey's floor stand on another one.
ANOTHER_FLOOR = 2.5
#: The share of a storey's things that may begin below its floor, and how many it must have to be believed.
BELOW, ENOUGH = 0.02, 3


def lifted(
    storeys: list[ModelStorey], elements: Sequence[ModelElement]
) -> tuple[list[ModelStorey], list[str]]:
    """``storeys`` of one file at the heights (metres) of their ``elements``, and what to warn of."""
    said = [storey.elevation for storey in storeys]
    if not said or max(said) - min(said) > ONE_HEIGHT:
        return storeys, []
    on = defaultdict(list)
    for at, element in enumerate(elements):
        if element.meshes:
            on[element.storey].append(at)
    low = boxes_of(list(elements)).low[:, 1]
    found, moved = [], []
    for storey in storeys:
        if len(on[storey.name]) < ENOUGH:
            continue  # whatever its height is, it is not the one that all others were given
        begins = float(np.quantile(low[on[storey.name]], BELOW))
        high = begins - storey.elevation >= ANOTHER_FLOOR
        found.append(replace(storey, elevation=round(begins, 3)) if high else storey)
        if high:
            moved.append(f"'{storey.name}' at {begins:.1f} m")
    if not moved:
        return storeys, []
    return found, [
        f"it has all its storeys at {said[0]:.1f} m; by what stands on them, {', '.join(moved)} are taken."
    ]
