"""The text of the sample's ``development.toml``."""

from models3d.sample.finishes import palettes_toml
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
    ("garden", "The garden", "amenity", 'space = "Garden"', False),
    ("play-corner", "Play corner", "amenity", 'space = "Play corner"', True),
    ("roof-terrace", "Shared roof terrace", "amenity", 'space = "Roof terrace"', False),
    ("parking", "Parking", "amenity", 'space = "Parking"', False),
    ("bicycles", "Bicycle room and stand", "amenity", 'space = ["Bicycle room", "Bicycle stand"]', False),
    ("common-room", "Common room", "amenity", 'space = "Common room"', False),
    ("entrance", "Entrance hall", "amenity",
     'space = ["Entrance hall", "Garden lobby", "East entrance"]', False),
    ("solar", "Solar panels", "roof", 'class = "IfcSolarDevice"', False),
    ("planted-roof", "Planted roof", "roof", 'name = "Roof planting"', False),
    ("garden-front", "Garden front", "facade", 'name = ["* south side", "* west side"]', False),
    ("street-front", "Street front", "facade", 'name = ["* north side", "* east side"]', False),
    ("stairs", "Stairs and lifts", "structure", 'class = ["IfcStair", "IfcTransportElement"]', False),
    ("structure", "Raw structure", "structure",
     'name = ["Slab, *", "Core wall", "Party wall", "Façade wall*", "Pile*", "Ground beam"]', False),
    ("trees", "Trees and hedges", "site", 'name = ["* tree", "Hedge"]', False),
)  # fmt: skip


def development_toml() -> str:
    """What a project manager would have written."""
    lines = [
        f"# {NAME} is made up; its town is real. Written by 'maquette sample'.",
        f'name = "{NAME}"',
        f'currency = "{CURRENCY}"',
        'languages = ["en"]',
        f'description = "{DESCRIPTION}"',
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
    lines += palettes_toml()
    return "\n".join(lines) + "\n"


def _id(name: str) -> str:
    return name.lower().replace("ç", "c").replace(" ", "-")
