"""Every row about one buyer, found by the tables' own pointers, so that a new table cannot be forgotten."""

from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.orm import Session

from server.store.models import Buyer
from server.store.models import Table as Registry


def tables_about_buyers() -> list[tuple[Table, ColumnElement[Any]]]:
    """Tables whose rows can be about a buyer, each with the column that holds the buyer's id."""
    found: list[tuple[Table, ColumnElement[Any]]] = []
    for table in Registry.metadata.sorted_tables:
        if table is Buyer.__table__:
            found.append((table, table.c.id))
        found += [(table, key.parent) for key in table.foreign_keys if key.column.table is Buyer.__table__]
    return found


def rows_about(session: Session, buyer: str) -> dict[str, list[dict[str, Any]]]:
    """Table name -> rows about ``buyer``, each as column name -> value; bytes as text."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for table, column in tables_about_buyers():
        found = session.execute(select(table).where(column == buyer).order_by(*table.primary_key)).mappings()
        rows[table.name] = [{name: _plain(value) for name, value in row.items()} for row in found]
    return rows


def _plain(value: Any) -> Any:
    return value.decode() if isinstance(value, bytes) else value
