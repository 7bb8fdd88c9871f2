"""Chance that repeats without a seam and is the same every time: clouds, grain, shades of bricks."""

import numpy as np

from models3d.textures.relief import SIDE, Field


def clouds(seed: int, finest: float, coarsest: float, stretch: float = 1.0) -> Field:
    """Noise (SIDE, SIDE) of mean 0 and deviation 1 with lumps of 1/``finest`` to 1/``coarsest`` of a side.

    ``stretch`` makes the lumps so many times as long from top to bottom. White noise whose spectrum is cut to
    a ring: what is periodic in the spectrum is periodic in the picture.
    """
    spectrum = np.fft.rfft2(np.random.default_rng(seed).standard_normal((SIDE, SIDE)))
    down = np.abs(np.fft.fftfreq(SIDE, 1 / SIDE))[:, None] * stretch
    right = np.fft.rfftfreq(SIDE, 1 / SIDE)[None, :]
    waves = np.hypot(down, right)
    ring = np.exp(-((waves / finest) ** 2)) * (1.0 - np.exp(-((waves / coarsest) ** 2)))
    out = np.fft.irfft2(spectrum * ring, (SIDE, SIDE))
    return np.asarray((out - out.mean()) / out.std())


def shades(seed: int, count: int) -> Field:
    """One value for each of ``count`` bricks or boards, spread evenly over -1..1 in an order of chance."""
    even = (np.arange(count) + 0.5) / count * 2 - 1
    return np.random.default_rng(seed).permutation(even)
