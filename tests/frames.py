"""WebSocket's frames, put together and taken apart by hand."""

import struct

#: Kinds of frames.
TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9


def frame(data: bytes, kind: int = TEXT, *, more: bool = False, compressed: bool = False) -> bytes:
    """``data`` as a client's frame; ``more``: others of the same message follow."""
    first, size = kind | (0 if more else 0x80) | (0x40 if compressed else 0), len(data)
    if size < 126:
        head = bytes((first, 0x80 | size))
    elif size < 65_536:
        head = struct.pack(">BBH", first, 0xFE, size)
    else:
        head = struct.pack(">BBQ", first, 0xFF, size)
    # A mask of zeros is one as good as any to who takes it off, and costs nothing to put on.
    return head + b"\0\0\0\0" + data


def first_frame(data: bytes) -> tuple[int, bytes, bytes] | None:
    """Kind and content of a server's frame (not masked), and what follows; None before all is there."""
    if len(data) < 2:
        return None
    size, start = data[1] & 127, 2
    if size >= 126:
        start = 4 if size == 126 else 10
        if len(data) < start:
            return None
        (size,) = struct.unpack_from(">H" if size == 126 else ">Q", data, 2)
    if len(data) < start + size:
        return None
    return data[0] & 15, data[start : start + size], data[start + size :]
