"""The parts of a running server, as ``create_app`` puts them together; doors are given this and no more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from flask_socketio import SocketIO
from sqlalchemy.orm import Session

from server.builds import Builds
from server.carrier import Carrier
from server.counts import Counts
from server.doorstep import Doorstep
from server.group_commit import GroupCommit
from server.hearing import Hearing
from server.ingest import Ingest
from server.journal import Minutes
from server.keeper.hand import Hand
from server.limits import Limits
from server.news import News
from server.nightly import Nightly
from server.presence import Presence
from server.settings import Settings
from server.store.db import Store
from server.unpack import Unpacker
from server.usual import Usuals
from server.writer import Writer

_T = TypeVar("_T")


@dataclass(frozen=True)
class Parts:
    """One of each; all but ``settings`` have state, and there is one of them a process."""

    settings: Settings
    store: Store
    builds: Builds
    usuals: Usuals
    presence: Presence
    limits: Limits
    doorstep: Doorstep
    counts: Counts
    writer: Writer
    hand: Hand
    commits: GroupCommit
    ingest: Ingest
    unpacker: Unpacker
    nightly: Nightly
    minutes: Minutes
    socketio: SocketIO
    carrier: Carrier
    hearing: Hearing

    def tell(self, news: News) -> None:
        """Tell every server process; in the hub's thread, after the commit."""
        self.carrier.tell(news)

    def write(self, job: Callable[[Session], _T]) -> _T:
        """Do ``job`` in one transaction, in the writer's thread: the hub never waits for the write lock."""
        return self.writer.write(job)

    def start(self) -> None:
        """Begin to commit and to unpack; the tables have to be there."""
        self.store.hold()
        self.hand.start()
        self.commits.start()
        self.unpacker.start()
        self.nightly.start()
        self.minutes.start()
        self.carrier.start()
        self.hearing.start()

    def stop(self) -> None:
        """Commit what was taken, then close the store."""
        self.nightly.stop()
        self.commits.stop()
        self.minutes.stop()
        self.unpacker.stop()
        self.hearing.stop()
        self.carrier.stop()
        self.hand.stop()
        self.writer.stop()
        self.store.close()
