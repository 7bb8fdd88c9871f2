"""Railings: a flat oak handrail on posts and slender upright bars of dark bronze."""

from collections.abc import Iterator

from models3d.sample.palette import BRONZE, OAK, Look
from models3d.sample.parts import Prism, Solid, box

#: Spacing of bars, their section, the section of posts, height of the handrail.
SPACING, BAR, POST, HAND = 0.118, 0.014, 0.035, 0.035


def along_x(
    x0: float, x1: float, y: float, foot: float, top: float, *, hand: Look | None = OAK
) -> list[Solid]:
    """A railing along x between its end posts, its middle line at ``y``; without ``hand`` it is all metal."""
    return _run((x0, x1, y), (foot, top), hand or BRONZE, swap=False)


def along_y(
    y0: float, y1: float, x: float, foot: float, top: float, *, hand: Look | None = OAK
) -> list[Solid]:
    """A railing along y between its end posts, its middle line at ``x``."""
    return _run((y0, y1, x), (foot, top), hand or BRONZE, swap=True)


def _run(
    line: tuple[float, float, float], height: tuple[float, float], hand: Look, *, swap: bool
) -> list[Solid]:
    (a, b, at), (foot, top) = line, height

    def solid(  # noqa: PLR0917 - along, across, up and a look
        u0: float, u1: float, half: float, z0: float, z1: float, look: Look = BRONZE
    ) -> Solid:
        if swap:
            return box(at - half, u0, z0, at + half, u1, z1, look)
        return box(u0, at - half, z0, u1, at + half, z1, look)

    solids = [solid(a, b, POST / 2 + 0.006, top - HAND, top, hand)]
    posts = max(1, round((b - a) / 1.8))
    step = (b - a - POST) / posts
    for number in range(posts + 1):
        start = a + step * number
        solids.append(solid(start, start + POST, POST / 2, foot, top - HAND))
    for number in range(posts):
        low, high = a + step * number + POST, a + step * (number + 1)
        solids.append(solid(low, high, BAR / 2 + 0.003, foot + 0.06, foot + 0.08))
        bars = max(1, round((high - low) / SPACING) - 1)
        gap = (high - low) / (bars + 1)
        for bar in range(1, bars + 1):
            middle = low + gap * bar
            solids.append(_bar(middle, at, foot + 0.08, top - HAND, swap=swap))
    return solids


def _bar(along: float, across: float, low: float, high: float, *, swap: bool) -> Solid:
    """An upright bar of three sides: nobody sees the fourth, and there are thousands."""
    half = BAR / 2
    corners = ((along - half, across - half), (along + half, across - half), (along, across + half))
    ring = tuple((y, x) for x, y in reversed(corners)) if swap else corners
    return Prism(ring, low, high, BRONZE)


def level_x(x0: float, x1: float, y: float, foot: float, top: float) -> list[Solid]:
    """A low railing with level bars, for a parapet that is half the height already."""
    return [box(a, y - h, z0, b, y + h, z1, look) for a, b, h, z0, z1, look in _level(x0, x1, foot, top)]


def level_y(y0: float, y1: float, x: float, foot: float, top: float) -> list[Solid]:
    """The same along y."""
    return [box(x - h, a, z0, x + h, b, z1, look) for a, b, h, z0, z1, look in _level(y0, y1, foot, top)]


def _level(
    a: float, b: float, foot: float, top: float
) -> Iterator[tuple[float, float, float, float, float, Look]]:
    yield a, b, POST / 2 + 0.006, top - HAND, top, OAK
    posts = max(1, round((b - a) / 1.8))
    step = (b - a - POST) / posts
    for number in range(posts + 1):
        yield a + step * number, a + step * number + POST, POST / 2, foot, top - HAND, BRONZE
    bars = int((top - foot) / SPACING)
    for bar in range(1, bars):
        z = foot + (top - HAND - foot) * bar / bars
        yield a, b, BAR / 2, z - BAR / 2, z + BAR / 2, BRONZE
