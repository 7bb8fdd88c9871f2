"""Looks of what is soft or small inside the homes."""

from models3d.sample.palette import Look

SAND = Look("Fabric, sand linen", "#c9bca9")
CLAY = Look("Fabric, clay red", "#b5795a")
LINEN = Look("Fabric, white linen", "#f1ede4")
RUG = Look("Fabric, woven rug", "#ddd2c0")
CURTAIN = Look("Fabric, curtain", "#efe9dd")
LACQUER = Look("Painted timber, warm white", "#ebe5d9")
LEAVES = Look("Plant, house plant", "#7d8f62")
