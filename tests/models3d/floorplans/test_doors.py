"""How doors are drawn of which the model says how they open: a door of 0.9 m in the wall behind flat A.

It stands on x 2.05..2.95, z 1.9..2.1; the hall lies behind it (z < 2), the living room before it.
"""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import shapely

from models3d.crew import ALONE
from models3d.described import describe
from models3d.making.files import Files
from models3d.making.freight import laden
from models3d.making.inputs import Inputs
from models3d.making.plans import begin_plans, take_plans
from models3d.model import DoorOperation, ModelElement
from models3d.progress import Silent
from models3d.shelf import Shelf
from tests.models3d.floorplans.drawing import drawn, of_class, shape_of
from tests.models3d.world import ELEMENTS, box, element, staged

#: Ends of the leaf (mm) along the wall, its faces to the hall and to the room, and its tip when open there.
LEFT, RIGHT = 2050, 2950
HALL, ROOM = 1980, 2020
IN_HALL, IN_ROOM = 1080, 2920

Point = tuple[int, int]


@pytest.mark.parametrize(
    ("kind", "into_room", "hinge"),
    [
        # Who walks into the living room, down the plan, has the plan's right at their left.
        ("SINGLE_SWING_LEFT", True, RIGHT),
        ("SINGLE_SWING_RIGHT", True, LEFT),
        ("SINGLE_SWING_LEFT", False, LEFT),
        ("SINGLE_SWING_RIGHT", False, RIGHT),
    ],
)
def test_a_leaf_hangs_on_the_side_that_its_model_says(kind: str, into_room: bool, hinge: int) -> None:
    plan = _plan(kind, into_room=into_room)
    shut = LEFT + RIGHT - hinge
    (arc,) = _arcs(plan)
    assert arc == ((hinge, IN_ROOM), (shut, ROOM)) if into_room else ((hinge, IN_HALL), (shut, HALL))
    assert len(of_class(plan, "door")) == 1
    # The closed leaf is no longer in the door.
    assert not shape_of(*of_class(plan, "frame")).intersects(shapely.Point(2.5, 2.0))


def test_a_mirrored_door_hangs_on_its_other_side() -> None:
    world = staged(elements=[*ELEMENTS, _door(DoorOperation("SINGLE_SWING_LEFT", (1.0, 0.0), (0.0, 1.0)))])
    _, (plan,), _ = drawn(world)
    assert _arcs(plan) == [((LEFT, IN_ROOM), (RIGHT, ROOM))]


@pytest.mark.parametrize("double", ["DOUBLE_DOOR_", "DOUBLE_PANEL_"])
def test_two_leaves_open_to_one_side(double: str) -> None:
    plan = _plan(f"{double}SINGLE_SWING", into_room=True)
    half = (RIGHT - LEFT) // 2
    tip, middle = ROOM + half, LEFT + half
    assert sorted(_arcs(plan)) == [((LEFT, tip), (middle, ROOM)), ((RIGHT, tip), (middle, ROOM))]


def test_two_leaves_that_both_open_to_the_left_open_to_different_sides() -> None:
    plan = _plan("DOUBLE_DOOR_SINGLE_SWING_OPPOSITE_LEFT", into_room=True)
    half = (RIGHT - LEFT) // 2
    # To each side the leaf hangs at the left of who walks that way.
    assert sorted(tip for tip, _ in _arcs(plan)) == [(LEFT, HALL - half), (RIGHT, ROOM + half)]


def test_a_leaf_that_swings_both_ways_describes_both_arcs() -> None:
    plan = _plan("DOUBLE_SWING_LEFT", into_room=True)
    assert len(_arcs(plan)) == 2
    assert len(of_class(plan, "door")) == 1


def test_of_a_leaf_beside_a_fixed_one_only_the_leaf_swings() -> None:
    (arc,) = _arcs(_plan("SWING_FIXED_LEFT", into_room=True))
    assert arc[0][0] == RIGHT


@pytest.mark.parametrize(("kind", "way"), [("SLIDING_TO_LEFT", 1), ("SLIDING_TO_RIGHT", -1)])
def test_a_sliding_door_has_an_arrow_to_where_it_slides(kind: str, way: int) -> None:
    plan = _plan(kind, into_room=True)
    (lines,) = of_class(plan, "swing")
    shaft, head = re.findall(r"M(\d+) \d+[hl](-?\d+)", lines.get("d", ""))
    middle, tip = int(shaft[0]) + int(shaft[1]) / 2, int(head[0]) + int(head[1])
    assert (tip - middle) * way > 200
    # Its leaf is drawn as it is cut.
    assert shape_of(*of_class(plan, "frame")).intersects(shapely.Point(2.5, 2.0))


def test_a_folding_door_is_drawn_folded_at_its_hinges() -> None:
    panels = shape_of(*of_class(_plan("FOLDING_TO_RIGHT", into_room=True), "door"))
    assert panels.bounds[0] == pytest.approx(LEFT / 1000, abs=0.05)
    assert panels.bounds[2] < 2.5
    assert panels.bounds[3] > 2.3


@pytest.mark.parametrize("kind", ["REVOLVING", "REVOLVING_VERTICAL"])
def test_a_revolving_door_turns_in_its_drum(kind: str) -> None:
    plan = _plan(kind, into_room=True)
    (lines,) = of_class(plan, "swing")
    assert len(re.findall("M", lines.get("d", ""))) == 3


@pytest.mark.parametrize("kind", ["ROLLINGUP", "LIFTING_VERTICAL_LEFT", "DOUBLE_PANEL_LIFTING_VERTICAL"])
def test_a_door_that_rises_hangs_dashed_behind_its_opening(kind: str) -> None:
    plan = _plan(kind, into_room=True)
    assert of_class(plan, "above")
    assert not _arcs(plan)


@pytest.mark.parametrize("kind", ["NOTHING_THAT_IS_KNOWN", "SINGLE_SWING_LEFT_TOO_WIDE"])
def test_what_cannot_be_is_drawn_as_it_is_seen(kind: str) -> None:
    wide = kind.endswith("TOO_WIDE")
    opens = DoorOperation(kind.removesuffix("_TOO_WIDE"), (1.0, 0.0), (0.0, -1.0))
    door = _door(opens, width=3.0 if wide else 1.0)
    _, (plan,), _ = drawn(staged(elements=[*ELEMENTS, door]))
    assert not of_class(plan, "swing")


def test_a_door_that_is_turned_about_in_the_model_is_drawn_anew(tmp_path: Path) -> None:
    plans = set()
    for into_room in (True, False):
        known = describe(staged(elements=[*ELEMENTS, _opening("SINGLE_SWING_LEFT", into_room=into_room)]))
        with Files(Shelf()) as files:
            begun = begin_plans(
                known,
                Inputs(known, laden(known).freight),
                Shelf(tmp_path),
                ALONE,
            )
            plans.add(take_plans(begun, known, files, Silent()).storeys[0])
    assert len(plans) == 2


def _plan(kind: str, *, into_room: bool) -> ElementTree.Element:
    _, (plan,), _ = drawn(staged(elements=[*ELEMENTS, _opening(kind, into_room=into_room)]))
    return plan


def _opening(kind: str, *, into_room: bool) -> ModelElement:
    towards = 1.0 if into_room else -1.0
    return _door(DoorOperation(kind, (-towards, 0.0), (0.0, towards)))


def _door(opens: DoorOperation, width: float = 1.0) -> ModelElement:
    jambs = [box((x, 0, 1.9), (x + 0.05, 2.1, 2.1)) for x in (2.0, 1.95 + width)]
    leaf = box((2.05, 0, 1.98), (1.95 + width, 2.1, 2.02))
    return replace(element("door", "IfcDoor", *jambs, leaf), opens=opens)


def _arcs(plan: ElementTree.Element) -> list[tuple[Point, Point]]:
    """Tip and shut end of every leaf's arc (mm)."""
    found = []
    for part in of_class(plan, "swing"):
        ends = re.fullmatch(r"M(\d+) (\d+)A\d+ \d+ 0 0 [01] (\d+) (\d+)", part.get("d", ""))
        if ends:
            a, b, c, d = map(int, ends.groups())
            found.append(((a, b), (c, d)))
    return found
