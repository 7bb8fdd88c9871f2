import pytest

from models3d.folder.rules import Match, MaterialRule
from models3d.manifest import MaterialKind
from models3d.materials.choosing import MOST_MATERIALS, choose_materials
from models3d.materials.kinds import kind_of, written
from models3d.model import Mesh, ModelElement
from tests.models3d.world import box, element, window


@pytest.mark.parametrize(
    ("ifc_class", "name", "material", "kind"),
    [
        ("IfcWall", "buitenblad", "IFC_baksteen_roodbruin_100mm_liggend", "brick"),
        ("IfcWall", "gevelisolatie", "IFC_isolatie_115mm_glaswol", "insulation"),
        ("IfcWall", "binnenblad", "IFC_kalkzandsteen_214mm", "plaster"),
        ("IfcCovering", "betontegels", "02 Beton ongewapend", "paving"),
        ("IfcCovering", "dakpan (vlak)", "IFC_dakpan_Coramic_301_leipan_vlak", "rooftile"),
        ("IfcBeam", "staallatei ??", "IFC_Vebo_staallatei_L150B", "metal"),
        ("IfcSlab", "vloer_V0", "IFC_breedplaat_schil_60mm", "concrete"),
        ("IfcRailing", "afscheiding", "08 Glas hekwerk", "glass"),
        ("IfcWindow", "merk B1", "205 ongewapend beton", "timber"),
        ("IfcWall", "", "", "plaster"),
        ("IfcThing", "", "", "unknown"),
    ],
)
def test_words_in_dutch_say_what_a_thing_is_made_of(
    ifc_class: str, name: str, material: str, kind: MaterialKind
) -> None:
    thing = ModelElement("1", ifc_class, name, "", material=material)
    assert kind_of(written(thing, box((0, 0, 0), (1, 1, 1)))) == kind


def test_panes_are_glass_and_their_frames_are_not() -> None:
    materials, (looks,) = choose_materials([window("window", (0, 0), (1, 0.1))], [])
    frame, pane = (materials[look] for look in looks)
    assert (frame.kind, frame.opacity) == ("timber", 1.0)
    assert (pane.kind, pane.opacity) == ("glass", 0.25)


def test_a_cavity_drawn_see_through_does_not_make_a_wall_of_glass() -> None:
    cavity = box((0, 0, 0), (1, 1, 1), colour=(0.8, 0.8, 0.8), opacity=0.1)
    materials, _ = choose_materials([element("HSB-element", "IfcWall", cavity)], [])
    assert materials[0].opacity == 1.0


def test_a_models_own_colour_is_kept_where_the_stuff_can_have_it() -> None:
    assert _colour("Brick", (0.7, 0.45, 0.35)) == "#b27359"


def test_a_colour_that_marks_a_category_is_not_painted_on_the_house() -> None:
    assert _colour("Brick", (0.0, 1.0, 0.0)) == _colour("Brick", None)
    assert _colour("Plaster", (0.5, 0.5, 0.5)) == _colour("Plaster", None)


@pytest.mark.parametrize(
    ("ifc_class", "more", "kind"),
    [
        ("IfcRoof", {}, "rooftile"),
        ("IfcSlab", {"kind": "ROOF"}, "rooftile"),
        ("IfcSlab", {"whole": "IfcRoof"}, "rooftile"),
        ("IfcWall", {}, "brick"),
    ],
)
def test_what_german_calls_ziegel_is_brick_in_a_wall_and_tiles_on_a_roof(
    ifc_class: str, more: dict[str, str], kind: MaterialKind
) -> None:
    thing = element("1", ifc_class, box((0, 0, 0), (1, 1, 1), material="Ziegel"), **more)
    materials, _ = choose_materials([thing], [])
    assert materials[0].kind == kind


def test_few_materials_are_kept_and_rules_among_them() -> None:
    colours = [(0.9 - 0.01 * n, 0.6, 0.4 + 0.01 * n) for n in range(30)]
    words = ["Render", "Brick", "Timber", "Metal", "Tile", "Paving"]
    things = [
        element(f"{word} {number}", "IfcWall", box((0, 0, 0), (1, 1, 1), material=word, colour=colour))
        for word in words
        for number, colour in enumerate(colours)
    ]
    rule = MaterialRule(Match(name=("Tile 3",)), kind="tile", name="Blue tile", colour="#3355aa")
    materials, looks = choose_materials(things, [rule])
    assert len(materials) <= MOST_MATERIALS
    ruled = materials[looks[words.index("Tile") * 30 + 3][0]]
    assert (ruled.name, ruled.colour) == ("Blue tile", "#3355aa")
    assert {material.kind for material in materials} >= {"brick", "timber", "metal", "tile"}


def test_a_rule_for_windows_paints_frames_and_leaves_panes_clear() -> None:
    rule = MaterialRule(Match(ifc_class=("IfcWindow",)), kind="metal", colour="#22262b")
    materials, (looks,) = choose_materials([window("window", (0, 0), (1, 0.1))], [rule])
    assert [materials[look].kind for look in looks] == ["metal", "glass"]


def _colour(material: str, colour: tuple[float, float, float] | None) -> str:
    mesh: Mesh = box((0, 0, 0), (1, 1, 1), material=material, colour=colour)
    materials, _ = choose_materials([element("wall", "IfcWall", mesh)], [])
    return materials[0].colour
