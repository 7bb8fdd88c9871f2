"""Room on PostgreSQL's pages for tallies that are written anew all the time."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _set("SET (fillfactor = 50)")


def downgrade() -> None:
    _set("RESET (fillfactor)")


def _set(what: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE tally {what}")
