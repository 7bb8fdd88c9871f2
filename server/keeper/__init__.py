"""The keeper of the batch log: appends to it, unpacks it, and decides on what came out.

One hand does all three, one call after the other, so that nobody else has to be waited for. A serving process
has its keeper in a process of its own (:mod:`server.keeper.apart`): sockets are answered while rows are
written, and the two never share an interpreter.
"""
