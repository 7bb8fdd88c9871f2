"""What happens on the buyers' side: one message for it all, and signals for whoever listens in this process.

Who has news tells the :mod:`server.carrier`; it brings them to every server process, and there
:mod:`server.hearing` sends the signal that is named beside each kind. Signals are sent from the hub's thread
after the commit. A listener must be quick and must not write to the database.
"""

from typing import Literal

from blinker import Signal
from msgspec import Struct

from server.wire import Suggestion

#: A buyer's attention or actions were unpacked: ``send(None, buyer=str, development=str)``.
attended = Signal()

#: A buyer's first socket opened or last socket closed: ``send(None, buyer=str, development=str)``.
came_or_went = Signal()

#: An enquiry of a recorded buyer was stored: ``send(None, buyer=str, development=str)``.
enquired = Signal()

#: A buyer was erased, objected or withdrew; forget what is cached of them: ``send(None, buyer=str)``.
forgotten = Signal()

#: News of other processes may have been lost; ask anew, forget what rests on hearing them: ``send(None)``.
missed = Signal()


class News(Struct, frozen=True, omit_defaults=True):
    """Something that happened, or that every process is to do; what is not said of its kind stays empty."""

    what: Literal[
        "attended",  # buyer, development: their batches were unpacked
        "came",  # buyer, development, process: their first socket there opened
        "went",  # buyer, development, process: their last socket there closed
        "here",  # process, here: who is at that process now; every few seconds, and empty when it stops
        "enquired",  # development; buyer, where they are recorded
        "forgotten",  # buyer, ids: erased, objected or withdrew
        "withdrawn",  # buyer: their screens stop recording
        "parted",  # buyer: their screens are told nothing more
        "suggested",  # buyer, suggestion: put it on their screens
        "missed",  # some of the news did not arrive
    ]
    buyer: str = ""
    development: str = ""
    suggestion: Suggestion | None = None
    #: Every id by which something of an erased buyer may be remembered.
    ids: tuple[str, ...] = ()
    #: Which server process speaks of its sockets.
    process: str = ""
    #: Buyer -> development of all its open sockets.
    here: dict[str, str] = {}
