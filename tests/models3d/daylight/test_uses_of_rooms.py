"""The room that a home is lived in, and its kitchen, are known by their names in any of fifteen languages."""

import pytest

from models3d.daylight.rooms_of import COOKED_IN, LIVED_IN, PASSED_THROUGH, SLEPT_IN, use_of
from models3d.model import ModelSpace

#: By language: rooms to live in, to cook in, to sleep in.
NAMES = {
    "en": ("Living room, Lounge, Dining room, Family room, Living/kitchen", "Kitchen", "Bedroom 2, Study"),
    "nl": ("Woonkamer, Zitkamer, Eetkamer, Woonkeuken", "Keuken, Open keuken", "Slaapkamer 1"),
    "de": ("Wohnzimmer, Wohnen/Essen/Kochen, Esszimmer, Stube", "Küche, Kueche", "Schlafzimmer, Kind 1"),
    "fr": ("Séjour, Salon, Salle à manger, Séjour - cuisine", "Cuisine", "Chambre 1"),
    "es": ("Salón, Salón-comedor, Sala de estar, Comedor", "Cocina", "Dormitorio 1"),
    "it": ("Soggiorno, Sala da pranzo, Soggiorno/angolo cottura", "Cucina", "Camera da letto"),
    "pt": ("Sala de estar, Sala de jantar, Sala", "Cozinha", "Quarto 1, Suíte"),
    "pl": ("Salon, Pokój dzienny, Salon z aneksem kuchennym, Jadalnia", "Kuchnia", "Sypialnia"),
    "cs": ("Obývací pokoj, Obývák, Jídelna", "Kuchyně", "Ložnice"),
    "da": ("Stue, Opholdsstue, Spisestue, Køkken/alrum", "Køkken", "Soveværelse"),
    "no": ("Stue, Oppholdsrom, Stue/kjøkken", "Kjøkken", "Soverom 1"),
    "sv": ("Vardagsrum, Allrum, Matsal", "Kök", "Sovrum 1"),
    "fi": ("Olohuone, Ruokailutila", "Keittiö", "Makuuhuone"),
    "tr": ("Salon, Oturma odası, Yemek odası", "Mutfak", "Yatak odası"),
    "ru": ("Гостиная, Кухня-гостиная, Столовая", "Кухня", "Спальня"),
}
CASES = [
    (name, use)
    for names in NAMES.values()
    for use, listed in zip((LIVED_IN, COOKED_IN, SLEPT_IN), names, strict=True)
    for name in listed.split(", ")
]


@pytest.mark.parametrize(("name", "use"), CASES)
def test_a_room_is_used_for_what_its_name_says(name: str, use: int) -> None:
    assert use_of(room("1.01", name)) == use_of(room(name, "")) == use


@pytest.mark.parametrize("name", ["Hall", "WC", "Bathroom", "Couloir", "Casa de banho", "Przedpokój", "1.02"])
def test_nobody_lives_in_what_one_passes_through(name: str) -> None:
    assert use_of(room("1.01", name)) == PASSED_THROUGH


def room(number: str, name: str) -> ModelSpace:
    return ModelSpace("1", number, name, "00", "", None, (0.0, 0.0, 0.0))
