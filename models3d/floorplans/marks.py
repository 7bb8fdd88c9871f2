"""Signs that are not shapes of the model: a door's swing, the way up a stair, north, the scale bar."""

from math import atan2, degrees

import numpy as np
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from models3d.floorplans.door_signs import Arc, DoorSign
from models3d.floorplans.markup import tag, text
from models3d.floorplans.paths import millimetres, path_of

#: Plans are drawn at one to this.
SCALE = 100

#: Length of the scale bar and where it is marked (metres).
BAR = 5
TICKS = (0, 1, 2, 5)


def door(sign: DoorSign) -> str:
    """Leaves as they stand open, and how they move."""
    return (
        "".join(tag("path", class_="swing", d=_quarter(arc)) for arc in sign.arcs)
        + (tag("path", class_="swing", d=path_of(sign.lines)) if sign.lines else "")
        + (tag("path", class_="above", d=path_of(sign.overhead)) if sign.overhead else "")
        + "".join(tag("path", class_="door", d=path_of(panel)) for panel in sign.panels)
    )


def _quarter(arc: Arc) -> str:
    out, shut = arc.tip - arc.hinge, arc.end - arc.hinge
    turn = int(out[0] * shut[1] - out[1] * shut[0] > 0)
    radius = millimetres(float(np.hypot(*out)))
    tip, end = (f"{millimetres(float(at[0]))} {millimetres(float(at[1]))}" for at in (arc.tip, arc.end))
    return f"M{tip}A{radius} {radius} 0 0 {turn} {end}"


def way_up(way: LineString) -> str:
    """A line with a ring where it starts and an arrow's head where it ends."""
    x, z = (millimetres(value) for value in way.coords[0])
    (ax, az), (bx, bz) = way.coords[-2:]
    along = np.array([bx - ax, bz - az]) / np.hypot(bx - ax, bz - az)
    across = np.array([-along[1], along[0]])
    tip = np.array([bx, bz])
    head = LineString([tip - 0.2 * along + 0.1 * across, tip, tip - 0.2 * along - 0.1 * across])
    return tag("circle", class_="up", cx=x, cy=z, r=50) + tag("path", class_="up", d=path_of([way, head]))


def north(x: float, z: float, true_north: float, letter: str) -> str:
    """An arrow around (x, z) metres that points to true north; ``true_north`` as in the manifest's place."""
    here = f"translate({millimetres(x)} {millimetres(z)})"
    angle = round(true_north % 360, 1)
    return tag(
        "g",
        tag("circle", class_="scale", r=360),
        tag("path", class_="needle", d="M0-360L130 150 0 60-130 150z", transform=f"rotate({angle:g})"),
        tag("text", text(letter), class_="small", **_beyond(angle)),
        transform=here,
    )


def _beyond(turned: float) -> dict[str, float]:
    """Where the letter stands: beyond the arrow's tip."""
    angle = np.radians(turned)
    return {"x": round(float(np.sin(angle)) * 520), "y": round(-float(np.cos(angle)) * 520) + 80}


def scale_bar(x: float, z: float, metre: str) -> str:
    """Five metres from (x, z) metres to the right, and the scale."""
    left, level = millimetres(x), millimetres(z)
    ticks = "".join(f"M{left + tick * 1000} {level - 120}v120" for tick in TICKS)
    words = [_at(f"{tick}", left + tick * 1000, level - 190) for tick in TICKS[:-1]]
    last = _at(f"{BAR}\u2009{metre}", left + BAR * 1000, level - 190)
    said = _at(f"1\u2009:\u2009{SCALE}", left + BAR * 1000 + 300, level, "small quiet start")
    bar = tag("path", class_="scale", d=f"M{left} {level}h{BAR * 1000}{ticks}")
    return "".join([bar, *words, last, said])


def inset(
    whole: BaseGeometry, here: BaseGeometry, right: float, top: float, size: tuple[float, float]
) -> tuple[str, float]:
    """The ``whole`` storey small, with ``here`` in it, its top right corner there; and its width (metres)."""
    low_x, low_z, high_x, high_z = whole.bounds
    share = min(size[0] / (high_x - low_x), size[1] / (high_z - low_z))
    width = (high_x - low_x) * share
    x, z = millimetres(right - width - low_x * share), millimetres(top - low_z * share)
    ink = tag("path", class_="context", d=path_of(whole.simplify(0.2))) + tag(
        "path", class_="here", d=path_of(here.simplify(0.2))
    )
    return tag("g", ink, transform=f"translate({x} {z}) scale({share:.4f})"), width


def _at(words: str, x: int, y: int, style: str = "small") -> str:
    return tag("text", text(words), class_=style, x=x, y=y)


def turned(true_north: float) -> int:
    """Degrees, clockwise, by which north is turned from up."""
    return round(degrees(atan2(np.sin(np.radians(true_north)), np.cos(np.radians(true_north)))))
