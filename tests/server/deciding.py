"""A small development and a database with one buyer in it, for tests of decisions."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.orm import Session

from analytics.decision import held_out
from analytics.tally import Tally as Sum
from models3d import manifest as m
from server.store.models import Action, Attention, Batch, Buyer, Consent, Tally, Visit
from tests.server.without_model import without_model

PLACE = "board"
NOW = 1_790_000_000_000
SPAN = m.Span(20_000, 20_100)


def write_build(root: Path, sold: frozenset[str] = frozenset()) -> None:
    """Twenty-four units: four directions, two and three rooms, three floors; each with a room of its own."""
    units = [
        m.Unit(
            id=(unit := f"{direction}-{rooms}-{floor}"),
            name=f"Home {unit}",
            price=100_000 * rooms,
            area=30.0 * rooms,
            area_origin="authored",
            rooms=rooms,
            floor=floor,
            orientation=[direction],
            status="sold" if unit in sold else "available",
            outdoor=["balcony"],
        )
        for direction in ("N", "E", "S", "W")
        for rooms in (2, 3)
        for floor in range(3)
    ]
    features = [m.Feature(unit.id, "unit", unit.name) for unit in units]
    features += [m.Feature(f"{unit.id}/living", "room", "Living room", unit=unit.id) for unit in units]
    features.append(m.Feature("roof", "roof", "Roof"))
    built = without_model(
        m.Place(52.0, 4.0, "Europe/Amsterdam"),
        features,
        units,
        development=PLACE,
        name="Board",
        storeys=[m.Storey(f"s{floor}", f"Floor {floor}", floor, 3.0 * floor, 3.0) for floor in range(3)],
        stages=[m.Stage("frame", "Frame", SPAN, SPAN, "authored", 0, [])],
    )
    (root / PLACE).mkdir(parents=True, exist_ok=True)
    (root / PLACE / "manifest.json").write_bytes(m.encode(built))


def name_of(start: str, *, holdout: bool = False) -> str:
    """An id that begins with ``start`` and is, or is not, among those held out."""
    return next(name for i in range(1_000) if held_out(name := f"{start}-{i:04}") == holdout)


def add_buyer(
    session: Session,
    buyer: str,
    seconds: Mapping[str, float],
    purposes: tuple[str, ...] = ("attention", "profile"),
    locale: str = "en",
) -> None:
    """A buyer who gave ``seconds`` to features, each in view for 40 s, and now looks at the roof."""
    session.add(Buyer(id=buyer, created_at=NOW))
    session.flush()
    session.add_all(
        [
            Consent(
                id=f"consent-{buyer}",
                buyer_id=buyer,
                purposes=list(purposes),
                text_version="1",
                text_hash="0" * 64,
                locale=locale,
                method="banner",
                given_at=NOW,
            ),
            Visit(id=f"visit-{buyer}", buyer_id=buyer, development=PLACE, began_at=NOW, last_at=NOW),
        ]
    )
    session.flush()
    for feature, given in seconds.items():
        tally = Sum().add(NOW, round(1_000 * given), 40_000)
        session.add(
            Tally(
                buyer_id=buyer,
                development=PLACE,
                kind="feature",
                key=feature,
                attention=tally.attention,
                exposure=tally.exposure,
                attention_ms=round(1_000 * given),
                exposure_ms=40_000,
                last_at=NOW,
            )
        )
    look(session, buyer, "roof", seq=0)


def look(session: Session, buyer: str, feature: str, seq: int) -> None:
    """The buyer's latest batch: five seconds of ``feature``."""
    common = {"buyer_id": buyer, "visit_id": f"visit-{buyer}"}
    batch = Batch(
        **common,
        id=f"batch-{buyer}-{seq}",
        consent_id=f"consent-{buyer}",
        seq=seq,
        began_at=NOW + 5_000 * seq,
        received_at=NOW + 5_000 * seq,
        active_ms=5_000,
        background_ms=0,
        dropped=0,
        body=b"{}",
        unpacked_at=NOW,
    )
    session.add(batch)
    session.flush()
    session.add(
        Attention(
            batch=batch.number,
            feature=feature,
            stage="frame",
            attention_ms=5_000,
            exposure_ms=5_000,
            viewable_ms=0,
        )
    )
    session.flush()


def act(session: Session, buyer: str, kind: str, unit: str) -> None:
    """A deliberate act of the buyer's."""
    session.add(
        Action(
            batch=session.query(Batch.number).filter_by(id=f"batch-{buyer}-0").scalar(),
            buyer_id=buyer,
            visit_id=f"visit-{buyer}",
            development=PLACE,
            kind=kind,
            feature=unit,
            stage="frame",
            at=NOW,
        )
    )
    session.flush()
