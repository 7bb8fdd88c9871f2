"""An exporter wrote ``*`` (derived) where it had nothing to say, and the kernel gave up on the shapes."""

from pathlib import Path

from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from tests.models3d.tiny_ifc import TinyHouse


def test_a_wall_whose_name_is_a_star_is_shown(tmp_path: Path) -> None:
    house = TinyHouse()
    storey = house.storey("Ground floor", 0.0)
    for name in ("wall", "NAMELESS"):
        house.box("IfcWall", name, (0.0, 0.0, 0.0), (4.0, 0.2, 2.5), storey)
    path = house.write(tmp_path / "house.ifc")
    path.write_bytes(path.read_bytes().replace(b"'NAMELESS'", b"*"))
    model = read_ifc(path, Silent())
    assert [(element.name, len(element.meshes)) for element in model.elements] == [("wall", 1), ("", 1)]
    assert not model.warnings
