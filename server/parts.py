"""The parts of a running server, as ``create_app`` puts them together; doors are given this and no more."""

from dataclasses import dataclass

from flask_socketio import SocketIO

from server.builds import Builds
from server.group_commit import GroupCommit
from server.ingest import Ingest
from server.limits import Limits
from server.presence import Presence
from server.refusals import Refusals
from server.settings import Settings
from server.store.db import Store
from server.unpack import Unpacker


@dataclass(frozen=True)
class Parts:
    """One of each; all but ``settings`` have state, and there is one of them a process."""

    settings: Settings
    store: Store
    builds: Builds
    presence: Presence
    limits: Limits
    refusals: Refusals
    commits: GroupCommit
    ingest: Ingest
    unpacker: Unpacker
    socketio: SocketIO

    def start(self) -> None:
        """Begin to commit and to unpack; the tables have to be there."""
        self.commits.start()
        self.unpacker.start()

    def stop(self) -> None:
        """Commit what was taken, then close the store."""
        self.commits.stop()
        self.store.close()
