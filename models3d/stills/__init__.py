"""Pictures of a development, made without browser or graphics card: its stages, its homes, its poster."""

from models3d.stills.homes import unit_stills
from models3d.stills.stages import poster, stage_stills
from models3d.stills.still import Still

__all__ = ["Still", "poster", "stage_stills", "unit_stills"]
