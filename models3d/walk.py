"""How far away a place is, in which direction, and how long one walks there: pure geometry of the globe."""

import math
from typing import NamedTuple

#: Mean radius of the Earth, metres (IUGG): within 0.6 % everywhere, far less than the streets add.
EARTH_M = 6_371_008.8

#: Metres that one walks in a minute, 4.8 km/h: what Japan's code for the advertising of homes prescribes
#: (rules of the Fair Competition Code on Indication of Real Estate: 80 m of road a minute, and a minute begun
#: is whole).
PACE_M_A_MINUTE = 80.0

#: Metres of way for a metre of straight line. On streets that cross at right angles it is
#: ``|cos a| + |sin a|``, by direction between 1 and 1.41, and on average 4 / pi = 1.27; rounded up.
DETOUR = 1.3


class Way(NamedTuple):
    """A straight line on the globe: metres, and degrees clockwise from true north at its beginning."""

    distance: float
    bearing: float


def way(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> Way:
    """The shortest line between two points given in degrees (haversine, and the bearing it sets out at).

    >>> north = way(52.0, 5.0, 52.01, 5.0)
    >>> round(north.distance), round(north.bearing)
    (1112, 0)
    """
    here, there = math.radians(latitude), math.radians(to_latitude)
    east = math.radians(to_longitude - longitude)
    half = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(east / 2) ** 2
    y = math.sin(east) * math.cos(there)
    x = math.cos(here) * math.sin(there) - math.sin(here) * math.cos(there) * math.cos(east)
    return Way(2 * EARTH_M * math.asin(min(1.0, math.sqrt(half))), math.degrees(math.atan2(y, x)) % 360)


def minutes_on_foot(distance: float) -> int:
    """Minutes that one walks to what lies ``distance`` metres away as the crow flies.

    ``distance * DETOUR / PACE_M_A_MINUTE``; a minute begun is whole. Hills, crossings and waiting for a light
    are not in it: it is an estimate, and is called one wherever it is shown.

    >>> [minutes_on_foot(distance) for distance in (20, 400, 1000)]
    [1, 7, 17]
    """
    return max(1, math.ceil(round(distance * DETOUR / PACE_M_A_MINUTE, 6)))


def on_plan(bearing: float, true_north: float) -> tuple[float, float]:
    """The direction (x, z) on the model's plan, of length 1, of what lies at ``bearing`` from true north.

    ``true_north`` is :attr:`models3d.manifest.Place.true_north`.

    >>> [round(part) for part in on_plan(90.0, true_north=0.0)]
    [1, 0]
    """
    turned = math.radians(bearing + true_north)
    return math.sin(turned), -math.cos(turned)


def north_up(x: float, z: float, true_north: float) -> tuple[float, float]:
    """Metres (east, north) of the point (x, z) on the model's plan: what :func:`on_plan` does, undone."""
    turned = math.radians(true_north)
    return x * math.cos(turned) + z * math.sin(turned), x * math.sin(turned) - z * math.cos(turned)
