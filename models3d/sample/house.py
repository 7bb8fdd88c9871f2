"""Everything that is built, in building order."""

from collections.abc import Iterator
from itertools import chain

from models3d.sample.balconies import balconies
from models3d.sample.canopies import canopies
from models3d.sample.courses import courses
from models3d.sample.facade import facade
from models3d.sample.fixtures import fixtures
from models3d.sample.foundations import foundations
from models3d.sample.ground import ground
from models3d.sample.interior import interior
from models3d.sample.neighbours import neighbours
from models3d.sample.parts import Part
from models3d.sample.planting import planting
from models3d.sample.roofs import roofs
from models3d.sample.shutters import shutters
from models3d.sample.structure import structure
from models3d.sample.yard import yard


def parts() -> Iterator[Part]:
    """All parts of the development."""
    return chain(
        neighbours(), ground(), foundations(), structure(), roofs(), facade(), courses(),
        shutters(), balconies(), canopies(), interior(), fixtures(), yard(), planting(),
    )  # fmt: skip
