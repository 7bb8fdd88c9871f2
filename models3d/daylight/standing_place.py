"""Where somebody stands who looks out of a window: on the floor of the room, clear of walls and furniture."""

import numpy as np
from numpy.typing import NDArray

from models3d.daylight.openings import Opening
from models3d.daylight.panes import Floats
from models3d.rays import Caster

#: Eyes of somebody who stands (metres over the floor).
EYE = 1.6

#: How far behind the pane one stands, and how far to either side (metres), the best first.
BEHIND = (1.2, 1.35, 1.5, 1.0, 0.8, 0.6)
ASIDE = (0.0, 0.3, -0.3, 0.6, -0.6)

#: Free round the head, so that no picture begins inside a wall (metres).
CLEARANCE = 0.3

#: The floor under one's feet may lie so much off the room's (metres): screed, carpets, thresholds.
FOOTING = 0.25

#: The line of sight keeps so far from the glass's border (metres).
MARGIN = 0.15


def standing_place(opening: Opening, caster: Caster) -> tuple[Floats, Floats] | None:
    """Eye (3,) and unit direction (3,) out through the pane; None where there is no place to stand."""
    pane, level, through = opening.pane, opening.level, opening.at_height(EYE, MARGIN)
    places = np.array([
        through + pane.across * aside - level * (opening.wall + behind)
        for behind in BEHIND
        for aside in ASIDE
        if abs(aside) < pane.width / 2
    ])  # fmt: skip
    places[:, 1] = opening.floor + EYE
    free = _free(places, through - level * max(pane.behind, 0.0), caster)
    on_floor = free & _on_floor(places, opening.floor, caster)
    best = np.flatnonzero(on_floor if on_floor.any() else free)
    if not len(best):
        return None
    eye = places[best[0]]
    # Straight ahead on plan; up or down where the glass is not before one's eyes.
    towards = level * float((through - eye) @ level) + [0.0, float(through[1] - eye[1]), 0.0]
    return eye, towards / np.linalg.norm(towards)


def _free(places: Floats, pane: Floats, caster: Caster) -> NDArray[np.bool_]:
    """Say at which places (n, 3) nothing is near the head nor between it and the glass."""
    turn = np.arange(12) * np.pi / 6
    around = np.concatenate([
        np.column_stack([np.cos(turn), np.zeros(12), np.sin(turn)]), [[0.0, 1.0, 0.0], [0.0, -1.0, 0.0]]
    ])  # fmt: skip
    near = caster.blocked(
        np.repeat(places, len(around), axis=0), np.tile(around, (len(places), 1)), CLEARANCE
    ).reshape(len(places), -1)
    free: NDArray[np.bool_] = ~np.asarray(near.any(axis=1))
    for number, place in enumerate(places):
        way = pane - place
        length = float(np.linalg.norm(way))
        if free[number] and length > CLEARANCE:
            free[number] = not caster.blocked(place[None], (way / length)[None], length - 0.05)[0]
    return free


def _on_floor(places: Floats, floor: float, caster: Caster) -> NDArray[np.bool_]:
    """Say under which places (n, 3) is the room's floor rather than a table or a sofa."""
    down = np.tile([0.0, -1.0, 0.0], (len(places), 1))
    hits = caster.first(places, down, EYE + FOOTING)
    return np.asarray((hits.triangle >= 0) & (np.abs(places[:, 1] - hits.distance - floor) < FOOTING))
