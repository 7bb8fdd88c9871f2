"""Says which products a kernel could not compute, so that a project manager can have them drawn anew."""

from collections.abc import Sequence
from typing import Any

from models3d.readers.expendable import Ending
from models3d.sources.ifc_careful import Trouble
from models3d.sources.ifc_words import text

#: So many are named, the others counted.
NAMED = 5


def said_of(file: Any, troubles: Sequence[Trouble]) -> list[str]:
    """One sentence for all products with which the same went wrong to the same effect."""
    did = {
        Ending.CRASH: "crashes on",
        Ending.HANG: "takes too long for",
        Ending.SWELLING: "runs out of memory on",
    }
    said = []
    for ending, what in did.items():
        for uncut in (False, True):
            named = [
                _called(file.by_id(one.product))
                for one in troubles
                if one.ending is ending and one.uncut is uncut
            ]
            if named:
                fate = "shown without openings" if uncut else "not shown"
                more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
                listed = ", ".join(named[:NAMED])
                until = "drawn in another way"
                if ending is Ending.HANG:
                    until = "drawn more simply, or given more seconds_per_element under [limits]"
                said.append(f"the geometry kernel {what} {listed}{more}: {fate} until {until}.")
    return said


def _called(product: Any) -> str:
    return f"{product.is_a()} '{text(product.Name) or product.GlobalId}' ({product.GlobalId})"
