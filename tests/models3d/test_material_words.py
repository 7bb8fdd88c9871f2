import pytest
from hypothesis import given
from hypothesis import strategies as st

from models3d.folder.rules import Match, MaterialRule
from models3d.manifest import MaterialKind
from models3d.materials.choosing import guesses
from models3d.materials.kinds import kind_of, tinted, worded, written
from models3d.materials.vocabulary import Vocabulary
from models3d.model import ModelElement
from tests.models3d.world import box, element


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Stahlbeton C30/37", "concrete"),
        ("Basic Roof:Live Roof over Wood Joist", "grass"),
        ("Masonry - Grout", "concrete"),
        ("Laminate, Ivory, Matte", "render"),
        ("Door - Frame/Mullion", "timber"),
        ("Fiberglass Batt", "insulation"),
        ("Damp-proofing", "roofing"),
        ("Solid Surface Countertop", "tile"),
        ("Farbanstrich weiß", "plaster"),
        ("Mineralfaserplatte", "insulation"),
        ("Kunststof kozijn", "render"),
        ("Hormigón armado", "concrete"),
        ("Madera de castaño", "timber"),
        ("Vidrio", "glass"),
        ("Ladrillo de cerámica hueco", "brick"),
        ("Intonaco", "plaster"),
        ("Holzfaserdämmung", "insulation"),
        ("Ziegelmauerwerk", "brick"),
        ("Kalksandstein 17,5", "plaster"),
        ("Außenputz", "render"),
        ("Dachziegel, rot", "rooftile"),
        ("Lärche Schalung", "boarding"),
        ("Parkett Eiche", "parquet"),
        ("béton armé", "concrete"),
        ("Brique de parement", "brick"),
        ("laine de verre", "insulation"),
        ("Carrelage 30x30", "tile"),
        ("plaque de plâtre", "plaster"),
        ("opečni zidak", "brick"),
        ("lesena fasada", "boarding"),
        ("kamena volna", "insulation"),
        ("Basic Wall:Exterior - Brick on Block", "brick"),
        ("Finishes - Interior - Gypsum Wall Board", "plaster"),
        ("Concrete Masonry Units", "concrete"),
        ("Carpet Tile", "fabric"),
        ("AluminiumFrame", "metal"),
        ("Asphalt", "asphalt"),
        ("Brick, sand and rose", "brick"),
        ("Ground floor, concrete", "concrete"),
        ("Hormigón HA-25", "concrete"),
        ("Teja cerámica curva", "rooftile"),
        ("Tarima de roble", "parquet"),
        ("Pladur 13 mm", "plaster"),
        ("Calcestruzzo armato C25/30", "concrete"),
        ("Tegole in laterizio", "rooftile"),
        ("Lana di roccia", "insulation"),
        ("Intonaco esterno", "render"),
        ("Piastrelle in gres", "tile"),
        ("Betão armado", "concrete"),
        ("Caixilho em alumínio", "metal"),
        ("Lã de rocha", "insulation"),
        ("Soalho em carvalho", "parquet"),
        ("Żelbet C25/30", "concrete"),
        ("Wełna mineralna", "insulation"),
        ("Cegła klinkierowa", "brick"),
        ("Płyta g-k 12,5", "plaster"),
        ("Dachówka ceramiczna", "rooftile"),
        ("Tynk silikonowy", "render"),
        ("Drewno sosnowe", "timber"),
        ("Stal ocynkowana", "metal"),
        ("Železobeton", "concrete"),
        ("Minerální vata", "insulation"),
        ("Cihla Porotherm 44", "brick"),
        ("Sádrokarton", "plaster"),
        ("Pálená taška", "rooftile"),
        ("Dřevěný obklad", "boarding"),
        ("Keramická dlažba", "tile"),
        ("Zámková dlažba", "paving"),
        ("Træbeklædning", "boarding"),
        ("Mineraluld 195 mm", "insulation"),
        ("Tegl, gul", "brick"),
        ("Tagpap", "roofing"),
        ("Teglsten", "brick"),
        ("Stående kledning", "boarding"),
        ("Mineralull", "insulation"),
        ("Takstein", "rooftile"),
        ("Parkett eik", "parquet"),
        ("Limtre GL30c", "timber"),
        ("Fasadtegel", "brick"),
        ("Taktegel", "rooftile"),
        ("Stenull", "insulation"),
        ("Gipsskiva 13", "plaster"),
        ("Rostfritt stål", "metal"),
        ("Klinkergolv", "tile"),
        ("Mineraalivilla", "insulation"),
        ("Tiili", "brick"),
    ],
)  # fmt: skip
def test_a_seller_may_name_materials_in_the_language_of_the_drawings(words: str, kind: MaterialKind) -> None:
    assert worded(words) == kind


@pytest.mark.parametrize(
    "words",
    [
        "Generic - 200mm",
        "Wall 12",
        "Door leaf",
        "Street side",
        "Plan 3",
        "Ground floor slab",
        "Piano terra",
        "Task light",
        "",
    ],
)
def test_a_name_that_says_nothing_of_its_stuff_is_not_read_into(words: str) -> None:
    assert worded(words) is None


def test_a_pipe_for_water_is_not_made_of_water() -> None:
    pipe = ModelElement("1", "IfcFlowSegment", "Cold water DN20", "")
    assert kind_of(written(pipe, box((0, 0, 0), (1, 1, 1)))) == "metal"


def test_a_shade_in_the_name_is_the_shade_of_the_material() -> None:
    assert tinted("Alu RAL_7016") == "#3f454b"
    assert tinted("Fenster, anthrazitgrau") == "#43474c"
    assert tinted("Aluminium") is None


@given(st.text(max_size=40))
def test_any_name_that_a_model_may_have_can_be_read(name: str) -> None:
    told = Vocabulary([("brick", "*brick*"), ("other", "other word")])
    assert told.find(f"{name} Brick") == "brick"
    worded(name)


def test_a_seller_is_told_how_much_of_the_building_is_guessed() -> None:
    named = element("brick wall", "IfcWall", box((0, 0, 0), (1, 1, 1)))
    bare = [element(f"{n}", "IfcWall", box((0, 0, 0), (1, 1, 1))) for n in range(3)]
    (said,) = guesses([named, *bare], [])
    assert "75% of their surface" in said
    assert "IfcWall" in said
    assert guesses([named, *bare], [MaterialRule(Match(ifc_class=("IfcWall",)), kind="render")]) == []
    assert guesses([named], []) == []
