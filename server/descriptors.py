"""How many sockets a process has room for: they count as files, and who does not ask has few of those."""

import resource
from contextlib import suppress

#: Never asked for more: whoever starts a process goes through all that it might have open.
MOST = 262_144
#: Files that a socket takes: the one it came by, and the one that the WebSocket library makes of it.
_A_SOCKET = 2
#: Part of all files that is for sockets; the rest is for pages under way, the database and ourselves.
_FOR_SOCKETS = 0.8


def claim() -> int:
    """Take as many descriptors as the operator lets us have; the sockets for which they suffice.

    Most systems lend a process 1,024 and let it have some hundred thousand if it asks.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    if soft != resource.RLIM_INFINITY and soft < most:
        with suppress(ValueError, OSError):  # a system with a limit of its own below what it says
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    have = MOST if soft == resource.RLIM_INFINITY else soft
    return max(1, int(have * _FOR_SOCKETS) // _A_SOCKET)
