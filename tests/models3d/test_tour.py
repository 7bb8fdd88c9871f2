"""The guided tour: what buyers are led past without a word written, and what a project manager changes."""

from collections.abc import Callable, Sequence
from dataclasses import replace as dataclass_replace
from pathlib import Path

import pytest
from msgspec.structs import replace

from models3d.build import read_build, write_build
from models3d.described import describe
from models3d.errors import BrokenInputError
from models3d.folder.development import read_development
from models3d.folder.tour import TourRule
from models3d.making.depth import Depth
from models3d.manifest import BARE_GROUND, Place, Span
from models3d.manifest_tour import TourHour, TourStep
from models3d.tour.evening import evening_of
from models3d.tour.typical import best_room, typical_home
from models3d.tour.written import check_tour, tour_of
from tests.models3d.tiny_folder import SMALLEST
from tests.models3d.touring import court
from tests.models3d.world import staged


def test_a_buyer_is_led_from_bare_ground_to_the_handover() -> None:
    steps = tour_of(court(), [])
    assert [step.id for step in steps] == [
        "ground", "stage-digging", "stage-footings", "stage-frame", "stage-front", "stage-partitions",
        "stage-fittings", "homes", "home", "raw", "room", "window", "evening", "handover",
    ]  # fmt: skip
    assert steps[0].stage == BARE_GROUND
    assert all(step.told and not step.words for step in steps)


def test_what_is_built_inside_is_shown_from_above_into_a_storey() -> None:
    places = {step.id: step.place for step in tour_of(court(), [])}
    assert places["stage-partitions"] == places["stage-fittings"] == places["homes"] == "storey"
    assert places["stage-frame"] == places["stage-front"] == "whole"


def test_a_first_stage_that_builds_nothing_is_the_bare_ground() -> None:
    world = court()
    plot = replace(world.stages[0], elements=0, planned=Span(-1, -1))
    steps = tour_of(replace(world, stages=[plot, *world.stages[1:]]), [])
    assert steps[0].stage == "digging"
    assert "stage-digging" not in {step.id for step in steps}


def test_the_home_that_is_entered_is_available_and_as_most_are() -> None:
    world = court()
    assert typical_home(world) == world.units[2]
    sold = replace(world, units=[replace(unit, status="sold") for unit in world.units])
    assert typical_home(sold) is not None
    assert typical_home(replace(world, features=[])) is None


def test_its_best_room_is_the_one_behind_its_main_window() -> None:
    world = court()
    home = world.units[2]
    assert (best_room(world, home) or home).id == "C-kitchen"
    dark = replace(home, views=[])
    assert (best_room(world, dark) or home).id == "C-hall"


def test_the_room_is_first_a_shell_and_then_finished() -> None:
    steps = {step.id: step for step in tour_of(court(), [])}
    assert (steps["raw"].stage, steps["room"].stage) == ("frame", "garden")
    assert steps["raw"].feature == steps["room"].feature == "C-kitchen"
    assert steps["window"].view == 0


def test_a_development_without_homes_is_still_shown_round() -> None:
    bare = replace(court(), units=[], features=[])
    assert [step.id for step in tour_of(bare, [])][-2:] == ["evening", "handover"]


def test_evening_comes_after_sunset_and_never_where_the_sun_stays() -> None:
    assert evening_of(Place(46.0432, 14.4943, "Europe/Ljubljana")) == TourHour(9, 19 * 60 + 30)
    assert evening_of(Place(90.0, 0.0, "Etc/UTC")) is None


def test_words_of_a_made_step_are_its_authors(tmp_path: Path) -> None:
    (step,) = written(
        tmp_path, 'id = "evening"\ntitle = "Home"\nwords = "The lamps are lit."', only="evening"
    )
    assert (step.title, step.words, step.told) == ("Home", "The lamps are lit.", None)
    assert step.hour is not None


def test_a_title_alone_leaves_the_figures_to_the_page(tmp_path: Path) -> None:
    (step,) = written(tmp_path, 'id = "homes"\ntitle = "Twelve homes"', only="homes")
    assert (step.title, step.told) == ("Twelve homes", "homes")


def test_a_step_of_ones_own_comes_where_it_is_put(tmp_path: Path) -> None:
    steps = written(
        tmp_path,
        'id = "yard"\nafter = "window"\nplace = "yard"\nwords = "The yard."',
        'words = "And a bench."',
    )
    ids = [step.id for step in steps]
    assert ids[-5:] == ["window", "yard", "written-2", "evening", "handover"]
    assert (steps[-4].place, steps[-4].feature, steps[-4].stage) == ("feature", "yard", "garden")
    assert len(steps) == 14
    # Those that build least made room.
    assert "stage-digging" not in ids
    assert "stage-footings" not in ids


def test_a_stage_that_is_written_about_is_shown_however_little_it_builds(tmp_path: Path) -> None:
    (step,) = written(tmp_path, 'id = "stage-roof"\nwords = "Slates from the valley."', only="stage-roof")
    assert step.stage == "roof"


def test_made_steps_are_moved_and_left_out(tmp_path: Path) -> None:
    steps = written(tmp_path, 'id = "evening"\nafter = "ground"', 'id = "homes"\nleave_out = true')
    ids = [step.id for step in steps]
    assert ids[:2] == ["ground", "evening"]
    assert "homes" not in ids


def test_a_tour_may_be_written_as_a_whole(tmp_path: Path) -> None:
    steps = written(
        tmp_path, 'id = "*"\nleave_out = true', 'id = "handover"', 'words = "Hello."', 'id = "ground"'
    )
    assert [step.id for step in steps] == ["handover", "written-2", "ground"]


def test_another_home_is_entered_where_its_author_prefers_it(tmp_path: Path) -> None:
    steps = {step.id: step for step in written(tmp_path, 'id = "home"\nhome = "Home A"')}
    assert steps["home"].unit == steps["raw"].unit == steps["room"].unit == "A"
    # Nothing is known of its windows.
    assert "window" not in steps


def test_rooms_are_found_without_their_homes_name(tmp_path: Path) -> None:
    text = 'id = "x"\nhome = "c"\nroom = "hall"\nstage = "Frame"\nhour = "7:30"\nwords = "Here."'
    (step,) = written(tmp_path, text, only="x")
    assert (step.place, step.unit, step.feature, step.stage) == ("room", "C", "C-hall", "frame")
    assert step.hour == TourHour(6, 450)


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ('id = "evenin"\ntitle = "x"', "no made step is called 'evenin'", "Did you mean 'evening'?"),
        ('id = "x"\nleave_out = true', "no made step is called 'x'", "These are known: ground"),
        ('after = "rom"\nwords = "x"', "no step is called 'rom'", "Did you mean 'room'?"),
        ('place = "yrd"\nwords = "x"', "no place is called 'yrd'", "Did you mean 'yard'?"),
        ('place = "slope"\nwords = "x"', "'slope' has no volume", "matched by rooms"),
        ('stage = "frames"\nwords = "x"', "no stage is called 'frames'", "Did you mean 'frame'?"),
        ('home = "Z"\nwords = "x"', "no home is called 'Z'", "These are known: A, B, C"),
        ('storey = "Attic"\nwords = "x"', "no storey is called 'Attic'", "These are known: Ground floor"),
        ('home = "C"\nroom = "cellar"\nwords = "x"', "no room is called 'cellar'", "C-hall"),
        ('place = "window"\nwords = "x"', "which home is not said", "Add home"),
        ('place = "room"\nwords = "x"', "which room is not said", "Add home or room"),
    ],
)
def test_what_is_not_in_the_building_is_named_with_its_line(
    tmp_path: Path, text: str, what: str, remedy: str
) -> None:
    world = court()
    errors = (
        refused(lambda: tour_of(world, rules_of(tmp_path, text))),
        refused(
            lambda: check_tour(rules_of(tmp_path, text), world.stages, world.storeys, world.features),
        ),
    )
    for error in errors:
        assert what in error.what
        assert remedy in error.remedy
        assert error.where.startswith("development.toml line 1")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('title = "x"', "has to say something"),
        ('id = "room"\nplace = "whole"', "is not known"),
        ('hour = "25:00"\nwords = "x"', "no time of day"),
        ('month = 6\nwords = "x"', "nothing without an hour"),
        ('hour = "9:00"\nmonth = 13\nwords = "x"', "no month 13"),
        (f'words = "{"word " * 41}"', "41 words"),
        (f'words = "x"\ntitle = "{"t" * 61}"', "too long"),
        ("leave_out = true", "which step"),
        ('id = "*"\nwords = "x"', "all steps that are made"),
        ('id = "room"\nleave_out = true\ntitle = "x"', "says nothing"),
        ('id = "a b"\nwords = "x"', "no name for a step"),
        ('id = "a"\nwords = "x"\n\n[[tour]]\nid = "a"\nwords = "y"', "written twice"),
        ('plase = "whole"\nwords = "x"', "nothing here is called 'plase'"),
    ],
)
def test_a_step_that_makes_no_sense_is_refused(tmp_path: Path, text: str, what: str) -> None:
    assert what in refused(lambda: rules_of(tmp_path, text)).what


def test_a_build_carries_the_tour(tmp_path: Path) -> None:
    rules = tuple(rules_of(tmp_path, 'id = "ground"\nwords = "Here it was all grass."'))
    house = dataclass_replace(staged(), tour_rules=rules)
    build = read_build(write_build(describe(house), tmp_path / "builds", depth=Depth.WALKABLE))
    assert build.tour[0].words == "Here it was all grass."
    assert build.tour[-1].told == "handover"


def refused(call: Callable[[], object]) -> BrokenInputError:
    with pytest.raises(BrokenInputError) as caught:
        call()
    return caught.value


def rules_of(folder: Path, *tables: str) -> list[TourRule]:
    text = SMALLEST + "".join(f"\n[[tour]]\n{table}\n" for table in tables)
    (folder / "development.toml").write_text(text)
    return read_development(folder).tour_rules()


def written(folder: Path, *tables: str, only: str = "") -> Sequence[TourStep]:
    steps = tour_of(court(), rules_of(folder, *tables))
    return [step for step in steps if step.id == only] if only else steps
