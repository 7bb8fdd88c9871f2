"""What is near on the page that the server writes: a map and a list for everybody, also without a scene."""

import math
import re
from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from models3d import manifest as m
from models3d.folder.nearby import MOST
from models3d.manifest_nearby import KINDS, Nearby, NearbyKind
from models3d.sample.nearby import NOTES, PLACES, SOURCE
from server.nearby import around, group_words, kind_words
from server.nearby_map import BADGE, EDGE, make_room, map_of
from tests.server.deciding import PLACE
from tests.server.house import House
from tests.server.without_model import without_model

NEAR = [
    Nearby("Mill Lane", "bus", 140, 50.0, 3),
    Nearby("West Halt", "train", 545, 318.0, 8, said_by="Walked in May 2026", note="Two platforms."),
    Nearby("Fish & Sons", "shops", 1_260, 90.0, 21),
]


def with_nearby(house: House, places: Sequence[Nearby], source: str = "") -> None:
    path = house.parts.settings.builds / PLACE / "manifest.json"
    built = m.decode(path.read_bytes())
    path.write_bytes(m.encode(msgspec.structs.replace(built, nearby=list(places), nearby_source=source)))


def page(house: House, **headers: str) -> str:
    text: str = house.visitor().client.get(f"/d/{PLACE}/", headers=headers).text
    return text


def words(text: str) -> str:
    """What of a page is read, in one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_a_development_that_states_nothing_shows_nothing(house: House) -> None:
    assert 'id="nearby"' not in page(house)
    with_nearby(house, NEAR)
    assert 'id="nearby"' in page(house)


def test_every_place_says_how_far_in_which_direction_and_who_says_how_long(house: House) -> None:
    with_nearby(house, NEAR, "After a map of the town, March 2026.")
    read = words(page(house))
    assert "1 Mill Lane about 3 min Bus stop · 140 m NE" in read
    assert "2 West Halt 8 min Railway station · 540 m NW Walked in May 2026 Two platforms." in read
    assert "3 Fish &amp; Sons about 21 min Shops · 1.3 km E" in read
    assert "Times with “about” are computed" in read
    assert "After a map of the town, March 2026." in read
    assert re.findall(r'class="nearby-group"[^>]*>([^<]+)', page(house)) == [
        "Getting about",
        "Shops and errands",
    ]


def test_places_that_we_have_made_up_are_called_so_in_the_reader_s_language(house: House) -> None:
    name, *_ = PLACES[0]
    with_nearby(house, [Nearby(name, "bus", 140, 50.0, 3, note=NOTES[name])], SOURCE)
    path = house.parts.settings.builds / PLACE / "manifest.json"
    built = m.decode(path.read_bytes())
    spoken = msgspec.structs.replace(built.development, languages=["en", "de"])
    path.write_bytes(m.encode(msgspec.structs.replace(built, development=spoken)))
    read = words(page(house, **{"Accept-Language": "de"}))
    assert "Lindenstraße ca. 3 Min. Bushaltestelle · 140 m NO Tagsüber alle zehn Minuten." in read
    assert "Diese Orte sind erfunden" in read


def test_where_all_was_walked_nothing_is_said_of_computing(house: House) -> None:
    with_nearby(house, NEAR[1:2])
    read = words(page(house))
    assert "West Halt 8 min" in read
    assert "are computed" not in read


def test_a_place_lies_on_the_map_in_its_direction_and_further_out_the_longer_one_walks() -> None:
    drawn = map_of(world(NEAR))
    assert [ring.minutes for ring in drawn.rings] == [5, 10, 15, 25]
    lane, halt, shop = drawn.spots
    assert lane.x > 0 > lane.y
    assert halt.x < 0
    assert halt.y < 0
    assert shop.x > 0
    assert abs(shop.y) < 0.1
    assert math.hypot(lane.x, lane.y) < math.hypot(halt.x, halt.y) < math.hypot(shop.x, shop.y)


def test_a_ring_is_where_its_minutes_are() -> None:
    drawn = map_of(world([Nearby("Halt", "train", 700, 77.0, 10), Nearby("Hall", "market", 900, 10.0, 15)]))
    halt, ring = drawn.spots[0], next(one for one in drawn.rings if one.minutes == 10)
    assert abs(math.hypot(halt.x, halt.y) - ring.radius) < 0.2


def test_the_building_is_drawn_north_up_however_it_lies_on_its_plan() -> None:
    # A bar along the plan's up; where north is to the right of the plan, it runs from west to east.
    bar = m.Prism([(0, 0), (4, 0), (4, 40), (0, 40)], 0, 3)
    upright, lying = (map_of(world(NEAR, north, bar)).outline for north in (0.0, 90.0))
    assert extent(upright)[0] * 5 < extent(upright)[1]
    assert extent(lying)[1] * 5 < extent(lying)[0]


@given(st.lists(st.tuples(st.floats(0, 360), st.integers(1, 60)), min_size=1, max_size=MOST))
def test_no_number_of_the_map_hides_another_and_none_leaves_it(found: list[tuple[float, int]]) -> None:
    points = [
        (math.sin(math.radians(turn)) * 2 * far, math.cos(math.radians(turn)) * 2 * far)
        for turn, far in found
    ]
    labels = make_room(points)
    for at, (x, y) in enumerate(labels):
        assert math.hypot(x, y) <= EDGE + 0.01
        for other in labels[:at]:
            assert math.dist((x, y), other) > 2 * BADGE - 0.2


def test_every_kind_and_group_has_a_word() -> None:
    every: list[NearbyKind] = list(KINDS)
    found = around(world([Nearby(kind, kind, 400, 0.0, 7) for kind in every]))
    assert found
    assert [title for title, _ in found.groups] == list(group_words().values())
    assert set(kind_words()) == set(KINDS)


def world(places: Sequence[Nearby], true_north: float = 0.0, home: m.Prism | None = None) -> m.Manifest:
    """A development of one home, or of none that is drawn, with ``places`` around it."""
    place = m.Place(52.0, 4.0, "Europe/Amsterdam", true_north)
    features = [m.Feature("a", "unit", "A", volumes=[home] if home else [])]
    return without_model(place, features, development=PLACE, name="Board", nearby=places)


def extent(outline: str) -> tuple[float, float]:
    """Width and height of a path's data."""
    points = [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", outline)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs), max(ys) - min(ys)
