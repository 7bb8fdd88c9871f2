"""Homes that a model shows by itself, on the traits of files that are often met, and what is said of them."""

from dataclasses import replace

import pytest

from models3d.homes.found_homes import FoundHomes, find_homes_in
from models3d.homes.members import called_spaces, rows_from_model
from models3d.model import ModelSpace


def rooms(*called: str, zone: str = "") -> list[ModelSpace]:
    """Rooms given as "number name"."""
    return [
        ModelSpace(f"{zone}/{one}", number, name, "0", zone, None, (0.0, 0.0, 0.0))
        for one in called
        for number, _, name in [one.partition(" ")]
    ]


def names(found: FoundHomes) -> list[str]:
    return [home.name for home in found.homes]


DUPLEX = rooms(
    *("A101 Foyer", "A102 Living Room", "A103 Bathroom 1", "A104 Kitchen", "A105 Stair"),
    *("A201 Hallway", "A202 Bathroom 2", "A203 Bedroom 1", "A204 Bedroom 2", "A205 Utility"),
    *("B101 Foyer", "B102 Living Room", "B103 Bathroom 1", "B104 Kitchen", "B105 Stair"),
    *("B201 Hallway", "B202 Bathroom 2", "B203 Bedroom 1", "B204 Bedroom 2", "B205 Utility"),
    "R301 Roof",
)


def test_a_duplex_numbered_by_letters_is_two_homes_and_its_roof_none() -> None:
    found = find_homes_in(DUPLEX)
    assert names(found) == ["A", "B"]
    assert [len(home.spaces) for home in found.homes] == [10, 10]
    (said,) = found.said
    assert "letters" in said
    assert "1 room belongs to none of them" in said


def test_a_house_whose_rooms_are_only_counted_is_one_home() -> None:
    house = rooms("1 Flur", "2 Bad", "3 Küche", "4 Wohnen", "5 Büro", "6 Schlafzimmer", "7 Galerie")
    found = find_homes_in(house)
    assert names(found) == ["House"]
    assert len(found.homes[0].spaces) == 7
    assert "single house" in found.said[0]


def test_a_house_numbered_by_storeys_is_not_torn_into_its_storeys() -> None:
    house = rooms("0.1 Kitchen", "0.2 Living room", "0.3 WC", "1.1 Bedroom", "1.2 Bedroom", "1.3 Bathroom")
    assert names(find_homes_in(house)) == ["House"]


def test_a_house_whose_zones_are_its_storeys_is_one_home() -> None:
    below = rooms("1 Wohnen", "2 Küche", "3 WC", zone="Erdgeschoss")
    above = [
        replace(room, storey="1") for room in rooms("4 Schlafen", "5 Kind", "6 Bad", zone="Obergeschoss")
    ]
    assert names(find_homes_in([*below, *above])) == ["House"]
    (living,) = rooms("7 Wohnen/Kochen", zone="Obergeschoss")
    flats = find_homes_in([*below, *above, replace(living, storey="1")])
    assert names(flats) == ["Erdgeschoss", "Obergeschoss"], "a flat on each storey"


@pytest.mark.parametrize("number", ["{0}{1:02}", "{0}.{1:02}", "A{0}{1:02}", "{1}"])
def test_an_office_has_no_homes_and_the_manager_is_told_what_to_do(number: str) -> None:
    office = rooms(
        *(f"{number.format(floor, room)} Office" for floor in (1, 2, 3) for room in range(1, 19)),
        *("M1 Meeting room", "K1 Teeküche", "K2 Kitchen", "K3 Kitchen", "W1 WC"),
    )
    found = find_homes_in(office)
    assert not found.homes
    assert "no units: list the homes in units.csv" in found.said[0]


def test_a_clinic_zoned_by_departments_has_no_homes() -> None:
    clinic = [
        *rooms("1 Exam room", "2 Exam room", "3 Waiting", zone="Cardiology"),
        *rooms("4 Office", "5 Office", "6 Toilet", zone="Administration"),
    ]
    assert not find_homes_in(clinic).homes


def test_a_tower_whose_rooms_say_their_apartment_is_read_by_that() -> None:
    tower = rooms(
        *(
            f"{n} Apartment {n // 10}{'AB'[n % 2]} - {name}"
            for n in range(120, 140)
            for name in ("Living", "Bath")
        ),
        "900 Lift lobby",
    )
    found = find_homes_in(tower)
    assert len(found.homes) == 4
    assert names(found)[0] == "Apartment 12A"


def test_a_space_for_each_apartment_is_a_home_each() -> None:
    massing = rooms("1 Unit 101", "2 Unit 102", "3 Unit 103", "4 Corridor")
    assert names(find_homes_in(massing)) == ["Unit 101", "Unit 102", "Unit 103"]


def test_numbers_with_a_letter_for_each_room_give_homes() -> None:
    flats = rooms("101a Living", "101b Kitchen", "101c Bath", "102a Living", "102b Kitchen", "102c Bath")
    assert names(find_homes_in(flats)) == ["101", "102"]


def test_rooms_of_one_name_in_two_homes_stay_apart() -> None:
    flats = [*rooms("1 Living", "2 Bath", zone="Flat 1"), *rooms("1 Living", "2 Bath", zone="Flat 2")]
    taken = [called_spaces(flats).of(row) for row in rows_from_model(flats)]
    assert [[space.zone for space in home] for home in taken] == [["Flat 1"] * 2, ["Flat 2"] * 2]


def test_zones_that_share_a_short_name_are_homes_with_ids_of_their_own() -> None:
    flats = [*rooms("1 Living", zone="A 1"), *rooms("2 Living", zone="A-1")]
    assert [row.id for row in rows_from_model(flats)] == ["a-1", "a-1-2"]


def test_a_model_without_rooms_says_so() -> None:
    found = find_homes_in([])
    assert not found.homes
    assert "no rooms" in found.said[0]


def test_an_office_whose_zones_are_kinds_of_room_has_no_homes() -> None:
    office = [
        *rooms("101 Buero Meier", "102 Buero Mayer", "103 Buero Sekr.", zone="Einzelzimmer"),
        *rooms("104 Buero Studenten I", "105 Buero Studenten II", zone="Doppelzimmer"),
        *rooms("106 WC Damen", "107 WC Herren", zone="WC"),
        *rooms("108 Labor I", "109 Labor II", zone="Labor"),
    ]
    found = find_homes_in(office)
    assert not found.homes
    assert "no units: list the homes in units.csv" in found.said[0]


@pytest.mark.parametrize(
    "house",
    [
        rooms("1 Living room", "2 Bedroom", "3 Entrance hall"),
        rooms("1 WC", "2 Kochen", "3 Technik", "4 Technik", "5 Garage", "6 Dachboden"),
        rooms("1 Keller 1", "101 Wohnen/Essen/Kochen", "102 WC", "201 Schlafzimmer", "202 Bad", "203 Diele"),
        rooms("1 Прихожая", "2 Холл", "3 Студия-гостиная", "6 С/У", "7 Гараж", "8 Комната", "9 Комната"),
        rooms("0.1 Salon", "0.2 Kuchnia", "1.1 Sypialnia", "1.2 Łazienka"),
        rooms("1 Küche", "2 Wohnen", "3 Schlafen", "4 Büro", "5 Bad"),
    ],
)
def test_one_house_is_one_home_however_few_of_its_rooms_are_named(house: list[ModelSpace]) -> None:
    assert names(find_homes_in(house)) == ["House"]


def test_the_hollow_under_a_roof_is_no_room_of_the_house() -> None:
    (home,) = find_homes_in(rooms("1 Living room", "2 Bedroom", "3 Bathroom", "4 - Roof")).homes
    assert [space.name for space in home.spaces] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "house",
    [
        rooms(*(f"{n} Bedroom" for n in range(40)), "k Kitchen"),
        rooms("1 Restaurant", "2 Kitchen", "3 WC"),
        rooms("1 Room", "2 Room", "3 Room"),
        rooms("1 Lounge", "2 Office", "3 Office", "4 Kitchen", "5 Meeting room"),
    ],
)
def test_a_hostel_a_restaurant_and_nameless_rooms_are_no_house(house: list[ModelSpace]) -> None:
    assert not find_homes_in(house).homes


def test_a_terrace_numbered_by_storey_room_and_house_is_as_many_houses() -> None:
    terrace = rooms(
        *(
            f"{number}-H-{house} {name}"
            for house in (1, 2, 3)
            for number, name in (
                ("KG-1", "Kellerraum"), ("EG-1", "Wohnen"), ("EG-2", "WC"),
                ("OG-1", "Schlafen-1"), ("OG-2", "Schlafen-2"), ("OG-3", "Bad"),
            )
        )
    )  # fmt: skip
    found = find_homes_in(terrace)
    assert names(found) == ["1", "2", "3"]
    assert [len(home.spaces) for home in found.homes] == [6, 6, 6]
    assert "end in that of the home" in found.said[0]


def test_rooms_of_a_house_that_are_numbered_within_each_storey_are_not_taken_for_homes() -> None:
    house = rooms("EG-1 Wohnen", "EG-2 Küche", "EG-3 WC", "OG-1 Schlafen", "OG-2 Bad", "OG-3 Kind")
    assert names(find_homes_in(house)) == ["House"]


def test_homes_are_listed_as_people_count_them() -> None:
    flats = [
        *rooms("1 Living", zone="Flat 10"),
        *rooms("2 Living", zone="Flat 9"),
        *rooms("3 Bed", zone="Flat 1"),
    ]
    assert names(find_homes_in(flats)) == ["Flat 1", "Flat 9", "Flat 10"]
