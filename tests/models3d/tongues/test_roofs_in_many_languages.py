import pytest

from models3d.homes.sitework import is_roof
from models3d.model import ModelElement


@pytest.mark.parametrize(
    "name",
    ["Chimney", "Dakgoot", "Dachüberstand", "Fermette bois", "Cheminée", "Tejado", "Tetto", "Chaminé",
     "Krokiew 8x18", "Střešní okno", "Tagrende", "Takstol", "Takstein", "Hängränna", "Kattoristikko", "Çatı"],
)  # fmt: skip
def test_what_belongs_to_a_roof_is_no_part_of_a_home_in_any_language(name: str) -> None:
    assert is_roof(ModelElement("id", "IfcBuildingElementProxy", name, ""), "timber")


@pytest.mark.parametrize(
    "name", ["Dachterrasse", "Dachgeschoss", "Toiture terrasse", "Wall", "Tag 12", "Taket"]
)
def test_what_only_sounds_like_a_roof_is_none(name: str) -> None:
    assert not is_roof(ModelElement("id", "IfcBuildingElementProxy", name, ""), "timber")
