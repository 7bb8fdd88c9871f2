"""Stages and links knew a storey by the model's name alone, features and materials by its title as well."""

from pathlib import Path

import pytest

from models3d.staged import Staged, read_staged
from tests.models3d.tiny_folder import HEIGHT, SMALLEST, block, staged_block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

TITLED = SMALLEST + '\n[[storeys]]\nname = "Second floor"\ntitle = "Penthouse"\n'
SPOKEN = ["Second floor", "second*", "Penthouse", "pent*"]

STAGES = """
[[stages]]
id = "below"
name = "Below"
[[stages]]
id = "top"
name = "Top"
match = {{ class = "IfcWindow", storey = "{0}" }}
[[stages]]
id = "rest"
name = "Rest"
match = {{ class = "*" }}
"""
LINKS = """
[[schedules]]
file = "plan.csv"
[[links]]
tasks = "T1"
match = {{ class = "IfcWindow", storey = "{0}" }}
"""
FEATURES = """
[[features]]
id = "view"
name = "The view"
kind = "amenity"
match = {{ class = "IfcWindow", storey = "{0}" }}
"""
MATERIALS = """
[[materials]]
kind = "brick"
match = {{ class = "IfcWindow", storey = "{0}" }}
"""
LEFT_OUT = '[leave_out]\nmatch = {{ class = "IfcWindow", storey = "{0}" }}\n'
BEARING = '[sequence]\nbearing = {{ class = "IfcWindow", storey = "{0}" }}\n'
LOG = "element,task,task_name,start,finish\n{0},T1,Glazing,2026-03-02,2026-03-06\n"
NAMELESS = """
[[schedules]]
file = "plan.csv"
nameless = {{ class = "IfcWindow", storey = "{0}" }}
"""


def block_with(folder: Path, rules: str, log: str = "") -> Staged:
    (folder / "plan.csv").write_text(log)
    return staged_block(folder, TITLED + rules)[0]


def on_top(staged: Staged) -> list[str]:
    return [
        one.name for one in staged.model.elements if (one.ifc_class, one.storey) == ("IfcWindow", "Penthouse")
    ]


def with_task(staged: Staged) -> list[str]:
    return sorted(
        one.name for one, derived in zip(staged.model.elements, staged.derived, strict=True) if not derived
    )


@pytest.mark.parametrize("spoken", SPOKEN)
def test_every_rule_understands_both_names_of_a_storey(tmp_path: Path, spoken: str) -> None:
    rules = "".join((STAGES, LINKS, FEATURES, MATERIALS)).format(spoken)
    staged = block_with(tmp_path, rules, LOG.format("none"))
    windows = on_top(staged)
    assert windows
    named = {one.id: at for at, one in enumerate(staged.stages)}
    there = zip(staged.model.elements, staged.element_stage.tolist(), strict=True)
    assert [one.name for one, stage in there if stage == named["top"]] == windows, "[[stages]]"
    assert with_task(staged) == windows, "[[links]]"
    for rule in (staged.feature_rules[0], staged.material_rules[0]):
        assert [one.name for one in staged.model.elements if rule.match.takes(one)] == windows


@pytest.mark.parametrize("spoken", SPOKEN)
def test_what_is_left_out_and_what_carries_may_be_told_by_either_name(tmp_path: Path, spoken: str) -> None:
    left = block_with(tmp_path, LEFT_OUT.format(spoken))
    assert on_top(left) == []
    assert [one.ifc_class for one in left.model.elements].count("IfcWindow") == 2
    plain = block_with(tmp_path, "")
    ruled = block_with(tmp_path, BEARING.format(spoken))
    assert on_top(ruled) == on_top(plain)
    assert (ruled.planned != plain.planned).any(), (
        "the windows of the top floor carry, and are built as walls are"
    )
    own = block_with(tmp_path, BEARING.format("Second floor"))
    assert (ruled.planned == own.planned).all()


@pytest.mark.parametrize("spoken", SPOKEN)
def test_what_a_log_has_no_names_for_may_be_told_by_either_name(tmp_path: Path, spoken: str) -> None:
    assert with_task(block_with(tmp_path, NAMELESS.format(spoken), LOG.format("none"))) == ["window 2"]


def test_a_storey_that_only_has_an_id_is_known_by_what_buyers_read(tmp_path: Path) -> None:
    house = TinyHouse()
    for number, name in enumerate(("3WbV3xq4v7JQ$1yTo_9aLk", "0aQb3xq4v7JQ$1yTo_9aLm")):
        storey = house.storey(name, number * HEIGHT)
        house.box("IfcSlab", f"slab {number}", (0.0, 0.0, number * HEIGHT - 0.2), (8.0, 6.0, 0.2), storey)
        house.box("IfcWindow", f"window {number}", (2.0, 0.0, number * HEIGHT + 0.9), (1.2, 0.1, 1.2), storey)
    staged = read_staged(write_folder(tmp_path, house, SMALLEST + STAGES.format("Floor 1")))
    stage = {
        one.name: staged.stages[at].id
        for one, at in zip(staged.model.elements, staged.element_stage, strict=True)
    }
    assert (stage["window 0"], stage["window 1"]) == ("rest", "top")


def test_one_storeys_own_name_is_not_taken_for_anothers_title(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    titles = "".join(
        f'\n[[storeys]]\nname = "{name}"\ntitle = "{title}"\n'
        for name, title in (("First floor", "Ground floor"), ("Ground floor", "Entrance"))
    )
    staged = read_staged(write_folder(tmp_path, house, SMALLEST + titles + FEATURES.format("Ground floor")))
    (feature,) = staged.feature_rules
    assert {one.storey for one in staged.model.elements if feature.match.takes(one)} == {"Entrance"}
