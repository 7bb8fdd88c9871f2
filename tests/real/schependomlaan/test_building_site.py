"""What a site engineer who was there in 2015 would say of the real building on three days, and of all."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from models3d.folder.rules import Match
from models3d.manifest import NO_DAY
from models3d.schedule.days import day_of
from models3d.staged import Staged
from models3d.staging.boxes import boxes_of
from models3d.staging.stages import ABSENT, BUILDING, DONE, standing

pytestmark = pytest.mark.real

GROUND, FIRST, SECOND, THIRD, ROOF = "Ground floor", "First floor", "Second floor", "Third floor", "Roof"

#: Sand-lime walls that carry the floor above.
BEARING_WALLS = Match(layer=("2120*", "2220*"), name=("binnenblad", "binnenwand"))
BRICKWORK = Match(layer=("2110*",), name=("buitenblad",))
WINDOWS = Match(ifc_class=("IfcWindow",), layer=("3120*ramen",))
STRUCTURAL_FLOOR = Match(layer=("2320*",), name=("vloerveld", "vloer_V0", "dakvloer"))
FOUNDATIONS = Match(layer=("1320*", "1610*"))
ROOF_COVERING = Match(layer=("2710*sporenkap", "4720*"))


def states(site: Staged, when: date, what: Match, storey: str = "*") -> set[int]:
    """States on the evening of ``when`` of all elements that ``what`` takes on ``storey``."""
    rule = replace(what, storey=(storey,))
    state = standing(site, day_of(when))
    found = [int(state[at]) for at, element in enumerate(site.model.elements) if rule.takes(element)]
    assert found, f"nothing is {what} on {storey}"
    return set(found)


def test_on_28_may_the_first_floor_walls_are_glued_on_their_slab_and_nothing_is_above(site: Staged) -> None:
    when = date(2015, 5, 28)
    assert states(site, when, FOUNDATIONS) == {DONE}
    assert states(site, when, STRUCTURAL_FLOOR, GROUND) == {DONE}
    assert states(site, when, BEARING_WALLS, GROUND) == {DONE}
    assert states(site, when, STRUCTURAL_FLOOR, FIRST) == {DONE}
    assert states(site, when, BEARING_WALLS, FIRST) == {DONE}
    for storey in (SECOND, THIRD, ROOF):
        assert states(site, when, Match(), storey) == {ABSENT}
    assert states(site, when, BRICKWORK) == {ABSENT}
    assert states(site, when, WINDOWS) == {ABSENT}


def test_on_10_july_the_third_floor_is_poured_and_the_facade_follows_below(site: Staged) -> None:
    when = date(2015, 7, 10)
    assert states(site, when, STRUCTURAL_FLOOR, THIRD) == {DONE}
    assert states(site, when, BEARING_WALLS, SECOND) == {DONE}
    assert states(site, when, BEARING_WALLS, THIRD) == {ABSENT}
    assert states(site, when, WINDOWS, GROUND) == {DONE}
    assert states(site, when, WINDOWS, THIRD) == {ABSENT}
    assert states(site, when, BRICKWORK, GROUND) == {DONE}
    assert states(site, when, BRICKWORK, FIRST) == {BUILDING}
    assert states(site, when, ROOF_COVERING) == {ABSENT}
    assert states(site, when, Match(), ROOF) == {ABSENT}


def test_on_20_october_the_shell_is_closed_and_the_fitters_are_inside(site: Staged) -> None:
    when = date(2015, 10, 20)
    for shell in (FOUNDATIONS, STRUCTURAL_FLOOR, BEARING_WALLS, BRICKWORK, WINDOWS, ROOF_COVERING):
        assert states(site, when, shell) == {DONE}
    assert states(site, when, Match(layer=("2210*",), ifc_class=("IfcWall",))) == {DONE}
    assert states(site, when, Match(name=("wandtegelwerk",))) == {BUILDING}
    assert states(site, when, Match(layer=("2210*",), ifc_class=("IfcDoor",))) == {ABSENT}
    assert states(site, when, Match(name=("afscheiding", "doorvalregel"))) == {ABSENT}


def test_no_floor_ever_stands_before_the_walls_that_bear_it(site: Staged) -> None:
    """By storeys alone, without the code that knows what rests on what."""
    below = {FIRST: GROUND, SECOND: FIRST, THIRD: SECOND}
    for above, under in below.items():
        floor = replace(STRUCTURAL_FLOOR, storey=(above,))
        walls = replace(BEARING_WALLS, storey=(under,))
        laid = [site.planned[at] for at, one in enumerate(site.model.elements) if floor.takes(one)]
        built = [site.planned[at] for at, one in enumerate(site.model.elements) if walls.takes(one)]
        assert laid
        assert built
        assert np.min(laid, axis=0)[0] > np.max(built, axis=0)[1], f"{above} before the walls of {under}"


def test_no_wall_or_column_ever_stands_before_the_floor_under_it(site: Staged) -> None:
    for storey in (GROUND, FIRST, SECOND, THIRD):
        floor = replace(STRUCTURAL_FLOOR, storey=(storey,))
        upright = Match(ifc_class=("IfcWall", "IfcColumn"), storey=(storey,))
        laid = [site.planned[at, 0] for at, one in enumerate(site.model.elements) if floor.takes(one)]
        built = [site.planned[at, 0] for at, one in enumerate(site.model.elements) if upright.takes(one)]
        assert min(built) >= min(laid)


@pytest.mark.parametrize(
    "when",
    [date(2015, 4, 30), date(2015, 5, 28), date(2015, 7, 10), date(2015, 8, 10), date(2015, 10, 20)],
    ids=str,
)
def test_next_to_nothing_hangs_in_the_air(site: Staged, when: date) -> None:
    """From what touches the ground one gets to all but a few windows by what touches, box by box."""
    boxes = boxes_of(site.model.elements)
    there = np.flatnonzero(standing(site, day_of(when)) != ABSENT)
    low, high = boxes.low[there], boxes.high[there]
    reached = low[:, 1] < 0.2
    todo = np.flatnonzero(reached).tolist()
    while todo:
        at = todo.pop()
        gap = np.maximum(low - high[at], low[at] - high).max(axis=1)
        touching = np.flatnonzero((gap < 0.06) & ~reached)
        reached[touching] = True
        todo.extend(touching.tolist())
    floating = [site.model.elements[at] for at in there[~reached].tolist()]
    # A balcony waits for its railing, and the log has the dormers' frames a month before their roof.
    structure = [one for one in floating if not one.layer.startswith("31")]
    assert len(structure) <= 2
    assert len(floating) <= 15


def test_nearly_every_element_meets_a_task_and_the_catch_all_is_recognised(site: Staged) -> None:
    coverage = site.coverage
    assert coverage.catch_all_tasks == ["ST01260"]
    assert coverage.elements_with_task / coverage.elements >= 0.9
    ruled = next(warning for warning in site.warnings if "from [[links]]" in warning)
    assert int(ruled.split()[0].replace(",", "")) / coverage.elements < 0.35, (
        "the log itself must do most of the work"
    )


def test_repeated_task_names_stay_different_tasks(site: Staged) -> None:
    pours = [task for task in site.tasks if task.name == "Stort" and task.elements]
    assert len(pours) == 5
    assert len({task.planned.start for task in pours}) == 5


def test_blank_rows_and_headings_of_the_schedule_are_no_tasks(site: Staged) -> None:
    names = {task.name for task in site.tasks}
    assert not names & {"", "UITVOERING", "GEVEL", "DAK", "AFBOUW", "OPLEVEREN"}


def test_what_the_scans_found_late_is_a_label_and_never_a_date(site: Staged) -> None:
    assert (site.actual == NO_DAY).all()
    assert sum(stage.reported for stage in site.stages) >= 2300
    assert sum(stage.reported_late for stage in site.stages) == 119
    facade = next(stage for stage in site.stages if stage.id == "facade")
    assert facade.reported_late > 100
    assert str(facade.reported_late) in facade.progress


def test_every_element_has_one_stage_and_the_stages_tell_the_story_in_order(site: Staged) -> None:
    assert sum(stage.elements for stage in site.stages) == len(site.model.elements)
    assert site.stages[0].elements == 0, "the story begins on bare ground"
    starts = [stage.planned.start for stage in site.stages]
    assert starts == sorted(starts)
    assert 7 <= len(site.stages) <= 10


def test_wild_panes_and_the_marker_are_not_shown(site: Staged) -> None:
    boxes = boxes_of(site.model.elements)
    windows = [at for at, one in enumerate(site.model.elements) if one.ifc_class == "IfcWindow"]
    assert (boxes.high[windows] - boxes.low[windows]).max() < 6
    assert not any(element.layer == "0000_nulpunt" for element in site.model.elements)
    assert sum("velux K08" in warning for warning in site.warnings) == 4


def test_the_rooms_are_known_to_be_placeholders_and_the_units_are_authored(site: Staged) -> None:
    apartments = [space for space in site.model.spaces if space.name.split(".")[0].isdigit()]
    assert all(space.placeholder for space in apartments)
    assert len(site.units) == 10
    assert all(unit.area and unit.price for unit in site.units)


def test_what_buyers_share_is_found_under_the_titles_of_the_storeys(site: Staged) -> None:
    taken = {
        rule.id: {one.storey for one in site.model.elements if rule.match.takes(one)}
        for rule in site.feature_rules
    }
    assert taken == {"lift": {GROUND, FIRST, SECOND, THIRD}, "terraces": {FIRST, THIRD}}


def test_the_place_is_nijmegen_not_the_files_default(site: Staged) -> None:
    assert site.development.place.latitude == pytest.approx(51.84)
    assert site.development.place.longitude == pytest.approx(5.85)
