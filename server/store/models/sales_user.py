"""Someone of the sales team, who signs in with a name and a password."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.store.instants import Instant
from server.store.models.table import Table


class SalesUser(Table):
    """A person who may sign in."""

    __tablename__ = "sales_user"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    #: "sales" or "lead"; a lead also sees the audit log.
    role: Mapped[str] = mapped_column(String(16))
    #: argon2id in its own notation.
    password_hash: Mapped[str] = mapped_column(String(200))
    #: The password was generated and has to be replaced at the first sign-in.
    must_change: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Instant]
    signed_in_at: Mapped[Instant | None]
    #: Sign-in is closed since then; the row stays for the audit log's sake.
    closed_at: Mapped[Instant | None]
