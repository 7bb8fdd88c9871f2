from pathlib import Path

import pytest

from models3d.mapping.classes_said import classes_said
from models3d.sources.elements_csv import elements_in, elements_text

#: A wall, a slab, a door, a window, a roof, a stair, a column, a beam and a railing.
CLASSES = [
    "IfcWall", "IfcSlab", "IfcDoor", "IfcWindow", "IfcRoof", "IfcStair", "IfcColumn", "IfcBeam", "IfcRailing",
]  # fmt: skip
SAID = {
    "en": "Wall, Slab, Door, Window, Roof, Stair, Column, Beam, Railing",
    "nl": "Wand, Vloer, Deur, Raam, Dak, Trap, Kolom, Balk, Leuning",
    "de": "Wand, Decke, Tür, Fenster, Dach, Treppe, Stütze, Unterzug, Geländer",
    "fr": "Mur, Dalle, Porte, Fenêtre, Toit, Escalier, Poteau, Poutre, Garde-corps",
    "es": "Muro, Forjado, Puerta, Ventana, Tejado, Escalera, Pilar, Viga, Barandilla",
    "it": "Muro, Solaio, Porta, Finestra, Tetto, Scala, Pilastro, Trave, Ringhiera",
    "pt": "Parede, Laje, Porta, Janela, Telhado, Escada, Pilar, Viga, Corrimão",
    "pl": "Ściana, Strop, Drzwi, Okno, Dach, Schody, Słup, Belka, Balustrada",
    "cs": "Stěna, Strop, Dveře, Okno, Střecha, Schodiště, Sloup, Průvlak, Zábradlí",
    "da": "Væg, Dæk, Dør, Vindue, Tag, Trappe, Søjle, Bjælke, Rækværk",
    "no": "Vegg, Dekke, Dør, Vindu, Tak, Trapp, Søyle, Bjelke, Rekkverk",
    "fi": "Seinä, Välipohja, Ovi, Ikkuna, Katto, Portaat, Pilari, Palkki, Kaide",
    "tr": "Duvar, Döşeme, Kapı, Pencere, Çatı, Merdiven, Kolon, Kiriş, Korkuluk",
    "sv": "Vägg, Bjälklag, Dörr, Fönster, Tak, Trappa, Pelare, Balk, Räcke",
}


@pytest.mark.parametrize("code", SAID)
def test_a_studio_may_name_classes_in_its_own_language(code: str) -> None:
    said = SAID[code].split(", ")
    assert classes_said(said) == dict(zip(said, CLASSES, strict=True))


def test_classes_of_ifc_and_words_that_nobody_knows_stay_as_they_are(tmp_path: Path) -> None:
    table = tmp_path / "elements.csv"
    table.write_text("global_id,ifc_class\n1,IfcWall\n2,Fenêtre\n3,Xyzzy\n4,Pièce\n", encoding="utf-8")
    found = {name: row.ifc_class for name, row in elements_in(elements_text(table), {}).items()}
    assert found == {"1": "IfcWall", "2": "IfcWindow", "3": "Xyzzy", "4": "IfcSpace"}
