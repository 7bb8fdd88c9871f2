"""The shell of a building: what can be seen from outside when it is complete, through its windows too.

Two thirds of a building's triangles cannot: walls within walls, ducts over ceilings, the far sides of doors.
For who walks around it they need not be drawn.
"""

from models3d.shell.seen import LOOKS, seen_from_outside

__all__ = ["LOOKS", "seen_from_outside"]
