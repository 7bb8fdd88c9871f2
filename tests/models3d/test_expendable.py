"""Work in a process that can be spared: a project manager's import goes on whatever became of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

#: In a process of its own, for a fork takes the threads of none with it.
SCRIPT = """
import os, signal, sys, time
from models3d.readers.expendable import LostChildError, from_child

def crash(hand): hand(b"one"); hand(b""); os.abort()
def hang(hand):
    hand(b"one")
    while True: pass
def swell(hand): hand(b"one"); hand(bytes(1 << 30))
def sleep(hand): time.sleep(60)
def stumble(hand): raise ValueError("what a mangled file makes a parser trip over")
def well(hand): hand(b"one"); hand(b"2" * 300_000)

for work in (crash, hang, swell, sleep, stumble, well):
    got = []
    try:
        for one in from_child(work, seconds=0.2, memory=1 << 28):
            got.append(len(one))
        end = "well"
    except LostChildError as lost:
        end = lost.ending.value
    print(work.__name__, got, end, flush=True)


"""


def test_what_was_handed_on_is_there_and_how_it_ended_is_known() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "crash [3, 0] crash",
        "hang [3] hang",
        "swell [3] swelling",
        "sleep [] hang",
        "stumble [] crash",
        "well [3, 300000] well",
    ]
    assert "ValueError: what a mangled file makes a parser trip over" in done.stderr
