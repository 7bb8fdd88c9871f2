"""Model trees of three species and many sizes: the court's great linden, birches, cherries, the street's."""

from collections.abc import Iterator
from functools import cache

from models3d.sample.crowns import crown, drum
from models3d.sample.grid import FORMATION
from models3d.sample.palette import BARK, BIRCH, CHERRY, LINDEN, PALE_BARK
from models3d.sample.parts import Part, Solid

#: Species, x, y, height, degrees by which the tree is turned.
TREES = (
    ("Linden", 6.5, -14.5, 10.6, 0), ("Linden", -5.6, -17.5, 7.6, 200), ("Linden", 17.4, -28.2, 7.2, 120),
    ("Linden", 29.5, -28.6, 8.2, 40), ("Linden", 41.5, -27.0, 7.6, 15), ("Linden", 8.4, -30.0, 6.8, 310),
    ("Birch", -5.4, -7.6, 8.4, 10), ("Birch", -6.6, -9.6, 7.0, 80), ("Birch", -4.6, -10.8, 7.8, 140),
    ("Birch", 36.8, -24.4, 8.0, 220), ("Birch", 38.6, -22.8, 7.0, 20), ("Birch", -6.2, 5.2, 8.2, 75),
    ("Birch", -5.6, 9.8, 7.2, 165), ("Birch", 14.6, -18.6, 7.0, 100), ("Birch", 16.4, -17.2, 8.2, 30),
    ("Cherry", 0.6, -11.0, 4.4, 0), ("Cherry", 12.6, -25.4, 4.6, 90), ("Cherry", 23.6, -25.2, 4.2, 45),
    ("Cherry", -3.6, -19.6, 4.0, 180), ("Cherry", 33.2, -21.4, 4.6, 250), ("Cherry", 2.6, -20.2, 4.2, 300),
    ("Cherry", 1.6, 13.7, 4.2, 130), ("Cherry", 6.6, 13.7, 4.4, 30), ("Cherry", 10.8, 13.7, 4.0, 330),
    ("Cherry", 31.6, 13.7, 4.2, 230), ("Cherry", -5.4, -1.6, 4.4, 60), ("Cherry", 34.4, 13.7, 4.0, 20),
)  # fmt: skip

#: Trees of the street; they were there before.
STREET_TREES = tuple(
    ("Linden", float(x), 26.2, (7.6, 8.4, 7.0)[n % 3], 37 * n % 360) for n, x in enumerate(range(-40, 82, 11))
)
#: Trees of the neighbours' gardens.
AROUND = (
    ("Linden", -16.5, -12.0, 8.2, 20), ("Birch", -18.0, 14.0, 9.0, 90), ("Linden", -14.5, -41.0, 8.8, 160),
    ("Cherry", -17.5, 1.0, 4.6, 10), ("Birch", 16.0, -41.0, 8.4, 70), ("Linden", 52.5, -38.0, 8.8, 250),
    ("Cherry", 54.0, 2.0, 4.8, 140), ("Linden", 54.5, -8.6, 7.6, 330), ("Birch", 46.0, -50.0, 9.0, 200),
    ("Cherry", 19.0, -51.0, 4.4, 80), ("Linden", 21.5, 36.5, 8.0, 45), ("Birch", 41.0, 36.0, 8.6, 110),
)  # fmt: skip


def planting() -> Iterator[Part]:
    """Trees in the garden, on the street and next door."""
    rows = (
        ("tree", TREES, "trees"),
        ("street-tree", STREET_TREES, "survey"),
        ("near-tree", AROUND, "survey"),
    )
    for name, trees, task in rows:
        for number, (species, x, y, height, turn) in enumerate(trees, start=1):
            yield Part(
                f"{name}-{number}", "IfcGeographicElement", f"{species} tree", task, _solids(species, height),
                origin=(x, y, FORMATION), turn=float(turn), shape=f"tree-{species}-{height}",
                kind="USERDEFINED",
            )  # fmt: skip


@cache
def _solids(species: str, height: float) -> tuple[Solid, ...]:
    """Trunk and crown; proportions are those of the species, so that a small one is a young one."""
    h = height
    if species == "Birch":
        return (
            drum((0.0, 0.016 * h), (0.5 * h, 0.01 * h), PALE_BARK),
            crown(0.24 * h, h, 0.17 * h, BIRCH, wild=0.03, fat=0.3),
        )
    if species == "Cherry":
        return (
            drum((0.0, 0.03 * h), (0.5 * h, 0.02 * h), BARK),
            crown(0.36 * h, h, 0.4 * h, CHERRY, wild=0.02, fat=-0.08),
        )
    return (
        drum((0.0, 0.026 * h), (0.42 * h, 0.018 * h), BARK),
        crown(0.27 * h, h, 0.33 * h, LINDEN, wild=0.03, fat=0.16),
    )
