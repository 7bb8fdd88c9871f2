"""What a server holds: on its disk and in its memory."""

from collections import Counter
from pathlib import Path

from sqlalchemy import func, select

from server.store.db import Store
from server.store.models import Action, Attention, Batch, Buyer, Table, Visit
from server.store.pulse import waiting_batches
from tests.e2e.serving import Served
from tests.waiting import until


class Kept:
    """The database of ``served``, looked into from here."""

    def __init__(self, served: Served) -> None:
        """Nothing is opened yet."""
        self._store = Store(f"sqlite:///{served.data / 'maquette.sqlite'}")

    def settle(self) -> None:
        """Wait until all that is acknowledged is unpacked."""
        until(lambda: waiting_batches(self._store) == 0, 60)

    def batches(self) -> Counter[str]:
        """Ids in the log."""
        with self._store.read() as session:
            return Counter(session.scalars(select(Batch.id)))

    def rows(self) -> dict[str, int]:
        """How many rows stand in each table that batches can fill, once all are unpacked."""
        self.settle()
        tables: list[type[Table]] = [Batch, Visit, Attention, Action, Buyer]
        with self._store.read() as session:
            return {
                one.__tablename__: session.scalar(select(func.count()).select_from(one)) or 0
                for one in tables
            }

    def texts(self) -> str:
        """All text of all facts, to be searched."""
        with self._store.read() as session:
            return repr(
                [
                    session.execute(select(*one.__table__.columns)).all()
                    for one in (Visit, Attention, Action, Buyer)
                ]
            )


def memory_mb(process: int) -> float:
    """What a process holds in memory, MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
