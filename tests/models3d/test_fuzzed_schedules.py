"""Whatever a planner's mail has mangled, the answer is a schedule or one sentence, and it comes soon."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from models3d.errors import BrokenInputError
from models3d.folder.tables import ScheduleTable
from models3d.model import ScheduledTask
from models3d.sources.csvlog import read_log
from models3d.sources.msproject import read_msproject
from models3d.sources.p6_xer import read_xer
from models3d.sources.p6_xml import read_p6_xml
from models3d.sources.recognised import recognised
from tests.models3d.p6_files import ACTS, p6_xml, xer
from tests.models3d.test_schedules import LOG, PROJECT, row

PROMISED = {"A1010": ("2026-03-09", "2026-03-20")}
BASELINE = "<Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-06T16:00:00</Finish>"

Reader = Callable[[Path], tuple[list[ScheduledTask], list[str]]]


def _log(path: Path) -> tuple[list[ScheduledTask], list[str]]:
    log = read_log(path, ScheduleTable(path.name, encoding="latin-1"))
    return log.tasks, log.warnings


SOUND: dict[str, tuple[Reader, bytes]] = {
    "p6 xer": (read_xer, xer(ACTS, PROMISED).encode("cp1252")),
    "p6 xml": (read_p6_xml, p6_xml(ACTS, PROMISED).encode()),
    "msproject": (
        read_msproject,
        PROJECT.format(
            row(1, "Structure", "2026-03-02", "2026-05-01", Summary="1")
            + row(2, "Walls", "2026-03-02", "2026-03-06", level=2, Baseline=BASELINE)
            + row(3, "GEVEL", "2026-05-01", "2026-05-01", Duration="PT0H0M0S")
        ).encode(),
    ),
    "csv": (
        _log,
        (LOG + 'w1,T1,"Walls, all",2026-03-02,2026-03-06,\nw2,T1,x,2026-03-03,2026-03-06,\n').encode(),
    ),
}

#: What breaks readers more often than random bytes do.
SPLINTERS = [
    b"", b"\0", b"\xff", b"\xef\xbb\xbf", b"\t", b"\n", b"\r", b'"', b"<", b">", b"&#0;", b"&#xD800;", b"%E",
    b"%F", b"%T\tTASK\n", b"%R\t", b"-1", b"9" * 20, b"9999-12-31", b"0000-00-00", b"1e9", b"NaN",
    b"<!DOCTYPE x [<!ENTITY a 'aa'>]>", b"</Task>", b"<Task>", b"<Activity>", b"<?xml encoding='klingon'?>",
    "²".encode(), "٣".encode(),
]  # fmt: skip


@st.composite
def mangled(draw: DrawFn, sound: bytes) -> bytes:
    """``sound`` with up to four cuts, splinters and repetitions."""
    out = sound
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(out)))
        end = min(len(out), start + draw(st.integers(0, 40)))
        put = draw(st.one_of(st.sampled_from(SPLINTERS), st.binary(max_size=8), st.just(out[start:end] * 3)))
        out = out[:start] + put + out[end:]
    return out[: draw(st.integers(0, len(out)))] if draw(st.booleans()) else out


def answered(reader: Reader, path: Path) -> None:
    refused = None
    tasks: list[ScheduledTask] = []
    try:
        tasks, _ = reader(path)
    except BrokenInputError as error:
        refused = error
    if refused is not None:
        assert path.name in refused.where
        assert refused.remedy
        return
    assert tasks
    assert len({task.id for task in tasks}) == len(tasks)


@pytest.mark.parametrize("kind", SOUND)
def test_a_mangled_schedule_is_read_or_refused_with_its_place(kind: str, tmp_path: Path) -> None:
    reader, sound = SOUND[kind]
    path = tmp_path / "plan"
    path.write_bytes(sound)
    assert recognised(path) == kind
    assert reader(path)[0]

    @settings(
        max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    )
    @given(mangled(sound))
    def every(data: bytes) -> None:
        path.write_bytes(data)
        answered(reader, path)
        with suppress(BrokenInputError):
            recognised(path)

    every()


def test_any_bytes_at_all_are_answered_by_every_reader(tmp_path: Path) -> None:
    path = tmp_path / "plan.xer"

    @settings(
        max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    )
    @given(st.binary(max_size=400))
    def every(data: bytes) -> None:
        path.write_bytes(data)
        for reader, _ in SOUND.values():
            answered(reader, path)

    every()


def test_a_bomb_of_entities_or_of_depth_does_not_go_off(tmp_path: Path) -> None:
    path = tmp_path / "plan.xml"
    for bomb in (
        b"<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><Project>&b;</Project>",
        b"<Project>" + b"<Task>" * 100_000,
    ):
        path.write_bytes(bomb)
        for reader in (read_msproject, read_p6_xml):
            with pytest.raises(BrokenInputError, match=r"plan\.xml line 1: this cannot be read as XML"):
                reader(path)


def test_a_quotation_mark_that_is_never_closed_is_pointed_at(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    sound = "w1,T1,Walls,2026-03-02,2026-03-06,\n"
    path.write_text(LOG + sound + sound.replace("Walls", '"Walls') + sound * 10)
    with pytest.raises(BrokenInputError, match="quotation mark that is not closed"):
        _log(path)
