"""Storeys as buyers count them, whatever levels an architect needed."""

from pathlib import Path

import pytest

from models3d.errors import BrokenInputError
from models3d.homes.storey_index import finder
from models3d.manifest import NO_INDEX, Storey
from models3d.model import Model, ModelElement, ModelStorey
from models3d.staged import read_staged
from models3d.staging.boxes import boxes_of
from models3d.staging.storeys import storeys_of
from tests.models3d.tiny_folder import SMALLEST, write_folder
from tests.models3d.tiny_ifc import TinyHouse
from tests.models3d.world import box


def counted(*levels: tuple[str, float]) -> dict[str, tuple[int, float]]:
    """Floor and height of each of ``levels``, given as name and elevation."""
    return {storey.name: (storey.floor, storey.height) for storey in counted_storeys(*levels)}


def counted_storeys(*levels: tuple[str, float]) -> list[Storey]:
    """The storeys of a model that has ``levels``."""
    element = ModelElement("1", "IfcSlab", "slab", levels[0][0], meshes=(box((0, 0, 0), (1, 1, 1)),))
    model = Model([ModelStorey(name, height) for name, height in levels], [element], [])
    return storeys_of(model, [], boxes_of(model.elements))[0]


def test_levels_of_the_structure_are_no_floors_of_their_own() -> None:
    found = counted(
        ("Footing", -1.25), ("Top of slab 0", -0.3), ("Ground", 0.0), ("Top of slab 1", 2.7), ("First", 3.0)
    )
    assert {name: floor for name, (floor, _) in found.items()} == {
        "Footing": -1, "Top of slab 0": 0, "Ground": 0, "Top of slab 1": 1, "First": 1,
    }  # fmt: skip
    assert found["Ground"][1] == pytest.approx(2.7)
    assert found["Top of slab 1"][1] == pytest.approx(3.0), "not the hand's breadth up to the screed"


def test_half_storeys_are_counted_with_the_floor_below_them() -> None:
    found = counted(("0", 0.0), ("0.5", 1.4), ("1", 2.8), ("1.5", 4.2), ("-0.5", -1.4), ("-1", -2.8))
    assert [found[name][0] for name in ("0", "0.5", "1", "1.5", "-0.5", "-1")] == [0, 0, 1, 1, -1, -1]


def test_two_buildings_on_a_slope_have_rooms_of_full_height() -> None:
    found = counted(("A0", 0.0), ("A1", 3.0), ("A2", 6.0), ("B0", 1.5), ("B1", 4.5), ("B2", 7.5))
    assert {height for _, height in found.values()} == {3.0}


def heights(*slabs: tuple[str, float, tuple[float, float]]) -> dict[str, float]:
    """Height of each storey that has one slab, given as name, elevation and where it begins and ends on x."""
    elements = [
        ModelElement(name, "IfcSlab", "", name, meshes=(box((begin, at - 0.2, 0), (end, at, 9)),))
        for name, at, (begin, end) in slabs
    ]
    model = Model([ModelStorey(name, at) for name, at, _ in slabs], elements, [])
    found, _ = storeys_of(model, [], boxes_of(elements))
    return {storey.name: storey.height for storey in found}


def test_a_storey_ends_under_the_next_floor_over_it_and_not_with_the_house_beside() -> None:
    west, east = (0.0, 10.0), (12.0, 20.0)
    found = heights(
        ("W0", 0.0, west), ("W1", 3.0, west), ("W2", 6.0, west),
        ("E0", 2.0, east), ("E1", 4.8, east), ("E2", 7.6, east),
    )  # fmt: skip
    assert found == {"W0": 3.0, "W1": 3.0, "W2": 3.0, "E0": 2.8, "E1": 2.8, "E2": 3.0}


def test_the_halves_of_a_split_level_are_as_high_as_their_rooms() -> None:
    front, back = (0.0, 5.0), (5.0, 10.0)
    found = heights(("0", 0.0, front), ("0.5", 1.4, back), ("1", 2.8, front), ("1.5", 4.2, back))
    assert found["0"] == found["0.5"] == pytest.approx(2.8)


def test_a_crawl_space_is_as_low_as_it_is() -> None:
    assert heights(("Crawl space", -1.3, (0.0, 9.0)), ("Ground", 0.0, (0.0, 9.0)))["Crawl space"] == 1.3


def test_two_cellars_are_two_floors_below_the_ground() -> None:
    found = counted(("Parking", -5.6), ("Cellar", -2.8), ("Ground", 0.0))
    assert [floor for floor, _ in found.values()] == [-2, -1, 0]


def test_a_storey_at_minus_nothing_is_at_nothing() -> None:
    model = Model([ModelStorey("Ground", -0.0)], [], [])
    (storey,), _ = storeys_of(model, [], boxes_of([]))
    assert str(storey.elevation) == "0.0"


def test_buyers_read_no_ids_where_the_model_names_no_storeys(tmp_path: Path) -> None:
    house = TinyHouse()
    for number in (0, 1):
        storey = house.storey(f"{number}cUkl32yn9qRSPvBJVyWw5", 3.0 * number)
        house.box("IfcWall", f"wall {number}", (0.0, 0.0, 3.0 * number), (0.3, 6.0, 2.8), storey)
    staged = read_staged(write_folder(tmp_path / "nameless", house))
    assert [storey.name for storey in staged.storeys] == ["Ground floor", "Floor 1"]
    assert {one.name: one.storey for one in staged.model.elements} == {
        "wall 0": "Ground floor", "wall 1": "Floor 1",
    }  # fmt: skip

    house = TinyHouse()
    house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (0.3, 6.0, 2.8))
    staged = read_staged(write_folder(tmp_path / "none", house))
    assert [storey.name for storey in staged.storeys] == ["Ground floor"]
    assert staged.model.elements[0].storey == "Ground floor"


def test_a_roof_on_a_storey_whose_height_nobody_set_is_on_top(tmp_path: Path) -> None:
    house = TinyHouse()
    roof, ground = house.storey("Dach", 0.0), house.storey("Erdgeschoss", 0.18)
    house.box("IfcWall", "wall", (0.0, 0.0, 0.18), (0.3, 6.0, 2.8), ground)
    house.box("IfcSlab", "roof", (0.0, 0.0, 3.2), (8.0, 6.0, 0.2), roof)
    staged = read_staged(write_folder(tmp_path, house))
    assert [(storey.name, storey.floor) for storey in staged.storeys] == [("Erdgeschoss", 0), ("Dach", 1)]
    assert any("storey 'Dach' at 0.00 m" in warning for warning in staged.warnings)


@pytest.mark.parametrize(
    "names",
    [
        ("-1", "0", "1"),
        ("Level -1", "Level 0", "Level 1"),
        ("Ebene -1", "Ebene 0", "Ebene +1"),
        ("Подвал", "Первый этаж", "Второй этаж"),
        ("地下", "一階", "二階"),
    ],
)
def test_storeys_whose_names_differ_by_a_sign_or_another_script_are_told_apart(
    names: tuple[str, ...],
) -> None:
    storeys = counted_storeys(*((name, 3.0 * at) for at, name in enumerate(names, -1)))
    find = finder(storeys)
    assert [find(name) for name in names] == [0, 1, 2]
    # What one storey is called is no other's id.
    assert all(find(storey.id) == at for at, storey in enumerate(storeys) if storey.id not in names)


def test_a_price_list_may_write_a_storey_its_own_way_where_that_is_clear() -> None:
    find = finder(counted_storeys(("-1", -3.0), ("1", 0.0), ("First Floor", 3.0)))
    assert find("first floor") == find("FIRST-FLOOR") == 2
    assert find("+1") == NO_INDEX, "it might be either"
    assert find("Second floor") == find("") == NO_INDEX


def test_two_storeys_that_buyers_would_call_alike_are_refused(tmp_path: Path) -> None:
    house = TinyHouse()
    for number in range(2):
        house.box(
            "IfcSlab",
            f"slab {number}",
            (0, 0, 3.0 * number),
            (6, 6, 0.2),
            house.storey(f"S{number}", 3.0 * number),
        )
    titles = "".join(f'\n[[storeys]]\nname = "S{number}"\ntitle = "Shops"\n' for number in range(2))
    with pytest.raises(BrokenInputError, match="would both be called 'Shops'"):
        read_staged(write_folder(tmp_path, house, SMALLEST + titles))
