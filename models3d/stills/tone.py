"""From light to the picture's colours: neutral tones that keep a white wall white."""

import numpy as np

from models3d.materials.colour import channels, linear
from models3d.rays import Floats

#: LOOK's paper, the background of every picture and page.
PAPER = "#f6f3ee"

#: Khronos PBR Neutral (2024): where compression starts, and how much of a highlight's colour is kept.
START, DESATURATION = 0.8 - 0.04, 0.15


def light_of(colour: str) -> Floats:
    """Linear light (3,) of a ``#rrggbb`` colour."""
    return np.array([linear(channel) for channel in channels(colour)], np.float32)


def toned(light: Floats) -> Floats:
    """Linear light (n, 3) of a scene as linear light in 0..1 for a screen.

    The highlights' half of Khronos' PBR Neutral tone mapper: colours below ``START`` stay as they are; above
    it the brightest channel nears 1 without reaching it. Its other half takes off what a dielectric mirrors
    head-on, which matt card does not do here.
    """
    light = light.copy()
    peak = np.maximum(np.maximum(light[:, 0], light[:, 1]), light[:, 2])
    bright = peak > START
    if bright.any():
        room = np.float32(1.0 - START)
        above = peak[bright]
        nearer = 1.0 - room * room / (above + room - START)
        some = light[bright] * (nearer / above)[:, None]
        grey = 1.0 - 1.0 / (DESATURATION * (above - nearer) + 1.0)
        light[bright] = some + (nearer[:, None] - some) * grey[:, None]
    return np.asarray(np.clip(light, 0.0, 1.0), np.float32)


def encoded(light: Floats) -> Floats:
    """Give the sRGB channels in 0..1 of linear light in 0..1 (IEC 61966-2-1)."""
    curve = 1.055 * np.power(np.maximum(light, 0.0031308), np.float32(1 / 2.4)) - 0.055
    return np.asarray(np.where(light <= 0.0031308, light * 12.92, curve), np.float32)
