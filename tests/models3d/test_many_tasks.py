"""A tower has thousands of kinds of things and hundreds of kinds of work: what each costs, all cost."""

from models3d.mapping.choosing import Knowledge, choose
from models3d.mapping.families import families
from models3d.mapping.groups import Group, key_of
from models3d.mapping.words import part_of
from models3d.model import ModelElement, ScheduledTask
from tests.models3d.steps import steps_of

WORK = (
    "Brick walls",
    "Slab",
    "Windows",
    "Doors",
    "Columns",
    "Stairs",
    "Railings",
    "Tiles",
    "Screed",
    "Pipes",
)
#: A question that is asked of every kind of thing about every kind of work may take so many steps.
FEW = 25


def test_what_a_kind_of_work_has_to_do_with_a_kind_of_thing_is_soon_said() -> None:
    tasks = [
        ScheduledTask(f"{at}", f"{WORK[at % 10]} {chr(97 + at // 10) * 5}", at, at + 4) for at in range(200)
    ]
    known = Knowledge(families(tasks), {}, {}, {}, {}, {}, {task.id: frozenset() for task in tasks})
    wall = ModelElement("id", "IfcWall", "Basic Wall:Brick", "Level 1")
    group = Group(key_of(wall), part_of(wall), wall, [0])
    choose(group, known)
    steps, chosen = steps_of(lambda: choose(group, known))
    assert chosen is not None
    assert steps <= FEW * len(known.families)
