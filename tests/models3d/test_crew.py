"""What other processes do for an import is the same work, and they leave no trace of themselves."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models3d.crew import Lent, hired
from models3d.parallel import Tick, each
from tests.waiting import until


def test_every_piece_is_done_once_by_somebody() -> None:
    with hired(2) as crew:
        hands = crew.every(lambda piece: crew.begin(_square, piece))
        assert dict(each(range(40), lambda piece, _: _square(piece), 1, beside=hands)) == {
            piece: piece * piece for piece in range(40)
        }


def test_what_was_lent_is_read_once_and_gone_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    large = list(range(100_000))
    with hired(1) as crew:
        asked = [crew.begin(_which, crew.lend(large)) for _ in range(3)]
        assert len({one.result() for one in asked}) == 1
        assert len(list(tmp_path.iterdir())) == 1
    assert not list(tmp_path.iterdir())


def test_hands_are_let_go_in_the_midst_of_work() -> None:
    with hired(1) as crew:
        pid = crew.begin(os.getpid).result()
        crew.begin(time.sleep, 600)
    assert not _lives(pid)


def test_one_piece_that_fails_ends_the_others() -> None:
    with hired(1) as crew:
        work = each(range(2), _fails, 1, beside=crew.every(lambda _: crew.begin(time.sleep, 600)))
        with pytest.raises(ZeroDivisionError):
            list(work)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_hands_end_with_an_import_that_is_killed(how: signal.Signals) -> None:
    program = f"from {__name__} import sleep_beside; sleep_beside()"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as working:
        assert working.stdout is not None
        pid = int(working.stdout.readline())
        assert _lives(pid)
        working.send_signal(how)
    until(lambda: not _lives(pid))


def sleep_beside() -> None:
    """Say which process is the hand, and have it sleep."""
    with hired(1) as crew:
        print(crew.begin(os.getpid).result(), flush=True)
        crew.begin(time.sleep, 600).result()


def _square(piece: int) -> int:
    return piece * piece


def _which(lent: Lent[list[int]]) -> int:
    assert len(lent.thing) == 100_000
    return id(lent.thing)


def _fails(piece: int, tick: Tick) -> None:  # noqa: ARG001 - what a piece of work looks like
    raise ZeroDivisionError


def _lives(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
