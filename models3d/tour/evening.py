"""When evening comes to a place: the hour at which its windows are lit and the sky is not yet black."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from models3d.daylight.sun_position import sun_angles
from models3d.manifest import Place
from models3d.manifest_tour import TourHour

#: About the equinox evening comes everywhere but at the poles; of what year is of no weight.
DAY = date(2026, 9, 21)

#: Degrees of the sun above the horizon: civil twilight is half over, and lamps are on.
DUSK = -4.0

#: Steps of the hours of the day that are offered to buyers, minutes.
QUARTER = 15


def evening_of(place: Place) -> TourHour | None:
    """The first quarter of an hour after ``DAY``'s noon with the sun below ``DUSK``; None: there is none."""
    minutes = range(12 * 60, 24 * 60, QUARTER)
    midnight = datetime.combine(DAY, time(), ZoneInfo(place.timezone))
    seconds = np.array([(midnight + timedelta(minutes=one)).timestamp() for one in minutes])
    dark = np.nonzero(sun_angles(seconds, place.latitude, place.longitude).height < DUSK)[0]
    return TourHour(DAY.month, minutes[int(dark[0])]) if len(dark) else None
