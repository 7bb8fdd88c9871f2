"""What a room of a home is for, as finishes are sold by it: living, cooking, washing, sleeping, passing."""

import re

from models3d.homes.headroom import floor_area
from models3d.homes.room_names import Word, word_said
from models3d.manifest import Room
from models3d.manifest_finishes import RoomUse
from models3d.model import ModelSpace

#: Words for a toilet, which counts among the rooms that serve.
TOILET = re.compile(
    r"\bw\.?c\b|toilet|toalet|tualet|туалет|санузел|с/у|\baseo\b|lavabo|lavatory|powder|\bklo\b|vessa"
    r"|cloakroom|cabinet de toilette|sanit[aä]r",
    re.IGNORECASE,
)

_USES: dict[Word, RoomUse] = {
    "living": "living", "cooking": "kitchen", "bath": "bath", "habitable": "bedroom", "room": "bedroom",
}  # fmt: skip


def use_of(space: ModelSpace) -> RoomUse | None:
    """What ``space`` is for, from its names; None outdoors."""
    said = word_said(space.long_name) or word_said(space.name) or "service"
    if said == "outdoor":
        return None
    if said == "service" and TOILET.search(f"{space.long_name} {space.name}"):
        return "bath"
    return _USES.get(said, "hall")


def room_of(space: ModelSpace) -> Room | None:
    """Use and floor area of a home's room; None outdoors."""
    use = use_of(space)
    area = floor_area(space) if space.area is None else space.area
    return None if use is None else Room(use, round(area, 1))
