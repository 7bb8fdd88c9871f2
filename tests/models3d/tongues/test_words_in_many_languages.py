"""What the words of planners mean, one by one: compounds, cases, and words that two languages share."""

import tomllib
import unicodedata
from importlib.resources import files
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models3d.lexicon import Lexicon
from models3d.mapping.named_storeys import mentions_in, without_storeys
from models3d.mapping.parts import PARTS, PHASES
from models3d.mapping.spoken import spoken_in
from models3d.mapping.stages_suggested import NAMES
from models3d.mapping.tongue import OTHERS, WEST, stage_name
from models3d.mapping.words import is_aside, part_of, parts_named, phase_named
from models3d.model import ModelElement
from models3d.spelling import bare


@pytest.mark.parametrize(
    ("code", "task", "parts"),
    [
        ("sv", "Betongväggar", {"walls"}),
        ("sv", "Lägenhetsskiljande väggar", {"inner walls"}),
        ("da", "Kælderydervægge", {"outer walls"}),
        ("da", "Badeværelsesfliser", {"tiles"}),
        ("no", "Leilighetsdører", {"doors"}),
        ("no", "Plasstøpt betongdekke", {"floors"}),
        ("pl", "Montaż okien", {"windows"}),
        ("pl", "Ułożenie płytek", {"tiles"}),
        ("pl", "Ścianek działowych", {"partitions"}),
        ("cs", "Osazení oken", {"windows"}),
        ("cs", "Zdění příček", {"partitions", "masonry"}),
        ("fr", "Menuiseries intérieures", {"inner doors"}),
        ("fr", "Menuiseries extérieures alu", {"windows"}),
        ("es", "Tabiquería de pladur", {"partitions"}),
        ("it", "Tramezzature interne", {"partitions"}),
        ("pt", "Caixilharias de alumínio", {"windows"}),
        # Who paints a wall builds none.
        ("pl", "Malowanie ścian", {"plaster"}),
        ("fr", "Peinture des murs", {"plaster"}),
        ("it", "Intonaci pareti interne", {"plaster"}),
        (WEST, "Stucwerk wanden", {"plaster"}),
    ],
)
def test_a_task_names_the_parts_that_it_builds(code: str, task: str, parts: set[str]) -> None:
    assert parts_named(task, (code,)) >= parts
    assert not parts_named(task, (code,)) & (
        parts_named("mur wall vägg stěna", (code,)) - parts - {"masonry"}
    )


def test_what_one_language_does_not_know_the_next_may() -> None:
    assert parts_named("Curtain wall", ("es", WEST)) == {"curtain walls"}
    assert parts_named("Tabiques", ("es", WEST)) == {"partitions"}
    assert parts_named("Terrassement", ("fr", WEST)) == {"earthworks"}
    assert parts_named("Terrassement", (WEST,)) == {"paving"}, "to a Dutchman there is a terrace in it"


def test_a_roof_is_a_roof_by_the_company_that_the_word_keeps() -> None:
    swedish = ["Tak", "Väggar", "Golv"]
    assert spoken_in(swedish)[0] == "sv"
    assert parts_named("Tak", spoken_in(swedish)) == {"roof"}
    assert parts_named("Tegel", ("sv",)) == {"masonry"}
    assert parts_named("Tegelwerk", (WEST,)) == {"tiles"}


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_has_words_for_every_part_phase_and_stage(code: str) -> None:
    written = files("models3d.mapping").joinpath("tongues", f"{code}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(written)
    assert set(table["tasks"]) == set(PARTS) - {"inner masonry"}
    assert set(table["elements"]) <= set(PARTS)
    assert set(table["phases"]) == set(PHASES)
    assert all(stage_name(code, stage) for stage in NAMES)
    assert written == unicodedata.normalize("NFC", written)
    assert all(bare(words) == words for words in (*table["tasks"].values(), *table["elements"].values()))


@pytest.mark.parametrize("code", ["nb", "nn"])
def test_buyers_read_norwegian_under_both_of_its_codes(code: str) -> None:
    assert stage_name(code, "roof") == stage_name("no", "roof") != ""


@pytest.mark.parametrize("code", OTHERS)
def test_a_basic_wall_is_no_foundation_in_any_language(code: str) -> None:
    basic = {
        "cs": "Základní stěna:Beton", "da": "Basisvæg:Beton", "es": "Muro básico:Hormigón",
        "fr": "Mur de base:Béton", "it": "Muro di base:Calcestruzzo", "no": "Grunnleggende vegg:Betong",
        "fi": "Perusseinä:Betoni", "tr": "Temel duvar:Beton",
        "pl": "Ściana podstawowa:Beton", "pt": "Parede básica:Betão", "sv": "Basvägg:Betong",
    }  # fmt: skip
    part = part_of(ModelElement("id", "IfcWall", basic[code], ""), (code,))
    assert part is not None
    assert part.key in {"walls", "concrete"}


def test_the_narrower_expression_takes_the_words_of_the_wider() -> None:
    words = Lexicon(
        [("door", "porte*"), ("front door", "porte* d entree, porte* ~ palier*"), ("wall", "*vagg*")]
    )
    assert words.meanings("Portes d'entrée") == {"front door"}
    assert words.meanings("Portes") == {"door"}
    assert words.meanings("Porte bois de palier") == {"front door"}
    assert words.meanings("Porte en bois massif du grand palier") == {"door"}, "too far apart"
    assert words.meanings("Innerväggar och portes") == {"wall", "door"}


@given(st.text(max_size=60), st.sampled_from([WEST, *OTHERS]))
def test_any_name_that_a_task_may_have_can_be_read(text: str, code: str) -> None:
    parts_named(text, (code,))
    phase_named(text, (code,))
    is_aside(text, (code,))
    mentions_in(text, title=True, tongues=(code,))
    without_storeys(text, (code,))
    spoken_in([text])


@pytest.mark.parametrize("code", OTHERS)
def test_a_name_as_long_as_a_book_is_cut(code: str) -> None:
    for word in ("1 ", "mur ", "piano 1 ", "2.np ", "etage - "):
        begun = process_time()
        text = word * 20_000
        parts_named(text, (code,))
        mentions_in(text, title=True, tongues=(code,))
        without_storeys(text, (code,))
        assert process_time() - begun < 1


def test_a_schedule_of_tasks_one_and_two_is_in_no_language_that_has_such_words() -> None:
    assert spoken_in(["Task 1", "Task 2", "Test project", "Standard"]) == (WEST,)
    assert parts_named("Task 1", ("cs",)) == frozenset()
