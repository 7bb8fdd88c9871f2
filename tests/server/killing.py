"""Killing a server under load again and again, and counting what is left in the end."""

import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.store.db import Store
from server.store.models import Attention, Batch, Buyer, Tally
from server.store.pulse import waiting_batches
from server.store.tallies import rebuild_tallies
from tests.e2e.serving import UNBOUND, Served, free_port, serving
from tests.server.crowd import ATTENTION_MS
from tests.server.deciding import write_build
from tests.server.house import UNIT
from tests.waiting import until

#: Pages that send at once.
SENDERS = 10
#: One kill in so many hits only a process that the server has started, where there is one.
HELPERS = 4
#: How far sums may differ that were added up in another order.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Survived:
    """What pages were told, and what the database says in the end; how often who was killed."""

    kills: int
    helpers_killed: int
    #: How often pages were told of each batch that it is stored, and had to send each again.
    acknowledged: Counter[str]
    repeated: Counter[str]
    odd: Counter[str]
    #: Lines of the log and of attention, by batch; each page's batch has one of each.
    logged: Counter[str]
    attended: Counter[str]
    attention_ms: int
    tallies: list[Tally]
    rebuilt: list[Tally]

    @property
    def wrongs(self) -> list[str]:
        """What was promised and is not so; nothing, it is to be hoped."""
        found = {
            "answers that are none": self.odd.total(),
            "acknowledged and lost": len(self.acknowledged.keys() - self.logged.keys()),
            "acknowledged twice": sum(times > 1 for times in self.acknowledged.values()),
            "stored twice": sum(times > 1 for times in self.logged.values()),
            "not unpacked once": len((self.attended - self.logged) | (self.logged - self.attended)),
            "attention that is not the log's, ms": self.attention_ms - ATTENTION_MS * len(self.logged),
            "tallies that are not the facts'": sum(
                not _equal(one, other) for one, other in zip(self.tallies, self.rebuilt, strict=True)
            ),
        }
        return [f"{what}: {count}" for what, count in found.items() if count]


def kill_under_load(data: Path, kills: int, *, most: int = 60, seed: int = 1) -> Survived:
    """Serve from ``data``; kill ``kills`` times, each when up to ``most`` more batches were acknowledged."""
    random = Random(seed)
    write_build(data / "builds")
    port, log = free_port(), data / "crowd.txt"
    log.touch()
    done = helpers_killed = 0
    with ExitStack() as crowd:
        pages: subprocess.Popen[bytes] | None = None
        while True:
            with serving(data, port, UNBOUND) as served:
                pages = pages or crowd.enter_context(_crowd(served.url, log))
                while done < kills:
                    _wait_for_more(log, random.randint(1, most))
                    done += 1
                    helper = next(iter(children_of(served.process.pid)), None)
                    if helper is None or random.randrange(HELPERS):
                        served.kill()
                        break
                    _kill(helper)
                    helpers_killed += 1
                else:
                    _wait_for_more(log, most)
                    pages.communicate(timeout=300)
                    return _counted(served, log, done, helpers_killed)


def children_of(process: int) -> list[int]:
    """Processes that ``process`` has started and that are alive."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rsplit(")", 1)[1].split()[:2]
        except OSError:
            continue  # it has ended meanwhile
        if int(parent) == process and state != "Z":
            found.append(int(stat.parent.name))
    return sorted(found)


def _kill(process: int) -> None:
    subprocess.run(["kill", "-9", str(process)], check=False)


def _crowd(url: str, log: Path) -> subprocess.Popen[bytes]:
    with log.open("w") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.server.crowd", url, str(SENDERS)], stdin=subprocess.PIPE, stdout=out
        )


def told(log: Path, what: str) -> Counter[str]:
    lines = (line.partition(" ")[::2] for line in log.read_text().splitlines())
    return Counter(rest for word, rest in lines if word == what)


def _wait_for_more(log: Path, count: int) -> None:
    before = told(log, "stored").total()
    until(lambda: told(log, "stored").total() >= before + count)


def _counted(served: Served, log: Path, kills: int, helpers_killed: int) -> Survived:
    store = Store(f"sqlite:///{served.data / 'maquette.sqlite'}")
    until(lambda: waiting_batches(store) == 0)
    with store.write() as session:
        tallies = _tallies(session)
        for buyer in session.scalars(select(Buyer.id)).all():
            rebuild_tallies(session, buyer)
        rebuilt = _tallies(session)
        attended = select(Batch.id).join(Attention, Attention.batch == Batch.number)
        summed = select(func.sum(Tally.attention_ms)).where(Tally.key == UNIT)
        survived = Survived(
            kills, helpers_killed, told(log, "stored"), told(log, "again"), told(log, "odd"),
            Counter(session.scalars(select(Batch.id))), Counter(session.scalars(attended)),
            session.scalar(summed) or 0, tallies, rebuilt,
        )  # fmt: skip
    store.close()
    return survived


def _tallies(session: Session) -> list[Tally]:
    found = list(session.scalars(select(Tally).order_by(*Tally.__table__.primary_key)))
    for one in found:
        session.expunge(one)
    return found


def _equal(one: Tally, other: Tally) -> bool:
    exact = ("buyer_id", "development", "kind", "key", "attention_ms", "exposure_ms", "last_at")
    sums = ((one.attention, other.attention), (one.exposure, other.exposure))
    return all(getattr(one, name) == getattr(other, name) for name in exact) and all(
        abs(here - there) <= ROUNDING * max(abs(here), abs(there)) for here, there in sums
    )
