"""Where somebody stands who looks out of a window: on the floor of the room, clear of walls and furniture."""

import numpy as np
from numpy.typing import NDArray

from models3d.daylight.fans import around
from models3d.daylight.openings import Opening
from models3d.daylight.panes import Floats
from models3d.rays import Caster

#: Eyes of somebody who stands (metres over the floor).
EYE = 1.6

#: How far behind the wall's inner surface one stands (metres), and how far towards either end of the pane
#: (shares of half its width); the first of each is best, and a step aside is better than one as far back.
BEHIND = (1.1, 1.3, 1.5, 1.0, 0.8, 0.6)
ASIDE = (0.0, 0.5, -0.5, 1.0, -1.0)
BACK_FOR_ASIDE = 0.5

#: Free round the head, so that no picture begins inside a wall (metres).
CLEARANCE = 0.3

#: The floor under one's feet may lie so much off the room's (metres): screed, carpets, thresholds.
FOOTING = 0.25

#: The line of sight keeps so far from the glass's border (metres).
MARGIN = 0.15

#: Two looks, so far to either side (metres), see a mullion that one look through its joint would miss.
HALF_A_NOSE = 0.04


def standing_place(opening: Opening, caster: Caster) -> tuple[Floats, Floats] | None:
    """Eye (3,) and unit direction (3,) out through the pane; None where there is no place to stand."""
    pane, level, through = opening.pane, opening.pane.level, opening.at_height(EYE, MARGIN)
    half = max(pane.width / 2 - MARGIN, 0.0)
    steps = [(behind, aside * half) for behind in BEHIND for aside in ASIDE]
    steps.sort(key=lambda step: (abs(step[0] - BEHIND[0]) + BACK_FOR_ASIDE * abs(step[1]), step))
    places = np.array(
        [through + pane.across * aside - level * (opening.wall + behind) for behind, aside in steps]
    )
    places[:, 1] = opening.floor + EYE
    # Straight ahead on plan; up or down where the glass is not before one's eyes.
    away = (through - places) @ level
    towards = np.outer(away, level)
    towards[:, 1] = through[1] - opening.floor - EYE
    towards /= np.linalg.norm(towards, axis=1, keepdims=True)
    free = _free(places, through - level * pane.behind, caster)
    on_floor = free & _on_floor(places, opening.floor, caster)
    # A mullion before one's nose is no view: rather a step aside, behind one of the sashes.
    clear = on_floor.copy()
    for eye in (places - pane.across * HALF_A_NOSE, places + pane.across * HALF_A_NOSE):
        clear &= ~caster.blocked(eye, towards, float(away.max()) + pane.before)
    best = next((some for some in map(np.flatnonzero, (clear, on_floor, free)) if len(some)), None)
    return None if best is None else (places[best[0]], towards[best[0]])


def _free(places: Floats, pane: Floats, caster: Caster) -> NDArray[np.bool_]:
    """Say at which places (n, 3) nothing is near the head nor between it and the glass."""
    level = around(np.array([1.0, 0.0, 0.0]), np.arange(0.0, 360.0, 30.0), np.zeros(1))
    sides = np.concatenate([level, [[0.0, 1.0, 0.0], [0.0, -1.0, 0.0]]])
    near = caster.blocked(
        np.repeat(places, len(sides), axis=0), np.tile(sides, (len(places), 1)), CLEARANCE
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
