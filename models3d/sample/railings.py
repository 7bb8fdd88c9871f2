"""Railings: a handrail, posts and upright bars of dark bronze."""

from models3d.sample.palette import BRONZE
from models3d.sample.parts import Solid, box

#: Spacing of bars, their section, the section of posts and rails.
SPACING, BAR, POST = 0.115, 0.014, 0.035


def along_x(x0: float, x1: float, y: float, foot: float, top: float) -> list[Solid]:
    """A railing along x between its end posts, its middle line at ``y``."""
    return _run(x0, x1, y, foot, top, swap=False)


def along_y(y0: float, y1: float, x: float, foot: float, top: float) -> list[Solid]:
    """A railing along y between its end posts, its middle line at ``x``."""
    return _run(y0, y1, x, foot, top, swap=True)


def _run(a: float, b: float, at: float, foot: float, top: float, *, swap: bool) -> list[Solid]:
    def solid(u0: float, u1: float, half: float, z0: float, z1: float) -> Solid:
        if swap:
            return box(at - half, u0, z0, at + half, u1, z1, BRONZE)
        return box(u0, at - half, z0, u1, at + half, z1, BRONZE)

    solids = [solid(a, b, POST / 2 + 0.003, top - 0.03, top)]
    posts = max(1, round((b - a) / 1.6))
    step = (b - a - POST) / posts
    for number in range(posts + 1):
        start = a + step * number
        solids.append(solid(start, start + POST, POST / 2, foot, top - 0.03))
    for number in range(posts):
        low, high = a + step * number + POST, a + step * (number + 1)
        solids.append(solid(low, high, BAR / 2 + 0.003, foot + 0.06, foot + 0.08))
        bars = round((high - low) / SPACING) - 1
        gap = (high - low) / (bars + 1)
        for bar in range(1, bars + 1):
            middle = low + gap * bar
            solids.append(solid(middle - BAR / 2, middle + BAR / 2, BAR / 2, foot + 0.08, top - 0.03))
    return solids
