"""Hours of sun by spherical trigonometry alone: no rays, no steps of time.

Over a day the sun goes round a circle of the sky. What lets it shine on a point (horizon, façade, reveal, the
top of an endless wall, the edge of an endless balcony) are planes through that point, and where they cut the
circle has a closed form; between two cuts it shines or it does not.
"""

from datetime import date
from itertools import pairwise
from math import acos, asin, atan2, cos, hypot, pi, radians, sin

from tests.models3d.daylight.one_room import DEPTH, HEAD, POINT, WIDTH

Vector = tuple[float, float, float]

#: What counts as sunshine from 4 degrees over the horizon; air lifts the sun there by 0.19 degrees (tables).
LOWEST = 4.0 - 0.19

#: Degrees by which the declination changes between noon and either end of a day.
LOOSE = 0.15


class Sky:
    """The sun's circle on one day: ``declination`` (radians) at noon, by the Astronomical Almanac.

    ``off`` (degrees) puts the sun beside it.
    """

    def __init__(self, latitude: float, month: int, day: int, off: float = 0.0) -> None:
        n = (date(2026, month, day) - date(2000, 1, 1)).days
        anomaly = radians(357.528 + 0.9856003 * n)
        ecliptic = radians(280.460 + 0.9856474 * n + 1.915 * sin(anomaly) + 0.020 * sin(2 * anomaly))
        self.declination = radians(off) + asin(sin(radians(23.439 - 0.0000004 * n)) * sin(ecliptic))
        self.latitude = radians(latitude)

    def hours(self, *sides: tuple[Vector, float]) -> float:
        """Hours a day in which the sun is on the right side of all planes: s . vector >= offset."""
        curves = [self._curve(vector, offset) for vector, offset in sides]
        cuts = sorted({0.0, 2 * pi} | {angle for curve in curves for angle in _zeros(*curve)})
        return sum(
            (end - begin) * 12 / pi
            for begin, end in pairwise(cuts)
            if all(a * cos(h) + b * sin(h) + c >= 0 for a, b, c in curves for h in [(begin + end) / 2])
        )

    def _curve(self, vector: Vector, offset: float) -> tuple[float, float, float]:
        """The plane over the hour angle h: a cos h + b sin h + c; vectors are (east, north, up)."""
        (east, north, up), d, phi = vector, self.declination, self.latitude
        a = -north * cos(d) * sin(phi) + up * cos(d) * cos(phi)
        return a, -east * cos(d), north * sin(d) * cos(phi) + up * sin(d) * sin(phi) - offset


def window_hours(
    latitude: float,
    day: tuple[int, int],
    bearing: float,
    wall: tuple[float, float] | None = None,
    overhang: tuple[float, float] | None = None,
) -> tuple[float, float]:
    """Least and most hours of sun on the reference point of ``one_room``'s window, looking to ``bearing``.

    ``wall`` is (its top over the floor, how far), ``overhang`` (how far out, its underside over the floor).
    Between the two lies what the day's change of declination leaves open.
    """
    sine, cosine = sin(radians(bearing)), cos(radians(bearing))

    def plane(outwards: float, sideways: float, upwards: float) -> tuple[Vector, float]:
        return (outwards * sine + sideways * cosine, outwards * cosine - sideways * sine, upwards), 0.0

    planes = [
        ((0.0, 0.0, 1.0), sin(radians(LOWEST))),
        plane(WIDTH / 2, DEPTH, 0.0),
        plane(WIDTH / 2, -DEPTH, 0.0),
        plane(HEAD - POINT, 0.0, -DEPTH),
    ]
    if wall:
        top, far = wall
        planes.append(plane(-(top - POINT), 0.0, far))
    if overhang:
        reach, underside = overhang
        planes.append(plane(underside - POINT, 0.0, -reach))
    hours = [Sky(latitude, *day, off).hours(*planes) for off in (-LOOSE, 0.0, LOOSE)]
    return min(hours), max(hours)


def _zeros(a: float, b: float, c: float) -> list[float]:
    size = hypot(a, b)
    if size < 1e-12 or abs(c) > size:
        return []
    middle, half = atan2(b, a), acos(-c / size)
    return [(middle - half) % (2 * pi), (middle + half) % (2 * pi)]
