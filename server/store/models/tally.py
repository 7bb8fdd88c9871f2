"""The live state of a buyer's interest: forward-decayed sums, one addition a batch."""

from sqlalchemy import Index

from server.store.models.summed import Summed
from server.store.models.table import Table

#: How full PostgreSQL makes a page before it begins the next, %.
FILLED = 50


class Tally(Summed, Table):
    """One buyer and one feature (or stage); equals a replay of their attention rows.

    ``attention`` and ``exposure`` are ms at the landmark's scale (:mod:`analytics.tally`); plain sums stand
    beside them because a person is told seconds, not weights.
    """

    __tablename__ = "tally"
    __table_args__ = (
        Index("ix_tally_development_kind_key", "development", "kind", "key"),
        # A sum is written anew with every batch. With room on its page PostgreSQL need not touch the indexes,
        # which would else fill with what is gone.
        {"postgresql_with": {"fillfactor": FILLED}},
    )
