"""``[[nearby]]``: what is near, checked and as the manifest has it."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from models3d.folder.tables import NearbyTable, PlaceTable
from models3d.manifest_nearby import KINDS, Nearby, NearbyKind, group_of
from models3d.walk import Way, minutes_on_foot, way

#: Metres from which on nobody calls it near who goes there on foot: an hour and twenty minutes.
FARTHEST_M = 5_000
#: What lies closer than this, metres, is the building itself.
CLOSEST_M = 5
#: A brisk walk along the straight line, metres a minute: whoever says less time has not walked it.
BRISKEST_M_A_MINUTE = 120
#: The slowest walk along the straight line, metres a minute: round a lake, or up many stairs.
SLOWEST_M_A_MINUTE = 12
#: More than these are no neighbourhood but a directory, and no map of it can be read.
MOST = 24
#: Letters that a label over the model, a quiet line below it and a line of the list have room for.
LONGEST_NAME = 40
LONGEST_SAID = 80
LONGEST_NOTE = 120

#: What is asked for most often of what is not told, and why.
NOT_TOLD = {
    "church": "a place of worship", "mosque": "a place of worship", "synagogue": "a place of worship",
    "temple": "a place of worship", "worship": "a place of worship", "place_of_worship": "a place of worship",
    "school": "a school", "university": "a school", "crime": "crime", "police": "crime",
    "income": "income", "prices": "income", "embassy": "a people", "club": "a people",
}  # fmt: skip

#: Where something is wrong, what, and the remedy.
Complaint = tuple[str, str, str]


def nearby_of(tables: Sequence[NearbyTable], place: PlaceTable) -> list[Nearby]:
    """Sound ``tables`` as places around ``place``: by what one goes there for, the nearest first."""
    found = [_nearby(table, _way(table, place)) for table in tables]
    groups = list(dict.fromkeys(group_of(kind) for kind in KINDS))
    return sorted(
        found, key=lambda one: (groups.index(group_of(one.kind)), one.minutes, one.distance, one.name)
    )


def wrong_nearby(tables: Sequence[NearbyTable], place: PlaceTable) -> Iterator[Complaint]:
    """Where ``tables`` cannot be shown to a buyer as they are, what is wrong, and the remedy."""
    for number, table in enumerate(tables):
        spot = f"$.nearby[{number}]"
        for key, what, remedy in (*_wrong_words(table), *_wrong_place(table, place)):
            yield f"{spot}.{key}", what, remedy
        if any((table.name, table.kind) == (other.name, other.kind) for other in tables[:number]):
            what = f"'{table.name}' is there twice."
            yield f"{spot}.name", what, "Remove one of the two, or say in their names how they differ."
    if len(tables) > MOST:
        what = f"these are {len(tables)} places; nobody reads a map of more than {MOST}."
        yield f"$.nearby[{MOST}]", what, "Keep those that a buyer would ask for."


def doubtful_nearby(tables: Sequence[NearbyTable], source: str) -> Iterator[str]:
    """Sentences about words that buyers would read and that may stand for who lives there."""
    said = [("nearby_source", source), *((f"'{t.name}' of [[nearby]]", words_of(t)) for t in tables)]
    for where, words in said:
        if told := [word for word in NOT_TOLD if re.search(rf"\b{word}(e?s)?\b", words, re.IGNORECASE)]:
            what = f"{where} speaks of {NOT_TOLD[told[0]]} ('{told[0]}'), which stands for who lives there"
            yield f"development.toml: {what}; leave that out, unless it is but the name of a way or stop."


def words_of(table: NearbyTable) -> str:
    """All that a buyer reads of it."""
    return " ".join((table.name, table.note, table.said_by))


def _wrong_words(table: NearbyTable) -> Iterator[Complaint]:
    if not table.name.strip():
        yield "name", "a place nearby has no name.", 'Say what it is called, as "Mill Lane".'
    elif len(table.name) > LONGEST_NAME:
        what = f"the name '{table.name[:20]}…' does not fit on a label."
        yield "name", what, f"Write at most {LONGEST_NAME} letters; the rest belongs in note."
    if table.kind not in KINDS:
        yield "kind", *_unknown(table.kind)
    if len(table.note) > LONGEST_NOTE:
        yield "note", f"the note has more than {LONGEST_NOTE} letters.", "Say it in one sentence."
    if len(table.said_by) > LONGEST_SAID:
        yield "said_by", f"said_by has more than {LONGEST_SAID} letters.", "Say who and when, no more."
    if table.minutes is None and table.said_by:
        yield (
            "said_by",
            "nobody is asked who said it where no minutes are said.",
            "Add minutes, or remove it.",
        )
    if table.minutes is not None and table.minutes < 1:
        yield "minutes", "a walk takes a minute at least.", "Write 1 or more, or leave it out."
    if table.minutes is not None and not table.said_by.strip():
        what = f"'{table.name}' has minutes that nobody answers for."
        remedy = 'Add said_by, as "walked by us in May 2026", or leave minutes out to have them computed.'
        yield "minutes", what, remedy


def _wrong_place(table: NearbyTable, place: PlaceTable) -> Iterator[Complaint]:
    if not -90 <= table.latitude <= 90:
        mixed_up = -90 <= table.longitude <= 90 and -180 <= table.latitude <= 180
        remedy = "Swap its latitude and longitude." if mixed_up else "Correct it."
        yield "latitude", "a latitude lies between -90 and 90.", remedy
        return
    if not -180 <= table.longitude <= 180:
        yield "longitude", "a longitude lies between -180 and 180.", "Correct it."
        return
    distance = _way(table, place).distance
    if distance > FARTHEST_M:
        what = f"'{table.name}' lies {distance / 1000:,.1f} km away, which nobody walks."
        swapped = way(place.latitude, place.longitude, _within(table.longitude), table.latitude).distance
        remedy = (
            "Swap its latitude and longitude."
            if swapped <= FARTHEST_M
            else f"Correct its place, or leave it out; near is up to {FARTHEST_M / 1000:.0f} km."
        )
        yield "latitude", what, remedy
    elif distance < CLOSEST_M:
        what = f"'{table.name}' lies where the building stands."
        yield "latitude", what, "Correct its place; what is in the building belongs in [[features]]."
    elif table.minutes and table.said_by:
        reckoned = minutes_on_foot(distance)
        slowest = max(reckoned, distance / SLOWEST_M_A_MINUTE)
        if not distance / BRISKEST_M_A_MINUTE <= table.minutes <= slowest:
            line = f"'{table.name}' is {distance:.0f} m away in a straight line"
            what = f"{line}; nobody walks that in {table.minutes} min."
            yield "minutes", what, f"Correct it; by our reckoning it is {reckoned}."


def _unknown(kind: str) -> tuple[str, str]:
    """What is wrong with a ``kind`` that is not on the list, and the remedy."""
    known = f"These are told: {', '.join(KINDS)}."
    if why := NOT_TOLD.get(kind.casefold().replace(" ", "_").replace("-", "_")):
        what = f"'{kind}' is not told of a neighbourhood: {why} stands for who lives there."
        return what, f"Leave it out; docs/development-folder.md says why. {known}"
    near = get_close_matches(kind.casefold(), KINDS, 1)
    meant = f"Did you mean '{near[0]}'? " if near else ""
    return f"'{kind}' is no kind of place that is told.", f"{meant}{known}"


def _nearby(table: NearbyTable, line: Way) -> Nearby:
    kind: NearbyKind = next(one for one in KINDS if one == table.kind)
    return Nearby(
        name=table.name.strip(),
        kind=kind,
        distance=round(line.distance),
        bearing=round(line.bearing, 1) % 360,
        minutes=table.minutes or minutes_on_foot(line.distance),
        said_by=table.said_by.strip(),
        note=table.note.strip(),
    )


def _way(table: NearbyTable, place: PlaceTable) -> Way:
    return way(place.latitude, place.longitude, table.latitude, table.longitude)


def _within(latitude: float) -> float:
    """A longitude taken for a latitude may be none."""
    return max(-90.0, min(90.0, latitude))
