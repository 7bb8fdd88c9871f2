"""The sun of the place on a clear morning, in the model's frame."""

from datetime import UTC, datetime, timedelta
from math import cos, radians, sin

from astral import Observer
from astral.sun import azimuth, elevation

from models3d.manifest import Place

#: A day in early summer, north and south of the equator; which year makes no difference to be seen.
NORTHERN, SOUTHERN = datetime(2025, 5, 21, tzinfo=UTC), datetime(2025, 11, 21, tzinfo=UTC)

#: Heights (degrees) through which the sun climbs early, when façades look best, and late in a morning.
EARLY, LATE = 36.0, 54.0

#: Where it never climbs that high, this share of its noon's height is taken.
SHARE = {EARLY: 0.7, LATE: 0.95}

STEP = timedelta(minutes=4)


def morning_sun(place: Place, height: float = EARLY) -> tuple[float, float, float]:
    """Unit direction (x, y, z) towards the sun over ``place`` as it climbs through ``height``.

    The sun's place by the ``astral`` package (Meeus, "Astronomical Algorithms"), without refraction.
    """
    observer = Observer(place.latitude, place.longitude)
    # Local midnight by the sun itself: 15 degrees an hour.
    start = (NORTHERN if place.latitude >= 0 else SOUTHERN) - timedelta(hours=place.longitude / 15)
    moments = [start + STEP * count for count in range(int(timedelta(hours=13) / STEP))]
    heights = [elevation(observer, moment, with_refraction=False) for moment in moments]
    wanted = min(height, SHARE[height] * max(heights))
    noon = heights.index(max(heights))
    # Near a pole the sun of the small hours stands high already: the last time it climbs through counts.
    low = [at for at in range(noon) if heights[at] < wanted]
    at = low[-1] + 1 if low else 0
    return sun_towards(azimuth(observer, moments[at]), heights[at], place.true_north)


def sun_towards(bearing: float, height: float, true_north: float) -> tuple[float, float, float]:
    """Unit direction (x, y, z) to a sun at compass ``bearing`` and ``height``, both in degrees.

    >>> [round(value, 3) for value in sun_towards(90.0, 30.0, 0.0)]
    [0.866, 0.5, -0.0]
    """
    turned, up = radians(bearing + true_north), radians(height)
    x, y, z = sin(turned) * cos(up), sin(up), -cos(turned) * cos(up)
    return round(x, 6), round(y, 6), round(z, 6)
