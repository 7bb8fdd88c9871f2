"""Every row about one buyer, found by the tables' own pointers, so that a new table cannot be forgotten."""

from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Table, select
from sqlalchemy.orm import Session

from server.store.models import Buyer
from server.store.models import Table as Registry


def tables_about_buyers() -> list[tuple[Table, ColumnElement[Any]]]:
    """Tables whose rows can be about a buyer, each with the column that says so.

    It holds the buyer's id, or points at a row of a table before it in the list that is about them.
    """
    found: list[tuple[Table, ColumnElement[Any]]] = []
    for table in Registry.metadata.sorted_tables:
        if table is Buyer.__table__:
            found.append((table, table.c.id))
        own = [key for key in table.foreign_keys if key.column.table is Buyer.__table__]
        about = {known for known, _ in found} - {table}
        through = [key for key in table.foreign_keys if key.column.table in about]
        found += [(table, key.parent) for key in own or through]
    return found


def rows_about(session: Session, buyer: str) -> dict[str, list[dict[str, Any]]]:
    """Table name -> rows about ``buyer``, each as column name -> value; bytes as text."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for table, column in tables_about_buyers():
        found = session.execute(select(table).where(_about(column, buyer)).order_by(*table.primary_key))
        rows[table.name] = [{name: _plain(value) for name, value in row.items()} for row in found.mappings()]
    return rows


def _about(column: ColumnElement[Any], buyer: str) -> ColumnElement[bool]:
    key: ForeignKey | None = next(iter(column.foreign_keys), None)
    if key is None or key.column.table is Buyer.__table__:
        return column == buyer
    owners = next(owner for table, owner in tables_about_buyers() if table is key.column.table)
    return column.in_(select(key.column).where(_about(owners, buyer)))


def _plain(value: Any) -> Any:
    return value.decode() if isinstance(value, bytes) else value
