"""What storeys are called, and which floor that is: the ground floor is 0 here, and 1 in Oslo and Prague."""

import pytest

from models3d.manifest import Storey
from models3d.mapping.counting import NOWHERE, Counting
from models3d.mapping.named_storeys import Mention, mentions_in, without_storeys
from models3d.mapping.spoken import Spoken
from models3d.mapping.tongue import WEST
from models3d.model import ScheduledTask

GROUND: Mention = ("ground", 0)


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        (WEST, "2. OG", {("upper", 2)}),
        (WEST, "Erdgeschoss", {GROUND}),
        (WEST, "Begane grond", {GROUND}),
        (WEST, "UG", {("cellar", -1)}),
        (WEST, "Kelder", {("cellar", -1)}),
        ("fr", "R+2", {("upper", 2)}),
        ("fr", "Etage 2", {("upper", 2)}),
        ("fr", "2ème étage", {("upper", 2)}),
        ("fr", "Premier étage", {("upper", 1)}),
        ("fr", "RDC", {GROUND}),
        ("fr", "Rez-de-chaussée", {GROUND}),
        ("fr", "R+1 à R+3", {("upper", 1), ("upper", 2), ("upper", 3)}),
        ("fr", "1er et 2e étages", {("upper", 1), ("upper", 2)}),
        ("fr", "Sous-sol", {("cellar", -1)}),
        ("fr", "Sous-sol -2", {("cellar", -2)}),
        ("fr", "Combles", {("top", 0)}),
        ("fr", "Niveau 3", {("level", 3)}),
        ("es", "Planta baja", {GROUND}),
        ("es", "P. baja", {GROUND}),
        ("es", "PB", {GROUND}),
        ("es", "Planta 2", {("upper", 2)}),
        ("es", "2ª planta", {("upper", 2)}),
        ("es", "Planta segunda", {("upper", 2)}),
        ("es", "Plantas 1 a 3", {("upper", 1), ("upper", 2), ("upper", 3)}),
        ("es", "P3", {("upper", 3)}),
        ("es", "Sótano 1", {("cellar", -1)}),
        ("es", "Ático", {("top", 0)}),
        ("it", "Piano 2", {("upper", 2)}),
        ("it", "Piano secondo", {("upper", 2)}),
        ("it", "Secondo piano", {("upper", 2)}),
        ("it", "Piano terra", {GROUND}),
        ("it", "PT", {GROUND}),
        ("it", "Piano interrato", {("cellar", -1)}),
        ("it", "Sottotetto", {("top", 0)}),
        ("pt", "2º andar", {("upper", 2)}),
        ("pt", "1.º andar", {("upper", 1)}),
        ("pt", "Rés-do-chão", {GROUND}),
        ("pt", "R/C", {GROUND}),
        ("pt", "Térreo", {GROUND}),
        ("pt", "Piso -1", {("cellar", -1)}),
        ("pt", "Cave", {("cellar", -1)}),
        ("pt", "Sótão", {("top", 0)}),
        ("pl", "Parter", {GROUND}),
        ("pl", "II piętro", {("upper", 2)}),
        ("pl", "2. piętro", {("upper", 2)}),
        ("pl", "Piętro 2", {("upper", 2)}),
        ("pl", "Kondygnacja 1", {GROUND}),
        ("pl", "Kondygnacja -1", {("cellar", -1)}),
        ("pl", "Piwnica", {("cellar", -1)}),
        ("pl", "Poddasze", {("top", 0)}),
        ("cs", "1.NP", {GROUND}),
        ("cs", "2.NP", {("upper", 1)}),
        ("cs", "2. NP", {("upper", 1)}),
        ("cs", "3NP", {("upper", 2)}),
        ("cs", "1.PP", {("cellar", -1)}),
        ("cs", "Přízemí", {GROUND}),
        ("cs", "1. patro", {("upper", 1)}),
        ("cs", "Podkroví", {("top", 0)}),
        ("da", "2. sal", {("upper", 2)}),
        ("da", "Stuen", {GROUND}),
        ("da", "Stueetage", {GROUND}),
        ("da", "Kælder", {("cellar", -1)}),
        ("da", "Tagetage", {("top", 0)}),
        ("no", "1. etasje", {GROUND}),
        ("no", "2. etasje", {("upper", 1)}),
        ("no", "2. etg.", {("upper", 1)}),
        ("no", "Plan 2", {("level", 2)}),
        ("no", "Plan U1", {("cellar", -1)}),
        ("no", "U. etasje", {("cellar", -1)}),
        ("no", "Kjeller", {("cellar", -1)}),
        ("no", "Loft", {("top", 0)}),
        ("fi", "1. kerros", {GROUND}),
        ("fi", "2. krs", {("upper", 1)}),
        ("fi", "Kellari", {("cellar", -1)}),
        ("fi", "Ullakko", {("top", 0)}),
        ("tr", "Zemin kat", {GROUND}),
        ("tr", "2. normal kat", {("upper", 2)}),
        ("tr", "Bodrum kat", {("cellar", -1)}),
        ("tr", "Çatı katı", {("top", 0)}),
        ("sv", "Plan 2", {("level", 2)}),
        ("sv", "2 tr", {("upper", 2)}),
        ("sv", "Våning 2", {("floor", 2)}),
        ("sv", "Bottenvåning", {GROUND}),
        ("sv", "BV", {GROUND}),
        ("sv", "Källarplan", {("cellar", -1)}),
        ("sv", "Vindsplan", {("top", 0)}),
    ],
)
def test_a_storey_is_the_one_that_its_country_means(code: str, text: str, said: set[Mention]) -> None:
    assert mentions_in(text, title=code != WEST, tongues=(code,)) == said


@pytest.mark.parametrize(
    ("code", "text", "rest"),
    [
        ("fr", "Dalle béton 20 cm", "dalle beton 20 cm"),
        ("fr", "Lot 2 : charpente", "lot 2 : charpente"),
        ("es", "Pavimento 30x30", "pavimento 30x30"),
        ("it", "Parquet 14 mm", "parquet 14 mm"),
        ("pl", "Płyta g-k 12,5", "plyta g-k 12,5"),
        ("no", "Gips 2 lag", "gips 2 lag"),
        ("sv", "Gips 13 mm plan", "gips 13 mm plan"),
    ],
)
def test_measures_and_lots_are_no_storeys(code: str, text: str, rest: str) -> None:
    assert mentions_in(text, tongues=(code,)) == frozenset()
    assert without_storeys(text, (code,)) == rest


def places(code: str, storeys: tuple[str, ...], *names: str) -> list[int]:
    """The place of the storey, from the lowest, that each of the tasks ``names`` speaks of."""
    cellars = sum(name in {"Cellar", "1.PP", "U1"} for name in storeys)
    own = [Storey(name, name, at - cellars, 3.0 * at, 3.0) for at, name in enumerate(storeys)]
    tasks = [ScheduledTask(f"{at}", name, at, at) for at, name in enumerate(names)]
    spoken = Spoken((code, WEST), (WEST, code))
    found = Counting.of(own, {name: at for at, name in enumerate(storeys)}, tasks, spoken)
    return [min(found.storeys_of(task), default=-1) for task in tasks]


MODEL = ("Cellar", "Ground floor", "Level 2", "Level 3")


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("no", ("Vegger kjeller", "Vegger 1. etasje", "Vegger 2. etasje", "Vegger 3. etasje")),
        ("cs", ("Stěny 1.PP", "Stěny 1.NP", "Stěny 2.NP", "Stěny 3.NP")),
        ("da", ("Vægge kælder", "Vægge stuen", "Vægge 1. sal", "Vægge 2. sal")),
        ("fr", ("Murs sous-sol", "Murs RDC", "Murs R+1", "Murs R+2")),
        ("pl", ("Ściany piwnic", "Ściany parteru", "Ściany I piętra", "Ściany II piętra")),
        ("pt", ("Paredes cave", "Paredes R/C", "Paredes 1º andar", "Paredes 2º andar")),
    ],
)
def test_heights_decide_which_storey_of_an_english_model_a_planner_means(
    code: str, names: tuple[str, ...]
) -> None:
    assert places(code, MODEL, *names) == [0, 1, 2, 3]


def test_a_storey_that_the_model_does_not_have_is_nowhere() -> None:
    assert places("fr", MODEL, "Murs R+7", "Murs RDC") == [NOWHERE, 1]


def test_a_swedish_model_that_counts_from_one_is_met_by_its_own_names() -> None:
    assert places("sv", ("Plan 1", "Plan 2", "Plan 3"), "Väggar plan 1", "Väggar plan 3") == [0, 2]
    assert places("sv", ("Bottenvåning", "1 tr", "2 tr"), "Väggar BV", "Väggar 2 tr") == [0, 2]
