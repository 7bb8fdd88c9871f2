"""Calls and answers as bytes on a stream: four of length, then MessagePack."""

import struct
from collections.abc import Iterator
from typing import TypeVar

import msgspec

_T = TypeVar("_T")
_SIZE = struct.Struct(">I")
#: Read at a time, bytes.
CHUNK = 1 << 18


def sealed(message: msgspec.Struct) -> bytes:
    """``message`` with its length before it."""
    body = msgspec.msgpack.encode(message)
    return _SIZE.pack(len(body)) + body


class Letters:
    """Puts together what arrives in pieces."""

    def __init__(self) -> None:
        """Nothing came yet."""
        self._came = bytearray()

    def of(self, piece: bytes, decoder: msgspec.msgpack.Decoder[_T]) -> Iterator[_T]:
        """The messages that ``piece`` completes."""
        self._came += piece
        while len(self._came) >= _SIZE.size:
            (size,) = _SIZE.unpack_from(self._came)
            end = _SIZE.size + size
            if len(self._came) < end:
                return
            with memoryview(self._came) as view:
                message = decoder.decode(view[_SIZE.size : end])
            del self._came[:end]
            yield message
