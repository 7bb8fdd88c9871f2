"""Materials were read name by name: Swedish bricks became Dutch tiles, and Czech timber a Slovene's tree."""

from pathlib import Path

import numpy as np
import pytest

from models3d.manifest import MaterialKind
from models3d.materials.kinds import kind_of, worded, written
from models3d.progress import Silent
from models3d.sources.elements_csv import ElementRow
from models3d.sources.gltf import read_gltf
from models3d.sources.ifc import read_ifc
from tests.models3d.studio_glb import Studio
from tests.models3d.tiny_ifc import TinyHouse

#: What draughtsmen call parts of a house.
HOUSE = {
    "Swedish": ("Yttervägg", "Innervägg", "Bjälklag", "Fönster", "Grundplatta", "Trappa"),
    "Danish": ("Ydervæg", "Indervæg", "Etagedæk", "Vindue", "Fundament", "Trappe"),
    "Norwegian": ("Yttervegg", "Innervegg", "Etasjeskiller", "Vindu", "Fundament", "Trapp"),
    "Dutch": ("Buitenmuur", "Binnenwand", "Vloer", "Kozijn", "Fundering", "Trap"),
    "German": ("Außenwand", "Innenwand", "Decke", "Fenster", "Fundament", "Treppe"),
    "Czech": ("Obvodová stěna", "Příčka", "Strop", "Okno", "Základ", "Schodiště"),
    "Slovene": ("Zunanja stena", "Notranja stena", "Plošča", "Okno", "Temelj", "Stopnice"),
}

NAMED: list[tuple[str, str, MaterialKind]] = [
    ("Swedish", "Tegel", "brick"),
    ("Swedish", "Tegel, rött", "brick"),
    ("Swedish", "Taktegel", "rooftile"),
    ("Dutch", "Tegel", "tile"),
    ("Dutch", "Wandtegels", "tile"),
    ("Swedish", "Klinker", "tile"),
    ("Danish", "Klinker", "tile"),
    ("Norwegian", "Klinker", "tile"),
    ("German", "Klinker", "brick"),
    ("Dutch", "Klinker", "brick"),
    ("Czech", "Dřevo", "timber"),
    ("Slovene", "Drevo", "plant"),
    ("Norwegian", "Gran", "timber"),
    ("Swedish", "Betong", "concrete"),
    ("Czech", "Omítka", "render"),
]


@pytest.mark.parametrize(("language", "material", "kind"), NAMED)
def test_a_material_is_what_it_is_in_the_language_of_the_model(
    tmp_path: Path, language: str, material: str, kind: MaterialKind
) -> None:
    house = TinyHouse()
    ground = house.storey("0", 0.0)
    for number, name in enumerate(HOUSE[language]):
        house.box("IfcBuildingElementProxy", name, (0.0, 5.0 * number, 0.0), (4.0, 0.2, 2.5), ground)
    house.material(material, house.file.by_type("IfcBuildingElementProxy")[0])
    elements = read_ifc(house.write(tmp_path / "house.ifc"), Silent()).elements
    (told,) = [one for one in elements if one.material]
    assert kind_of(written(told, told.meshes[0])) == kind


def test_a_studio_may_deliver_swedish_bricks_too(tmp_path: Path) -> None:
    studio = Studio()
    studio.add("materials", {"name": "Tegel"})
    for number, name in enumerate(HOUSE["Swedish"]):
        studio.node(name, studio.box((0.0, 0.0, 5.0 * number), (4.0, 2.5, 0.2), material=0))
    rows = {name: ElementRow(name, "IfcWall", name, "0", "", "", "", "") for name in HOUSE["Swedish"]}
    model = read_gltf(studio.write(tmp_path / "house.glb"), rows, [], np.eye(4), Silent())
    assert {kind_of(written(one, one.meshes[0])) for one in model.elements} == {"brick"}


def test_where_the_model_does_not_tell_a_word_means_what_it_means_to_most() -> None:
    assert (worded("Tegel"), worded("Klinker"), worded("Drevo")) == ("tile", "brick", "plant")
