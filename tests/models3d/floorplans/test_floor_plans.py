"""Laws of the plans, on two flats whose answers are known."""

import re
from dataclasses import replace

import numpy as np
import pytest
import shapely
from msgspec.structs import replace as replace_struct
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from models3d.described import describe
from models3d.floorplans.drawings import drawings, storey_drawings
from models3d.model import Mesh, ModelElement, ModelSpace
from models3d.progress import Silent
from models3d.staged import Staged
from tests.models3d.floorplans.drawing import SVG, drawn, of_class, shape_of, title_of, words_of
from tests.models3d.world import ELEMENTS, SPACES, box, element, space, staged, undrawn

THIN = "\u2009"


def test_walls_are_cut_exactly_where_they_stand() -> None:
    _, (plan,), _ = drawn(staged())
    cut = shape_of(*of_class(plan, "wall"))
    walls = [one for one in ELEMENTS if one.ifc_class == "IfcWall"]
    truth = shapely.union_all([_plan(one) for one in walls])
    assert cut.symmetric_difference(truth).area < 1e-6


def test_a_wall_with_brick_outside_and_plaster_inside_is_as_solid_as_a_plain_one() -> None:
    _, (plan,), _ = drawn(staged(elements=[_layered(one) for one in ELEMENTS]))
    cut = shape_of(*of_class(plan, "wall"))
    truth = shapely.union_all([_plan(one) for one in ELEMENTS if one.ifc_class == "IfcWall"])
    assert cut.symmetric_difference(truth).area < 1e-6
    assert not of_class(plan, "lining")


def test_a_rooms_outline_has_the_rooms_area() -> None:
    _, (plan,), _ = drawn(staged())
    rooms = of_class(plan, "room")
    assert len(rooms) == len(SPACES)
    for room, one in zip(sorted(rooms, key=title_of), sorted(SPACES, key=lambda s: s.long_name), strict=True):
        assert title_of(room).startswith(one.long_name)
        assert shape_of(room.findall(f"{SVG}path")[0]).area == pytest.approx(_area(one), abs=0.01)


def test_every_homes_plan_names_every_room_with_its_area() -> None:
    _, _, plans = drawn(staged())
    for plan, unit in zip(plans, ("A", "B"), strict=True):
        for one in (one for one in SPACES if one.zone == unit):
            said = f"{one.long_name}, {_area(one):.1f}{THIN}m²"
            assert any(title_of(room).startswith(said) for room in of_class(plan, "room"))
            assert said in (plan.findtext(f"{SVG}desc") or "")
        assert not [room for room in of_class(plan, "room") if room.get("data-unit") != unit.lower()]


def test_rooms_and_homes_carry_the_ids_of_the_manifest() -> None:
    described, (plan,), plans = drawn(staged())
    features = {feature.id: feature for feature in described.features}
    for room in of_class(plan, "room"):
        assert features[room.get("data-room", "")].unit == room.get("data-unit", "")
    assert [one.get("data-unit") for one in plans] == [home.row.id for home in described.homes]


def test_a_room_says_which_way_its_windows_look() -> None:
    _, _, (a, _) = drawn(staged(true_north=90.0))
    assert any("windows east and south" in title_of(room) for room in of_class(a, "room"))


def test_a_plan_is_true_to_scale_and_in_the_models_own_frame() -> None:
    _, (plan,), _ = drawn(staged())
    x, z, width, height = map(float, plan.get("viewBox", "").split())
    assert (plan.get("width"), plan.get("height")) == (f"{width / 100:g}mm", f"{height / 100:g}mm")
    assert x < -300
    assert z < -300
    assert x + width > 12_300
    assert z + height > 8_300


def test_shuffled_triangles_draw_the_same_plan() -> None:
    rng = np.random.default_rng(5)
    mixed = [
        replace(one, meshes=tuple(replace(m, triangles=rng.permutation(m.triangles)) for m in one.meshes))
        for one in ELEMENTS
    ]
    assert _plans(staged(elements=mixed)) == _plans(staged())


def test_words_stand_in_their_rooms_and_not_on_walls_or_fixtures() -> None:
    fixed = [*ELEMENTS, element("bath", "IfcSanitaryTerminal", box((0.2, 0, 2.3), (3.0, 0.5, 3.9)))]
    _, (plan,), _ = drawn(staged(elements=fixed))
    solid = shape_of(*of_class(plan, "wall")).union(shape_of(*of_class(plan, "fixture")))
    for text in of_class(plan, "labels")[0].iter(f"{SVG}text"):
        size = 290 if "name" in text.get("class", "") else 230
        half = 0.4 * size * len(text.text or "") / 2
        x, y = float(text.get("x", 0)), float(text.get("y", 0))
        words = shapely.box(x - half, y - size * 0.7, x + half, y)
        assert not words.intersects(shapely.affinity.scale(solid, 1000, 1000, origin=(0, 0))), text.text


def test_a_room_too_small_for_its_name_has_a_number_and_a_key() -> None:
    closet = space("A.3 Wardrobe", "A", (0.1, 2.2), (0.7, 2.8))
    _, _, (a, _) = drawn(staged(spaces=[*SPACES, closet]))
    assert "1" in [text.text for text in of_class(a, "sign")]
    assert any(f"Wardrobe 0.4{THIN}m²" in words for words in words_of(a))


def test_a_home_whose_living_room_is_full_is_named_all_the_same() -> None:
    shelves = [
        element(f"shelf {x}", "IfcFurniture", box((6.3 + 0.8 * x, 0, 2.3), (6.6 + 0.8 * x, 1, 7.2)))
        for x in range(7)
    ]
    _, (plan,), _ = drawn(staged(elements=[*ELEMENTS, *shelves]))
    assert {"A", "B"} <= set(words_of(plan))


def test_furniture_that_stands_twice_is_drawn_twice_alike() -> None:
    chairs = [
        element(
            f"chair {x}",
            "IfcFurniture",
            box((x, 0, 5), (x + 0.45, 0.45, 5.45)),
            box((x, 0, 5), (x + 0.45, 0.9, 5.05)),
        )
        for x in (1.0, 3.5)
    ]
    _, (plan,), _ = drawn(staged(elements=[*ELEMENTS, *chairs]))
    one, other = of_class(plan, "furniture")
    assert one.get("d", "").replace("M1000", "M3500").replace("M1450", "M3950") == other.get("d")


def test_a_door_swings_from_where_its_handle_is_not() -> None:
    _, (plan,), _ = drawn(staged(elements=[*ELEMENTS, _door(handle=0.8)]))
    (swing,) = of_class(plan, "swing")
    assert len(of_class(plan, "door")) == 1
    ends = re.fullmatch(r"M(\d+) .*A.* (\d+) \d+", swing.get("d", ""))
    # The hinge is at x = 2.05: the open leaf's tip is over it, the closed one's end at the handle.
    assert ends
    assert ends.groups() == ("2050", "2950")


def test_a_door_without_a_handle_is_an_opening_with_its_leaf() -> None:
    _, (plan,), _ = drawn(staged(elements=[*ELEMENTS, _door(handle=None)]))
    assert not of_class(plan, "swing")
    assert shape_of(*of_class(plan, "frame")).intersects(shapely.Point(2.5, 2.0))


def test_a_stair_shows_its_steps_up_to_the_cut_and_an_arrow_up() -> None:
    steps = [box((1 + 0.25 * n, 0.17 * n, 0.3), (1.25 + 0.25 * n, 0.17 * (n + 1), 1.3)) for n in range(16)]
    _, (plan,), _ = drawn(staged(elements=[*ELEMENTS, element("stair", "IfcStair", *steps)]))
    stair = shape_of(*of_class(plan, "stair"))
    assert stair.bounds == pytest.approx((1, 0.3, 1 + 0.25 * 7, 1.3))
    (arrow,) = (mark for mark in of_class(plan, "up") if mark.tag == f"{SVG}path")
    assert arrow.get("d", "").startswith("M1000 800h")
    assert of_class(plan, "above")


def test_homes_whose_rooms_nobody_drew_are_dashed_and_called_estimated() -> None:
    zones = {"window A left": "A.1", "window B front": "B.1"}
    elements = [replace(one, zone=zones.get(one.name, "")) for one in ELEMENTS]
    _, (storey,), plans = drawn(staged(elements=elements, spaces=undrawn(SPACES)))
    assert len(of_class(storey, "estimated")) == 2
    for plan in plans:
        assert of_class(plan, "estimated")
        assert any("estimated outline" in words for words in words_of(plan))
        assert any("Living room" in words for words in words_of(plan))


def test_a_home_on_two_levels_shows_both() -> None:
    upper = [
        replace(one, global_id=f"{one.global_id}-up", storey="First floor", meshes=_lifted(*one.meshes))
        for one in ELEMENTS
        if one.ifc_class != "IfcRoof"
    ]
    (mesh,) = _lifted(_mesh(SPACES[0]))
    study = replace(SPACES[0], global_id="up", name="A.9", long_name="Study", storey="First floor", mesh=mesh)
    rooms = [*SPACES, study]
    world = staged(elements=[*ELEMENTS, *upper], spaces=rooms)
    first = replace_struct(world.storeys[0], id="first-floor", name="First floor", floor=1, elevation=3.0)
    _, storeys, (a, _) = drawn(replace(world, storeys=[*world.storeys, first]))
    assert len(storeys) == 2
    assert {title_of(room).split(",")[0] for room in of_class(a, "room")} == {
        "Living room",
        "Bathroom",
        "Study",
    }
    assert any("Ground floor, First floor" in words for words in words_of(a))


def test_a_room_that_a_roof_closes_on_one_side_is_no_terrace() -> None:
    # Flat A's front wall stops below the cut; what closes it there is a roof that slopes down to it.
    low = element("low wall", "IfcWall", box((0, 0, 8), (6, 1.0, 8.3)))
    slope = element("slope", "IfcRoof", box((0, 0.9, 7.9), (6, 2.0, 8.1)))
    full = element("front wall", "IfcWall", box((6, 0, 8), (12, 3.0, 8.3)))
    kept = [one for one in ELEMENTS if one.name not in ("front wall", "window A front")]
    _, (plan,), _ = drawn(staged(elements=[*kept, low, slope, full]))
    assert not [place for place in of_class(plan, "outdoor") if "room" not in place.get("class", "")]


def test_a_storey_on_which_nobody_lives_has_no_plan() -> None:
    world = staged()
    roof = replace_struct(world.storeys[0], id="roof", name="Roof", floor=1, elevation=3.3)
    assert storey_drawings(describe(replace(world, storeys=[*world.storeys, roof])), Silent())[1] == b""


def _layered(one: ModelElement) -> ModelElement:
    """A wall of which either side, and what joins them, is a mesh of its own; anything else as it is."""
    (whole, *rest) = one.meshes
    if one.ifc_class != "IfcWall" or rest:
        return one
    corners = whole.vertices[whole.triangles]
    across = 0 if np.ptp(whole.vertices[:, 0]) < np.ptp(whole.vertices[:, 2]) else 2
    level = np.ptp(corners[:, :, across], axis=1) < 1e-9
    high = corners[:, 0, across] > whole.vertices[:, across].mean()
    sides = {"Facing brick": level & high, "Ceramic tile": level & ~high, "": ~level}
    return replace(
        one,
        meshes=tuple(
            Mesh(whole.vertices, whole.triangles[some], material=name) for name, some in sides.items()
        ),
    )


def _plans(world: Staged) -> list[bytes]:
    found = drawings(describe(world), Silent())
    return [*found.storeys, *found.units]


def _plan(one: ModelElement) -> BaseGeometry:
    low, high = one.meshes[0].vertices.min(axis=0), one.meshes[0].vertices.max(axis=0)
    return Polygon([(low[0], low[2]), (high[0], low[2]), (high[0], high[2]), (low[0], high[2])])


def _area(one: ModelSpace) -> float:
    x, _, z = np.ptp(_mesh(one).vertices, axis=0)
    return float(x * z)


def _mesh(one: ModelSpace) -> Mesh:
    assert one.mesh is not None
    return one.mesh


def _lifted(*meshes: Mesh) -> tuple[Mesh, ...]:
    return tuple(replace(mesh, vertices=mesh.vertices + np.array([0.0, 3.0, 0.0])) for mesh in meshes)


def _door(handle: float | None) -> ModelElement:
    """A door in the wall between flat A's living room and the hall, its handle so far from the left jamb."""
    jambs = [box((2, 0, 1.9), (2.05, 2.1, 2.1)), box((2.95, 0, 1.9), (3, 2.1, 2.1))]
    leaf = box((2.05, 0, 1.98), (2.95, 2.1, 2.02))
    grip = [] if handle is None else [box((2 + handle, 1.03, 1.93), (2.1 + handle, 1.05, 2.07))]
    return element("door", "IfcDoor", *jambs, leaf, *grip)
