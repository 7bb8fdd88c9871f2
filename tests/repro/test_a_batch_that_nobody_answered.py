"""Batches that were answered by nothing, by an error of ours, or by a yes that could not be kept."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from server.store.models import Attention, Batch
from server.wire import Pose
from tests.server.house import STAGE, House, a_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with a_house(tmp_path) as it:
        yield it


def test_a_camera_further_away_than_the_database_counts_was_acknowledged_and_never_unpacked(
    house: House,
) -> None:
    buyer = house.visitor().agree()
    far = buyer.batch(poses=[Pose(0, (2**70, 0, 0), (0, 0, 0), STAGE)])
    assert buyer.post(far, buyer.batch())[0].reason.startswith("malformed: Expected `int` <= ")
    house.settle()
    assert house.count(Attention) == house.count(Batch) == 1


def test_a_list_of_batches_that_goes_too_deep_was_a_mistake_of_ours(house: House) -> None:
    answer = house.visitor().agree().client.post("/rows", data="[" * 9_000)
    assert answer.status_code == 400
    assert "recursion" in answer.json["error"]


def test_a_list_of_thirty_thousand_nothings_kept_everybody_waiting(house: House) -> None:
    answer = house.visitor().agree().client.post("/rows", data=f"[{','.join('0' * 30_000)}]")
    assert answer.status_code == 400


def test_a_message_that_is_no_utf_8_was_a_mistake_of_ours(house: House) -> None:
    buyer = house.visitor().agree()
    text = msgspec.json.encode(buyer.batch()).replace(b'"frame"', b'"fra\xffe"')
    assert buyer.client.post("/rows", data=b"[" + text + b"]").json[0]["state"] == "refused"
    assert buyer.client.post("/consent", data=b'{"locale":"\xff"}').status_code == 400


def test_a_development_with_a_nul_in_its_name_was_a_mistake_of_ours(house: House) -> None:
    buyer = house.visitor().agree()
    assert buyer.post(buyer.batch(development="nul\0"))[0].reason == "unknown_development"
    assert buyer.client.get("/d/nul%00/").status_code == 404
