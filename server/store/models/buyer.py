"""A buyer: anonymous until they say who they are, and made only by their own yes."""

from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Key64, Table


class Buyer(Table):
    """A person; every row about them points here and is deleted with this one."""

    __tablename__ = "buyer"

    #: Random, never derived from anything about the person; lives in their signed cookie.
    id: Mapped[Key64] = mapped_column(primary_key=True)
    created_at: Mapped[Instant]
    #: Made by ``maquette simulate``; marked for good, shown as such everywhere.
    simulated: Mapped[bool] = mapped_column(default=False, index=True)
    #: Recording rests until the buyer resumes it.
    paused: Mapped[bool] = mapped_column(default=False)
    #: When the buyer objected to profiling; from then on no tally and no decision may be made of them.
    objected_at: Mapped[Instant | None]
