"""Some programs copy a wall with its GlobalId; what is looked up by it would lose one of the two."""

from pathlib import Path

from models3d.build import build_development, read_build
from models3d.staged import read_staged
from tests.models3d.tiny_folder import block, write_folder
from tests.models3d.tiny_ifc import TinyHouse


def test_a_model_whose_walls_share_a_globalid_is_built_with_what_of_it_is_read(tmp_path: Path) -> None:
    house = TinyHouse()
    ids = block(house)
    twin = house.box("IfcWall", "twin", (2.0, 3.0, 0.0), (0.2, 2.0, 2.8), house.storey("Attic", 9.0))
    twin.GlobalId = ids["west wall 0"]
    folder = write_folder(tmp_path / "folder", house)
    (build,) = build_development(folder, tmp_path / "builds", quick=True)
    read = read_staged(folder).model.elements
    assert len(read_build(build).elements.ifc_class) == len(read)
    assert sum(len(element.meshes) for element in read) >= len(ids)
