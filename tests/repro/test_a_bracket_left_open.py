"""A bracket or a comment left open in a model lost all below it, and half a house was shown as whole."""

from pathlib import Path

import pytest

from models3d.errors import BrokenInputError
from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from tests.models3d.tiny_folder import block
from tests.models3d.tiny_ifc import TinyHouse


def text_of(folder: Path) -> tuple[list[str], int]:
    """Lines of a block of flats, and which of them is the partition of the ground floor."""
    house = TinyHouse()
    block(house)
    lines = house.write(folder / "house.ifc").read_text().split("\n")
    return lines, next(at for at, line in enumerate(lines) if "'partition 0'" in line)


@pytest.mark.parametrize(
    "wound",
    [
        lambda line: f"{line} /* moved by me",
        lambda line: line.replace(");", ";"),
        lambda line: f"{line}\n#90001=IFCPERSON('a',('b',$,$,$,$,$,$);",
    ],
    ids=["comment", "bracket", "bracket within"],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_model_that_cannot_be_read_to_its_end_is_refused_with_the_line(
    wound: object, mark: str, tmp_path: Path
) -> None:
    assert callable(wound)
    lines, at = text_of(tmp_path)
    lines[at] = wound(lines[at])
    path = tmp_path / "house.ifc"
    path.write_text(mark + "\n".join(lines), encoding="utf-8")
    with pytest.raises(BrokenInputError, match="can be read up to this line only") as refused:
        read_ifc(path, Silent())
    assert refused.value.where == f"house.ifc line {at + 1 + ('90001' in lines[at])}"
    assert "Export it again" in refused.value.remedy


def test_a_thing_of_an_unknown_class_at_the_end_costs_itself_alone_and_is_named(tmp_path: Path) -> None:
    lines, _ = text_of(tmp_path)
    last = max(at for at, line in enumerate(lines) if line.startswith("#"))
    lines[last] += "\n#90001=IFCHOLOGRAM('x');\n/* a note /* within (one) */"
    path = tmp_path / "house.ifc"
    path.write_text("\n".join(lines))
    model = read_ifc(path, Silent())
    assert len(model.elements) == 16
    (said,) = model.warnings
    assert said.startswith("house.ifc: 1 entries in it are of classes that IFC4 does not have")
    assert "IFCHOLOGRAM" in said


def test_a_sign_damaged_in_copying_is_named_by_its_line(tmp_path: Path) -> None:
    lines, at = text_of(tmp_path)
    lines[at] = lines[at].replace("$,$);", "$,0x$);")
    path = tmp_path / "house.ifc"
    path.write_text("\n".join(lines))
    with pytest.raises(BrokenInputError, match="it is damaged here and cannot be read as IFC") as refused:
        read_ifc(path, Silent())
    assert refused.value.where == f"house.ifc line {at + 1}"


def test_a_damaged_head_is_called_so(tmp_path: Path) -> None:
    lines, _ = text_of(tmp_path)
    path = tmp_path / "house.ifc"
    path.write_text("\n".join(lines).replace("FILE_DESCRIPTION", "FILEDESCRIPTION"))
    with pytest.raises(BrokenInputError, match="its head is damaged") as refused:
        read_ifc(path, Silent())
    assert refused.value.remedy.startswith("Copy it once more.")
