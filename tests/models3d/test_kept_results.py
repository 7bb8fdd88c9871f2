"""What is kept of an earlier import is taken only where nothing that it shows has changed since."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as replace_fields

from models3d.described import Described, describe
from models3d.folder.rules import Match, MaterialRule
from models3d.folder.unit_row import UnitRow
from models3d.making.freight import laden
from models3d.making.inputs import Inputs
from models3d.model import DoorOperation, ModelElement, ModelSpace
from models3d.occlusion import stage_occlusion
from models3d.progress import Silent
from models3d.shelf import Shelf
from tests.models3d.world import ELEMENTS, SPACES, box, element, staged

A_CHANGE: dict[str, Any] = {
    "storey": "Attic", "bearing": True, "opens": DoorOperation("SLIDING", (1.0, 0.0), (0.0, 1.0)),
    "centre": (9.0, 9.0, 9.0), "placeholder": True, "area": 99.9, "rooms": 7, "floor": 3,
    "orientation": ("N",), "outdoor": ("terrace",), "outdoor_area": 8.5, "bathrooms": 2, "spaces": ("A.1",),
}  # fmt: skip
ROWS = [UnitRow("A", "Flat A"), UnitRow("B", "Flat B")]


@pytest.fixture(scope="module")
def house() -> Described:
    return describe(staged(units=ROWS))


def made_from(described: Described) -> tuple[str, str]:
    """Digests of what plans are made from, and daylight."""
    inputs = Inputs(described, laden(described).freight)
    return inputs.features, inputs.homes


@pytest.mark.parametrize(
    "field", [one.name for one in fields(ModelElement) if one.name not in ("global_id", "meshes")]
)
def test_whatever_is_said_of_an_element_counts_in_plans_and_daylight(house: Described, field: str) -> None:
    model = house.staged.model
    changed = [changed_in(model.elements[0], field), *model.elements[1:]]
    other = replace(house, staged=replace(house.staged, model=replace(model, elements=changed)))
    assert all(one != two for one, two in zip(made_from(house), made_from(other), strict=True))


@pytest.mark.parametrize("field", [one.name for one in fields(ModelSpace) if one.name != "mesh"])
def test_whatever_is_said_of_a_room_counts_in_plans_and_daylight(house: Described, field: str) -> None:
    model = house.staged.model
    changed = [changed_in(model.spaces[0], field), *model.spaces[1:]]
    other = replace(house, staged=replace(house.staged, model=replace(model, spaces=changed)))
    assert all(one != two for one, two in zip(made_from(house), made_from(other), strict=True))


@pytest.mark.parametrize("field", [one.name for one in fields(UnitRow)])
def test_plans_are_drawn_again_for_all_of_a_price_list_but_what_sells(house: Described, field: str) -> None:
    home = house.homes[0]
    other = replace(house, homes=[replace(home, row=changed_in(home.row, field)), *house.homes[1:]])
    sells = field in ("price", "status", "description", "handover")
    assert (made_from(house)[0] == made_from(other)[0]) is sells


def test_plans_are_lettered_anew_in_the_first_of_other_languages(house: Described) -> None:
    def spoken(*languages: str) -> str:
        staged = house.staged
        development = replace_fields(staged.development, languages=list(languages))
        return made_from(replace(house, staged=replace(staged, development=development)))[0]

    assert spoken("nl", "en") != spoken("en", "nl")
    assert spoken("nl", "en") == spoken("nl")


def test_a_rule_on_materials_counts_in_daylight_which_asks_for_plants(house: Described) -> None:
    rules = [MaterialRule(Match(name=("lawn",)), kind="plant")]
    other = replace(house, staged=replace(house.staged, material_rules=rules))
    assert made_from(house)[1] != made_from(other)[1]


def test_a_higher_roof_lays_out_the_occlusion_of_earlier_stages_anew(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    stage_occlusion(describe(staged()), shelf, Silent())
    taller = [one for one in ELEMENTS if one.name != "roof"]
    taller.append(element("roof", "IfcRoof", box((-0.3, 7.0, -0.3), (12.3, 7.3, 8.3))))
    raised = describe(staged(elements=taller))
    assert stage_occlusion(raised, shelf, Silent()) == stage_occlusion(raised, Shelf(), Silent())


def test_what_lost_its_bytes_with_the_power_is_made_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("plans", "0" * 64, b"drawn")
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for left in (b"", whole[:5], whole[:-1], bytes(len(whole))):
        kept.write_bytes(left)
        assert shelf.kept("plans", "0" * 64, lambda: b"drawn again") == b"drawn again"


def changed_in(thing: Any, field: str) -> Any:
    """``thing`` with another value of ``field``."""
    old = getattr(thing, field)
    new = A_CHANGE.get(field, f"{old} x")
    if field == "price":
        new = 1
    assert new != old
    return replace(thing, **{field: new})


def test_the_world_of_these_tests_has_homes_and_rooms() -> None:
    assert len(SPACES) > 2
    assert {one.row.id for one in describe(staged(units=ROWS)).homes} == {"A", "B"}
