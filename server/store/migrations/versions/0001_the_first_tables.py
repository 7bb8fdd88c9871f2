"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: SQLite numbers rows by itself only where they are INTEGER, which is as long as it need be there.
_LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _people()
    _facts()


def _people() -> None:
    op.create_table(
        "buyer",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("simulated", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("objected_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buyer")),
    )
    op.create_index("ix_buyer_simulated", "buyer", ["simulated"])

    op.create_table(
        "crowd_hour",
        sa.Column("development", sa.String(length=128), nullable=False),
        sa.Column("feature", sa.String(length=128), nullable=False),
        sa.Column("stage", sa.String(length=128), nullable=False),
        sa.Column("hour", sa.BigInteger(), nullable=False),
        sa.Column("attention_ms", _LONG, nullable=False),
        sa.Column("exposure_ms", _LONG, nullable=False),
        sa.Column("batches", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("development", "feature", "stage", "hour", name=op.f("pk_crowd_hour")),
    )
    op.create_table(
        "sales_user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("signed_in_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sales_user")),
        sa.UniqueConstraint("name", name=op.f("uq_sales_user_name")),
    )
    op.create_table(
        "tombstone",
        sa.Column("id_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_tombstone")),
    )
    op.create_table(
        "audit_log",
        sa.Column("id", _LONG, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("sales_user_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=True),
        sa.Column("detail", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_audit_log_buyer_id_buyer"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["sales_user_id"],
            ["sales_user.id"],
            name=op.f("fk_audit_log_sales_user_id_sales_user"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
    )
    op.create_index("ix_audit_log_at", "audit_log", ["at"])
    op.create_index("ix_audit_log_buyer_id", "audit_log", ["buyer_id"])
    op.create_index("ix_audit_log_sales_user_id", "audit_log", ["sales_user_id"])

    op.create_table(
        "consent",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("purposes", sa.JSON(), nullable=False),
        sa.Column("text_version", sa.String(length=128), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("locale", sa.String(length=128), nullable=False),
        sa.Column("method", sa.String(length=16), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_consent_buyer_id_buyer"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_buyer_id", "consent", ["buyer_id"])

    op.create_table(
        "decision",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("development", sa.String(length=128), nullable=False),
        sa.Column("unit", sa.String(length=128), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("propensity", sa.Double(), nullable=False),
        sa.Column("holdout", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("headline", sa.String(length=400), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("outcome_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_decision_buyer_id_buyer"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index("ix_decision_at", "decision", ["at"])
    op.create_index("ix_decision_buyer_id", "decision", ["buyer_id"])
    op.create_index("ix_decision_development", "decision", ["development"])

    op.create_table(
        "enquiry",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("development", sa.String(length=128), nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=128), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_enquiry_buyer_id_buyer"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
    )
    op.create_index("ix_enquiry_at", "enquiry", ["at"])
    op.create_index("ix_enquiry_buyer_id", "enquiry", ["buyer_id"])
    op.create_index("ix_enquiry_development", "enquiry", ["development"])

    op.create_table(
        "tally",
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("development", sa.String(length=128), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("attention", sa.Double(), nullable=False),
        sa.Column("exposure", sa.Double(), nullable=False),
        sa.Column("attention_ms", sa.Integer(), nullable=False),
        sa.Column("exposure_ms", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_tally_buyer_id_buyer"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("buyer_id", "development", "kind", "key", name=op.f("pk_tally")),
    )
    op.create_index("ix_tally_development_kind_key", "tally", ["development", "kind", "key"])


def _facts() -> None:
    op.create_table(
        "visit",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("development", sa.String(length=128), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_visit_buyer_id_buyer"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_index("ix_visit_buyer_id", "visit", ["buyer_id"])
    op.create_index("ix_visit_development", "visit", ["development"])
    op.create_index("ix_visit_last_at", "visit", ["last_at"])

    op.create_table(
        "batch",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("consent_id", sa.String(length=64), nullable=False),
        sa.Column("visit_id", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("active_ms", sa.Integer(), nullable=False),
        sa.Column("background_ms", sa.Integer(), nullable=False),
        sa.Column("dropped", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("unpacked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_batch_buyer_id_buyer"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consent.id"], name=op.f("fk_batch_consent_id_consent"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_batch_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
    )
    op.create_index("ix_batch_buyer_id", "batch", ["buyer_id"])
    op.create_index("ix_batch_consent_id", "batch", ["consent_id"])
    op.create_index("ix_batch_visit_id_seq", "batch", ["visit_id", "seq"])
    op.create_index(
        "ix_batch_waiting",
        "batch",
        ["received_at"],
        sqlite_where=sa.text("unpacked_at IS NULL"),
        postgresql_where=sa.text("unpacked_at IS NULL"),
    )

    op.create_table(
        "action",
        sa.Column("id", _LONG, nullable=False),
        sa.Column("batch_id", sa.String(length=64), nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("visit_id", sa.String(length=64), nullable=False),
        sa.Column("development", sa.String(length=128), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("feature", sa.String(length=128), nullable=False),
        sa.Column("stage", sa.String(length=128), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_action_batch_id_batch"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_action_buyer_id_buyer"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_action_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    op.create_index("ix_action_at", "action", ["at"])
    op.create_index("ix_action_batch_id", "action", ["batch_id"])
    op.create_index("ix_action_buyer_id", "action", ["buyer_id"])
    op.create_index("ix_action_development_kind", "action", ["development", "kind"])
    op.create_index("ix_action_visit_id", "action", ["visit_id"])

    op.create_table(
        "attention",
        sa.Column("id", _LONG, nullable=False),
        sa.Column("batch_id", sa.String(length=64), nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("visit_id", sa.String(length=64), nullable=False),
        sa.Column("development", sa.String(length=128), nullable=False),
        sa.Column("feature", sa.String(length=128), nullable=False),
        sa.Column("stage", sa.String(length=128), nullable=False),
        sa.Column("attention_ms", sa.Integer(), nullable=False),
        sa.Column("exposure_ms", sa.Integer(), nullable=False),
        sa.Column("viewable_ms", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_attention_batch_id_batch"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_attention_buyer_id_buyer"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_attention_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attention")),
    )
    op.create_index("ix_attention_at", "attention", ["at"])
    op.create_index("ix_attention_batch_id", "attention", ["batch_id"])
    op.create_index("ix_attention_buyer_id", "attention", ["buyer_id"])
    op.create_index("ix_attention_development_feature", "attention", ["development", "feature"])
    op.create_index("ix_attention_visit_id", "attention", ["visit_id"])

    op.create_table(
        "pose",
        sa.Column("id", _LONG, nullable=False),
        sa.Column("batch_id", sa.String(length=64), nullable=False),
        sa.Column("buyer_id", sa.String(length=64), nullable=False),
        sa.Column("visit_id", sa.String(length=64), nullable=False),
        sa.Column("at_ms", sa.Integer(), nullable=False),
        sa.Column("eye_x", sa.Integer(), nullable=False),
        sa.Column("eye_y", sa.Integer(), nullable=False),
        sa.Column("eye_z", sa.Integer(), nullable=False),
        sa.Column("target_x", sa.Integer(), nullable=False),
        sa.Column("target_y", sa.Integer(), nullable=False),
        sa.Column("target_z", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=128), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], name=op.f("fk_pose_batch_id_batch"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["buyer.id"], name=op.f("fk_pose_buyer_id_buyer"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name=op.f("fk_pose_visit_id_visit"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pose")),
    )
    op.create_index("ix_pose_batch_id", "pose", ["batch_id"])
    op.create_index("ix_pose_buyer_id", "pose", ["buyer_id"])
    op.create_index("ix_pose_visit_id", "pose", ["visit_id"])


#: Children before those they point at.
TABLES = """
pose attention action batch visit tally enquiry decision consent
audit_log tombstone sales_user crowd_hour buyer
"""


def downgrade() -> None:
    for table in TABLES.split():
        op.drop_table(table)
