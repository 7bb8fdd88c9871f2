"""Many buyers' sockets in a process of its own: what a launch day sends, in as few cycles as may be."""
