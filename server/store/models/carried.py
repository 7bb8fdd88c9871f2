"""What tallies carry over from raw rows that were kept for their time and are gone."""

from server.store.models.summed import Summed
from server.store.models.table import Table


class Carried(Summed, Table):
    """The part of one tally whose rows are gone, in the tally's own columns.

    A tally equals what is carried plus a replay of the rows that are left, as a balance equals what was
    brought forward plus the entries since.
    """

    __tablename__ = "carried"
