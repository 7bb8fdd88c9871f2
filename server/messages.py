"""The text of socket messages: what python-socketio takes for its JSON, and what it leaves unread.

A batch is read once, by the ingest, against its declaration; here only the name of its event is, and its body
is handed on as the bytes that came. They are what the log keeps.
"""

from typing import Any

import msgspec

_EVENT = msgspec.json.Decoder(list[msgspec.Raw])
_NAME = msgspec.json.Decoder(str)

#: Events whose body the handler reads by itself.
UNREAD = frozenset({b'"batch"'})
#: How every batch begins that our pages send.
_BEGINNING = '["batch",'


def loads(text: str | bytes) -> Any:
    """The value in ``text``; of an event in ``UNREAD`` the name, and the rest as bytes.

    Raises ValueError for what is no JSON, as the library expects; but a broken batch is handed on, for its
    sender is to hear what is wrong with it, in the ingest's words.
    """
    try:
        if text[:1] in ("[", b"["):
            parts = _EVENT.decode(text)
            if parts and bytes(parts[0]) in UNREAD:
                return [_NAME.decode(parts[0]), *map(bytes, parts[1:])]
        return msgspec.json.decode(text)
    except (ValueError, RecursionError) as error:
        if isinstance(text, str) and text.startswith(_BEGINNING):
            return ["batch", text[len(_BEGINNING) : -1].encode()]
        raise ValueError(str(error)) from error


def dumps(value: Any, **_how: Any) -> str:
    """``value`` as JSON; wire messages need not be turned into dictionaries before."""
    return msgspec.json.encode(value).decode()
