"""The tables, one idea a file; importing this package makes ``Table.metadata`` complete."""

from server.store.models.action import Action
from server.store.models.attention import Attention
from server.store.models.audit import AuditEntry
from server.store.models.batch import Batch
from server.store.models.buyer import Buyer
from server.store.models.carried import Carried
from server.store.models.consent import Consent
from server.store.models.crowd import CrowdHour
from server.store.models.decision import Decision
from server.store.models.enquiry import Enquiry
from server.store.models.sales_user import SalesUser
from server.store.models.table import Table
from server.store.models.tally import Tally
from server.store.models.tombstone import Tombstone
from server.store.models.visit import Visit

__all__ = [
    "Action",
    "Attention",
    "AuditEntry",
    "Batch",
    "Buyer",
    "Carried",
    "Consent",
    "CrowdHour",
    "Decision",
    "Enquiry",
    "SalesUser",
    "Table",
    "Tally",
    "Tombstone",
    "Visit",
]
