"""What a project manager is spared: rules for the real building, suggested from its own files."""

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

from models3d.folder.development import read_development
from models3d.mapping.as_toml import append, as_toml
from models3d.mapping.suggest import suggest
from models3d.mapping.suggestion import Suggestions
from models3d.progress import Silent
from models3d.readers.models import read_models
from models3d.schedule.dates import dates_of
from models3d.schedule.linking import link
from models3d.schedule.schedules import read_schedules
from models3d.shelf import Shelf
from models3d.staging.placing import Placed, place
from tests.real.schependomlaan.conftest import DATA, FOLDER

pytestmark = pytest.mark.real

#: A table of an array with all its lines.
TABLE = r"^\[\[{}\]\]\n(?:(?!\[).*\n|\n)*"


@pytest.fixture(scope="module")
def placed() -> Placed:
    if not DATA.is_dir():
        pytest.skip(f"SKIPPED: the real building's data is not at {DATA}; nothing of it was tested.")
    folder = read_development(FOLDER)
    return place(folder, read_models(folder, Silent(), Shelf()))


def without(tables: str, path: Path, *, logs: bool = True) -> Path:
    """The development in the folder ``path`` without its ``tables``, and without the CSV logs."""
    text = (FOLDER / "development.toml").read_text()
    text = text.replace("../../../../shared/data/schependomlaan", str(DATA))
    text = re.sub(TABLE.format(f"(?:{tables})"), "", text, flags=re.MULTILINE)
    if not logs:
        text = re.sub(
            TABLE.format("schedules"),
            lambda one: "" if ".csv" in one[0] else one[0],
            text,
            flags=re.MULTILINE,
        )
    assert not set(tomllib.loads(text)) & set(tables.split("|"))
    (path / "development.toml").write_text(text)
    return path


def suggested(path: Path, placed: Placed) -> Suggestions:
    folder = read_development(path)
    return suggest(folder, placed, read_schedules(folder, [], Silent()))


def starts(path: Path, placed: Placed) -> dict[str, int]:
    """First day of every element that is shown and has a task, by the rules of the folder as they are."""
    folder = read_development(path)
    schedules = read_schedules(folder, [], Silent())
    links = link(folder, placed, schedules)
    timely = [[task for task in ids if task not in links.catch_all] for ids in links.tasks]
    dates = dates_of(timely, schedules.tasks)
    return {
        element.global_id: int(day)
        for element, day, none in zip(placed.model.elements, dates.planned[:, 0], dates.derived, strict=True)
        if element.meshes and not none
    }


def near(one: dict[str, int], two: dict[str, int]) -> float:
    """Share of the elements of ``one`` that start within three weeks of where ``two`` has them."""
    return float(np.mean([abs(day - two[name]) <= 21 for name, day in one.items()]))


@pytest.fixture(scope="module")
def authored(placed: Placed, tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    return starts(without("nothing", tmp_path_factory.mktemp("authored")), placed)


def test_suggested_rules_reach_the_coverage_of_the_authored_ones(
    tmp_path: Path, placed: Placed, authored: dict[str, int]
) -> None:
    folder = without("links", tmp_path)
    found = suggested(folder, placed)
    assert found.before / found.elements == pytest.approx(0.673, abs=0.005), "what the log joins by itself"
    assert len(authored) == found.elements, "the author left nothing out"
    assert found.after / found.elements >= 0.99
    assert len(found.links) <= 35
    assert all(one.why and one.example and 0.3 <= one.confidence <= 1 for one in found.links)

    append(folder, as_toml(found))
    own = starts(folder, placed)

    assert len(own) == found.after, "the file does what was announced"
    assert near(own, authored) >= 0.9
    logged = starts(without("links", tmp_path), placed)
    joined = {name: day for name, day in own.items() if name not in logged}
    assert near(joined, authored) >= 0.78, "of those that only suggested rules join"


def test_the_planners_file_alone_is_joined_by_words_and_order(
    tmp_path: Path, placed: Placed, authored: dict[str, int]
) -> None:
    folder = without("links|stages", tmp_path, logs=False)
    found = suggested(folder, placed)
    assert found.before == 0
    assert found.after / found.elements >= 0.9
    assert [stage.id for stage in found.stages] == [
        "ground", "foundations", "structure-lower", "structure-upper", "roof", "facade", "interior",
        "surroundings",
    ]  # fmt: skip

    append(folder, as_toml(found))
    own = starts(folder, placed)

    assert len(own) == found.after
    assert near(own, authored) >= 0.75


def test_the_same_development_gives_the_same_rules(tmp_path: Path, placed: Placed) -> None:
    folder = without("links", tmp_path)
    assert as_toml(suggested(folder, placed)) == as_toml(suggested(folder, placed))
