"""The one statement that databases spell differently: an insert that knows what to do with a repeat."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session


def insert_or(session: Session, table: Any) -> sqlite.Insert | postgresql.Insert:
    """An insert into ``table`` that can be given ``on_conflict_do_nothing`` or ``on_conflict_do_update``."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)
