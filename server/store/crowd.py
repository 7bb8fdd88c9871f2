"""The crowd's hours: attention to sensitive features, added up under no id."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from server.store.dialect import insert_or
from server.store.models import CrowdHour
from server.wire import Row

HOUR_MS = 3_600_000


def count_crowd(session: Session, development: str, rows: Sequence[Row], began_at: int) -> None:
    """Add ``rows`` of one batch that began at ``began_at`` (ms) to the hour they fall into."""
    for row in rows:
        put = insert_or(session.get_bind().dialect.name, CrowdHour).values(
            development=development,
            feature=row.feature,
            stage=row.stage,
            hour=began_at // HOUR_MS * HOUR_MS,
            attention_ms=row.attention,
            exposure_ms=row.exposure,
            batches=1,
        )
        session.execute(
            put.on_conflict_do_update(
                index_elements=["development", "feature", "stage", "hour"],
                set_={
                    "attention_ms": CrowdHour.attention_ms + put.excluded.attention_ms,
                    "exposure_ms": CrowdHour.exposure_ms + put.excluded.exposure_ms,
                    "batches": CrowdHour.batches + 1,
                },
            )
        )
