"""A floor is laid on brick and concrete where there is any, and not on the plasterboard beside it."""

from dataclasses import replace

import pytest

from models3d.model import ModelElement
from models3d.staging.bearing import bearers, carrying
from models3d.staging.boxes import boxes_of
from models3d.staging.lightness import is_light
from models3d.staging.parts_played import parts_played
from tests.models3d.world import box, element

BOARD = "Basic Wall:Interior - Partition (92mm Stud)"


def upright(name: str, x: float, thick: float, material: str = "", bottom: float = 0.0) -> ModelElement:
    """A wall along z, 6 m long and 2.8 m high, at ``x``."""
    shape = box((x, bottom, 0), (x + thick, bottom + 2.8, 6))
    return element(name, "IfcWall", shape, material=material)


GROUND = element("ground", "IfcSlab", box((0, -0.2, 0), (8, 0, 6)))
FLOOR = element("floor", "IfcSlab", box((0, 2.8, 0), (8, 3.0, 6)))
BRICK = [upright("west", 0, 0.3, "Brick"), upright("east", 7.7, 0.3, "Brick")]
#: As thick as a wall that carries.
LINING = upright("lining", 4, 0.18, "Interior - Plumbing (152mm Stud)")


def rests_on(*house: ModelElement) -> set[str]:
    """Names of what the floor rests on."""
    elements = [GROUND, *house, FLOOR]
    boxes = boxes_of(elements)
    roles = parts_played(elements, boxes, 0.0)
    found = bearers(elements, boxes, roles, carrying(elements, (), roles))
    return {elements[at].name for at in found[len(elements) - 1]}


def test_a_floor_rests_on_the_brick_walls_and_not_on_the_studs_however_thick() -> None:
    assert rests_on(*BRICK, LINING) == {"west", "east"}
    assert rests_on(*BRICK, replace(LINING, material="Concrete")) == {"west", "east", "lining"}


def test_what_a_model_says_of_bearing_counts() -> None:
    assert rests_on(*BRICK, replace(LINING, bearing=True)) == {"west", "east", "lining"}
    inner = upright("inner", 4, 0.24, "Brick")
    assert rests_on(*BRICK, inner) == {"west", "east", "inner"}
    assert rests_on(*BRICK, replace(inner, bearing=False)) == {"west", "east"}


def test_where_a_template_denies_all_bearing_the_masonry_carries_and_the_studs_do_not() -> None:
    said = [replace(one, bearing=False) for one in (*BRICK, LINING)]
    assert rests_on(*said) == {"west", "east"}


def test_a_thin_leaf_of_brick_carries_before_studs_do() -> None:
    leaves = [upright("west", 0, 0.1, "Brick"), upright("east", 7.9, 0.1, "Brick")]
    assert rests_on(*leaves, LINING) == {"west", "east"}


def test_a_house_of_nothing_but_studs_stands_on_its_studs() -> None:
    thick = [upright("west", 0, 0.2, "Metal stud"), upright("east", 7.8, 0.2, "Metal stud")]
    assert rests_on(*thick, upright("inner", 4, 0.1, BOARD)) == {"west", "east"}
    assert rests_on(upright("one", 1, 0.1, BOARD), upright("other", 6, 0.1, BOARD)) == {"one", "other"}


def test_a_partition_that_begins_half_way_up_carries_no_floor_where_the_walls_around_do() -> None:
    said = [replace(one, bearing=False) for one in BRICK]
    upper = [
        replace(one, global_id=f"upper {one.name}", meshes=(box((x, 3.0, 0), (x + 0.3, 5.8, 6)),))
        for one, x in zip(said, (0, 7.7), strict=True)
    ]
    half = replace(upright("half", 4, 0.1, BOARD, bottom=2.4), bearing=False)
    assert carrying([*said, half, *upper], ()) == [True, True, False, True, True]


@pytest.mark.parametrize(
    ("said", "light"),
    [
        ("Basic Wall:Interior - Furring (38 mm Stud)", True),
        ("Gipskarton 100", True),
        ("GK", True),
        ("MW Nichttragend", True),
        ("Non-loadbearing blockwork", True),
        ("Ständerwand 125", True),
        ("Cloison 72/48", True),
        ("Tabique de yeso", True),
        ("Mavčnokartonska stena", True),
        ("Гипс 100", True),
        ("MW Tragend als Kommunwand", False),
        ("Party Wall - CMU Residential, gypsum board both sides", False),
        ("Leichtbeton 0.24", False),
        ("Exterior - wood stud 2x6, gypsum", False),
        ("Party wall", False),
        ("Default Wall", False),
        ("Kalksandstein mit Gipsputz", False),
    ],
)
def test_a_wall_is_known_to_be_light_by_its_words(said: str, light: bool) -> None:
    assert is_light(ModelElement("1", "IfcWall", "Basic Wall", "", material=said)) is light
    assert is_light(ModelElement("1", "IfcWall", said, "")) is light


def test_a_wall_without_words_of_its_own_is_known_by_its_layers() -> None:
    boards = [box((0, 0, 0), (1, 1, 1), material=name) for name in ("Plasterboard", "Metal - Stud Layer")]
    assert is_light(element("inner wall 12", "IfcWall", *boards))
    lined = [boards[0], box((0, 0, 0), (1, 1, 1), material="Masonry - Brick")]
    assert not is_light(element("inner wall 12", "IfcWall", *lined))
