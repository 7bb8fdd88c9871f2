"""Who of the sales team may come in: argon2 passwords, few attempts a minute, every act in the audit log.

An attempt is counted in the database, so that the limit holds over restarts and over several processes.
"""

import secrets
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from http import HTTPStatus

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from gevent import get_hub

from server import journal
from server.errors import RefusedError, TooManyAttemptsError, to_say
from server.i18n import filled
from server.i18n import gettext as _
from server.store.db import Store
from server.store.models import SalesUser
from server.store.sales_users import REFUSED, has_users, note, refusals_since, user_named, user_of
from server.store.turns import Turn, take_turn

#: Wrong passwords in a minute for one name from one address, then for one address whatever the names.
ATTEMPTS_A_NAME = 5
ATTEMPTS_AN_ADDRESS = 20
#: How long a wrong password counts, ms.
ATTEMPTS_WITHIN_MS = 60_000
#: The shortest password that can be chosen, and the longest that is hashed at all.
LEAST_PASSWORD = 12
MOST_PASSWORD = 200
#: OWASP's password storage cheat sheet for argon2id: 19 MiB, two passes, one lane; small enough that
#: signing in takes nothing from the buyers' batches on a small machine.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
#: The role of who leads the team; everybody else sells.
LEAD = "lead"
#: The name of the first person on a fresh database.
FIRST_NAME = "sales"


class WrongPasswordError(RefusedError):
    """Name and password do not belong together; which of the two is wrong is not said."""

    status = HTTPStatus.UNAUTHORIZED
    remedy = to_say("Check both, then try again.")


class WeakPasswordError(RefusedError):
    """The new password cannot be taken."""

    remedy = to_say("Choose another one; a few words that belong to no saying are easy to keep in mind.")


@dataclass(frozen=True)
class SignedIn:
    """Somebody who has proved who they are. ``stamp`` changes with the password, and ends older sessions."""

    id: int
    name: str
    must_change: bool
    stamp: str
    #: Leads the team, and so sees how the server does.
    leads: bool


def first_password(store: Store, now: int) -> tuple[str, str] | None:
    """Make the first person on a fresh database: name and one-time password, or None where somebody is."""
    with store.read() as session:
        if has_users(session):
            return None
    password = "-".join(secrets.token_hex(2) for _part in range(4))
    hashed = _hash(password)
    with store.write() as session:
        take_turn(session, Turn.SIGN_IN)
        if has_users(session):  # another process was quicker
            return None
        first = SalesUser(name=FIRST_NAME, role=LEAD, password_hash=hashed, must_change=True, created_at=now)
        session.add(first)
        session.flush()
        note(session, now, "first_user", user=first.id)
    return FIRST_NAME, password


def sign_in(store: Store, name: str, password: str, address: str, now: int) -> SignedIn:
    """The person of that name and password; raises WrongPasswordError or TooManyAttemptsError.

    ``address`` is where the attempt came from; ``now`` is in ms since 1970 UTC.
    """
    name = name.strip()[:120]
    attempt = f"{name} from {address}"
    with store.write() as session:
        # Counted before the password is looked at, so that many attempts at once are counted too.
        take_turn(session, Turn.SIGN_IN)
        _refuse_haste(refusals_since(session, now - ATTEMPTS_WITHIN_MS), attempt, address)
        user = user_named(session, name)
        entry = note(session, now, REFUSED, user=user.id if user else None, detail=attempt)
    # An unknown name costs as much time as a known one, so that the clock tells nothing.
    right = _verify(user.password_hash if user else _nobody(), password)
    if user is None or not right:
        journal.note("sign_in_refused")
        raise WrongPasswordError(_("This name and password do not belong together."))
    with store.write() as session:
        session.merge(user).signed_in_at = now
        session.merge(entry).act = "signed_in"
    journal.note("signed_in")
    return _signed_in(user)


def choose_password(store: Store, person: int, old: str, new: str, now: int) -> SignedIn:
    """Replace ``old`` by ``new``; raises WrongPasswordError, TooManyAttemptsError or WeakPasswordError."""
    attempt = f"new password for {person}"
    with store.write() as session:
        user = user_of(session, person)
        if user is None:
            raise WrongPasswordError(_("This name and password do not belong together."))
        _refuse_weakness(user.name, old, new)
        # A page that somebody left open must not serve for guessing either.
        take_turn(session, Turn.SIGN_IN)
        _refuse_haste(refusals_since(session, now - ATTEMPTS_WITHIN_MS), attempt, "")
        entry = note(session, now, REFUSED, user=person, detail=attempt)
    if not _verify(user.password_hash, old):
        raise WrongPasswordError(_("The password you have now is a different one."))
    hashed = _hash(new)
    with store.write() as session:
        user = session.merge(user)
        user.password_hash, user.must_change = hashed, False
        session.merge(entry).act = "chose_password"
    journal.note("password_chosen")
    return _signed_in(user)


def still_signed_in(store: Store, person: int, stamp: str) -> SignedIn | None:
    """The person if their sign-in is open and the password is the one they proved to know."""
    with store.read() as session:
        user = user_of(session, person)
    found = _signed_in(user) if user else None
    return found if found and secrets.compare_digest(found.stamp, stamp) else None


def _signed_in(user: SalesUser) -> SignedIn:
    stamp = sha256(user.password_hash.encode()).hexdigest()[:16]
    return SignedIn(user.id, user.name, user.must_change, stamp, user.role == LEAD)


def _refuse_haste(refusals: dict[str, int], attempt: str, address: str) -> None:
    from_address = sum(count for detail, count in refusals.items() if detail.endswith(f" from {address}"))
    if refusals.get(attempt, 0) >= ATTEMPTS_A_NAME or from_address >= ATTEMPTS_AN_ADDRESS:
        raise TooManyAttemptsError(_("Sign-in was tried too often in the last minute."))


def _refuse_weakness(name: str, old: str, new: str) -> None:
    if len(new) < LEAST_PASSWORD:
        raise WeakPasswordError(
            filled(
                _("A password needs at least {least} characters; this one has {count}."),
                least=LEAST_PASSWORD,
                count=len(new),
            )
        )
    if len(new) > MOST_PASSWORD:
        raise WeakPasswordError(filled(_("A password has at most {most} characters."), most=MOST_PASSWORD))
    if new == old or new.lower().startswith(name.lower()) or len(set(new)) < 5:
        raise WeakPasswordError(_("This password is the old one, your name, or too easily guessed."))


def _hash(password: str) -> str:
    # Hashing takes tens of ms on purpose; in a thread it does not hold up the buyers' batches.
    return str(get_hub().threadpool.apply(HASHER.hash, (password,)))


def _verify(hashed: str, password: str) -> bool:
    if len(password) > MOST_PASSWORD:
        return False
    try:
        return bool(get_hub().threadpool.apply(HASHER.verify, (hashed, password)))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _hash(secrets.token_hex())
