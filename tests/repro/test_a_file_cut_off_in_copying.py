"""An IFC file that was cut off in copying was read for what was left of it, as a building of one element."""

from pathlib import Path

import pytest

from models3d.errors import BrokenInputError
from models3d.progress import Silent
from models3d.sources.ifc import read_ifc
from tests.models3d.tiny_ifc import TinyHouse


def test_a_project_manager_is_told_that_a_model_was_not_copied_whole(tmp_path: Path) -> None:
    house = TinyHouse()
    storey = house.storey("Ground floor", 0.0)
    for place in range(4):
        house.box("IfcWall", f"wall {place}", (5.0 * place, 0.0, 0.0), (4.0, 0.2, 2.5), storey)
    whole = house.write(tmp_path / "house.ifc")
    assert len(read_ifc(whole, Silent()).elements) == 4
    half = tmp_path / "half.ifc"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size - 200])
    with pytest.raises(BrokenInputError, match="breaks off before its end") as refused:
        read_ifc(half, Silent())
    assert refused.value.where == "half.ifc"
    assert "copy or export it again" in refused.value.remedy
