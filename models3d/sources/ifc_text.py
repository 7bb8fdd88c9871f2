r"""Names in IFC files as their authors wrote them, where exporters did not write them as STEP has it.

A STEP file is ASCII, and other signs are escaped (ISO 10303-21, 6.4.3): ``\X2\9593\X0\``. Where exporters
write them as they are, in whatever code their system has, the parser drops them; others escape the bytes of a
Japanese code one by one as if they were Latin. Both are put right before the file is parsed.
"""

import codecs
import re
from typing import BinaryIO

#: The Latin code's control signs, of which no name has any: so escaped, they are bytes of another code.
ODD = re.compile(rb"\\X\\[89][0-9A-Fa-f]")
STRING = re.compile(rb"'(?:\\S\\.|[^']|'')*'", re.DOTALL)
#: The escapes of single signs, and the sign that begins them all.
SINGLE = re.compile(rb"\\S\\(.)|\\X\\([0-9A-Fa-f]{2})|\\(\\)", re.DOTALL)
#: Hiragana, katakana, and the signs for storey, room, wall, column, floor and beam.
JAPANESE = re.compile("[\u3041-\u30ff\u968e\u5ba4\u58c1\u67f1\u5e8a\u6881]")

#: So much is looked through at once (bytes); where an escape lies across two such parts, others do not.
BLOCK = 1 << 20


def is_plain(file: BinaryIO) -> bool:
    """Say whether all names in ``file``, from where it is, are written as they should be."""
    while block := file.read(BLOCK):
        if not block.isascii() or ODD.search(block):
            return False
    return True


def plain(data: bytes) -> bytes:
    """``data`` of a STEP file with all its names escaped as they should be."""
    if not data.isascii():
        data = _escaped(_decoded(data))
    return _with_other_code(data)


def _decoded(data: bytes) -> str:
    """The text that ``data`` most probably is: UTF-8 is never so by chance, Japanese shows by its signs."""
    for code in ("utf-8", "cp932"):
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if code == "utf-8" or JAPANESE.search(text):
            return text
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _escaped(text: str) -> bytes:
    return text.encode("ascii", "step")


def _step_escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    run = error.object[error.start : error.end]
    if all(ord(sign) < 0x10000 for sign in run):
        return f"\\X2\\{run.encode('utf-16-be').hex().upper()}\\X0\\", error.end
    return f"\\X4\\{run.encode('utf-32-be').hex().upper()}\\X0\\", error.end


codecs.register_error("step", _step_escape)


def _with_other_code(data: bytes) -> bytes:
    """``data`` with strings mended whose escapes stand for bytes of another code than Latin."""
    if not ODD.search(data):
        return data
    odd = {string: _bytes_of(string) for string in set(STRING.findall(data)) if ODD.search(string)}
    mended = {string: text for string, raw in odd.items() if (text := _as(raw, "utf-8")) is not None}
    rest = {string: raw for string, raw in odd.items() if string not in mended}
    japanese = {string: text for string, raw in rest.items() if (text := _as(raw, "cp932")) is not None}
    if len(japanese) == len(rest) and any(JAPANESE.search(text) for text in japanese.values()):
        mended |= japanese
    else:
        mended |= {string: text for string, raw in rest.items() if (text := _as(raw, "cp1252")) is not None}

    def one(found: re.Match[bytes]) -> bytes:
        text = mended.get(found[0])
        return found[0] if text is None else _escaped(text.replace("\\", "\\\\"))

    return STRING.sub(one, data)


def _as(raw: bytes, code: str) -> str | None:
    try:
        return raw.decode(code)
    except UnicodeDecodeError:
        return None


def _bytes_of(string: bytes) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        if found[1]:
            return bytes([found[1][0] | 0x80])
        return bytes.fromhex(found[2].decode()) if found[2] else b"\\"

    return SINGLE.sub(one, string)
