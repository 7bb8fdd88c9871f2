"""The days that stand for a year, and the sun's way over them.

A day runs from one solar midnight to the next, so that clocks changed in spring and autumn shift nothing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from models3d.daylight.sun_position import Floats, sun_angles, towards_sun
from models3d.manifest import Place

#: Every year is nearly the same to the sun; this one lies midway between two leap years.
YEAR = 2026

#: Days of each month that stand for it, evenly spread.
DAYS_OF_MONTH = (4, 12, 19, 27)

#: Solstices as (month, day); June's is the longest day in the north and the shortest in the south.
SOLSTICES = ((6, 21), (12, 21))

#: Between two looks at the sun (minutes); each stands for the time around it.
STEP = 5

#: Lower than this (degrees) the sun is no sunshine: a clear sky's direct light (Ineichen and Perez 2002,
#: Linke turbidity 3) falls short of the 120 W/m² from which the WMO (Guide No. 8, chapter 8) counts it.
#: EN 17037 begins higher, by the place: 11 degrees in Germany.
LEAST_HEIGHT = 4.0

#: A temperate tree is in leaf in these months in the north, and in the other six in the south.
LEAFY = range(5, 11)

#: Nearer to the equator than this (degrees) trees are in leaf all the year.
TROPIC = 23.44


@dataclass(frozen=True)
class SunWay:
    """Where sunshine comes from: ``towards`` (n, 3) unit vectors, ``day`` (n,) of which day each is.

    ``months`` are the month of each day, ``leafy`` (n,) says whether trees are in leaf. The two days after
    those of the months are the solstices; each direction stands for ``hours`` hours.
    """

    towards: Floats
    day: NDArray[np.int32]
    leafy: NDArray[np.bool_]
    months: list[int]
    hours: float = STEP / 60


def sun_way(place: Place) -> SunWay:
    """Give the sun's way over the days that stand for the year at ``place``."""
    dates = [(month, day) for month in range(1, 13) for day in DAYS_OF_MONTH] + list(SOLSTICES)
    return way_over(place, dates)


def way_over(place: Place, dates: list[tuple[int, int]]) -> SunWay:
    """Give the sun's way over the days ``dates`` (month, day) at ``place``, sunshine only."""
    steps = (np.arange(24 * 60 // STEP) + 0.5) * STEP * 60 - 43_200
    moments = np.array([_solar_noon(place, *date) for date in dates])[:, None] + steps
    angles = sun_angles(moments.ravel(), place.latitude, place.longitude)
    shining = angles.height >= LEAST_HEIGHT
    day = np.repeat(np.arange(len(dates), dtype=np.int32), len(steps))[shining]
    leafy = np.array([_in_leaf(month, place.latitude) for month, _ in dates])
    towards = towards_sun(angles, place.true_north)[shining]
    return SunWay(towards, day, leafy[day], [month for month, _ in dates])


def _solar_noon(place: Place, month: int, day: int) -> float:
    """Mean solar noon of the place's own date, in seconds since 1970."""
    clock = datetime(YEAR, month, day, 12, tzinfo=ZoneInfo(place.timezone)).astimezone(UTC).timestamp()
    midday = 43_200 - place.longitude * 240
    return midday + 86_400 * round((clock - midday) / 86_400)


def _in_leaf(month: int, latitude: float) -> bool:
    return abs(latitude) < TROPIC or (month in LEAFY) == (latitude > 0)
