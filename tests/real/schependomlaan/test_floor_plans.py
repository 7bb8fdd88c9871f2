"""The real building's floor plans: homes estimated, rooms known by name, walls as they were built."""

from gzip import compress
from xml.etree import ElementTree

import pytest

from models3d.described import Described
from models3d.floorplans.drawings import Drawings, drawings
from models3d.progress import Silent
from models3d.staged import Staged
from tests.models3d.floorplans.drawing import SVG, of_class, parsed, shape_of, words_of

pytestmark = pytest.mark.real

#: Bytes after gzip of the heaviest plan; they may shrink, not grow.
MOST_OF_A_STOREY, MOST_OF_A_HOME = 14_000, 9_000


@pytest.fixture(scope="module")
def plans(described: Described) -> Drawings:
    """All plans of the real building."""
    return drawings(described, Silent())


@pytest.fixture(scope="module")
def homes(plans: Drawings) -> list[ElementTree.Element]:
    """The plans of the ten homes, parsed."""
    return parsed(plans.units)


def test_every_home_has_a_plan_and_every_storey_somebody_lives_on(plans: Drawings) -> None:
    assert [bool(plan) for plan in plans.storeys] == [False, True, True, True, True, False]
    assert len([plan for plan in plans.units if plan]) == 10


def test_homes_nobody_drew_are_called_estimated(homes: list[ElementTree.Element]) -> None:
    for plan in homes:
        assert of_class(plan, "estimated")
        assert any("estimated outline" in words for words in words_of(plan))


def test_every_room_of_the_list_is_named_on_its_homes_plan(
    site: Staged, homes: list[ElementTree.Element]
) -> None:
    for plan, unit in zip(homes, site.units, strict=True):
        rooms = {one.long_name for one in site.model.spaces if one.name.startswith(f"{unit.id}.")}
        said = " ".join(words_of(plan))
        assert rooms
        assert not [room for room in rooms if room not in said]


def test_walls_are_solid_and_doors_swing(plans: Drawings) -> None:
    ground = parsed(plans.storeys)[0]
    assert shape_of(*of_class(ground, "bearing")).area == pytest.approx(22.0, rel=0.1)
    assert len(of_class(ground, "swing")) >= 20


def test_plans_stay_small(plans: Drawings) -> None:
    assert max(len(compress(plan)) for plan in plans.storeys) <= MOST_OF_A_STOREY
    assert max(len(compress(plan)) for plan in plans.units) <= MOST_OF_A_HOME


def test_every_plan_says_what_it_is(plans: Drawings) -> None:
    for plan in parsed([*plans.storeys, *plans.units]):
        assert plan.findtext(f"{SVG}title")
        assert "1:100" in (plan.findtext(f"{SVG}desc") or "")
