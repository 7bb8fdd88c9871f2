from models3d.folder.rules import FeatureRule, Match
from models3d.homes.belonging import parts_of
from models3d.homes.features import find_features
from models3d.homes.found import find_homes
from models3d.homes.storeyplan import storey_plans
from models3d.manifest import Feature, MaterialKind
from models3d.materials.kinds import kind_of, written
from models3d.staged import Staged
from tests.models3d.world import ELEMENTS, box, element, staged


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


def test_a_rule_may_rename_a_part_of_the_house() -> None:
    features, _ = _features(
        staged(features=[FeatureRule("roof", "Green roof", "roof", Match(name=("roof",)))])
    )
    assert [feature.name for feature in features if feature.id == "roof"] == ["Green roof"]


def test_the_viewer_tries_rooms_before_units_before_amenities() -> None:
    features, _ = _features(staged(features=[FeatureRule("hall", "Hall", "amenity", Match(space=("Hall",)))]))
    kinds = [feature.kind for feature in features if feature.volumes]
    assert kinds == sorted(kinds, key=["room", "unit", "amenity"].index)


def test_no_two_features_share_an_id() -> None:
    ids = [feature.id for feature in _features(staged())[0]]
    assert len(ids) == len(set(ids))


def _features(world: Staged) -> tuple[list[Feature], list[int]]:
    plans = storey_plans(world.model.elements, world.storeys)
    kinds = [kind_of(written(element, element.meshes[0])) for element in world.model.elements]
    return find_features(world, find_homes(world, plans), parts_of(world, plans, kinds))


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
