"""The names that an import gives where the model has none, in the reader's language.

They stand in the manifest in English, marked by ``to_say`` in models3d. What an author has named stays as it
was written, but for a word that the import would have taken itself: who reads Dutch finds "Dak" for "Roof".
"""

from msgspec.structs import replace

from models3d.given import floor_name
from models3d.manifest import Manifest, Storey
from models3d.manifest_nearby import Nearby
from server.i18n import current_locale, given_names
from server.notation import storey_words


def names_of(built: Manifest) -> dict[str, str]:
    """The names that the import of ``built`` may have given, with what this request's reader calls them."""
    given = given_names(current_locale())
    return given | {one.name: given.get(one.name) or _storey(one) for one in built.storeys}


def said(built: Manifest) -> Manifest:
    """``built`` with the names that its import gave as this request's reader says them."""
    names = names_of(built)
    return replace(
        built,
        stages=[replace(one, name=names.get(one.name, one.name)) for one in built.stages],
        storeys=[replace(one, name=names[one.name]) for one in built.storeys],
        features=[replace(one, name=_feature(one.name, names)) for one in built.features],
        nearby=[_nearby(one, names) for one in built.nearby],
        nearby_source=names.get(built.nearby_source, built.nearby_source),
    )


def _feature(name: str, names: dict[str, str]) -> str:
    """A room's own name stands before its home's."""
    room, comma, home = name.partition(", ")
    return names.get(name) or names.get(room, room) + comma + home


def _nearby(place: Nearby, names: dict[str, str]) -> Nearby:
    name, said_by, note = (names.get(text, text) for text in (place.name, place.said_by, place.note))
    return replace(place, name=name, said_by=said_by, note=note)


def _storey(storey: Storey) -> str:
    """Of several on one floor the import numbers the others: "Floor 1 (2)"."""
    plain = floor_name(storey.floor)
    numbered = storey.name == plain or storey.name.startswith(f"{plain} (")
    return storey_words(storey.floor) + storey.name.removeprefix(plain) if numbered else storey.name
