"""Windows and glazed doors as solids: frame, sashes, panes and handles, apart as they are built.

Local frame: x along the wall with 0 in the middle of the opening, +y outwards from the structure's outer
face, z up from the foot of the opening.
"""

from models3d.sample.grid import CLADDING, INNER_LEAF
from models3d.sample.palette import BRONZE, GLASS, OAK, PRECAST, STEEL, Look
from models3d.sample.parts import Slice, Solid, box, frame

#: Frame: width in view, inner and outer face. Sashes are a little thinner on both sides.
FRAME, INSIDE, OUTSIDE = 0.06, -0.03, 0.055
SASH = 0.055


def _sash(x0: float, z0: float, x1: float, z1: float, look: Look) -> Slice:
    return frame((x0, z0, x1, z1), (INSIDE + 0.01, OUTSIDE - 0.012), SASH, look)


def window_solids(kind: str, width: float, height: float) -> tuple[Solid, ...]:
    """What fills an opening of ``width`` and ``height``; "gate" has boards instead of panes."""
    half = width / 2
    solids: list[Solid] = [frame((-half, 0, half, height), (INSIDE, OUTSIDE), FRAME, BRONZE)]
    sash = OAK if kind == "entrance" else BRONZE
    leaves = 1 if width < 1.1 else 2
    step = (width - 2 * FRAME) / leaves
    for leaf in range(leaves):
        x0 = round(-half + FRAME + leaf * step, 4) + 0.002
        x1 = round(x0 + step, 4) - 0.004
        z0, z1 = FRAME + 0.002, height - FRAME - 0.002
        solids.append(_sash(x0, z0, x1, z1, sash))
        inside = (x0 + SASH, z0 + SASH, x1 - SASH, z1 - SASH)
        if kind == "gate":
            solids.append(box(inside[0], 0, inside[1], inside[2], 0.03, inside[3], OAK))
        else:
            solids.append(box(inside[0], 0.004, inside[1], inside[2], 0.028, inside[3], GLASS))
        if kind == "entrance" or (kind == "gate" and leaf == 0):
            grip = x1 - 0.04 if leaf == 0 and leaves == 2 else x0 + 0.02
            solids.append(box(grip, OUTSIDE - 0.012, 0.9, grip + 0.025, OUTSIDE + 0.03, 1.5, STEEL))
    return tuple(solids)


def sill(width: float, over: float) -> tuple[Solid, ...]:
    """A pale sill outside, ``over`` metres beyond the cladding, and an oak board inside."""
    half = width / 2 - 0.001
    return (
        box(-half, OUTSIDE, 0, half, CLADDING + over, 0.03, PRECAST),
        box(-half, -INNER_LEAF - 0.02, 0, half, INSIDE, 0.022, OAK),
    )
