"""``maquette map``: a project manager who has a model and a schedule is shown how the two would meet."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models3d.errors import BrokenInputError
from models3d.folder.rules import globbed
from models3d.mapping.as_toml import append, as_toml
from models3d.mapping.covering import escaped
from models3d.mapping.named_storeys import storeys_in, without_storeys
from models3d.mapping.suggest import suggestions_for
from models3d.mapping.suggestion import Suggestions
from models3d.mapping.words import part_of, parts_named
from models3d.model import ModelElement
from models3d.progress import Silent
from models3d.staged import read_staged
from server.cli import road
from tests.models3d.test_schedules import PROJECT, row
from tests.models3d.tiny_folder import SMALLEST, block, write_folder
from tests.models3d.tiny_ifc import TinyHouse

WITH_PROJECT = SMALLEST + '\n[[schedules]]\nfile = "schedule.xml"\n'

#: The same works in three languages: foundations, then slab and walls of each storey, windows, partitions.
NAMES = {
    "en": ("Footings", "Slab {}", "Walls {}", "Windows", "Partitions", ("Ground floor", "1st floor", "L2")),
    "nl": ("Fundering", "Vloer {}", "Wanden {}", "Kozijnen", "Separatiewand", ("BG", "1e verd.", "2e verd.")),
    "de": ("Fundament", "Decke {}", "Wände {}", "Fenster", "Trennwände", ("EG", "1. OG", "2. Obergeschoss")),
}  # fmt: skip


def schedule(language: str) -> str:
    footings, slab, wall, windows, partitions, storeys = NAMES[language]
    rows = [row(1, footings, "2026-03-02", "2026-03-13")]
    for number, storey in enumerate(storeys):
        month = 4 + number
        rows.append(row(10 + number, slab.format(storey), f"2026-0{month}-01", f"2026-0{month}-10"))
        rows.append(row(20 + number, wall.format(storey), f"2026-0{month}-13", f"2026-0{month}-24"))
    rows += [row(30, windows, "2026-08-03", "2026-08-14"), row(31, partitions, "2026-09-01", "2026-09-11")]
    rows.append(row(40, "Crane", "2026-03-02", "2026-09-01"))
    return PROJECT.format("".join(rows))


def folder_of(path: Path, toml: str = WITH_PROJECT, xml: str = "") -> Path:
    house = TinyHouse()
    block(house)
    return write_folder(path, house, toml, schedule_xml=xml or schedule("en"))


def mapped(folder: Path) -> Suggestions:
    return suggestions_for(folder, Silent())


@pytest.mark.parametrize("language", NAMES)
def test_a_schedule_in_english_dutch_or_german_is_joined_storey_by_storey(
    tmp_path: Path, language: str
) -> None:
    folder = folder_of(tmp_path, xml=schedule(language))
    found = mapped(folder)
    assert (found.before, found.after, found.elements) == (0, 16, 16)
    assert [one.id for one in found.idle_tasks] == ["40"]

    append(folder, as_toml(found))
    staged = read_staged(folder)

    assert staged.coverage.elements_with_task == 16
    by_name = {
        element.name: first
        for element, first in zip(staged.model.elements, staged.planned[:, 0].tolist(), strict=True)
    }
    tasks = {task.id: task.planned.start for task in staged.tasks}
    for number in range(3):
        assert by_name[f"slab {number}"] == tasks[str(10 + number)]
        assert by_name[f"east wall {number}"] == tasks[str(20 + number)]
        assert by_name[f"window {number}"] == tasks["30"]
        assert by_name[f"partition {number}"] == tasks["31"]
    assert by_name["footing"] == tasks["1"]
    assert not any(stage.origin == "estimated" for stage in staged.stages)


def test_repeats_without_a_storey_are_taken_in_order_and_said_to_be_less_sure(tmp_path: Path) -> None:
    xml = PROJECT.format(
        "".join(
            row(uid, "Walls", f"2026-0{month}-02", f"2026-0{month}-06")
            for uid, month in ((1, 3), (2, 4), (3, 5))
        )
    )
    found = mapped(folder_of(tmp_path, xml=xml))
    assert [one.tasks for one in found.links] == [["1"], ["2"], ["3"]]
    assert all(one.confidence < 0.8 and "lower storeys'" in one.why for one in found.links)
    assert {kind.ifc_class for kind in found.unjoined} == {"IfcSlab", "IfcFooting", "IfcWindow"} | {"IfcWall"}


def test_what_is_authored_is_neither_touched_nor_suggested_again(tmp_path: Path) -> None:
    own = WITH_PROJECT + '\n[[links]]\ntasks = "30" # mine\nmatch = { class = "IfcWall" }'
    folder = folder_of(tmp_path, own)
    found = mapped(folder)
    assert found.before == 9
    append(folder, as_toml(found))
    text = (folder / "development.toml").read_text()
    assert text.startswith(own)
    again = mapped(folder)
    assert (again.before, again.links) == (found.after, [])
    assert again.notes == ["The stages are authored; none are suggested."]


def test_a_file_that_cannot_take_the_rules_stays_as_it_is(tmp_path: Path) -> None:
    own = SMALLEST.replace("currency", "links = []\ncurrency") + '\n[[schedules]]\nfile = "schedule.xml"\n'
    folder = folder_of(tmp_path, own)
    text = as_toml(mapped(folder))
    with pytest.raises(BrokenInputError, match="nothing was written"):
        append(folder, text)
    assert (folder / "development.toml").read_text() == own
    assert sorted(one.name for one in folder.iterdir()) == ["development.toml", "house.ifc", "schedule.xml"]


def test_names_full_of_signs_make_sound_rules(tmp_path: Path) -> None:
    house = TinyHouse()
    ground = house.storey('Ground [0] "bg"', 0.0)
    house.box("IfcWall", 'Wall:*[x]"\\:123456', (0.0, 0.0, 0.0), (4.0, 0.2, 3.0), ground)
    house.box("IfcWall", 'Wall:*[x]"\\:123457', (0.0, 4.0, 0.0), (4.0, 0.2, 3.0), ground)
    house.box("IfcSlab", "slab", (0.0, 0.0, -0.2), (4.0, 4.0, 0.2), ground)
    xml = PROJECT.format(row(1, "Walls &lt;*&gt;&#10;all", "2026-03-02", "2026-03-06"))
    folder = write_folder(tmp_path, house, WITH_PROJECT, schedule_xml=xml)
    found = mapped(folder)
    append(folder, as_toml(found))
    assert tomllib.loads((folder / "development.toml").read_text())["links"][0]["tasks"] == "1"
    assert read_staged(folder).coverage.elements_with_task == found.after == 2


def test_without_a_schedule_there_is_nothing_to_join_and_that_is_said(tmp_path: Path) -> None:
    found = mapped(folder_of(tmp_path, SMALLEST))
    assert (found.links, found.stages, as_toml(found)) == ([], [], "")
    assert "no schedule" in found.notes[0]


def command(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(road, ["map", str(folder), *words])


def test_the_command_shows_each_rule_and_writes_only_when_told_to(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    before = (folder / "development.toml").read_bytes()
    done = command(folder)
    assert done.exit_code == 0, done.output
    assert "0 of 16 elements (0%) have a task now, 16 (100%) with the rules suggested here." in done.stdout
    assert "1 of 10 tasks would touch nothing: 40 Crane." in done.stdout
    assert "[[links]]" in done.stdout
    assert (folder / "development.toml").read_bytes() == before

    told = json.loads(command(folder, "--json", "--write").stdout)
    assert (told["before"], told["after"], told["written"]) == (0, 16, True)
    assert told["links"][0].keys() >= {"tasks", "match", "elements", "example", "confidence", "why"}
    assert (folder / "development.toml").read_bytes().startswith(before.rstrip())
    assert told["toml"] in (folder / "development.toml").read_text()


@pytest.mark.parametrize(
    ("text", "storeys", "rest"),
    [
        ("Prefab trappen en bordes 2e verd.", {2}, "prefab trappen en bordes"),
        ("Walls second floor", {2}, "walls"),
        ("Decke über 1. OG", {1}, "decke über"),
        ("1e en 2e verdieping leggen", {1, 2}, "leggen"),
        ("Slabs, floors to storey", set(), "slabs, floors to storey"),
        ("Pour levels: 1-3 floors", {1, 2, 3}, "pour levels:"),
        ("Begane grondvloer", {0}, "begane grondvloer"),
        ("Kanaalplaatvloer leggen (lev. week 16)", set(), "kanaalplaatvloer leggen (lev. week 16)"),
        ("Tiles 20 mm", set(), "tiles 20 mm"),
    ],
)
def test_storeys_are_found_in_what_planners_write(text: str, storeys: set[int], rest: str) -> None:
    assert storeys_in(text) == storeys
    assert without_storeys(text) == rest


@pytest.mark.parametrize(
    ("ifc_class", "name", "layer", "part"),
    [
        ("IfcWall", "Basic Wall:Exterior - Brick on CMU", "", "masonry"),
        ("IfcWall", "separatiewand", "2210_binnenwanden", "partitions"),
        ("IfcDoor", "D1", "3230_binnenwandopeningen", "inner doors"),
        ("IfcDoor", "H", "3130_buitenwandopeningen", "outer doors"),
        ("IfcSlab", "Decke-003", "", "floors"),
        ("IfcSlab", "dekvloer", "", "screed"),
        ("IfcCovering", "x", "terrastegels", "paving"),
        ("IfcFooting", "x", "", "foundation"),
        ("IfcSpace", "x", "", None),
    ],
)
def test_elements_are_known_by_their_words_before_their_class(
    ifc_class: str, name: str, layer: str, part: str | None
) -> None:
    found = part_of(ModelElement("id", ifc_class, name, "", layer=layer))
    assert (found.key if found else None) == part


@pytest.mark.parametrize(
    ("task", "part"),
    [("Brickwork", "masonry"), ("Metselwerk", "masonry"), ("Klinker", "masonry"), ("Estrich EG", "screed"),
     ("Roof tiles", "roof tiles"), ("Dachstuhl", "roof"), ("Precast stairs", "stairs"), ("Aufzug", "lift"),
     ("Stelwerk buitengevel", "timber frames"), ("Pile driving", "piles"), ("Paint walls", "plaster")],
)  # fmt: skip
def test_tasks_are_known_by_the_parts_they_name(task: str, part: str) -> None:
    assert part in parts_named(task)


def test_an_escaped_name_takes_itself_alone() -> None:
    for text in ("a*b", "a?b", "a[1]b", "[", "plain"):
        assert globbed(text, (escaped(text),))
    assert not globbed("aXb", (escaped("a*b"), escaped("a?b"), escaped("a[X]b")))
