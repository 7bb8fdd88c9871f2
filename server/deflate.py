"""Messages that browsers compress: unpacked one by one, never further than allowed (RFC 7692).

wsproto's own extension keeps a window for each direction of each line, some 300 KB, and unpacks a message
to whatever size it claims. A batch of JSON shrinks to a quarter by itself, so each message stands alone
here, nothing is kept between two, and what grows too long ends its line. Answers are not compressed: they
are short, and what they say about a person must not show in their length.
"""

import zlib
from typing import Any

from wsproto.extensions import Extension
from wsproto.frame_protocol import CloseReason, FrameDecoder, FrameProtocol, Opcode, RsvBits

#: What ends each message and is not sent with it (RFC 7692, 7.2.1).
_TAIL = b"\x00\x00\xff\xff"
#: Windows, powers of two bytes, that may be asked for.
_WINDOWS = range(8, 16)


class InboundDeflate(Extension):
    """permessage-deflate from the browser, each message by itself, of at most ``most`` bytes unpacked."""

    name = "permessage-deflate"

    def __init__(self, most: int) -> None:
        """Not agreed upon yet."""
        self._most = most
        self._agreed = False
        #: Unpacks the message under way; None where it is not compressed or none is.
        self._unpack: Any = None
        self._control = False
        self._came = 0

    def enabled(self) -> bool:
        """Whether the handshake agreed on it."""
        return self._agreed

    def offer(self) -> bool:
        """Nothing: servers do not offer."""
        return False

    def accept(self, offer: str) -> str | None:
        """The answer to a browser's ``offer``; None where it asks for what we do not know."""
        answer = ["client_no_context_takeover", "server_no_context_takeover"]
        for asked in offer.split(";")[1:]:
            name, _, value = (part.strip().strip('"') for part in asked.partition("="))
            if name == "server_max_window_bits" and _is_window(value):
                answer.append(f"{name}={value}")  # kept by not compressing at all
            elif not (name == "client_max_window_bits" and (not value or _is_window(value))) and (
                name not in answer[:2] or value
            ):
                return None
        self._agreed = True
        return "; ".join(answer)

    def frame_inbound_header(
        self, proto: FrameDecoder | FrameProtocol, opcode: Opcode, rsv: RsvBits, payload_length: int
    ) -> CloseReason | RsvBits:
        """Whether a frame may say that it is compressed: the first of a message."""
        del proto, payload_length
        self._control = opcode.iscontrol()
        first = not self._control and opcode is not Opcode.CONTINUATION
        if rsv.rsv1 and not first:
            return CloseReason.PROTOCOL_ERROR
        if first:
            self._unpack = zlib.decompressobj(-zlib.MAX_WBITS) if rsv.rsv1 else None
            self._came = 0
        return RsvBits(first, False, False)

    def frame_inbound_payload_data(
        self, proto: FrameDecoder | FrameProtocol, data: bytes
    ) -> bytes | CloseReason:
        """``data`` of a frame, unpacked."""
        del proto
        if self._control or self._unpack is None:
            return data
        return self._grown(data)

    def frame_inbound_complete(
        self, proto: FrameDecoder | FrameProtocol, fin: bool
    ) -> bytes | CloseReason | None:
        """The rest of a message, with its last frame."""
        del proto
        if self._control or self._unpack is None or not fin:
            return None
        rest = self._grown(_TAIL)
        self._unpack = None
        return rest

    def _grown(self, data: bytes) -> bytes | CloseReason:
        try:
            # One more than allowed tells that there is more; what is not unpacked stays where it is.
            more: bytes = self._unpack.decompress(data, self._most + 1 - self._came)
        except zlib.error:
            return CloseReason.INVALID_FRAME_PAYLOAD_DATA
        self._came += len(more)
        return more if self._came <= self._most else CloseReason.MESSAGE_TOO_BIG


def _is_window(value: str) -> bool:
    return value.isdecimal() and value.isascii() and int(value) in _WINDOWS
