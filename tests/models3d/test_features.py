from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models3d.folder.rules import FeatureRule, Match
from models3d.folder.unit_row import UnitRow
from models3d.homes.belonging import Part, parts_of
from models3d.homes.features import find_features, room_features
from models3d.homes.found import Home, find_homes
from models3d.homes.storeyplan import storey_plans
from models3d.manifest import Feature, MaterialKind
from models3d.materials.kinds import kind_of, written
from models3d.staged import Staged
from tests.models3d.world import ELEMENTS, SPACES, box, element, space, staged

BATH = SPACES[1]


def test_every_side_of_the_house_is_a_facade_of_its_own() -> None:
    belongs = _belongs(staged())
    assert belongs["front wall"].name == "South façade"
    assert belongs["window A left"].name == "West façade"
    assert belongs["right wall"].name == "East façade"
    assert belongs["back wall"].name == "North façade"


def test_facades_turn_with_true_north() -> None:
    assert _belongs(staged(true_north=180.0))["front wall"].name == "North façade"


def test_walls_inside_are_structure_and_the_lawn_is_grounds() -> None:
    belongs = _belongs(staged())
    assert belongs["party wall"].kind == belongs["slab"].kind == "structure"
    assert belongs["roof"].kind == "roof"
    assert belongs["lawn"].kind == "site"


def test_a_rule_names_what_buyers_should_find_and_what_must_stay_out_of_profiles() -> None:
    rules = [
        FeatureRule("lawn", "The lawn", "amenity", Match(name=("lawn",))),
        FeatureRule("hall", "The hall", "amenity", Match(space=("Hall",)), sensitive=True),
    ]
    world = staged(features=rules)
    features, _ = _features(world)
    hall = next(feature for feature in features if feature.id == "hall")
    assert hall.sensitive
    assert hall.volumes
    assert not any(feature.kind == "room" and "Hall" in feature.name for feature in features)
    assert _belongs(world)["lawn"].name == "The lawn"


def test_a_gross_area_around_all_rooms_takes_no_look_from_them() -> None:
    rooms, _ = _features(staged())
    gross = space("0 Gross floor area", "", (0.0, 0.0), (12.0, 10.5))
    features, _ = _features(staged(spaces=[gross, *SPACES]))
    assert [one.id for one in features] == [one.id for one in rooms]


def test_a_rule_may_rename_a_part_of_the_house() -> None:
    features, _ = _features(
        staged(features=[FeatureRule("roof", "Green roof", "roof", Match(name=("roof",)))])
    )
    assert [feature.name for feature in features if feature.id == "roof"] == ["Green roof"]


def test_the_viewer_tries_rooms_before_units_before_amenities() -> None:
    features, _ = _features(staged(features=[FeatureRule("hall", "Hall", "amenity", Match(space=("Hall",)))]))
    kinds = [feature.kind for feature in features if feature.volumes]
    assert kinds == sorted(kinds, key=["room", "unit", "amenity"].index)


def test_corridors_that_the_architect_numbered_and_those_she_did_not_are_all_found_apart() -> None:
    assert _room_ids("1 Corridor", "2 Corridor", "3 Corridor 1") == [
        "common-corridor-2",
        "common-corridor-3",
        "common-corridor-1",
    ]


def test_a_room_has_the_id_of_no_flat_and_of_nothing_that_the_folder_names() -> None:
    lobby = FeatureRule("common-lobby", "The lobby", "room", Match(name=("slab",)))
    world = staged(
        spaces=[space("1 Bath", "A", (0, 0), (3, 3)), space("2 Lobby", "", (4, 0), (7, 3))],
        units=[UnitRow("a", "A"), UnitRow("a-bath", "The bath house"), UnitRow("roof", "Roof flat")],
        features=[lobby],
    )
    features, belongs = _features(world)
    assert [feature.id for feature in features[:6]] == [
        *("a-bath-1", "common-lobby-1"),
        *("a", "a-bath", "roof"),
        "common-lobby",
    ]
    assert _belongs(world)["roof"].id == "roof-1"
    assert features[belongs[world.model.elements.index(ELEMENTS[0])]].id == "common-lobby"
    assert room_features(world, _homes(world), features) == {"id-1": "a-bath-1", "id-2": "common-lobby-1"}


def test_a_plan_leads_to_what_the_folder_names_also_where_a_flat_has_its_name() -> None:
    rules = [FeatureRule("a", "The atelier", "amenity", Match(space=("Bath*",)))]
    world = staged(features=rules, units=[UnitRow("a", "Flat A", spaces=("A",))])
    features, _ = _features(world)
    (atelier,) = [feature.id for feature in features if feature.name == "The atelier"]
    assert atelier == room_features(world, _homes(world), features)["id-A.2"] == "a-1"


NAMES = st.sampled_from(["Corridor", "Corridor 1", "corridor-1-1", "Roof", "A", "a 1", "1", "Бюро"])
IDS = st.sampled_from(["a", "a-1", "a-a", "a-roof", "common", "common-corridor-1", "roof", "site"])


@given(
    rooms=st.lists(st.tuples(NAMES | st.text(max_size=4), st.sampled_from(["", "a", "a-1"])), max_size=8),
    units=st.lists(IDS, unique=True, max_size=4),
    rules=st.lists(IDS, unique=True, max_size=4),
)
def test_no_two_features_share_an_id_whatever_rooms_flats_and_amenities_are_called(
    rooms: list[tuple[str, str]], units: list[str], rules: list[str]
) -> None:
    spaces = [replace(BATH, global_id=str(at), long_name=name) for at, (name, _) in enumerate(rooms)]
    homes = [
        Home(
            UnitRow(unit, unit),
            [s for s, (_, of) in zip(spaces, rooms, strict=True) if of == unit],
            [],
            [],
            "computed",
        )
        for unit in units
    ]
    world = staged(
        spaces=spaces, features=[FeatureRule(one, one, "room", Match(name=("lawn",))) for one in rules]
    )
    some: tuple[Part, ...] = ("roof", "site", "structure", "S")
    parts = [some[at % len(some)] for at in range(len(ELEMENTS))]
    ids = [feature.id for feature in find_features(world, homes, parts)[0]]
    assert len(ids) == len(set(ids))
    assert set(units) <= set(ids)


def _room_ids(*rooms: str) -> list[str]:
    places = [(float(at) * 4, 0.0) for at in range(len(rooms))]
    spaces = [space(name, "", (x, z), (x + 3, z + 3)) for name, (x, z) in zip(rooms, places, strict=True)]
    features, _ = _features(staged(spaces=spaces))
    return [feature.id for feature in features if feature.kind == "room"]


def _features(world: Staged) -> tuple[list[Feature], list[int]]:
    plans = storey_plans(world.model.elements, world.storeys)
    kinds = [kind_of(written(element, element.meshes[0])) for element in world.model.elements]
    return find_features(world, _homes(world), parts_of(world, plans, kinds))


def _homes(world: Staged) -> list[Home]:
    return find_homes(world, storey_plans(world.model.elements, world.storeys))


def _belongs(world: Staged) -> dict[str, Feature]:
    features, belongs = _features(world)
    return {e.name: features[index] for e, index in zip(world.model.elements, belongs, strict=True)}


def test_a_bare_steel_frame_is_a_house_and_no_garden() -> None:
    plate = element("plate", "IfcSlab", box((0, -0.1, 0), (0.5, 0, 0.5)))
    columns = [
        element(f"column {x} {z}", "IfcColumn", box((x, 0, z), (x + 0.2, 3, z + 0.2)))
        for x in (0, 10, 20)
        for z in (0, 10)
    ]
    beams = [element(f"beam {z}", "IfcBeam", box((0, 2.8, z), (20.2, 3, z + 0.2))) for z in (0, 10)]
    world = staged(elements=[plate, *columns, *beams])
    parts = parts_of(world, storey_plans(world.model.elements, world.storeys), ["metal"] * 9)
    assert "site" not in parts


def test_a_slab_that_leans_on_the_roof_is_of_the_roof_whatever_it_is_called() -> None:
    roof = element("roof slab", "IfcSlab", box((-0.3, 3.0, -0.3), (12.3, 3.3, 8.3)), whole="IfcRoof")
    german = element("Dach-1", "IfcSlab", box((-0.3, 3.0, -0.3), (12.3, 3.3, 8.3)))
    loft = element("Dachgeschoss Decke", "IfcSlab", box((0, 2.8, 0), (12, 3, 8)))
    world = staged(elements=[*ELEMENTS, roof, german, loft])
    kinds: list[MaterialKind] = ["concrete"] * len(world.model.elements)
    parts = parts_of(world, storey_plans(world.model.elements, world.storeys), kinds)
    assert parts[-3:] == ["roof", "roof", "structure"]
