"""Alembic's entry: runs the versions on the connection that :mod:`server.store.migrate` hands over."""

from typing import Literal

from alembic import context

from server.store.instants import UtcMilliseconds
from server.store.models import Table


def _render(kind: str, item: object, _context: object) -> str | Literal[False]:
    # A version must not change when our types do: it names the type that the database sees.
    return "sa.BigInteger()" if kind == "type" and isinstance(item, UtcMilliseconds) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    # SQLite cannot alter a column: Alembic copies the table instead.
    render_as_batch=True,
    compare_type=True,
    render_item=_render,
)
with context.begin_transaction():
    context.run_migrations()
