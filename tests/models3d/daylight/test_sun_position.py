"""The sun stands where NREL's Solar Position Algorithm (as pvlib has it) says, everywhere and at any time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from pvlib.solarposition import spa_python

from models3d.daylight.sun_days import SOLSTICES, SunWay, sun_way, way_over
from models3d.daylight.sun_position import Angles, sun_angles, towards_sun
from models3d.manifest import Place

#: Degrees between the two, along the sky; the series itself is good to a hundredth.
WITHIN = 0.012

#: The air's refraction is weather; near the horizon formulas differ by some hundredths.
REFRACTED_WITHIN = 0.03

LJUBLJANA = Place(46.05, 14.5, "Europe/Ljubljana")
PLACES = [
    LJUBLJANA,
    Place(-33.87, 151.2, "Australia/Sydney"),
    Place(1.87, -157.4, "Pacific/Kiritimati"),
    Place(-13.8, -171.8, "Pacific/Apia"),
    Place(52.1, -174.2, "America/Adak"),
    Place(43.8, 87.6, "Asia/Shanghai"),
    Place(27.7, 85.3, "Asia/Kathmandu"),
    Place(64.1, -21.9, "Atlantic/Reykjavik"),
]


def test_the_sun_stands_where_the_reference_says_at_random_places_and_times() -> None:
    random = np.random.default_rng(7)
    for latitude, longitude in zip(random.uniform(-89, 89, 25), random.uniform(-180, 180, 25), strict=True):
        seconds = np.sort(random.uniform(_at(2000, 1, 1), _at(2050, 1, 1), 200))
        moments = pd.DatetimeIndex(pd.to_datetime(seconds, unit="s", utc=True))
        told = spa_python(moments, latitude, longitude, delta_t=None)
        ours = sun_angles(seconds, float(latitude), float(longitude))
        up = told["apparent_elevation"].to_numpy() > 3
        expected = Angles(told["apparent_elevation"].to_numpy()[up], told["azimuth"].to_numpy()[up])
        found = Angles(ours.height[up], ours.bearing[up])
        assert np.abs(found.height - expected.height).max() < REFRACTED_WITHIN
        high = expected.height > 15
        assert _apart(found, expected)[high].max() < WITHIN


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.timezone)
def test_a_day_is_the_places_own_date_whatever_its_clock_says(place: Place) -> None:
    # About the equinoxes the sun's declination, its height at the pole, changes by 0.4 degrees a day.
    phi = np.radians(place.latitude)
    pole = np.array([0.0, np.sin(phi), -np.cos(phi)])
    for month, day in ((3, 29), (9, 20)):
        towards = way_over(place, [(month, day)]).towards
        high = towards[towards[:, 1] > 0.9 * towards[:, 1].max()]
        noon = pd.DatetimeIndex([datetime(2026, month, day, 12, tzinfo=ZoneInfo(place.timezone))])
        declination = float(spa_python(noon, 90.0, place.longitude)["elevation"].iloc[0])
        assert np.degrees(np.arcsin(high @ pole).mean()) == pytest.approx(declination, abs=0.1)


def test_changing_the_clocks_changes_no_day() -> None:
    for change in ((3, 29), (10, 25)):
        days = [(change[0], change[1] + more) for more in (-1, 0, 1)]
        way = way_over(LJUBLJANA, days)
        before, on, after = np.bincount(way.day) * way.hours
        assert on == pytest.approx((before + after) / 2, abs=0.1)
        for clock in ("UTC", "Etc/GMT-1", "Europe/Athens"):
            other = way_over(Place(46.05, 14.5, clock), days)
            assert np.array_equal(other.towards, way.towards)


def test_the_solstices_are_the_years_longest_and_shortest_days() -> None:
    hours = {
        date: len(way_over(LJUBLJANA, [date]).day)
        for date in [*SOLSTICES, (5, 1), (6, 1), (7, 15), (11, 15), (1, 15), (3, 20)]
    }
    assert max(hours, key=hours.__getitem__) == (6, 21)
    assert min(hours, key=hours.__getitem__) == (12, 21)


def test_a_year_has_four_days_a_month_and_the_solstices() -> None:
    way: SunWay = sun_way(LJUBLJANA)
    assert way.months == [month for month in range(1, 13) for _ in range(4)] + [6, 12]
    assert np.linalg.norm(way.towards, axis=1) == pytest.approx(1.0)


def test_north_is_up_the_plan_unless_the_arrow_turns_it() -> None:
    north = Angles(np.zeros(1), np.zeros(1))
    east_up = Angles(np.array([30.0]), np.array([90.0]))
    assert towards_sun(north, 0.0)[0] == pytest.approx([0, 0, -1])
    assert towards_sun(north, 90.0)[0] == pytest.approx([1, 0, 0])
    assert towards_sun(east_up, 0.0)[0] == pytest.approx([np.sqrt(0.75), 0.5, 0])


def _at(*date: int) -> float:
    return datetime(date[0], date[1], date[2], tzinfo=UTC).timestamp()


def _apart(one: Angles, other: Angles) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Degrees between the directions of two."""
    a, b = towards_sun(one, 0.0), towards_sun(other, 0.0)
    return np.asarray(np.degrees(2 * np.arcsin(np.linalg.norm(a - b, axis=1) / 2)))
