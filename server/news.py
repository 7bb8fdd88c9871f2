"""What happens on the buyers' side, told to whoever listens in this process.

Each signal is sent from the hub's thread after the commit, with the keywords named beside it.
A listener must be quick and must not write to the database.
"""

from blinker import Signal

#: A buyer's attention or actions were unpacked: ``send(None, buyer=str, development=str)``.
attended = Signal()

#: A buyer's first socket opened or last socket closed: ``send(None, buyer=str, development=str)``.
came_or_went = Signal()

#: An enquiry was stored: ``send(None, enquiry=str, development=str)``.
enquired = Signal()

#: A buyer was erased, objected or withdrew; forget what is cached of them: ``send(None, buyer=str)``.
forgotten = Signal()
