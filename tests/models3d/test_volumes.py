import tracemalloc
from dataclasses import replace

import pytest
from shapely import Point, Polygon, box, union_all

from models3d.homes.estimate import estimate
from models3d.homes.found import Home, find_homes
from models3d.homes.storeyplan import FACE, storey_plans
from models3d.homes.volumes import prisms
from models3d.manifest import Prism
from models3d.staged import Staged
from tests.models3d.world import SPACES, staged, undrawn

FRONT_OF_A, FRONT_OF_B = (3.0, 1.5, 8.3), (9.0, 1.5, 8.3)


def test_a_look_at_a_flats_own_front_is_a_look_at_the_flat() -> None:
    a, b = _homes(staged())
    assert _holds(a, FRONT_OF_A)
    assert not _holds(b, FRONT_OF_A)
    assert _holds(b, FRONT_OF_B)
    assert not _holds(a, FRONT_OF_B)


def test_a_flat_ends_a_hand_before_its_face_and_not_in_the_air_beyond() -> None:
    site = staged()
    a, _ = _homes(site)
    plan = storey_plans(site.model.elements, site.storeys)[a.levels[0].storey]
    face = plan.faced.intersection(box(2, 0, 4, 20)).bounds[3]
    held = [step / 100 for step in range(800, 950) if _holds(a, (3.0, 1.5, step / 100))]
    assert max(held) == pytest.approx(face + FACE, abs=0.02)


def test_a_flat_reaches_into_no_room_of_its_neighbour() -> None:
    a, b = _homes(staged())
    assert not _holds(a, (6.25, 1.5, 5.0))
    assert not _holds(b, (5.75, 1.5, 5.0))


def test_a_terrace_belongs_to_its_flat() -> None:
    _, b = _homes(staged())
    assert _holds(b, (9.0, 0.1, 10.0))


def test_a_home_round_a_court_does_not_fill_the_court() -> None:
    plan = box(0, 0, 12, 10).difference(box(3, 3, 6, 7)).difference(box(8, 4, 10, 6))
    pieces = [Polygon(one.footprint) for one in prisms(plan, 0.0, 3.0)]
    assert union_all(pieces).symmetric_difference(plan).area < 1e-6
    assert sum(piece.area for piece in pieces) == pytest.approx(plan.area)


def test_a_shaft_no_wider_than_a_pipe_is_part_of_the_home() -> None:
    (one,) = prisms(box(0, 0, 12, 10).difference(box(3, 3, 3.5, 3.5)), 0.0, 3.0)
    assert Polygon(one.footprint).area == pytest.approx(120)


def test_drawn_rooms_give_computed_volumes() -> None:
    assert [home.origin for home in _homes(staged())] == ["computed", "computed"]


def test_undrawn_homes_are_parted_at_the_wall_between_what_is_known_of_them() -> None:
    # Known of A is a window at its far left, of B one near the party wall: halfway would be wrong.
    a, b = _homes(_undrawn())
    assert (a.origin, b.origin) == ("estimated", "estimated")
    for x, owner, other in ((1.0, a, b), (5.0, a, b), (7.0, b, a), (11.0, b, a)):
        assert _holds(owner, (x, 1.5, 5.0)), x
        assert not _holds(other, (x, 1.5, 5.0)), x


def test_a_home_of_which_nothing_is_known_has_no_volume_rather_than_a_wrong_one() -> None:
    world = _undrawn()
    silent = [
        replace(element, zone="") if element.zone == "B.1" else element for element in world.model.elements
    ]
    a, b = _homes(replace(world, model=replace(world.model, elements=silent)))
    assert a.volumes
    assert b.volumes == []


def test_a_stray_point_deep_in_a_neighbours_flat_moves_no_border() -> None:
    left = [(1.0, 1.0), (1.0, 3.0), (2.0, 2.0), (3.0, 1.0), (3.0, 3.0)]
    right = [(10 - x, z) for x, z in left]
    area, nothing = box(0, 0, 10, 4), Polygon()
    clean = estimate(area, nothing, {"left": left, "right": right})
    strayed = estimate(area, nothing, {"left": [*left, (8.5, 2.0)], "right": right})
    assert strayed["left"].area == pytest.approx(clean["left"].area)
    assert clean["left"].area == pytest.approx(20, abs=1.0)


def test_a_border_runs_along_the_wall_not_halfway() -> None:
    parts = estimate(box(0, 0, 10, 4), box(6.9, 0, 7.1, 4), {"left": [(1.0, 2.0)], "right": [(9.0, 2.0)]})
    assert parts["left"].bounds[2] == pytest.approx(7.0, abs=0.3)


def test_a_storey_on_which_thousands_of_things_are_zoned_takes_no_memory_for_every_pair() -> None:
    known = {
        str(home): [(home * 8 + 0.1 + 7.8 * (at % 20) / 20, 0.2 + at // 20 * 0.6) for at in range(400)]
        for home in range(10)
    }
    tracemalloc.start()
    try:
        parts = estimate(box(0, 0, 80, 12), Polygon(), known)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 100e6
    assert [round(part.area / 96, 1) for part in parts.values()] == [1.0] * 10


def _undrawn() -> Staged:
    zones = {"window A left": "A.1", "window B front": "B.1"}
    elements = [replace(element, zone=zones.get(element.name, "")) for element in staged().model.elements]
    return staged(elements=elements, spaces=undrawn(SPACES))


def _homes(world: Staged) -> list[Home]:
    return find_homes(world, storey_plans(world.model.elements, world.storeys))


def _holds(home: Home, point: tuple[float, float, float]) -> bool:
    return any(_inside(prism, point) for prism in home.volumes)


def _inside(prism: Prism, point: tuple[float, float, float]) -> bool:
    x, y, z = point
    return prism.bottom <= y <= prism.top and Polygon(prism.footprint).covers(Point(x, z))
