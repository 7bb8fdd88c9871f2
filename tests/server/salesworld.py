"""A small development, the real app around it, and buyers whose batches go through the real log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import msgspec
from flask import Flask
from flask.testing import FlaskClient

from models3d import manifest as m
from server.app import create_app, parts_of
from server.ids import new_id
from server.parts import Parts
from server.settings import Settings
from server.signin import choose_password, first_password
from server.store.facts import unpack
from server.store.instants import now_ms
from server.store.log import Line, append
from server.store.migrate import migrate
from server.store.models import Buyer, Consent, Decision, Enquiry
from server.wire import Action, Batch, Pose, Row
from tests.server.without_model import without_model

#: What the first person of the sales team chose.
PASSWORD = "brick by brick by brick"
ORIGIN = {"Origin": "http://localhost"}
STAGES = ("ground", "frame", "finish")
SPAN = m.Span(20_000, 20_100)


def small_manifest(development: str = "quay", name: str = "Quay House") -> m.Manifest:
    """Six homes on three floors, each with a living room; a roof; three stages."""
    units = [
        m.Unit(
            id=f"{development}-{floor}{side}",
            name=f"Home {floor}{side}",
            price=0
            if (floor, side) == (2, "B")
            else 200_000 + 40_000 * floor + (30_000 if side == "A" else 0),
            area=60.0 + 10 * floor,
            area_origin="authored",
            rooms=2 + floor,
            floor=floor,
            orientation=["S" if side == "A" else "N"],
            status="sold" if (floor, side) == (0, "A") else "reserved" if floor == 1 else "available",
        )
        for floor in range(3)
        for side in ("A", "B")
    ]
    features = [m.Feature(unit.id, "unit", unit.name, unit=unit.id) for unit in units]
    features += [m.Feature(f"{unit.id}-living", "room", "Living room", unit=unit.id) for unit in units]
    features.append(m.Feature("roof", "roof", "Roof terrace"))
    corner = m.Prism([(30.0, 0.0), (36.0, 0.0), (36.0, 6.0), (30.0, 6.0)], -0.5, 3.0)
    features.append(m.Feature("prayer", "amenity", "Prayer room", volumes=[corner], sensitive=True))
    names = {"ground": "Bare ground", "frame": "Bare structure", "finish": "Finishes"}
    return without_model(
        m.Place(52.0, 4.9, zone_at_noon()),
        features,
        units,
        development=development,
        name=name,
        stages=[m.Stage(key, names[key], SPAN, SPAN, "authored", 0, []) for key in STAGES],
    )


def zone_at_noon() -> str:
    """A zone where it is about noon, so that "an hour ago" is today at whatever hour the tests run."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}"


@dataclass
class Guest:
    """A buyer, their visit and the consent it rests on."""

    buyer: str
    visit: str
    consent: str
    development: str
    began: int
    seq: "count[int]" = field(default_factory=count)


@dataclass
class World:
    """The app on a data folder of its own; ``parts`` wait for ``start`` where a test needs sockets."""

    app: Flask
    parts: Parts

    @property
    def client(self) -> FlaskClient:
        """A browser that has never been here."""
        return self.app.test_client()

    def salesperson(self) -> FlaskClient:
        """A browser in which the first of the sales team is signed in, with a password of their own."""
        first = first_password(self.parts.store, now_ms())
        if first:
            choose_password(self.parts.store, 1, first[1], PASSWORD, now_ms())
        client = self.client
        answer = client.post("/sales/sign-in", data={"name": "sales", "password": PASSWORD}, headers=ORIGIN)
        assert answer.status_code == 303, answer.text
        return client

    def guest(
        self,
        development: str = "quay",
        *,
        simulated: bool = False,
        ago_s: float = 60,
        of: Guest | None = None,
    ) -> Guest:
        """A buyer who said yes ``ago_s`` seconds ago; with ``of`` another visit of the same buyer."""
        began = now_ms() - round(1000 * ago_s)
        if of is not None:
            return Guest(of.buyer, new_id(), of.consent, development, began)
        buyer, consent = new_id(), new_id()
        with self.parts.store.write() as session:
            session.add(Buyer(id=buyer, created_at=began, simulated=simulated))
            session.flush()
            session.add(
                Consent(
                    id=consent,
                    buyer_id=buyer,
                    purposes=["attention", "profile"],
                    text_version="1",
                    text_hash="0" * 64,
                    locale="en",
                    method="simulated" if simulated else "banner",
                    given_at=began,
                )
            )
        return Guest(buyer, new_id(), consent, development, began)

    def looks(
        self,
        guest: Guest,
        seconds: Mapping[str, float],
        stage: str = "frame",
        actions: Sequence[tuple[str, str]] = (),
        in_view: float = 5.0,
        *,
        poses: Sequence[Pose] = (),
    ) -> None:
        """One batch: ``seconds`` of attention by feature, everything in view for ``in_view`` s."""
        seq = next(guest.seq)
        began = guest.began + 5_000 * seq
        rows = [
            Row(feature, stage, round(1000 * given), round(1000 * max(in_view, given)))
            for feature, given in seconds.items()
        ]
        attention = sum(row.attention for row in rows)
        batch = Batch(
            id=new_id(),
            visit=guest.visit,
            development=guest.development,
            consent=guest.consent,
            seq=seq,
            began=began,
            offset=0,
            active=attention + 500,
            background=500,
            rows=rows,
            actions=[
                Action(kind, 5_000 * seq, feature, feature if kind == "choose_stage" else stage)  # type: ignore[arg-type]  # a test's own word
                for kind, feature in actions
            ],
            poses=list(poses),
            since=5_000 * seq,
            until=5_000 * seq + attention + 500,
        )
        line = Line(
            batch.id, guest.buyer, guest.consent, guest.visit, guest.development, seq,
            began, min(began + 5_000, now_ms()), batch.active, batch.background, 0,
            msgspec.json.encode(batch),
        )  # fmt: skip
        with self.parts.store.write() as session:
            assert [standing.state for standing in append(session, [line])] == ["stored"]
            unpack(session, [batch.id], self._sensitive, now_ms())

    def _sensitive(self, development: str) -> set[str]:
        features = self.parts.builds.get(development).features.values()
        return {one.id for one in features if one.sensitive}

    def suggests(self, guest: Guest, unit: str, *, holdout: bool = False, outcome: str = "") -> None:
        """A decision for the buyer, as the decider would store it."""
        with self.parts.store.write() as session:
            session.add(
                Decision(
                    id=new_id(),
                    buyer_id=guest.buyer,
                    development=guest.development,
                    unit=unit,
                    score=1.2,
                    propensity=0.37,
                    holdout=holdout,
                    shown=not holdout,
                    headline="It may suit you, because you came back to south-facing homes.",
                    reasons=[{"text": "You came back to south-facing homes.", "points": 1.2}],
                    at=now_ms(),
                    outcome=outcome,
                )
            )

    def enquires(self, guest: Guest | None, unit: str, name: str = "Ada Moreau") -> str:
        """An enquiry, linked to the buyer where there is one; its id."""
        enquiry = new_id()
        with self.parts.store.write() as session:
            session.add(
                Enquiry(
                    id=enquiry,
                    development=guest.development if guest else "quay",
                    buyer_id=guest.buyer if guest else None,
                    name=name,
                    email="ada@example.org",
                    message="Is it still free?",
                    unit=unit,
                    at=now_ms(),
                )
            )
        return enquiry


def make_world(data: Path, *builds: m.Manifest, database: str = "") -> World:
    """The app on ``data`` with ``builds`` (the small one unless said otherwise), tables made."""
    for build in builds or (small_manifest(),):
        folder = data / "builds" / build.development.id
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_bytes(m.encode(build))
    app = create_app(Settings(data=data, database_url=database))
    parts = parts_of(app)
    migrate(parts.store)
    return World(app, parts)
