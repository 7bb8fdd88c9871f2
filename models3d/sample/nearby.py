"""What is near Linden Court: as made up as the house, placed as such things lie around a garden suburb."""

from models3d.given import to_say

#: Where the list comes from, for its reader.
SOURCE = to_say("These places are made up, as Linden Court is.")

#: Name, kind, latitude, longitude.
PLACES = (
    (to_say("Linden Street"), "bus", 46.0440, 14.4957),
    (to_say("Tobacco Gate"), "train", 46.0468, 14.4896),
    (to_say("Corner grocer"), "shops", 46.0435, 14.4982),
    (to_say("Old town market"), "market", 46.0486, 14.5030),
    (to_say("Lime Tree Pharmacy"), "pharmacy", 46.0449, 14.4999),
    (to_say("Garden Health Centre"), "doctor", 46.0493, 14.4962),
    (to_say("Brook path"), "water", 46.0403, 14.4931),
    (to_say("Boatmen's Park"), "park", 46.0409, 14.4900),
    (to_say("Hazel Nursery"), "childcare", 46.0454, 14.4935),
    (to_say("Reading House"), "library", 46.0445, 14.5047),
)

#: What was walked instead of computed, minutes and by whom; and what else is worth saying.
WALKED = {"Tobacco Gate": (8, to_say("Walked by the sales team, with a suitcase, on 12 September 2026"))}
NOTES = {
    "Linden Street": to_say("Every ten minutes by day."),
    "Brook path": to_say("Along the water to the edge of the hills."),
}


def nearby_toml() -> list[str]:
    """Lines of ``development.toml``."""
    lines: list[str] = []
    for name, kind, latitude, longitude in PLACES:
        lines += ["", "[[nearby]]", f'name = "{name}"', f'kind = "{kind}"']
        lines += [f"latitude = {latitude}", f"longitude = {longitude}"]
        if name in WALKED:
            minutes, who = WALKED[name]
            lines += [f"minutes = {minutes}", f'said_by = "{who}"']
        if name in NOTES:
            lines.append(f'note = "{NOTES[name]}"')
    return lines
