"""``maquette map`` on buildings as programs name them, and on schedules as contractors write them."""

from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest

from models3d.folder.development import read_development
from models3d.manifest import Storey
from models3d.mapping.counting import NOWHERE, Counting
from models3d.mapping.named_storeys import mentions_in
from models3d.mapping.suggest import suggest
from models3d.mapping.suggestion import Suggestions
from models3d.mapping.words import part_of, parts_named
from models3d.model import Model, ModelElement, ModelStorey, ScheduledTask
from models3d.schedule.days import day_of
from models3d.schedule.schedules import Schedules
from models3d.staging.placing import place
from tests.models3d.tiny_folder import SMALLEST
from tests.models3d.world import box

#: A house as a designer's program names it: class, name, layer, storey, low and high corner.
Row = tuple[str, str, str, str, tuple[float, float, float], tuple[float, float, float]]
HOUSE: list[Row] = [
    ("IfcFooting", "Wall Foundation:Bearing Footing", "S-FNDN", "T/FDN", (0, -1.3, 0), (10, -1, 0.6)),
    ("IfcWall", "Basic Wall:Foundation - Concrete", "A-WALL", "T/FDN", (0, -1, 0), (10, 0, 0.3)),
    ("IfcSlab", "Floor:127mm Slab on Grade", "A-FLOR", "Level 1", (0, -0.2, 0), (10, 0, 8)),
    ("IfcWall", "Basic Wall:Exterior - Brick on Block", "A-WALL", "Level 1", (0, 0, 0), (10, 3, 0.3)),
    ("IfcWall", "Basic Wall:Interior - Partition (92mm Stud)", "A-WALL", "Level 1", (5, 0, 1), (5.1, 3, 8)),
    ("IfcDoor", "M_Single-Flush:1250mm", "A-DOOR", "Level 1", (2, 0, 0.05), (3, 2.1, 0.25)),
    ("IfcDoor", "M_Single-Flush:0762mm", "A-DOOR", "Level 1", (5, 0, 3), (5.1, 2.1, 4)),
    ("IfcSlab", "Floor:Wood Joist with Subflooring", "A-FLOR", "Level 2", (0, 2.8, 0), (10, 3, 8)),
    ("IfcSlab", "Floor:Finish Floor - Wood", "A-FLOR", "Level 2", (0, 3, 0), (10, 3.02, 8)),
    ("IfcWall", "Basic Wall:Exterior - Brick on Block", "A-WALL", "Level 2", (0, 3, 0), (10, 6, 0.3)),
    ("IfcWall", "Basic Wall:Interior - Partition (92mm Stud)", "A-WALL", "Level 2", (5, 3, 1), (5.1, 6, 8)),
    ("IfcWall", "Basic Wall:Exterior - Brick on Block", "A-WALL", "Roof", (0, 6, 0), (10, 6.6, 0.3)),
    ("IfcSlab", "Basic Roof:Live Roof", "A-ROOF", "Roof", (0, 5.8, 0), (10, 6, 8)),
    ("IfcFurnishingElement", "M_Sofa", "I-FURN", "Level 1", (1, 0, 4), (2, 1, 6)),
    ("IfcFurnishingElement", "M_Upper Cabinet-Door-Wall", "A-CASE", "Level 1", (1, 1.5, 7), (2, 2, 8)),
]  # fmt: skip
STOREYS = [("T/FDN", -1.25), ("Level 1", 0.0), ("Level 2", 3.0), ("Roof", 6.0)]


def suggested(path: Path, *names: str, rows: list[Row] | None = None) -> Suggestions:
    """What is suggested where the schedule is ``names``, a week each."""
    (path / "development.toml").write_text(SMALLEST)
    folder = read_development(path)
    elements = [
        ModelElement(f"{at}", kind, name, storey, layer, meshes=(box(low, high),))
        for at, (kind, name, layer, storey, low, high) in enumerate(rows or HOUSE)
    ]
    tasks = tasks_of(*names)
    model = Model([ModelStorey(*one) for one in STOREYS], elements, [], tasks)
    return suggest(folder, place(folder, model), Schedules(tasks))


def joined(path: Path, *names: str, rows: list[Row] | None = None) -> dict[tuple[str, str], set[str]]:
    """Tasks of the elements (by name and storey) where the schedule is ``names``."""
    by_name: dict[tuple[str, str], set[str]] = {}
    for rule in suggested(path, *names, rows=rows).links:
        for table in rule.match:
            for kind, name, layer, storey, _, _ in rows or HOUSE:
                said = {"class": kind, "name": name, "layer": layer, "storey": storey}
                wanted = {key: value if isinstance(value, list) else [value] for key, value in table.items()}
                if all(said[key] in [one.rstrip("*") for one in some] for key, some in wanted.items()):
                    by_name.setdefault((name.partition(":")[2] or name, storey), set()).update(rule.names)
    return by_name


def tasks_of(*names: str) -> list[ScheduledTask]:
    first = date(2026, 3, 2)
    days = [day_of(first + timedelta(weeks=week)) for week in range(len(names))]
    return [ScheduledTask(f"T{day}", name, day, day + 4) for day, name in zip(days, names, strict=True)]


AMERICAN = (
    "Footings", "Foundation walls", "Slab on grade", "CMU & exterior walls - Level 1", "Floor joists Level 2",
    "CMU & exterior walls - Level 2", "Parapets", "Roofing", "Exterior doors", "Stud partitions Level 1",
    "Stud partitions Level 2", "Wood flooring", "Kitchen cabinets", "Interior doors", "Punch list",
)  # fmt: skip
DUTCH = (
    "Fundering", "Funderingswanden", "Betonvloer op zand", "Metselwerk begane grond",
    "Balklaag 1e verdieping", "Metselwerk 1e verdieping", "Metselwerk dakrand", "Dakbedekking",
    "Buitendeuren",
    "Metalstud wanden begane grond", "Metalstud wanden 1e verdieping", "Vloerafwerking", "Keukens",
    "Binnendeuren", "Oplevering",
)  # fmt: skip
GERMAN = (
    "Fundamente", "Fundamentwände", "Bodenplatte", "Mauerwerk EG", "Decke über EG", "Mauerwerk 1. OG",
    "Attika", "Dacheindeckung", "Haustür", "Trockenbau EG", "Trockenbau 1. OG", "Bodenbeläge",
    "Küchen", "Innentüren",
    "Abnahme",
)  # fmt: skip


@pytest.mark.parametrize("names", [AMERICAN, DUTCH, GERMAN], ids=["american", "dutch", "german"])
def test_a_contractors_schedule_meets_a_building_that_counts_from_level_one(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    found = joined(tmp_path, *names)
    expected = {
        ("Bearing Footing", "T/FDN"): 0,
        ("Foundation - Concrete", "T/FDN"): 1,
        ("127mm Slab on Grade", "Level 1"): 2,
        ("Exterior - Brick on Block", "Level 1"): 3,
        ("Wood Joist with Subflooring", "Level 2"): 4,
        ("Exterior - Brick on Block", "Level 2"): 5,
        ("Exterior - Brick on Block", "Roof"): 6,
        ("Live Roof", "Roof"): 7,
        ("1250mm", "Level 1"): 8,
        ("Interior - Partition (92mm Stud)", "Level 1"): 9,
        ("Interior - Partition (92mm Stud)", "Level 2"): 10,
        ("Finish Floor - Wood", "Level 2"): 11,
        ("M_Upper Cabinet-Door-Wall", "Level 1"): 12,
        ("0762mm", "Level 1"): 13,
    }
    own = dict(expected)
    if names is DUTCH:
        # "Concrete floor on sand" is any floor to who reads words alone.
        del own["127mm Slab on Grade", "Level 1"]
    assert {key: found.get(key) for key in own} == {key: {names[at]} for key, at in own.items()}
    assert ("M_Sofa", "Level 1") not in found, "nobody builds a sofa"


def test_a_storey_that_no_task_names_is_left_alone(tmp_path: Path) -> None:
    found = joined(tmp_path, "Exterior walls Level 1", "Drywall Level 2")
    assert ("Exterior - Brick on Block", "Level 2") not in found
    assert ("Interior - Partition (92mm Stud)", "Level 1") not in found
    assert found["Interior - Partition (92mm Stud)", "Level 2"] == {"Drywall Level 2"}


def test_zones_that_the_model_does_not_know_are_not_taken_for_storeys(tmp_path: Path) -> None:
    found = joined(tmp_path, "Drywall zone A", "Drywall zone B")
    both = {"Drywall zone A", "Drywall zone B"}
    assert found["Interior - Partition (92mm Stud)", "Level 1"] == both
    assert found["Interior - Partition (92mm Stud)", "Level 2"] == both


def test_the_same_work_at_several_times_is_not_guessed_at(tmp_path: Path) -> None:
    weeks = [f"Other work {week}" for week in range(6)]
    found = joined(tmp_path, "Drywall, mock-up", *weeks, "Drywall, remaining", *weeks, "Drywall, repairs")
    assert ("Interior - Partition (92mm Stud)", "Level 1") in found, "one of them it is"
    rules = suggested(
        tmp_path, "Drywall, mock-up", *weeks, "Drywall, remaining", *weeks, "Drywall, repairs"
    ).links
    assert all(rule.confidence < 0.5 for rule in rules if "Drywall" in rule.names[0]), "and that is unsure"


def test_upstairs_is_upstairs_where_a_house_has_but_one_storey_there(tmp_path: Path) -> None:
    found = joined(tmp_path, "Trockenbau EG", "Trockenbau Obergeschoss")
    assert found["Interior - Partition (92mm Stud)", "Level 1"] == {"Trockenbau EG"}
    assert found["Interior - Partition (92mm Stud)", "Level 2"] == {"Trockenbau Obergeschoss"}


def test_partitions_are_not_joined_to_the_walls_that_carry(tmp_path: Path) -> None:
    found = joined(tmp_path, "Concrete walls", "Slabs")
    assert ("Interior - Partition (92mm Stud)", "Level 1") not in found


def test_what_has_neither_name_nor_layer_is_joined_by_its_class(tmp_path: Path) -> None:
    bare: list[Row] = [(kind, "", "", storey, low, high) for kind, _, _, storey, low, high in HOUSE]
    found = joined(tmp_path, "Doors", "Walls Level 1", "Walls Level 2", rows=bare)
    assert found["", "Level 1"] >= {"Doors", "Walls Level 1"}
    assert found["", "Level 2"] == {"Walls Level 2"}


def test_brickwork_on_which_a_slab_is_laid_is_structure_and_other_brickwork_a_facade(tmp_path: Path) -> None:
    def stage_of(*names: str) -> str:
        tasks = {task.name: task.id for task in tasks_of(*names)}
        stages = suggested(tmp_path, *names).stages
        return next(stage.id for stage in stages if tasks["Brickwork Level 1"] in stage.tasks)

    assert (
        stage_of("Slab on grade", "Brickwork Level 1", "Joists Level 2", "Brickwork Level 2") == "structure"
    )
    assert stage_of("Slab on grade", "Joists Level 2", "Brickwork Level 1", "Brickwork Level 2") == "facade"


def counting(*names: str, storeys: tuple[str, ...] = ("Level 1", "Level 2", "Level 4", "Roof")) -> list[int]:
    """The place of the storey that each task speaks of, -1 for none."""
    cellars = sum(name == "Keller" for name in storeys)
    own = [Storey(name, name, at - cellars, 3.0 * at, 3.0) for at, name in enumerate(storeys)]
    tasks = tasks_of(*names)
    found = Counting.of(own, {name: at for at, name in enumerate(storeys)}, tasks)
    return [min(found.storeys_of(task), default=-1) for task in tasks]


def test_the_first_floor_is_on_the_ground_in_america_alone() -> None:
    assert counting("Walls 1st floor", "Walls 2nd floor", "Walls 3rd floor") == [0, 1, 2]
    assert counting("Walls ground floor", "Walls 1st floor", "Walls 2nd floor") == [0, 1, 2]
    german = ("Erdgeschoss", "1. Obergeschoss", "2. Obergeschoss")
    assert counting("Walls first floor", "Walls second floor", storeys=german) == [1, 2]
    assert counting("Walls 1st floor", "Walls 2nd floor", "Walls 3rd floor", storeys=german) == [0, 1, 2]


def test_levels_are_those_of_the_model_whichever_numbers_it_leaves_out() -> None:
    assert counting("Level 1 walls", "Level 2 walls", "Level 4 walls", "L9 walls") == [0, 1, 2, NOWHERE]
    assert counting("Level 0 walls", "Level 1 walls", "Level 2 walls") == [0, 1, 2], (
        "this planner has a nought"
    )


def test_a_slab_is_that_of_the_storey_it_closes_where_it_comes_after_the_walls() -> None:
    storeys = ("Keller", "Erdgeschoss", "1. Obergeschoss", "Dachgeschoss")
    closing = ("Wände KG", "Kellerdecke", "Wände EG", "Decke EG", "Wände DG")
    assert counting(*closing, storeys=storeys) == [0, 1, 1, 2, 3]
    assert counting("Decke EG", "Wände EG", "Decke 1. OG", "Wände 1. OG", storeys=storeys[1:]) == [0, 0, 1, 1]
    assert counting("Decke über EG", storeys=storeys[1:]) == [1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2. OG", {("upper", 2)}),
        ("2e verdieping", {("upper", 2)}),
        ("second floor", {("floor", 2)}),
        ("1st and 2nd floors", {("floor", 1), ("floor", 2)}),
        ("Level 3 slab", {("level", 3)}),
        ("Keller und EG", {("cellar", -1), ("ground", 0)}),
        ("External walls - ground", {("ground", 0)}),
        ("Gevels zolder", {("top", 0)}),
        ("Groundworks", set()),
        ("Drylining GF", {("ground", 0)}),
        ("Drylining 1F", {("floor", 1)}),
        ("Mauerwerk Obergeschoss", {("upper", 0)}),
        ("Verdiepingsvloer", {("upper", 0)}),
        ("Wanden 1e stellen", {("upper", 1)}),
        ("2e laag stucwerk", set()),
    ],
)
def test_what_a_planner_says_of_storeys(text: str, said: set[tuple[str, int]]) -> None:
    assert mentions_in(text) == said


@pytest.mark.parametrize(
    ("ifc_class", "name", "layer", "part"),
    [
        ("IfcDoor", "Haustuer", "Außenwände", "outer doors"),
        ("IfcDoor", "Innentuer-2", "Innenwände", "inner doors"),
        ("IfcDoor", "Doors_ExtDbl_Flush", "", "outer doors"),
        ("IfcMember", "Sparren-12", "Dachkonstruktion", "roof"),
        ("IfcSlab", "Dach-1", "Dächer", "roof covering"),
        ("IfcSlab", "Floor:Finish Floor - Ceramic Tile", "A-FLOR", "floor finish"),
        ("IfcSlab", "Bodenplatte", "Decken", "ground floor slab"),
        ("IfcWall", "Basic Wall:Wall-Partn_12P-70MStd", "M_WALL_INT", "partitions"),
        ("IfcWall", "Wand-Int-ERDG-1", "Innenwände", "inner walls"),
        ("IfcWall", "Basic Wall:Foundation - Concrete", "", "foundation walls"),
        ("IfcFurnishingElement", "Schreibtisch", "Einrichtung", "furniture"),
        ("IfcFurnishingElement", "Base Cabinet-Double Door", "", "kitchens"),
        ("IfcFlowTerminal", "M_Mirror", "P-SANR-FIXT", "sanitary"),
        ("IfcPlate", "System Panel:Glazed", "", "curtain walls"),
        ("IfcBuildingElementProxy", "Model Text", "", None),
    ],
)
def test_elements_are_what_their_programs_call_them(
    ifc_class: str, name: str, layer: str, part: str | None
) -> None:
    found = part_of(ModelElement("id", ifc_class, name, "", layer=layer))
    assert (found.key if found else None) == part


def test_inner_walls_of_masonry_are_built_with_the_structure() -> None:
    def wall(material: str, bearing: bool | None) -> str:
        found = part_of(ModelElement("id", "IfcWall", "Wand", "", "Innenwände", material, bearing=bearing))
        return found.key if found else ""

    assert wall("Kalksandstein", False) == "inner masonry"
    assert wall("Leichtbeton", None) == "inner masonry"
    assert wall("Gipskarton", False) == "inner walls"


@pytest.mark.parametrize(
    ("task", "parts"),
    [
        ("Exterior walls", {"outer walls"}),
        ("Fenster und Aussentueren", {"windows", "outer doors"}),
        ("Binnenkozijnen en deuren", {"inner doors"}),
        ("Doors & hardware", {"doors"}),
        ("Foundation walls", {"foundation walls"}),
        ("Metselwerk dakrand", {"parapets"}),
        ("Toilet partitions", {"toilet partitions", "sanitary"}),
        ("Curtain walling", {"curtain walls"}),
        ("Beam & block floor", {"floors"}),
    ],
)
def test_the_narrower_words_of_a_task_count(task: str, parts: set[str]) -> None:
    assert parts_named(task) == parts


def test_a_name_as_long_as_a_book_costs_no_more_than_a_long_name() -> None:
    for word in ("toilet ", "door ", "exterior ", "interior wall "):
        begun = process_time()
        part_of(ModelElement("id", "IfcWall", word * 20_000, ""))
        parts_named(word * 20_000)
        assert process_time() - begun < 1
