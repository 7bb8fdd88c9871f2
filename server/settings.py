"""Settings, read once from the environment and handed to ``create_app``."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from server.doorstep import LINES_AN_ADDRESS
from server.errors import RefusedError
from server.limits import VISITS_A_BUYER

#: Where the showcase listens unless PORT says otherwise.
DEFAULT_PORT = 8000
#: More proxies than this before a server are a slip of the hand.
MOST_PROXIES = 9


class BadSettingError(RefusedError):
    """An environment variable that cannot be used."""


@dataclass(frozen=True)
class Settings:
    """Where files live and how the server listens. ``data`` holds builds, database and secret."""

    data: Path
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    database_url: str = ""
    #: What reads ``/metrics`` from another machine says as its bearer token; "" lets this machine alone read.
    metrics_token: str = ""
    #: How the log is written: "json", a line an event, or "" for people.
    log: str = ""
    #: Whose law holds for developments that do not say it themselves (``server.regimes``).
    market: str = ""
    #: Further origins whose pages may open a socket, beside the server's own.
    origins: tuple[str, ...] = field(default=())
    #: URL of the Redis by which several server processes tell one another what happens; "" for one process.
    redis: str = ""
    #: How many proxies stand before the server, whose word on the client's address and scheme is taken.
    proxies: int = 0
    #: Visits that one buyer may send of side by side, at the rate of each; it bounds their open sockets too.
    #: 0 for as many as they like.
    buyer_visits: int = VISITS_A_BUYER
    #: Sockets that may be open from one address; its new ones and its yeses a second are bounded by it too.
    #: 0 for as many as come.
    address_sockets: int = LINES_AN_ADDRESS
    #: Sockets that may be open at all, for each takes of what the process may have open; 0 for no bound.
    sockets: int = 0
    #: Whether the batch log is kept by a process of its own; whoever serves real buyers wants that.
    keeper_apart: bool = False

    @property
    def builds(self) -> Path:
        """One folder a development, as written by ``maquette import``."""
        return self.data / "builds"

    @property
    def database(self) -> str:
        """SQLAlchemy URL; SQLite in ``data`` unless MAQUETTE_DATABASE names another."""
        return self.database_url or f"sqlite:///{self.data / 'maquette.sqlite'}"


def read_settings() -> Settings:
    """Settings from PORT, HOST and the variables that begin with MAQUETTE_; raises BadSettingError."""
    port = os.environ.get("PORT", "") or str(DEFAULT_PORT)
    if not port.isdigit() or not 0 <= int(port) < 65536:
        raise BadSettingError(f"PORT is '{port}', which is no port. Set it to a number below 65536.")
    log = os.environ.get("MAQUETTE_LOG", "")
    if log not in {"", "json"}:
        raise BadSettingError(
            f"MAQUETTE_LOG is '{log}', which is no kind of log. Set it to json, or to nothing."
        )
    return Settings(
        log=log,
        market=os.environ.get("MAQUETTE_MARKET", ""),
        data=Path(os.environ.get("MAQUETTE_DATA") or "data").resolve(),
        host=os.environ.get("HOST") or "127.0.0.1",
        port=int(port),
        database_url=os.environ.get("MAQUETTE_DATABASE", ""),
        metrics_token=os.environ.get("MAQUETTE_METRICS_TOKEN", ""),
        redis=os.environ.get("MAQUETTE_REDIS", ""),
        proxies=_number(
            "MAQUETTE_PROXIES", 0, "the number of proxies before the server, 0 for none", MOST_PROXIES
        ),
        buyer_visits=_number(
            "MAQUETTE_BUYER_VISITS", VISITS_A_BUYER, "the visits that a buyer may send of at once, 0 for any"
        ),
        address_sockets=_number(
            "MAQUETTE_ADDRESS_SOCKETS",
            LINES_AN_ADDRESS,
            "the sockets open from one address, 0 for any number",
        ),
        origins=tuple(filter(None, os.environ.get("MAQUETTE_ORIGINS", "").split(","))),
    )


def _number(name: str, otherwise: int, what: str, most: int = 1_000_000) -> int:
    said = os.environ.get(name, "") or str(otherwise)
    if not (said.isascii() and said.isdigit()) or int(said) > most:
        raise BadSettingError(f"{name} is '{said}'. Set it to {what}.")
    return int(said)
