"""What a project manager reads when development.toml is not quite right: what, where, and what to do."""

from pathlib import Path

import pytest

from models3d.errors import BrokenInputError
from models3d.folder.development import read_development
from models3d.mapping.as_toml import append
from models3d.staged import read_staged
from tests.models3d.tiny_folder import SMALLEST, staged_block


def refused(folder: Path, toml: str) -> BrokenInputError:
    (folder / "development.toml").write_text(toml)
    with pytest.raises(BrokenInputError) as caught:
        read_staged(folder)
    assert caught.value.remedy
    return caught.value


def test_five_words_are_enough(tmp_path: Path) -> None:
    staged, at = staged_block(tmp_path)
    assert staged.development.id == "lindenhof"
    assert staged.development.languages == ["en"]
    assert staged.development.place.true_north == 0
    assert len(at) == 16
    assert [storey.floor for storey in staged.storeys] == [0, 1, 2]
    assert staged.units == []


def test_a_folder_without_the_file_says_which_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BrokenInputError, match=r"there is no development\.toml"):
        read_development(tmp_path)


def test_a_misspelt_key_is_named_with_its_line(tmp_path: Path) -> None:
    error = refused(tmp_path, SMALLEST.replace("longitude", "longditude"))
    assert "longditude" in error.what
    assert error.where == "development.toml line 6"
    assert error.remedy.startswith("Did you mean 'longitude'?")


def test_a_key_in_the_wrong_table_is_sent_to_its_own(tmp_path: Path) -> None:
    error = refused(tmp_path, SMALLEST + 'timezone = "Europe/Oslo"\n')
    assert error.remedy.startswith("Move it to the table that it belongs in")


def test_a_missing_word_is_named_with_its_table(tmp_path: Path) -> None:
    error = refused(tmp_path, SMALLEST.replace('timezone = "Europe/Amsterdam"\n', ""))
    assert error.what == "'timezone' is missing in place."
    assert error.where == "development.toml line 4"


def test_a_value_of_the_wrong_kind_is_named_with_its_line(tmp_path: Path) -> None:
    error = refused(tmp_path, SMALLEST.replace("5.85", '"5.85 E"'))
    assert "place.longitude" in error.what
    assert error.where == "development.toml line 6"


def test_a_key_in_the_second_of_two_tables_is_found_there(tmp_path: Path) -> None:
    error = refused(tmp_path, SMALLEST + '\n[[models]]\nfile = "b.ifc"\nsize = 2\n')
    assert "size" in error.what
    assert error.where == "development.toml line 14"


def test_a_broken_toml_is_told_from_a_wrong_one(tmp_path: Path) -> None:
    error = refused(tmp_path, 'name = "Lindenhof\n')
    assert "not TOML" in error.what
    assert "line 1" in error.what


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_file_may_be_saved_on_windows(tmp_path: Path, encoding: str, line_end: str) -> None:
    written = SMALLEST.replace("Lindenhof", "Lindenhöfe").replace("\n", line_end).encode(encoding)
    (tmp_path / "development.toml").write_bytes(written)
    assert read_development(tmp_path).development().name == "Lindenhöfe"
    append(tmp_path, '[[links]]\ntasks = "Walls"\nmatch = { class = "IfcWall" }\n')
    assert (tmp_path / "development.toml").read_bytes().startswith(written.rstrip(b"\n"))
    assert read_development(tmp_path).file.links[0].tasks == "Walls"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_saved_as_what_windows_calls_unicode_is_to_be_saved_as_utf_8(
    tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "development.toml").write_bytes(SMALLEST.encode(encoding))
    with pytest.raises(BrokenInputError, match=r"not as UTF-8\. Save it as UTF-8"):
        read_development(tmp_path)


def test_no_buyer_reads_a_name_with_a_letter_that_was_lost(tmp_path: Path) -> None:
    (tmp_path / "development.toml").write_bytes(
        SMALLEST.replace("[place]", '[place]\naddress = "Höfe"').encode("cp1252")
    )
    with pytest.raises(BrokenInputError, match="not written in UTF-8") as caught:
        read_development(tmp_path)
    assert caught.value.where == "development.toml line 5"


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("latitude = 151.84", "latitude = 51.84", "latitude"),
        ('timezone = "Nijmegen"', 'timezone = "Europe/Amsterdam"', "no time zone"),
        ("days_per_storey = 0", "", "a day at least"),
        ('currency = "euros"', 'currency = "EUR"', "no currency code"),
    ],
)
def test_an_impossible_value_is_refused(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    toml = SMALLEST.replace(right, wrong) if right else f"{SMALLEST}\n[sequence]\n{wrong}\n"
    assert said in refused(tmp_path, toml).what


@pytest.mark.parametrize(
    "name", ["frame/roof", "..", ".kept", "../x", "a b", "", "façade", "x" * 101, "a\\u0000"]
)
@pytest.mark.parametrize("table", ["stages", "features"])
def test_an_id_that_is_no_name_for_a_file_is_refused_with_its_line(
    tmp_path: Path, table: str, name: str
) -> None:
    more = 'kind = "amenity"\nmatch = { class = "IfcRoof" }\n' if table == "features" else ""
    error = refused(tmp_path, f'{SMALLEST}\n[[{table}]]\nname = "Frame"\nid = "{name}"\n{more}')
    assert error.what.endswith("is no name for addresses and files.")
    assert error.where == "development.toml line 14"


@pytest.mark.parametrize("name", ["..", "a/b", "../x", ".work", "Lindenhof 2", "Lindenhöfe"])
def test_a_development_cannot_be_sent_out_of_its_folder(tmp_path: Path, name: str) -> None:
    error = refused(tmp_path, f'id = "{name}"\n{SMALLEST}')
    assert repr(name) in error.what
    assert error.where == "development.toml line 1"


@pytest.mark.parametrize("name", ["bare-ground", "today"])
def test_no_stage_is_called_as_another_place_on_the_time_line(tmp_path: Path, name: str) -> None:
    error = refused(tmp_path, f'{SMALLEST}\n[[stages]]\nid = "{name}"\nname = "Plot"\n')
    assert f"the id '{name}' is that of the " in error.what
    assert error.where == "development.toml line 13"


def test_an_id_may_have_what_file_names_may_have(tmp_path: Path) -> None:
    staged, _ = staged_block(
        tmp_path, f'id = "Linden_2.b-1"\n{SMALLEST}\n[[stages]]\nid = "-1_A.x"\nname = "A"\n'
    )
    assert staged.development.id == "Linden_2.b-1"
    assert [stage.id for stage in staged.stages] == ["-1_A.x"]


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    error = refused(tmp_path, SMALLEST)
    assert "'house.ifc' is not there" in error.what
    assert str(tmp_path) in error.remedy


def test_a_model_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "house.dwg").write_text("")
    assert ".dwg" in refused(tmp_path, SMALLEST.replace("house.ifc", "house.dwg")).what


def test_a_link_to_a_task_that_nobody_planned_is_refused(tmp_path: Path) -> None:
    staged_block(tmp_path)
    error = refused(
        tmp_path, SMALLEST + '\n[[links]]\ntasks = "Railings"\nmatch = { class = "IfcRailing" }\n'
    )
    assert "Railings" in error.what


def test_rules_of_stages_features_and_materials_are_taken_over(tmp_path: Path) -> None:
    rules = """
[[stages]]
id = "shell"
name = "The shell"
match = [{ class = ["IfcFooting", "IfcSlab"] }, { class = "IfcWall", name = "*wall*" }]

[[stages]]
id = "finish"
name = "Finishing"
match = { class = "*" }

[[features]]
id = "top"
name = "The top floor"
kind = "amenity"
match = { class = "IfcSlab", storey = "Second*" }

[[materials]]
match = { class = "IfcWall" }
kind = "brick"
colour = "#a05040"

[[storeys]]
name = "Second floor"
title = "Penthouse"
"""
    staged, at = staged_block(tmp_path, SMALLEST + rules)
    assert [stage.id for stage in staged.stages] == ["shell", "finish"]
    assert staged.stages[staged.element_stage[at["west wall 1"]]].id == "shell"
    assert staged.stages[staged.element_stage[at["partition 1"]]].id == "finish"
    (feature,) = staged.feature_rules
    # The rule was written with the model's name of the storey and follows it to its title.
    assert [element.name for element in staged.model.elements if feature.match.takes(element)] == ["slab 2"]
    assert staged.storeys[2].name == "Penthouse"
    assert staged.material_rules[0].colour == "#a05040"
