"""Which ids a project manager may give: those that can stand in an address and be the name of a file."""

import re
from collections.abc import Iterator, Sequence

from models3d.manifest import BARE_GROUND

#: As ids that are made from names have it: no signs that systems write in several ways, no way to a folder.
SOUND = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")

#: What the time line calls its places that are no stage.
PLACES = {BARE_GROUND: "the site before the first stage", "today": "the present day"}

REMEDY = "Write at most 100 letters a to z, digits, -, _ and ., the first of them no dot."


def wrong_ids(ids: dict[str, Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """Where an id is unfit, what is wrong with it and the remedy; ``ids`` are lists by their table.

    The development's own id is the only one of the table "", and may be left out there.
    """
    for table, some in ids.items():
        for number, one in enumerate(some):
            spot = f"$.{table}[{number}].id" if table else "$.id"
            if not SOUND.fullmatch(one) and (one or table):
                yield spot, f"the id {one!r} is no name for addresses and files.", REMEDY
            elif table == "stages" and one in PLACES:
                yield spot, f"the id '{one}' is that of {PLACES[one]}.", "Give the stage another."
            elif one in some[:number]:
                yield spot, f"the id '{one}' is used twice in {table}.", "Make ids unique."
