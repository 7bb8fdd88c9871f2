"""Ambient occlusion of the real building, bare and finished; all its stages are in ``make bench``."""

import numpy as np
import pytest

from models3d.described import Described
from models3d.occlusion.coding import from_picture, to_picture
from models3d.occlusion.fitting import fit
from models3d.occlusion.lattice import MOST
from models3d.occlusion.stages import cast_stage
from models3d.occlusion.standing import Site, site_of
from models3d.staged import Staged

pytestmark = pytest.mark.real

#: Ratchets: what a phone has to load, in bytes, and how far a reading may be off, may shrink, not grow.
MOST_BARE, MOST_FINISHED = 6_000, 13_000
FARTHEST_OFF = 0.05


@pytest.fixture(scope="module")
def standing(described: Described) -> Site:
    """What each of its stages brings."""
    found = site_of(described)
    assert found is not None
    assert found.lattice.count <= MOST
    return found


@pytest.mark.parametrize(("stage", "most"), [("second-floor", MOST_BARE), ("handover", MOST_FINISHED)])
def test_a_phone_loads_a_stage_in_few_bytes_and_reads_what_was_cast(
    site: Staged, standing: Site, stage: str, most: int
) -> None:
    number = [one.id for one in site.stages].index(stage)
    cast = cast_stage(standing, number)
    data = to_picture(fit(standing.lattice, cast.skin, cast.found))
    assert len(data) <= most
    values = from_picture(data, standing.lattice.size)
    clear = (cast.found.seen > 0.9) & (cast.found.value > 0.35)
    places, shares = standing.lattice.taps(cast.skin.at + standing.lattice.reach * cast.skin.normal)
    off = ((values.ravel()[places] * shares).sum(axis=1) - cast.found.value)[clear]
    assert np.sqrt((off**2).mean()) <= FARTHEST_OFF
    assert abs(off.mean()) <= FARTHEST_OFF / 2
