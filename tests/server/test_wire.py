"""The golden messages in tests/wire: decoded here as the page's own tests decode them there."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from server import wire, wire_replay

FOLDER = Path(__file__).parents[1] / "wire"
FILES = sorted(FOLDER.glob("*.json"))
#: Parts of a message, which travel in the examples of their wholes.
PARTS = {
    "Action", "BuyerLine", "ConsentLine", "DecisionLine", "Interest", "Moment", "NoticedDecision",
    "NoticedFeature", "NoticedStage", "NoticedWatch", "Pose", "Reason", "ReplayAct", "ReplayPose",
    "ReplayScene", "ReplayShare", "ReplayStretch", "Row", "VisitLine",
}  # fmt: skip


def kind(path: Path) -> Any:
    return getattr(wire, path.stem, None) or getattr(wire_replay, path.stem)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_message_is_read_and_written_without_a_change(path: Path) -> None:
    message = msgspec.json.decode(path.read_bytes(), type=kind(path))
    assert json.loads(msgspec.json.encode(message)) == json.loads(path.read_text())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_message_with_a_field_of_the_wrong_kind_is_refused_by_name(path: Path) -> None:
    whole = json.loads(path.read_text())
    for field, value in whole.items():
        broken = whole | {field: "text" if isinstance(value, list | dict) else {"nested": True}}
        with pytest.raises(msgspec.ValidationError, match=rf"\$\.{field}"):
            msgspec.convert(broken, kind(path))


def test_every_message_has_a_golden_example() -> None:
    declared = {
        name
        for module in (wire, wire_replay)
        for name, one in vars(module).items()
        if getattr(one, "__module__", "") == module.__name__
    }
    assert {path.stem for path in FILES} | PARTS == declared


def test_the_golden_batch_keeps_the_law_of_time() -> None:
    batch = msgspec.json.decode((FOLDER / "Batch.json").read_bytes(), type=wire.Batch)
    assert sum(row.attention for row in batch.rows) + batch.background == batch.active
