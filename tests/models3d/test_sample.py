"""Linden Court's IFC file is what a project manager's would be: valid, complete, and always the same."""

from collections import Counter
from pathlib import Path
from typing import Any

import ifcopenshell
import ifcopenshell.geom
import ifcopenshell.validate
import numpy as np
import pytest

from models3d.sample.folder import write_sample
from models3d.sample.offers import offers
from models3d.sample.programme import STAGES
from models3d.sample.spaces import CLEAR_HEIGHT, spaces

#: ifcopenshell ships annotations for a part of itself only; here all of it is untyped.
geom: Any = ifcopenshell.geom
validate: Any = ifcopenshell.validate


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample")
    write_sample(path)
    return path


@pytest.fixture(scope="module")
def model(folder: Path) -> Any:
    return ifcopenshell.open(str(folder / "model.ifc"))


def test_the_file_is_valid_ifc4(model: Any) -> None:
    log = validate.json_logger()
    validate.validate(model, log)
    assert model.schema == "IFC4"
    assert log.statements == []


def test_the_same_sample_is_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_sample(tmp_path)
    for name in ("model.ifc", "units.csv", "development.toml"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_every_element_has_its_tasks_and_concrete_has_several(model: Any) -> None:
    built = _built(model)
    times = Counter(name for names in built.values() for name in names)
    assert set(times) == {one.GlobalId for one in model.by_type("IfcElement")}
    assert all(times[slab.GlobalId] == 2 for slab in model.by_type("IfcSlab") if slab.Name.startswith("Slab"))


def test_every_task_touches_something_that_a_buyer_can_see(model: Any) -> None:
    assert all(_built(model).values())


def test_all_work_on_a_thing_is_done_within_one_stage(model: Any) -> None:
    stage: dict[str, str] = {}
    for number, names in _built(model).items():
        for name in names:
            assert stage.setdefault(name, number[0]) == number[0]


def test_the_programme_keeps_what_was_promised_beside_what_is_expected(model: Any) -> None:
    now, promised = ({task.Identification: task for task in _lines(plan)} for plan in _plans(model))
    assert now.keys() == promised.keys()
    keys = max(now)
    assert now[keys].Name == promised[keys].Name == "Handover of the keys"
    assert promised[keys].TaskTime.ScheduleFinish < now[keys].TaskTime.ScheduleFinish


def test_tasks_are_linked_in_both_directions_that_programs_write(model: Any) -> None:
    assert model.by_type("IfcRelAssignsToProcess")
    assert model.by_type("IfcRelAssignsToProduct")


def test_the_eight_stages_head_the_programme_in_building_order(model: Any) -> None:
    schedule = model.by_type("IfcWorkSchedule")[0]
    heads = [task.Name for link in schedule.Controls for task in link.RelatedObjects]
    assert heads == list(STAGES)


def test_every_home_is_a_zone_with_its_rooms(model: Any) -> None:
    zones = {zone.Name: zone for zone in model.by_type("IfcZone")}
    assert sorted(zones) == [offer.unit for offer in offers()]
    for name, zone in zones.items():
        rooms = [space for link in zone.IsGroupedBy for space in link.RelatedObjects]
        assert len(rooms) >= 3
        assert all(space.Name.startswith(f"{name}-") for space in rooms)


def test_the_rooms_a_buyer_walks_through_have_the_areas_of_the_plan(model: Any) -> None:
    drawn = _floor_areas(model)
    for space in spaces():
        if not space.outside:
            assert drawn[space.number] == pytest.approx(space.area, abs=0.01)
    for offer in offers():
        rooms = sum(area for number, area in drawn.items() if number.startswith(f"{offer.unit}-"))
        assert rooms == pytest.approx(offer.area, abs=0.05)


def test_no_element_is_without_a_shape_or_a_colour(model: Any) -> None:
    for element in model.by_type("IfcElement"):
        assert element.Representation
    for item in [*model.by_type("IfcExtrudedAreaSolid"), *model.by_type("IfcFacetedBrep")]:
        spaces_own = not item.StyledByItem
        assert not spaces_own or _belongs_to_a_space(model, item)


def _plans(model: Any) -> tuple[Any, Any]:
    """The schedule in force and the one promised."""
    plans = {plan.PredefinedType: plan for plan in model.by_type("IfcWorkSchedule")}
    return plans["PLANNED"], plans["BASELINE"]


def _lines(plan: Any) -> list[Any]:
    """The tasks of a schedule, without the headings."""
    heads = [head for link in plan.Controls for head in link.RelatedObjects]
    return [task for head in heads for nest in head.IsNestedBy for task in nest.RelatedObjects]


def _built(model: Any) -> dict[str, list[str]]:
    """What every task of the schedule in force builds: GlobalIds by the task's number."""
    built = {}
    for task in _lines(_plans(model)[0]):
        links = [link for link in task.HasAssignments if link.is_a("IfcRelAssignsToProduct")]
        built[task.Identification] = [one.GlobalId for link in task.OperatesOn for one in link.RelatedObjects]
        built[task.Identification] += [link.RelatingProduct.GlobalId for link in links]
    return built


def _belongs_to_a_space(model: Any, item: Any) -> bool:
    users = [entity for entity in model.get_inverse(item) if entity.is_a("IfcShapeRepresentation")]
    products = [p for shape in users for d in model.get_inverse(shape) for p in model.get_inverse(d)]
    return bool(products) and all(product.is_a("IfcSpace") for product in products)


def _floor_areas(model: Any) -> dict[str, float]:
    """Net floor area by room number, from the volume of the room's solid."""
    settings = geom.settings()
    iterator = geom.iterator(settings, model, 1, include=model.by_type("IfcSpace"))
    areas: dict[str, float] = {}
    more = iterator.initialize()
    while more:
        shape = iterator.get()
        points = np.array(shape.geometry.verts).reshape(-1, 3)
        a, b, c = points[np.array(shape.geometry.faces).reshape(-1, 3)].transpose(1, 0, 2)
        volume = float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
        areas[shape.product.Name] = volume / CLEAR_HEIGHT
        more = iterator.next()
    return areas
