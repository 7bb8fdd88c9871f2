"""The text of the sample's ``development.toml``."""

from models3d.given import to_say
from models3d.sample.finishes import palettes_toml
from models3d.sample.nearby import SOURCE, nearby_toml
from models3d.sample.place import (
    ADDRESS,
    CURRENCY,
    DESCRIPTION,
    LATITUDE,
    LONGITUDE,
    NAME,
    TIMEZONE,
    TRUE_NORTH,
)
from models3d.sample.programme import STAGES

#: id, name, kind, what it is made of, sensitive or not.
FEATURES = (
    ("garden", to_say("The garden"), "amenity", 'space = "Garden"', False),
    ("play-corner", to_say("Play corner"), "amenity", 'space = "Play corner"', True),
    ("roof-terrace", to_say("Shared roof terrace"), "amenity", 'space = "Roof terrace"', False),
    ("parking", to_say("Parking"), "amenity", 'space = "Parking"', False),
    ("bicycles", to_say("Bicycle room and stand"), "amenity",
     'space = ["Bicycle room", "Bicycle stand"]', False),
    ("common-room", to_say("Common room"), "amenity", 'space = "Common room"', False),
    ("entrance", to_say("Entrance hall"), "amenity",
     'space = ["Entrance hall", "Garden lobby", "East entrance"]', False),
    ("solar", to_say("Solar panels"), "roof", 'class = "IfcSolarDevice"', False),
    ("planted-roof", to_say("Planted roof"), "roof", 'name = "Roof planting"', False),
    ("garden-front", to_say("Garden front"), "facade", 'name = ["* south side", "* west side"]', False),
    ("street-front", to_say("Street front"), "facade", 'name = ["* north side", "* east side"]', False),
    ("stairs", to_say("Stairs and lifts"), "structure", 'class = ["IfcStair", "IfcTransportElement"]', False),
    ("structure", to_say("Raw structure"), "structure",
     'name = ["Slab, *", "Core wall", "Party wall", "Façade wall*", "Pile*", "Ground beam"]', False),
    ("trees", to_say("Trees and hedges"), "site", 'name = ["* tree", "Hedge"]', False),
)  # fmt: skip

#: Two steps of the tour in its seller's own words; the others are made.
TOUR = (
    (
        ("id", "garden"),
        ("after", "window"),
        ("place", "garden"),
        ("title", "Under the linden"),
        ("words", "One garden belongs to everybody: a linden in its middle, benches, a corner for children. "
                  "The two wings keep the street's noise out."),
    ),
    (
        ("id", "evening"),
        ("title", "Coming home"),
        ("words", "A September evening. From the old town it is a quarter of an hour on foot, "
                  "and the way leads along the garden."),
    ),
)  # fmt: skip


#: What somebody on the pavement saw on days of which the site has reported: caption, day, eye, target. No
#: photograph was ever taken of a house that is made up, so they are made from the model, and say so.
PHOTOS = (
    ("The pit is dug and has its bed of gravel.", "2026-05-01", (-9.0, 1.6, -21.0), (12.0, 2.0, -8.0)),
    ("The street wing stands on these beams: their concrete is poured.", "2026-06-19",
     (-9.0, 1.6, -21.0), (12.0, 2.0, -8.0)),
    ("The street wing from the crossing: the walls of its first floor stand.", "2026-08-14",
     (46.0, 1.6, -20.0), (27.0, 6.0, -4.0)),
    ("Where the garden will be: the two wings meet at the corner of the court.", "2026-10-02",
     (3.0, 1.6, 24.0), (23.0, 7.0, 0.0)),
    ("The garden wing is up to its terrace; the street wing grows on behind it.", "2026-11-13",
     (50.0, 1.6, 27.0), (26.0, 8.6, 0.0)),
)  # fmt: skip


def development_toml() -> str:
    """What a project manager would have written."""
    lines = [
        f"# {NAME} is made up; its town is real. Written by 'maquette sample'.",
        f'name = "{NAME}"',
        f'currency = "{CURRENCY}"',
        'languages = ["en", "nl", "de", "fr", "ar"]',
        f'description = "{DESCRIPTION}"',
        f'nearby_source = "{SOURCE}"',
        "",
        "[place]",
        f"latitude = {LATITUDE}",
        f"longitude = {LONGITUDE}",
        f'timezone = "{TIMEZONE}"',
        f"true_north = {TRUE_NORTH}",
        f'address = "{ADDRESS}"',
        "",
        "[[models]]",
        'file = "model.ifc"',
    ]
    for stage in STAGES:
        lines += [
            "", "[[stages]]", f'id = "{_id(stage)}"', f'name = "{stage}"', f'tasks = "{stage}"',
        ]  # fmt: skip
    for key, name, kind, match, sensitive in FEATURES:
        lines += ["", "[[features]]", f'id = "{key}"', f'name = "{name}"', f'kind = "{kind}"']
        lines += [f"match = {{ {match} }}", *(["sensitive = true"] if sensitive else [])]
    for caption, taken, eye, target in PHOTOS:
        lines += ["", "[[photos]]", "from_model = true", f"taken = {taken}", f'caption = "{caption}"']
        lines.append(f"view = {{ eye = {list(eye)}, target = {list(target)} }}")
    lines += palettes_toml()
    for step in TOUR:
        lines += ["", "[[tour]]", *(f'{name} = "{value}"' for name, value in step)]
    lines += nearby_toml()
    return "\n".join(lines) + "\n"


def _id(name: str) -> str:
    return name.lower().replace("ç", "c").replace(" ", "-")
