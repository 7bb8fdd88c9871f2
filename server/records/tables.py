"""Each table in words: whose data it holds, what for, how long, and each of its columns.

A table or a column without words here fails a test, so that nothing is recorded that no record tells of.
"""

from dataclasses import dataclass
from typing import Literal

from server.lifetimes import AGGREGATE_DAYS, PROFILE_DAYS, RAW_DAYS

Term = Literal["raw", "profile", "aggregate", "open"]

#: Term -> for how long, and from when.
TERMS: dict[Term, str] = {
    "raw": f"{RAW_DAYS} days from the beginning of the visit",
    "profile": f"{PROFILE_DAYS} days (13 months) from the last sign of life",
    "aggregate": f"{AGGREGATE_DAYS} days (25 months)",
    "open": "no term of the program's: the controller sets and keeps one",
}


@dataclass(frozen=True)
class Words:
    """One table in words. ``whose``: who the data are about; ``basis``: what the processing rests on."""

    whose: str
    purpose: str
    basis: str
    term: Term


_BUYERS = "buyers who were asked and did not say no"
_YES = "consent, art. 6(1)(a), or the notice of a market that allows it"
_ATTENTION = "to answer what a buyer looks for"
_PROFILE = "to work out which homes may suit a buyer, and suggest one with the reason"

TABLES = {
    "batch": Words(
        _BUYERS,
        f"what the browser sent, as it was sent; {_ATTENTION}, and to see a visit again as it was",
        _YES,
        "raw",
    ),
    "attention": Words(_BUYERS, f"how long was looked at what; {_ATTENTION}", _YES, "raw"),
    "action": Words(_BUYERS, f"what was deliberately pressed; {_ATTENTION}", _YES, "raw"),
    "buyer": Words(_BUYERS, "a random id that joins what belongs together", _YES, "profile"),
    "visit": Words(_BUYERS, "which sitting it was, and of which development", _YES, "profile"),
    "consent": Words(
        _BUYERS,
        "the proof of what was allowed, in which words",
        "legal obligation, art. 7(1) and 6(1)(c)",
        "profile",
    ),
    "tally": Words(_BUYERS, f"running sums of attention by feature and stage; {_PROFILE}", _YES, "profile"),
    "carried": Words(
        _BUYERS, f"the part of the sums whose single looks are deleted; {_PROFILE}", _YES, "profile"
    ),
    "decision": Words(_BUYERS, f"what was suggested, why, and what followed; {_PROFILE}", _YES, "profile"),
    "crowd_hour": Words(
        "nobody in particular: everybody's attention in an hour, under no id",
        "demand for features that are marked sensitive, without a profile of anybody",
        _YES,
        "aggregate",
    ),
    "enquiry": Words(
        "who writes to the sales team",
        "to answer what was asked",
        "steps before a contract at the person's own request, art. 6(1)(b)",
        "open",
    ),
    "audit_log": Words(
        "the sales team, and who tried to sign in as one of them",
        "to know who looked at whom, and to stop guessing of passwords",
        "legitimate interest in security and in accounting for access, art. 6(1)(f) and 5(2)",
        "profile",
    ),
    "sales_user": Words("the sales team", "signing in", "the employment, art. 6(1)(b) or 88", "open"),
    "tombstone": Words(
        "nobody any more: hashes of random ids that were erased",
        "to turn away what arrives late of somebody who erased everything",
        "legal obligation, art. 17 and 6(1)(c)",
        "open",
    ),
}

#: Words of a column, by "table.column" or by the column's name alone, which goes for every table that has it.
COLUMNS = {
    "id": "key of the row",
    "number": "its place in the log",
    "batch": "the batch that it came in",
    "buyer_id": "the buyer's random id",
    "visit_id": "the sitting",
    "consent_id": "the consent that it rests on",
    "development": "which development",
    "feature": "the home, room, façade or place of the model",
    "stage": "the stage of construction on show",
    "unit": "the home",
    "kind": "what kind of thing or act",
    "key": "the feature or the stage",
    "at": "when",
    "began_at": "when it began",
    "last_at": "when the last of it came",
    "received_at": "when it arrived",
    "created_at": "when the row was made",
    "seq": "its number in the visit",
    "active_ms": "how long the visit was active in it",
    "background_ms": "the part of it that no feature got",
    "dropped": "how many rows the browser had to drop before",
    "body": "the message as it came: its rows, actions and poses",
    "unpacked_at": "when its rows were written",
    "attention_ms": "share of the active time",
    "exposure_ms": "how long it was in view at all",
    "viewable_ms": "how long it took a tenth of the view",
    "attention": "the faded sum of attention",
    "exposure": "the faded sum of exposure",
    "simulated": "made by a program, and nobody",
    "paused": "the buyer lets recording rest",
    "objected_at": "when the buyer objected to a profile",
    "purposes": "what was allowed",
    "text_version": "which text was shown",
    "text_hash": "SHA-256 of the words that were shown",
    "locale": "the language in which they were shown; enters no decision",
    "method": "how it was said: pressed, told, or simulated",
    "given_at": "when",
    "withdrawn_at": "when it was taken back",
    "score": "the sum of the reasons' points",
    "propensity": "the chance with which it was chosen",
    "holdout": "decided and not shown, to measure against",
    "shown": "whether it was on the screen",
    "headline": "what was said",
    "reasons": "why, in words and points",
    "outcome": "what followed",
    "outcome_at": "when that was",
    "hour": "the hour",
    "batches": "how many batches added to it",
    "name": "the name that was given",
    "email": "the e-mail address that was given",
    "message": "what was written",
    "sales_user_id": "who of the sales team",
    "act": "what was done",
    "audit_log.detail": "of a refused sign-in the name that was tried and the address that it came from",
    "role": "whether they sell or lead",
    "password_hash": "argon2id of the password",
    "must_change": "whether the password was made for them",
    "signed_in_at": "when they last signed in",
    "closed_at": "since when they may not",
    "id_hash": "SHA-256 of the id",
}


def words_of(table: str, column: str) -> str:
    """What a column holds; "" where nobody has said it."""
    return COLUMNS.get(f"{table}.{column}") or COLUMNS.get(column, "")
