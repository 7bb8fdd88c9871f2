"""The gate before the sockets: how fast they are read, what is let through to the library, when they end.

The library reads as fast as a line delivers, keeps as much as comes, unpacks what is compressed to any size
and logs a traceback for each message that it cannot read. Here a line is read at a pace, waits for its turn
among the others, says only what our own pages say, and is ended with a reason where it says anything else.
"""

import re
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from typing import Any

import gevent
import simple_websocket
from engineio.exceptions import SocketIsClosedError
from engineio.packet import PING, Packet
from engineio.socket import Socket
from flask_socketio import SocketIO
from gevent.lock import Semaphore
from wsproto.connection import ConnectionState
from wsproto.events import (
    AcceptConnection,
    CloseConnection,
    Message,
    Ping,
    Request,
    TextMessage,
)
from wsproto.events import Event as Came
from wsproto.extensions import Extension
from wsproto.frame_protocol import CloseReason
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

from server.counts import Counts
from server.deflate import InboundDeflate
from server.doorstep import Caller, Doorstep

#: The longest message that is read, characters; one over 16 KB is refused, a longer one ends its line.
MAX_FRAME_BYTES = 64 * 1024
#: Frames a second that a line may send for long, and at once. What comes faster waits in the network.
FRAMES_PER_SECOND = 200.0
BURST_FRAMES = 600.0
#: Text that counts as one frame more: what is packed costs its sender little, and us what it unpacks to.
FRAME_CHARACTERS = 4096
#: Frames of a line that is otherwise quiet which are read without looking whose turn it is.
FREE_FRAMES = 16.0
#: What an event costs that is no batch: those ask the database at once.
EVENT_FRAMES = 4.0
#: How long a line may be open before it connects to a namespace, s.
SILENCE_S = 10.0
#: When whoever found no room may ask again, s.
COME_AGAIN_S = 10
#: Answers that a line may leave unread.
MOST_UNREAD = 1_000
#: What browsers send: a pong, good-bye, connect, part, an event with its name.
_SAID = re.compile(
    r'3|1|4(?:(?P<way>[01])(?P<there>/[a-z]+,)?(?:\{.*)?|2(?P<where>/[a-z]+,)?[0-9]{0,9}\["(?P<name>[a-z]+)"[],].*)',
    re.DOTALL,
)


class _Whole:
    """A socket that sends all of what it is given, one after the other."""

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._one = Semaphore()

    def send(self, data: bytes) -> None:
        # The library does not look how much of its message went out.
        with self._one:
            self._sock.sendall(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class Gated(simple_websocket.Server):  # type: ignore[misc] # the library ships no types
    """One WebSocket: text only, bounded however it is packed, read at a pace."""

    incoming_message: str | None
    #: Why we ended the line, by the names of ``server.refusals``; "" where we did not.
    fault = ""
    _left = BURST_FRAMES
    _at = 0.0

    def handshake(self) -> None:
        """Take the browser's offer."""
        self.sock: Any = _Whole(self.sock)
        self._at = time.monotonic()
        super().handshake()

    def spend(self, frames: float) -> None:
        """Note that the line did more than send; it is read again when that is earned."""
        self._left -= frames

    def receive(self, timeout: float | None = None) -> str | None:
        """The next message, None where none comes in ``timeout`` s; ConnectionClosed where the line ended.

        Whoever waits for it reads the socket: a greenlet of its own for that costs some 16 KB a line.
        """
        with gevent.Timeout(timeout, False):
            while self.connected and not self.input_buffer:
                self._rest()
                self._read()
        if self.input_buffer:
            return str(self.input_buffer.pop(0))
        if self.connected:
            return None
        raise simple_websocket.ConnectionClosed(self.close_reason, self.close_message)

    def wake(self) -> None:
        """Let who waits for a message find out that the line has ended."""
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RD)

    def _read(self) -> None:
        try:
            came = self.sock.recv(self.receive_bytes)
            if came:
                self.ws.receive_data(came)
        except OSError:
            came = b""
        except (LocalProtocolError, RemoteProtocolError):
            came, self.fault = b"", "frame"
        self.connected = bool(came) and self._handle_events()

    def _handle_events(self) -> bool:
        """Take what came apart; False where the line has ended."""
        going = True
        try:
            for event in self.ws.events():
                self.spend(1)
                going = self._take(event) and going
        except (LocalProtocolError, RemoteProtocolError):
            self.fault = "frame"
            return False
        return going

    def _take(self, event: Came) -> bool:
        if isinstance(event, Request):
            packed: list[Extension] = [InboundDeflate(MAX_FRAME_BYTES)]
            chosen = self.choose_subprotocol(event)
            self.sock.send(self.ws.send(AcceptConnection(subprotocol=chosen, extensions=packed)))
        elif isinstance(event, CloseConnection):
            if self.ws.state is ConnectionState.OPEN:  # they did not say it: the library did, of what it read
                self.fault = "frame"
            self.close_reason, self.close_message, self.connected = event.code, event.reason, False
            self.sock.send(self.ws.send(event.response()))
            return False
        elif isinstance(event, Ping):
            self.sock.send(self.ws.send(event.response()))
        elif isinstance(event, TextMessage):
            return self._gather(event)
        elif isinstance(event, Message):
            return self._end(CloseReason.UNSUPPORTED_DATA, "binary")
        return True

    def _gather(self, event: TextMessage) -> bool:
        self.spend(len(event.data) / FRAME_CHARACTERS)
        self.incoming_message = (self.incoming_message or "") + event.data
        if len(self.incoming_message) > MAX_FRAME_BYTES:
            return self._end(CloseReason.MESSAGE_TOO_BIG, "size")
        if event.message_finished:
            self.input_buffer.append(self.incoming_message)
            self.incoming_message = None
        return True

    def _end(self, code: CloseReason, why: str) -> bool:
        self.fault = why
        self.close(code, why)
        return False

    def _rest(self) -> None:
        """Wait until the next frame is earned; who is not quiet, until everybody else had their turn."""
        now = time.monotonic()
        self._left = min(BURST_FRAMES, self._left + (now - self._at) * FRAMES_PER_SECOND)
        self._at = now
        if self._left < BURST_FRAMES - FREE_FRAMES:
            gevent.sleep(max(0.0, -self._left / FRAMES_PER_SECOND))


class Gate:
    """All lines of a server; ``counts`` has those that were ended or not opened, by reason."""

    def __init__(
        self,
        socketio: SocketIO,
        counts: Counts,
        doorstep: Doorstep,
        caller: Callable[[dict[str, Any]], Caller],
    ) -> None:
        """Stand before ``socketio``, whose handlers may still come; ``caller`` says whose a handshake is."""
        self._server = socketio.server
        self._counts = counts
        self._doorstep = doorstep
        self._caller = caller
        self._lines: dict[str, _Line] = {}
        engine = self._server.eio
        # The library has no setting for the class of its WebSockets.
        engine._async = {**engine._async, "websocket": self._open}
        self._begin: Callable[..., Any] = engine.start_background_task
        engine.start_background_task = self._begin_or_defer
        self._understand: Callable[[str, str], None] = engine.handlers["message"]
        engine.on("message", self._take)

    def allows(self, message: str) -> bool:
        """Whether ``message`` is one that our pages send."""
        said = _SAID.fullmatch(message)
        if said is None:
            return False
        place = (said["there"] or said["where"] or "/,")[:-1]
        events = self._server.handlers.get(place)
        # What a line's beginning and end are called is the library's to say, not the line's.
        known = said["name"] is None or said["name"] in (events or {}).keys() - {"connect", "disconnect"}
        return events is not None and known

    def refuse(self, reason: str) -> None:
        """Count a line that was ended."""
        self._counts.lines[reason] += 1

    @contextmanager
    def room_for(self, environ: dict[str, Any]) -> Iterator[str]:
        """Why the line that shakes hands may not be opened; "" keeps its place until the block ends."""
        caller = self._caller(environ)
        if refusal := self._doorstep.enter(caller):
            self.refuse(refusal)
            yield refusal
            return
        try:
            yield ""
        finally:
            self._doorstep.leave(caller)

    def _open(self, handler: Any, _server: Any) -> "_Line":
        line = _Line(self, handler)
        self._lines[line.engine.sid] = line
        return line

    def gone(self, sid: str) -> None:
        """Forget a line."""
        self._lines.pop(sid, None)

    def _begin_or_defer(self, target: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Begin a task of the library's; of those that sleep until a line's next ping, only the timer."""
        engine = getattr(target, "__self__", None)
        if not isinstance(engine, Socket) or target != engine._send_ping:
            return self._begin(target, *given, **named)
        return gevent.spawn_later(self._server.eio.ping_interval, _ping, engine)

    def _take(self, sid: str, message: str) -> None:
        try:
            self._understand(sid, message)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            # What the library trips over is no JSON, or not of the shape that it expects.
            line = self._lines.get(sid)
            if line is not None:
                line.end("malformed")


class _Line:
    """What the library takes for its WebSocket."""

    def __init__(self, gate: Gate, handler: Any) -> None:
        self._gate, self._handler = gate, handler
        self._met = False
        self._line: Gated | None = None
        #: The library's own record of this socket.
        self.engine = handler.__self__

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Shake hands, then hand over to the library until the line ends."""
        try:
            with self._gate.room_for(environ) as refusal:
                if refusal:
                    status = (
                        HTTPStatus.SERVICE_UNAVAILABLE if refusal == "full" else HTTPStatus.TOO_MANY_REQUESTS
                    )
                    return self._turn_away(start_response, status, b"Too many sockets.")
                try:
                    self._line = Gated(environ, thread_class=_NoReader, event_class=object)
                except (
                    simple_websocket.ConnectionError,
                    RemoteProtocolError,
                    LocalProtocolError,
                    ValueError,
                ):
                    self._gate.refuse("handshake")
                    why = b"This is no WebSocket's handshake."
                    return self._turn_away(start_response, HTTPStatus.BAD_REQUEST, why)
                self._handler(self)
        finally:
            self._gate.gone(self.engine.sid)
            if self._line is not None:
                self._line.sock.close()  # the library made it a descriptor of its own
        return []

    def _turn_away(
        self, start_response: Callable[..., Any], status: HTTPStatus, why: bytes
    ) -> Iterable[bytes]:
        self.engine.close(wait=False, abort=True)
        head = [("Content-Type", "text/plain")]
        if status is not HTTPStatus.BAD_REQUEST:
            head.append(("Retry-After", str(COME_AGAIN_S)))
        start_response(f"{status.value} {status.phrase}", head)
        return [why]

    def wait(self) -> str | None:
        """The next message that may be let through; None where the line has ended."""
        assert self._line is not None  # noqa: S101 - the library waits on open lines only
        try:
            message: str | None = self._line.receive(None if self._met else SILENCE_S)
        except simple_websocket.ConnectionClosed:
            if self._line.fault:
                self._gate.refuse(self._line.fault)
            return None
        if message is None:
            self.end("silent")
            return None
        if self.engine.queue.qsize() > MOST_UNREAD:
            self.end("unread")
            return None
        if not self._gate.allows(message) or not (self._met or message.startswith("40")):
            self.end("malformed")
            return None
        self._met = True
        if not message.startswith(("3", "42")) or '["batch"' not in message[:32]:
            self._line.spend(EVENT_FRAMES)
        return message

    def send(self, message: str) -> None:
        """Send; raises OSError where the line has ended, as the library expects."""
        assert self._line is not None  # noqa: S101 - the library sends on open lines only
        try:
            self._line.send(message)
        except simple_websocket.ConnectionClosed as error:
            raise OSError from error

    def close(self) -> None:
        """End the line without a reason."""
        self._hang_up(CloseReason.NORMAL_CLOSURE, None)

    def end(self, why: str) -> None:
        """End the line and say why."""
        self._gate.refuse(why)
        self._hang_up(CloseReason.POLICY_VIOLATION, why)

    def _hang_up(self, code: CloseReason, why: str | None) -> None:
        if self._line is None or not self._line.connected:
            return
        with suppress(LocalProtocolError, OSError):  # the other side was quicker
            self._line.close(code, why)
        self._line.wake()


def _ping(engine: Socket) -> None:
    """What the library does when it has slept."""
    if not engine.closing and not engine.closed:
        engine.last_ping = time.time()
        with suppress(SocketIsClosedError):
            engine.send(Packet(PING))


class _NoReader:
    """What the library would start to read a line: nothing, for who waits reads."""

    name = ""

    def __init__(self, target: Callable[[], None]) -> None:
        """Never run ``target``."""

    def start(self) -> None:
        """Nothing."""
