import pytest
from shapely import Point, Polygon

from models3d.daylight import finished_building, home_suns, unit_views
from models3d.described import Described
from models3d.manifest import Sun, View
from models3d.progress import Silent
from models3d.rays import Caster

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def caster(described: Described) -> Caster:
    return finished_building(described)


@pytest.fixture(scope="module")
def suns(described: Described, caster: Caster) -> dict[str, Sun | None]:
    found = home_suns(described, Silent(), caster)
    return {home.row.id: sun.best for home, sun in zip(described.homes, found, strict=True)}


@pytest.fixture(scope="module")
def views(described: Described, caster: Caster) -> dict[str, list[View]]:
    found = unit_views(described, caster)
    return {home.row.id: some for home, some in zip(described.homes, found, strict=True)}


def test_every_flat_has_sun_in_winter_and_the_rear_flats_the_least(suns: dict[str, Sun | None]) -> None:
    winter = {unit: sun.december for unit, sun in suns.items() if sun}
    assert len(winter) == 10
    # Flats 3 and 6 lie in the rear wing, behind the others as the winter sun sees it.
    front = [hours for unit, hours in winter.items() if unit not in ("3", "6")]
    assert max(winter["3"], winter["6"]) < min(front) - 1
    assert min(winter.values()) > 1


def test_from_every_flat_one_looks_out_of_its_own_rooms(
    described: Described, views: dict[str, list[View]]
) -> None:
    for home in described.homes:
        looks = views[home.row.id]
        assert len(looks) >= 2, home.row.id
        assert len({look.orientation for look in looks}) >= 2
        for look in looks:
            x, y, z = look.eye
            assert any(
                prism.bottom <= y <= prism.top and Polygon(prism.footprint).covers(Point(x, z))
                for prism in home.volumes
            ), (home.row.id, look.eye)


def test_where_no_site_is_drawn_only_the_houses_own_wings_are_named(
    views: dict[str, list[View]],
) -> None:
    seen = {sight.kind for looks in views.values() for look in looks for sight in look.sees}
    assert seen == {"court"}
    # The yard between the wings lies before flat 6's window in the inner corner, not before the street front.
    assert any(sight.kind == "court" and sight.share > 0.25 for look in views["6"] for sight in look.sees)
    assert not [sight.kind for look in views["5"] if look.orientation == "S" for sight in look.sees]
