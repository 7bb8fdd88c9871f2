"""Ambient occlusion: for every stage a volume that says how open the space is before each surface."""

from models3d.occlusion.stages import stage_occlusion

__all__ = ["stage_occlusion"]
