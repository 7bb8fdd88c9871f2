"""A development folder of one small block of flats, as a project manager would have it."""

from pathlib import Path

from models3d.staged import Staged, read_staged
from tests.models3d.tiny_ifc import TinyHouse

#: The smallest development.toml there is.
SMALLEST = """\
name = "Lindenhof"
currency = "EUR"

[place]
latitude = 51.84
longitude = 5.85
timezone = "Europe/Amsterdam"

[[models]]
file = "house.ifc"
"""

STOREYS = ("Ground floor", "First floor", "Second floor")
HEIGHT = 3.0


def block(house: TinyHouse) -> dict[str, str]:
    """Footing, and on three storeys a slab, two bearing walls, a partition, a window; names -> GlobalIds."""
    ids: dict[str, str] = {}

    def put(
        ifc_class: str, name: str, corner: tuple[float, float, float], size: tuple[float, float, float]
    ) -> None:
        ids[name] = house.box(ifc_class, name, corner, size, storey).GlobalId

    for number, title in enumerate(STOREYS):
        storey = house.storey(title, number * HEIGHT)
        floor = number * HEIGHT
        if number == 0:
            put("IfcFooting", "footing", (0.0, 0.0, -0.8), (8.0, 6.0, 0.6))
        put("IfcSlab", f"slab {number}", (0.0, 0.0, floor - 0.2), (8.0, 6.0, 0.2))
        put("IfcWall", f"west wall {number}", (0.0, 0.0, floor), (0.2, 6.0, 2.8))
        put("IfcWall", f"east wall {number}", (7.8, 0.0, floor), (0.2, 6.0, 2.8))
        put("IfcWall", f"partition {number}", (4.0, 0.3, floor), (0.08, 5.0, 2.7))
        put("IfcWindow", f"window {number}", (2.0, 0.0, floor + 0.9), (1.2, 0.1, 1.2))
    return ids


def write_folder(path: Path, house: TinyHouse, toml: str = SMALLEST, **files: str) -> Path:
    """The folder at ``path`` with the model, ``toml`` and text ``files`` (``units_csv`` for units.csv)."""
    path.mkdir(parents=True, exist_ok=True)
    house.write(path / "house.ifc")
    (path / "development.toml").write_text(toml)
    for name, text in files.items():
        (path / name.replace("_", ".")).write_text(text)
    return path


def staged_block(path: Path, toml: str = SMALLEST, **files: str) -> tuple[Staged, dict[str, int]]:
    """The block staged, and the index of each element by name."""
    house = TinyHouse()
    block(house)
    staged = read_staged(write_folder(path, house, toml, **files))
    return staged, {element.name: at for at, element in enumerate(staged.model.elements)}
