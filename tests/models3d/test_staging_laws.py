"""What holds of every staged building, whatever its schedule says and however its file is sorted."""

import tempfile
from dataclasses import dataclass
from functools import cached_property
from hashlib import md5
from itertools import pairwise
from pathlib import Path
from typing import Any

import ifcopenshell.guid
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.strategies import DrawFn

from models3d.manifest import NO_DAY
from models3d.schedule.days import date_of
from models3d.staged import Staged, read_staged
from models3d.staging.stages import ABSENT, BUILDING, DONE, standing
from tests.models3d.tiny_folder import write_folder
from tests.models3d.tiny_ifc import TinyHouse

HEIGHT = 3.0
FIRST = 20_500
Span = tuple[int, int]
Point = tuple[float, float, float]


@dataclass(frozen=True)
class Work:
    """What a task builds, when it was promised, and when it began and was done (None: nothing reported)."""

    builds: tuple[str, ...]
    planned: Span
    begun: int | None = None
    done: int | None = None


@dataclass(frozen=True)
class Plan:
    """A house of so many storeys, its tasks, and the order in which its file lists its parts."""

    storeys: int
    tasks: tuple[Work, ...]
    order: tuple[int, ...]

    @cached_property
    def parts(self) -> dict[str, tuple[str, Point, Point, int]]:
        """Class, corner, size and storey of every part by its name."""
        found: dict[str, tuple[str, Point, Point, int]] = {
            "land": ("IfcSite", (-9.0, -9.0, -1.4), (30.0, 30.0, 0.3), 0),
            "footing": ("IfcFooting", (0.0, 0.0, -0.8), (8.0, 6.0, 0.6), 0),
            "tree": ("IfcBuildingElementProxy", (14.0, 2.0, -0.2), (2.0, 2.0, 5.0), 0),
        }
        for number in range(self.storeys):
            floor = number * HEIGHT
            found |= {
                f"slab {number}": ("IfcSlab", (0.0, 0.0, floor - 0.2), (8.0, 6.0, 0.2), number),
                f"west {number}": ("IfcWall", (0.0, 0.0, floor), (0.3, 6.0, 2.8), number),
                f"east {number}": ("IfcWall", (7.7, 0.0, floor), (0.3, 6.0, 2.8), number),
                f"stud {number}": ("IfcWall", (4.0, 0.3, floor), (0.1, 5.4, 2.7), number),
                f"window {number}": ("IfcWindow", (0.1, 2.0, floor + 0.9), (0.1, 1.2, 1.2), number),
            }
        return found

    def rests(self) -> list[tuple[str, str]]:
        """What stands on what: above, below; told by hand."""
        found = [("slab 0", "footing")]
        for number in range(self.storeys):
            found += [(f"{wall} {number}", f"slab {number}") for wall in ("west", "east", "stud")]
            if number:
                found += [(f"slab {number}", f"{wall} {number - 1}") for wall in ("west", "east")]
        return found


@some.composite
def plans(draw: DrawFn) -> Plan:
    bare = Plan(draw(some.integers(1, 3)), (), ())
    # Work that is assigned to a site in a file is done on it.
    names = [name for name in bare.parts if name != "land"]
    tasks = []
    for _ in range(draw(some.integers(0, 4))):
        start = FIRST + draw(some.integers(0, 120))
        finish = start + draw(some.integers(0, 30))
        begun = draw(some.none() | some.integers(start - 20, start + 40))
        done = None if begun is None else draw(some.none() | some.integers(begun, begun + 40))
        builds = draw(some.lists(some.sampled_from(names), min_size=1, max_size=6, unique=True))
        tasks.append(Work(tuple(builds), (start, finish), begun, done))
    return Plan(bare.storeys, tuple(tasks), tuple(draw(some.permutations(range(len(bare.parts))))))


def staged(plan: Plan, order: tuple[int, ...]) -> Staged:
    """``plan`` as a file that lists its parts in ``order``, read and staged."""
    house = TinyHouse()
    storeys = [house.storey(f"Storey {number}", number * HEIGHT) for number in range(plan.storeys)]
    names, made = list(plan.parts), {}
    for at in order:
        ifc_class, corner, size, storey = plan.parts[names[at]]
        place = None if ifc_class == "IfcSite" else storeys[storey]
        made[names[at]] = house.box(ifc_class, names[at], corner, size, place)
    house.aggregate(house.project, made["land"])
    for number, work in enumerate(plan.tasks):
        given_days = {"ActualStart": work.begun, "ActualFinish": work.done}
        actual = {key: date_of(day).isoformat() for key, day in given_days.items() if day is not None}
        task = house.task(f"task {number}", *(date_of(day).isoformat() for day in work.planned), **actual)
        house.assign_to_process(task, *(made[name] for name in work.builds))
    for one in [*made.values(), *house.file.by_type("IfcTask")]:
        one.GlobalId = _lasting(one)
    with tempfile.TemporaryDirectory() as folder:
        return read_staged(write_folder(Path(folder), house))


def _lasting(one: Any) -> str:
    """The same id for the same thing in every file."""
    return str(ifcopenshell.guid.compress(md5(one.Name.encode(), usedforsecurity=False).hexdigest()))


@settings(max_examples=14)
@given(plans())
def test_every_building_is_staged_lawfully(plan: Plan) -> None:
    """One reading a building for all laws: reading takes longer than looking."""
    site = staged(plan, tuple(range(len(plan.parts))))
    at = {element.name: place for place, element in enumerate(site.model.elements)}
    assert sorted(at) == sorted(plan.parts)
    _every_element_is_in_one_stage(site)
    _nothing_stands_before_what_bears_it(site, at, plan)
    _what_was_moved_was_said(site, at, plan)
    _stages_end_after_they_begin(site)
    _replayed_day_by_day_it_is_what_stands(site)
    _a_file_sorted_otherwise_is_the_same_building(site, staged(plan, plan.order))


def _every_element_is_in_one_stage(site: Staged) -> None:
    counts = np.bincount(site.element_stage, minlength=len(site.stages))
    assert counts.tolist() == [stage.elements for stage in site.stages]


def _nothing_stands_before_what_bears_it(site: Staged, at: dict[str, int], plan: Plan) -> None:
    for above, below in plan.rests():
        one, other = at[above], at[below]
        for days in (site.planned, site.expected):
            assert (days[one] >= days[other]).all(), (above, below)
        assert site.element_stage[one] >= site.element_stage[other], (above, below)


def _what_was_moved_was_said(site: Staged, at: dict[str, int], plan: Plan) -> None:
    asked: dict[str, list[Span]] = {}
    for work in plan.tasks:
        for name in work.builds:
            asked.setdefault(name, []).append(work.planned)
    if len(plan.tasks) >= 4:
        # A task of nearly all elements says nothing of any; which ones are is not told again here.
        return
    moved = 0
    for name, spans in asked.items():
        wanted = [min(first for first, _ in spans), max(last for _, last in spans)]
        moved += site.planned[at[name]].tolist() != wanted
        assert not site.derived[at[name]]
    said = [one for one in site.warnings if "scheduled before what carries" in one]
    assert [int(one.split()[0]) for one in said] == ([moved] if moved else [])


def _stages_end_after_they_begin(site: Staged) -> None:
    for stage in site.stages:
        for span in (stage.planned, stage.expected or stage.planned):
            assert (span.start == NO_DAY) == (span.finish == NO_DAY)
            assert span.start <= span.finish
    if site.derived.all():
        known = [stage.planned for stage in site.stages if stage.planned.start != NO_DAY]
        for one, after in pairwise(known):
            assert one.start <= after.start
            assert one.finish <= after.finish


def _replayed_day_by_day_it_is_what_stands(site: Staged) -> None:
    starts, ends = site.planned.T.tolist()
    state = np.full(len(starts), ABSENT)
    for day in range(min(starts) - 1, max(ends) + 1):
        state[[place for place, start in enumerate(starts) if start == day]] = BUILDING
        state[[place for place, end in enumerate(ends) if end == day]] = DONE
        assert standing(site, day).tolist() == state.tolist()
    assert (state == DONE).all()


def _a_file_sorted_otherwise_is_the_same_building(one: Staged, other: Staged) -> None:
    assert [element.global_id for element in one.model.elements] == [
        element.global_id for element in other.model.elements
    ]
    for column in ("element_stage", "planned", "actual", "expected", "derived"):
        assert np.array_equal(getattr(one, column), getattr(other, column)), column
    assert one.stages == other.stages
    assert one.tasks == other.tasks
