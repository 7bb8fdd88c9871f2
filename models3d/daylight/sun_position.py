"""Where the sun stands, for many moments at once.

The low-accuracy solar coordinates of J. Meeus, Astronomical Algorithms (2nd ed., 1998), chapters 12, 13, 16
and 25: within 0.01 degrees of the full theory from 1950 to 2050, as tests hold against NREL's SPA.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: 2000-01-01 12:00, from which astronomers count, in seconds since 1970.
J2000 = 946_728_000.0

#: Seconds by which the even time of the planets was ahead of the earth's turning (about 2026).
DELTA_T = 69.2

#: Half the earth's width as the sun sees it (degrees): so much lower it stands than from the earth's centre.
PARALLAX = 8.794 / 3600


@dataclass(frozen=True)
class Angles:
    """Apparent ``height`` over the horizon, refraction included, and compass ``bearing``, (n,) degrees."""

    height: Floats
    bearing: Floats


def sun_angles(seconds: Floats, latitude: float, longitude: float) -> Angles:
    """Sun's angles at moments (n,) in seconds since 1970 (UTC) from a place in degrees (north, east)."""
    days = (np.asarray(seconds, np.float64) - J2000) / 86_400
    right_ascension, declination = _equatorial((days + DELTA_T / 86_400) / 36_525)
    hour = np.radians(_sidereal(days) + longitude) - right_ascension
    phi = np.radians(latitude)
    east = -np.cos(declination) * np.sin(hour)
    north = np.sin(declination) * np.cos(phi) - np.cos(declination) * np.sin(phi) * np.cos(hour)
    up = np.sin(declination) * np.sin(phi) + np.cos(declination) * np.cos(phi) * np.cos(hour)
    height = np.degrees(np.arctan2(up, np.hypot(east, north)))
    height = height - PARALLAX * np.cos(np.radians(height))
    return Angles(height + _refraction(height), np.degrees(np.arctan2(east, north)) % 360)


def towards_sun(angles: Angles, true_north: float) -> Floats:
    """Unit vectors (n, 3) to the sun in the model's frame; ``true_north`` is as in ``manifest.Place``."""
    height, on_plan = np.radians(angles.height), np.radians(angles.bearing + true_north)
    level = np.cos(height)
    return np.column_stack([level * np.sin(on_plan), np.sin(height), -level * np.cos(on_plan)])


def _equatorial(centuries: Floats) -> tuple[Floats, Floats]:
    """Apparent right ascension and declination in radians (chapter 25)."""
    t = centuries
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t**2
    anomaly = np.radians(357.52911 + 35999.05029 * t - 0.0001537 * t**2)
    centre = (
        (1.914602 - 0.004817 * t - 0.000014 * t**2) * np.sin(anomaly)
        + (0.019993 - 0.000101 * t) * np.sin(2 * anomaly)
        + 0.000289 * np.sin(3 * anomaly)
    )
    node = np.radians(125.04 - 1934.136 * t)
    longitude = np.radians(mean + centre - 0.00569 - 0.00478 * np.sin(node))
    tilt = np.radians(23.4392911 - 0.0130042 * t + 0.00256 * np.cos(node))
    ascension = np.arctan2(np.cos(tilt) * np.sin(longitude), np.cos(longitude))
    return ascension, np.arcsin(np.sin(tilt) * np.sin(longitude))


def _sidereal(days: Floats) -> Floats:
    """Apparent sidereal time at Greenwich in degrees (chapter 12), ``days`` of universal time since J2000."""
    t = days / 36_525
    node = np.radians(125.04 - 1934.136 * t)
    mean = 280.46061837 + 360.98564736629 * days + 0.000387933 * t**2
    return np.asarray(mean - 0.00478 * np.sin(node) * np.cos(np.radians(23.44)), np.float64) % 360


def _refraction(height: Floats) -> Floats:
    """How much air lifts the sun (degrees): Sæmundsson's formula (chapter 16); nothing below the horizon."""
    seen = np.maximum(height, -1.0)
    lift = 1.02 / 60 / np.tan(np.radians(seen + 10.3 / (seen + 5.11)))
    return np.where(height > -1.0, np.maximum(lift, 0.0), 0.0)
