"""A name that a mangled file made a reference of could not be kept, and cost the whole building."""

from pathlib import Path

from models3d.folder.development import read_development
from models3d.progress import Silent
from models3d.readers.models import read_models
from models3d.shelf import Shelf
from tests.models3d.tiny_folder import block, write_folder
from tests.models3d.tiny_ifc import TinyHouse


def test_a_wall_that_is_called_by_a_reference_is_a_wall_without_a_name(tmp_path: Path) -> None:
    house = TinyHouse()
    block(house)
    room = house.box(
        "IfcSpace", "room", (1.0, 1.0, 0.0), (2.0, 3.0, 2.5), house.file.by_type("IfcBuildingStorey")[0]
    )
    house.zone("Flat 1", room)
    folder = write_folder(tmp_path, house)
    step = (folder / "house.ifc").read_bytes()
    step = step.replace(b"'west wall 0'", b"#1").replace(b"'" + room.GlobalId.encode() + b"'", b"$")
    (folder / "house.ifc").write_bytes(step.replace(b"'Second floor'", b"#1"))
    model = read_models(read_development(folder), Silent(), Shelf())
    assert [one.name for one in model.elements].count("") == 1
    assert len(model.elements) == 16
    (space,) = model.spaces
    assert space.global_id.startswith("#")
    assert len(model.storeys) == 3
