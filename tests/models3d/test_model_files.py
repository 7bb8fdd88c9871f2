"""What is handed over as a model: zipped, marked, misnamed, of another kind, or broken off."""

import re
import zipfile
from pathlib import Path

import pytest

from models3d.errors import BrokenInputError
from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from models3d.sources.ifc_opening import HARMLESS
from models3d.staged import read_staged
from tests.models3d.tiny_folder import SMALLEST
from tests.models3d.tiny_ifc import Schema, TinyHouse


@pytest.fixture
def step(tmp_path: Path) -> bytes:
    house = TinyHouse()
    house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 2.5), house.storey("Ground floor", 0.0))
    return house.write(tmp_path / "plain.ifc").read_bytes()


def names(folder: Path, file: str) -> list[str]:
    (folder / "development.toml").write_text(SMALLEST.replace("house.ifc", file))
    return [element.name for element in read_staged(folder).model.elements]


def refused(folder: Path, file: str) -> BrokenInputError:
    with pytest.raises(BrokenInputError) as error:
        names(folder, file)
    assert error.value.where == file
    return error.value


@pytest.mark.parametrize("called", ["house.ifczip", "house.IFCZIP", "house.ifc"])
def test_a_zipped_model_is_read_as_if_it_were_plain(tmp_path: Path, step: bytes, called: str) -> None:
    with zipfile.ZipFile(tmp_path / called, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("export/House.IFC", step)
        packed.writestr("__MACOSX/export/._House.IFC", b"x")
    assert names(tmp_path, called) == ["wall"]


def test_a_byte_order_mark_before_a_model_does_no_harm(tmp_path: Path, step: bytes) -> None:
    (tmp_path / "house.ifc").write_bytes(b"\xef\xbb\xbf" + step)
    assert names(tmp_path, "house.ifc") == ["wall"]


def test_a_zip_with_two_models_or_none_or_damaged_is_refused(tmp_path: Path, step: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "two.ifczip", "w") as packed:
        packed.writestr("a.ifc", step)
        packed.writestr("b.ifc", step)
    assert "holds 2 models" in refused(tmp_path, "two.ifczip").what
    with zipfile.ZipFile(tmp_path / "none.ifczip", "w") as packed:
        packed.writestr("read me.txt", "hello")
    assert "no .ifc file in it" in refused(tmp_path, "none.ifczip").what
    with zipfile.ZipFile(tmp_path / "xml.ifczip", "w") as packed:
        packed.writestr("house.ifcxml", "<ifcXML/>")
    assert "IfcXML" in refused(tmp_path, "xml.ifczip").what
    whole = (tmp_path / "two.ifczip").read_bytes()
    (tmp_path / "half.ifczip").write_bytes(whole[: len(whole) // 2])
    assert "cannot be unpacked" in refused(tmp_path, "half.ifczip").what


def test_a_zip_that_swells_beyond_all_measure_is_refused_before_the_disk_is_full(
    tmp_path: Path, step: bytes
) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.ifczip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("house.ifc", step + bytes(HARMLESS))
    assert "unpacked it is larger than 64 MB" in refused(tmp_path, "bomb.ifczip").what


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("house.ifcxml", b"<ifcXML/>", "STEP file (.ifc)"),
        ("house.ifc", b"<?xml version='1.0'?><ifc:ifcXML/>", "STEP file, .ifc"),
        ("house.ifc", b"", "this file is empty"),
        ("house.ifc", b"glTF\x02\x00\x00\x00", "ends in .glb"),
        ("house.rvt", b"\xd0\xcf\x11\xe0", "Open it in Revit"),
        ("house.txt", b"ISO-10303-21;", "Rename it to end in .ifc"),
        ("house.bin", b"glTF\x02\x00\x00\x00", "Rename it to end in .glb"),
        ("house.zip", b"PK\x03\x04", "Unpack it"),
        ("house.xyz", b"?", "Export it as .ifc, .glb or .gltf"),
    ],
)
def test_another_kind_of_file_is_refused_with_the_way_out(
    tmp_path: Path, file: str, content: bytes, said: str
) -> None:
    (tmp_path / file).write_bytes(content)
    error = refused(tmp_path, file)
    assert said in f"{error.what} {error.remedy}"


def test_a_schema_that_nobody_reads_is_refused_by_name(tmp_path: Path, step: bytes) -> None:
    (tmp_path / "house.ifc").write_bytes(step.replace(b"'IFC4'", b"'IFC151_FINAL'"))
    assert "IFC151_FINAL" in refused(tmp_path, "house.ifc").what


@pytest.mark.parametrize(
    ("schema", "written"),
    [
        ("IFC2X3", b"IFC2X_FINAL"), ("IFC2X3", b"IFC2X2_FINAL"), ("IFC4X3", b"IFC4X1"),
        ("IFC4X3", b"ifc4x3_rc4"),
    ],
)  # fmt: skip
def test_an_older_release_or_a_draft_is_read_as_its_kin_and_said(
    tmp_path: Path, schema: Schema, written: bytes
) -> None:
    model = read_ifc(_written(tmp_path, schema, written), Silent())
    assert [element.name for element in model.elements] == ["wall"]
    assert written.decode().upper() in model.warnings[0]


@pytest.mark.parametrize("written", [b"IFC4X3", b"IFC4X3_TC1", b"IFC4X3_ADD1"])
def test_a_correction_of_a_schema_is_that_schema(tmp_path: Path, written: bytes) -> None:
    model = read_ifc(_written(tmp_path, "IFC4X3", written), Silent())
    assert [element.name for element in model.elements] == ["wall"]
    assert not model.warnings


def _written(folder: Path, schema: Schema, written: bytes) -> Path:
    house = TinyHouse(schema)
    house.box("IfcWall", "wall", (0.0, 0.0, 0.0), (4.0, 0.2, 2.5), house.storey("Ground floor", 0.0))
    path = house.write(folder / "house.ifc")
    path.write_bytes(re.sub(rb"FILE_SCHEMA\(\('\w+'", b"FILE_SCHEMA(('" + written + b"'", path.read_bytes()))
    return path
