from math import asin, atan2, degrees

import pytest

from models3d.manifest import Place
from models3d.stills.sunlight import EARLY, LATE, morning_sun


@pytest.mark.parametrize("latitude", [-70.0, -34.0, 0.0, 46.0, 60.0, 78.0])
@pytest.mark.parametrize("height", [EARLY, LATE])
def test_the_morning_sun_stands_in_the_east_and_shines_down(latitude: float, height: float) -> None:
    x, y, _ = morning_sun(Place(latitude, 14.5, "UTC"), height)
    assert x > 0
    assert degrees(asin(y)) == pytest.approx(min(height, degrees(asin(y))), abs=1.5)
    assert degrees(asin(y)) > 15


def test_a_turned_plan_turns_the_sun() -> None:
    plain, turned = (morning_sun(Place(46.0, 14.5, "UTC", north)) for north in (0.0, 90.0))
    bearings = [degrees(atan2(x, -z)) for x, _, z in (plain, turned)]
    assert (bearings[1] - bearings[0]) % 360 == pytest.approx(90.0, abs=0.01)
    assert turned[1] == plain[1]
