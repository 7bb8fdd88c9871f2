"""What is near: where it lies, how long one walks there, and what a folder may say of it and may not."""

import math
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models3d.errors import BrokenInputError
from models3d.folder.development import read_development
from models3d.manifest import Manifest
from models3d.manifest_nearby import GROUPS, KINDS, Nearby
from models3d.sample.development import development_toml
from models3d.walk import DETOUR, PACE_M_A_MINUTE, minutes_on_foot, north_up, on_plan, way
from tests.models3d.tiny_folder import SMALLEST

#: The development of the smallest file stands at 51.84, 5.85.
STATION = """
[[nearby]]
name = "Station"
kind = "train"
latitude = 51.8436
longitude = 5.85
"""
BAKER = """
[[nearby]]
name = "Baker"
kind = "bakery"
latitude = 51.84
longitude = 5.852
"""

ANGLES = st.floats(0, 360, exclude_max=True)


def nearby(folder: Path, toml: str) -> list[Nearby]:
    (folder / "development.toml").write_text(SMALLEST + toml)
    return read_development(folder).nearby()


def refused(folder: Path, toml: str) -> BrokenInputError:
    with pytest.raises(BrokenInputError) as caught:
        nearby(folder, toml)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize(
    ("to", "distance", "bearing"),
    [
        # Pantheon to Colosseum; Big Ben to the Eye; the Opera House to the Harbour Bridge.
        ((41.8986, 12.4769, 41.8902, 12.4922), 1573, 126.4),
        ((51.5007, -0.1246, 51.5033, -0.1196), 451, 50.1),
        ((-33.8568, 151.2153, -33.8523, 151.2108), 650, 320.3),
        ((0.0, 0.0, 0.0, 0.01), 1112, 90.0),
        ((0.0, 179.999, 0.0, -179.999), 222, 90.0),
    ],
)
def test_straight_lines_between_known_places_are_as_long_as_maps_say(
    to: tuple[float, float, float, float], distance: float, bearing: float
) -> None:
    found = way(*to)
    assert found.distance == pytest.approx(distance, rel=0.01)
    assert found.bearing == pytest.approx(bearing, abs=1.0)


@given(st.floats(-80, 80), st.floats(-180, 180), ANGLES, st.floats(20, 5_000))
def test_a_place_lies_as_far_and_in_the_direction_in_which_it_was_put(
    latitude: float, longitude: float, bearing: float, distance: float
) -> None:
    radians = math.radians(bearing)
    north = latitude + math.degrees(distance * math.cos(radians) / 6_371_008.8)
    east = longitude + math.degrees(
        distance * math.sin(radians) / (6_371_008.8 * math.cos(math.radians(latitude)))
    )
    found = way(latitude, longitude, north, east)
    assert found.distance == pytest.approx(distance, rel=0.005)
    assert abs((found.bearing - bearing + 180) % 360 - 180) < 1.0


@given(ANGLES, st.floats(-180, 180), st.floats(1, 5_000))
def test_direction_and_distance_stay_however_the_building_lies_on_its_plan(
    bearing: float, true_north: float, distance: float
) -> None:
    x, z = (part * distance for part in on_plan(bearing, true_north))
    east, north = north_up(x, z, true_north)
    assert math.hypot(east, north) == pytest.approx(distance)
    assert east == pytest.approx(distance * math.sin(math.radians(bearing)), abs=1e-6 * distance)
    assert north == pytest.approx(distance * math.cos(math.radians(bearing)), abs=1e-6 * distance)


def test_a_walk_is_the_straight_line_and_its_detour_at_eighty_metres_a_minute_begun_minutes_whole() -> None:
    assert [minutes_on_foot(metres) for metres in (1, 61, 62, 400, 800, 5_000)] == [1, 1, 2, 7, 13, 82]
    # On streets at right angles the mean detour over all directions is 4 / pi.
    around = [abs(math.cos(turn / 100)) + abs(math.sin(turn / 100)) for turn in range(628)]
    assert sum(around) / len(around) == pytest.approx(4 / math.pi, rel=0.01)
    assert 4 / math.pi <= DETOUR < math.sqrt(2)
    assert PACE_M_A_MINUTE * 60 == 4_800


def test_places_come_by_what_one_goes_there_for_and_the_nearest_first(tmp_path: Path) -> None:
    halt = STATION.replace("Station", "Halt").replace("51.8436", "51.8418")
    found = nearby(tmp_path, BAKER + STATION + halt)
    assert [one.name for one in found] == ["Halt", "Station", "Baker"]
    station = found[1]
    assert (station.distance, station.bearing, station.minutes, station.said_by) == (400, 0.0, 7, "")


def test_minutes_that_somebody_walked_count_and_are_theirs(tmp_path: Path) -> None:
    (station,) = nearby(
        tmp_path, STATION + 'minutes = 5\nsaid_by = "Walked in May 2026"\nnote = "By the park."\n'
    )
    assert (station.minutes, station.said_by, station.note) == (5, "Walked in May 2026", "By the park.")


def test_a_folder_that_says_nothing_has_nothing_near(tmp_path: Path) -> None:
    assert nearby(tmp_path, "") == []


def test_minutes_need_somebody_who_answers_for_them(tmp_path: Path) -> None:
    error = refused(tmp_path, STATION + "minutes = 5\n")
    assert error.what == "'Station' has minutes that nobody answers for."
    assert "leave minutes out to have them computed" in error.remedy
    assert error.where == "development.toml line 17"
    assert "where no minutes are said" in refused(tmp_path, STATION + 'said_by = "Us"\n').what


def test_nobody_sells_a_walk_that_nobody_can_walk(tmp_path: Path) -> None:
    error = refused(tmp_path, STATION + 'minutes = 2\nsaid_by = "Us"\n')
    assert error.what == "'Station' is 400 m away in a straight line; nobody walks that in 2 min."
    assert error.remedy == "Correct it; by our reckoning it is 7."
    assert "in 70 min" in refused(tmp_path, STATION + 'minutes = 70\nsaid_by = "Us"\n').what
    assert nearby(tmp_path, STATION + 'minutes = 30\nsaid_by = "Us"\n')[0].minutes == 30


@pytest.mark.parametrize("kind", ["church", "mosque", "school", "Crime", "place of worship"])
def test_nothing_is_told_that_stands_for_who_lives_there(tmp_path: Path, kind: str) -> None:
    error = refused(tmp_path, STATION.replace("train", kind))
    assert "stands for who lives there" in error.what
    assert "Leave it out" in error.remedy


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('"Station"', '"School Lane"'), "'School Lane' of [[nearby]] speaks of a school ('school')"),
        (
            ('kind = "train"', 'kind = "train"\nnote = "Beside two churches."'),
            "a place of worship ('church')",
        ),
        (("Our own map", "Figures of the police"), "nearby_source speaks of crime"),
    ],
)
def test_words_about_who_lives_there_are_pointed_out(
    tmp_path: Path, change: tuple[str, str], says: str
) -> None:
    source = 'nearby_source = "Our own map."\n'
    (tmp_path / "development.toml").write_text((source + SMALLEST + STATION).replace(*change))
    (said,) = read_development(tmp_path).doubts()
    assert says in said
    assert "unless it is but the name" in said


def test_a_library_or_a_park_is_nothing_to_point_out(tmp_path: Path) -> None:
    (tmp_path / "development.toml").write_text(SMALLEST + STATION + BAKER)
    assert read_development(tmp_path).doubts() == []


def test_no_kind_on_the_list_tells_people_apart() -> None:
    told = {"worship", "church", "mosque", "school", "university", "police", "crime", "income", "embassy"}
    assert not told & set(KINDS)
    assert [kind for kinds in GROUPS.values() for kind in kinds] == list(KINDS)


def test_an_unknown_kind_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    error = refused(tmp_path, STATION.replace("train", "trian"))
    assert error.what == "'trian' is no kind of place that is told."
    assert error.remedy.startswith("Did you mean 'train'? These are told: train, metro,")
    assert error.where == "development.toml line 14"


def test_a_place_in_another_country_is_a_mistake_and_so_is_one_with_swapped_numbers(tmp_path: Path) -> None:
    far = refused(tmp_path, STATION.replace("51.8436", "48.2"))
    assert far.what == "'Station' lies 404.8 km away, which nobody walks."
    assert far.remedy == "Correct its place, or leave it out; near is up to 5 km."
    swapped = refused(
        tmp_path, STATION.replace("51.8436", "5.85").replace("longitude = 5.85\n", "longitude = 51.84\n")
    )
    assert swapped.remedy == "Swap its latitude and longitude."
    sydney = STATION.replace("51.8436", "151.21").replace("longitude = 5.85\n", "longitude = -33.86\n")
    assert refused(tmp_path, sydney).remedy == "Swap its latitude and longitude."
    assert "between -90 and 90" in refused(tmp_path, STATION.replace("51.8436", "518436.0")).what


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("51.8436", "51.84001"), "lies where the building stands"),
        (('"Station"', '""'), "has no name"),
        (('"Station"', f'"{"Station " * 9}"'), "does not fit on a label"),
        (('kind = "train"', f'kind = "train"\nnote = "{"far " * 40}"'), "more than 120 letters"),
        (
            ('kind = "train"', f'kind = "train"\nminutes = 7\nsaid_by = "{"We " * 30}"'),
            "more than 80 letters",
        ),
        (('kind = "train"', 'kind = "train"\nminutes = 0\nsaid_by = "Us"'), "a minute at least"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    assert says in refused(tmp_path, STATION.replace(*change)).what


def test_the_same_place_is_told_once_and_a_directory_not_at_all(tmp_path: Path) -> None:
    assert "is there twice" in refused(tmp_path, STATION + STATION).what
    many = "".join(BAKER.replace("Baker", f"Baker {number}") for number in range(25))
    assert "25 places" in refused(tmp_path, many).what


def test_the_sample_has_made_up_places_around_it_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "development.toml").write_text(development_toml(), encoding="utf-8")
    folder = read_development(tmp_path)
    found = folder.nearby()
    assert 8 <= len(found) <= 12
    assert "made up" in folder.file.nearby_source
    assert {bool(one.said_by) for one in found} == {True, False}
    assert len({one.kind for one in found}) == len(found)


def test_a_build_of_before_anything_was_near_can_still_be_read() -> None:
    needed = {field.name for field in msgspec.structs.fields(Manifest) if field.required}
    assert not {"nearby", "nearby_source"} & needed
