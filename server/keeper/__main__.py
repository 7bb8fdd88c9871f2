"""The keeper's process: calls come on standard input, a socket; when that is closed, it is over."""

import logging
import os
import signal
import socket
from pathlib import Path
from typing import Any

import msgspec

from server import logs
from server.builds import Builds
from server.calm import calm_the_collector
from server.decide import Decider
from server.keeper.calls import SETTINGS, Answer, Append, Appended, Call, Failed, Forget, Forgotten
from server.keeper.keeper import Keeper
from server.keeper.letters import CHUNK, Letters, sealed
from server.settings import Settings
from server.store.db import Store

_LOGGER = logging.getLogger("server.keeper")
_CALL = msgspec.msgpack.Decoder(Call)


def main() -> None:
    """Answer calls in their order until nobody can ask any more."""
    # A Ctrl-C reaches all of a terminal's processes: the one that serves says when it is over.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    settings = msgspec.json.decode(os.environ[SETTINGS], type=Settings, dec_hook=_path)
    logs.install(settings.log)
    store, builds = Store(settings.database, alone=True), Builds(settings.builds)
    keeper = Keeper(store, builds, Decider(builds))
    calm_the_collector()
    with socket.socket(fileno=0) as line:
        line.setblocking(True)  # who made it waits in another way
        _serve(line, keeper)
    store.close()


def _serve(line: socket.socket, keeper: Keeper) -> None:
    letters = Letters()
    try:
        while piece := line.recv(CHUNK):
            for call in letters.of(piece, _CALL):
                line.sendall(sealed(_answer(keeper, call)))
    except ConnectionError:
        return  # who asked has died; what was committed stands


def _answer(keeper: Keeper, call: Call) -> Answer:
    try:
        match call:
            case Append(lines):
                return Appended(keeper.append(lines))
            case Forget(buyer):
                keeper.forget(buyer)
                return Forgotten()
            case _:
                return keeper.unpack()
    except Exception as error:  # the next call may succeed: disks have room again
        _LOGGER.exception("The keeper could not do what it was asked.")
        return Failed(f"{type(error).__name__}: {error}")


def _path(kind: type[Any], value: Any) -> Any:
    return Path(value) if kind is Path else value


if __name__ == "__main__":
    main()
