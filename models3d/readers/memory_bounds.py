"""How much memory there is, and how much of it this process may take."""

import os
import resource
from pathlib import Path

#: What a control group may take of the machine, where the system keeps such groups (Linux, version 2 and 1).
GROUP_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def machine_memory() -> int:
    """Bytes that the machine has, or that the container around this process may take of it."""
    physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for name in GROUP_LIMITS:
        try:
            physical = min(physical, int(Path(name).read_text()))
        except (OSError, ValueError):
            continue  # no such group, or one without a limit
    return physical


def take_no_more_than(most: int) -> None:
    """Have the system refuse this process data beyond ``most`` bytes in all."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def taken() -> int:
    """Bytes of data that this process has; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[5])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def ran_short() -> bool:
    """Say whether this process has come near the most that it may take."""
    most, _ = resource.getrlimit(resource.RLIMIT_DATA)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
    return most != resource.RLIM_INFINITY and peak > 0.8 * most
