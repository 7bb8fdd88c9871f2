"""What kind of room a name says, in the languages of those who draw and of those who buy."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models3d.homes.found_homes import find_homes_in
from models3d.homes.room_names import RoomKind, kind_said
from models3d.homes.rooms import room_kind
from models3d.model import ModelSpace

ROOMS: dict[str, dict[RoomKind, list[str]]] = tomllib.loads(
    Path(__file__).with_name("rooms.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("code", ROOMS)
def test_a_buyer_finds_every_room_of_a_home_as_what_it_is(code: str) -> None:
    found = {name: kind_said(name) for names in ROOMS[code].values() for name in names}
    assert found == {name: kind for kind, names in ROOMS[code].items() for name in names}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Garden lobby", "service"),
        ("Terrace room", "habitable"),
        ("Balcony lounge", "habitable"),
        ("Garden store", "service"),
        ("Living room terrace", "outdoor"),
        ("Bedroom with balcony", "habitable"),
        ("Balcony to living room", "outdoor"),
        ("Roof garden", "outdoor"),
        ("Garden flat", "service"),
        ("Chambre sur jardin", "habitable"),
        ("Terrasse du salon", "outdoor"),
        ("Terrasse salon", "outdoor"),
        ("Pièce sur jardin", "habitable"),
        ("Dormitorio con terraza", "habitable"),
        ("Terraza dormitorio", "outdoor"),
        ("Camera con balcone", "habitable"),
        ("Balcone camera", "outdoor"),
        ("Quarto com varanda", "habitable"),
        ("Pokój z balkonem", "habitable"),
        ("Pokoj se zahradou", "habitable"),
        ("Balkonzimmer", "habitable"),
        ("Terrasse Wohnzimmer", "outdoor"),
        ("Küchenbalkon", "outdoor"),
        ("Zimmer zum Garten", "habitable"),
        ("Tuinberging", "service"),
        ("Terras woonkamer", "outdoor"),
        ("Balkongrum", "outdoor"),
        ("Stue med altan", "habitable"),
        ("1.03 Loggia 2", "outdoor"),
    ],
)
def test_only_the_head_of_a_name_says_what_is_outdoors(name: str, kind: RoomKind) -> None:
    assert kind_said(name) == kind


def test_a_room_is_what_its_long_name_says_before_its_number() -> None:
    def space(name: str, long_name: str) -> ModelSpace:
        return ModelSpace("id", name, long_name, "Ground floor", "", None, (0.0, 1.0, 0.0))

    assert room_kind(space("Balkon", "Schlafzimmer")) == "habitable"
    assert room_kind(space("Balkon", "0.12")) == "outdoor"
    assert room_kind(space("0.12", "")) == "service"


@given(st.text(max_size=60))
def test_any_name_that_a_room_may_have_can_be_read(name: str) -> None:
    kind_said(name)
    assert kind_said(f"Garden {name}"[:7]) is not None


def test_a_polish_block_shows_its_homes_by_their_zones() -> None:
    rooms = ("Przedpokój", "Kuchnia", "Sypialnia", "Łazienka")
    spaces = [
        ModelSpace(f"{home}{at}", f"{at}", room, "Parter", f"Mieszkanie {home}", None, (0.0, 1.0, 0.0))
        for home in (1, 2)
        for at, room in enumerate(rooms)
    ]
    stair = ModelSpace("s", "9", "Klatka schodowa", "Parter", "Część wspólna", None, (0.0, 1.0, 0.0))
    assert [home.name for home in find_homes_in([*spaces, stair]).homes] == ["Mieszkanie 1", "Mieszkanie 2"]
