"""Pictures of a development, made without browser or graphics card: its stages, homes, works, its poster."""

from models3d.stills.homes import unit_stills
from models3d.stills.stages import poster, stage_stills
from models3d.stills.still import Still
from models3d.stills.works import ground_still, reported_still, works_stills

__all__ = [
    "Still",
    "ground_still",
    "poster",
    "reported_still",
    "stage_stills",
    "unit_stills",
    "works_stills",
]
