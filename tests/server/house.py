"""A house for tests: an application with the small development, on a database of its own, in this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gevent
import msgspec
from flask import Flask
from sqlalchemy import func, select

from models3d import manifest as m
from server.app import create_app, parts_of
from server.ids import new_id
from server.parts import Parts
from server.settings import Settings
from server.store.instants import now_ms
from server.store.migrate import migrate
from server.store.models import Table
from server.store.pulse import waiting_batches
from server.wire import Batch, ConsentGiven, Receipt, Row
from tests.server.deciding import PLACE, write_build

#: A unit, a room of it, and the only stage of the small development.
UNIT, ROOM, STAGE = "S-2-1", "S-2-1/living", "frame"
#: A feature that is marked sensitive.
PRAYER = "prayer-room"


@dataclass
class House:
    """The application, its parts, and how a test looks into its tables."""

    app: Flask
    parts: Parts

    def visitor(self) -> "Visitor":
        """Somebody who has never been here."""
        return Visitor(self, self.app.test_client())

    def settle(self) -> None:
        """Wait until everything acknowledged is unpacked and told of."""
        with gevent.Timeout(60):
            while waiting_batches(self.parts.store) or not self.parts.unpacker.idle.is_set():
                gevent.sleep(0.005)

    def count(self, table: type[Table], **where: Any) -> int:
        """Rows of ``table`` with these values."""
        with self.parts.store.read() as session:
            found = select(func.count()).select_from(table).filter_by(**where)
            return session.scalar(found) or 0

    def all(self, table: type[Any], **where: Any) -> list[Any]:
        """Rows of ``table`` with these values, in the order of their keys."""
        with self.parts.store.read() as session:
            return list(
                session.scalars(select(table).filter_by(**where).order_by(*table.__table__.primary_key))
            )


class Visitor:
    """A browser with its cookies; sends by POST or by socket what the page would send."""

    def __init__(self, house: House, client: Any) -> None:
        self.house, self.client = house, client
        self.visit, self.consent, self._seq = new_id(), "", -1
        self._came = now_ms() - 300_000

    def agree(self, **changes: Any) -> "Visitor":
        """Say yes to everything."""
        answer = self.client.post("/consent", data=msgspec.json.encode(yes(**changes)))
        assert answer.status_code == 201, answer.text
        self.consent = answer.json["consent"]
        return self

    @property
    def buyer(self) -> str:
        """The id in the cookie, as the server reads it."""
        from server.cookie import buyer_of_request

        cookie = self.client.get_cookie("maquette_buyer")
        headers = {"Cookie": f"maquette_buyer={cookie.value}"} if cookie else {}
        with self.house.app.test_request_context(headers=headers):
            return buyer_of_request()

    def batch(self, *rows: Row, **changes: Any) -> Batch:
        """The next batch of this visit: ``rows``, or 3 s for the unit; and 2 s of background."""
        self._seq += 1
        rows = rows or (Row(UNIT, STAGE, 3_000, 5_000, 1_000),)
        background = changes.pop("background", 2_000)
        active = sum(row.attention for row in rows) + background
        made = Batch(
            id=new_id(), visit=self.visit, development=PLACE, consent=self.consent, seq=self._seq,
            began=self._came + 5_000 * self._seq, offset=0,
            active=active, background=background, rows=list(rows),
        )  # fmt: skip
        return msgspec.structs.replace(made, **changes)

    def post(self, *batches: Batch) -> list[Receipt]:
        """Send by the POST door, as a page that closes does."""
        answer = self.client.post("/rows", data=msgspec.json.encode(batches), content_type="text/plain")
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.data, type=list[Receipt])

    def socket(self) -> Any:
        """Open the socket."""
        return self.house.parts.socketio.test_client(self.house.app, flask_test_client=self.client)


def yes(**changes: Any) -> ConsentGiven:
    """A buyer's yes to recording and to a profile."""
    said = ConsentGiven(["attention", "profile"], "1", "0" * 64, "en", "banner")
    return msgspec.structs.replace(said, **changes)


@contextmanager
def a_house(data: Path, database: str = "", *, keeper_apart: bool = False) -> Iterator[House]:
    """Everything set up in ``data``, and stopped at the end; the log's keeper is in this process or apart."""
    settings = Settings(data, database_url=database, keeper_apart=keeper_apart)
    write_build(settings.builds)
    _add_prayer_room(settings.builds / PLACE / "manifest.json")
    app = create_app(settings)
    parts = parts_of(app)
    migrate(parts.store)
    parts.start()
    try:
        yield House(app, parts)
    finally:
        parts.stop()


def _add_prayer_room(path: Path) -> None:
    built = m.decode(path.read_bytes())
    prayer = m.Feature(PRAYER, "amenity", "Prayer room", sensitive=True)
    path.write_bytes(m.encode(msgspec.structs.replace(built, features=[*built.features, prayer])))
