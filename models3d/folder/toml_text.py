"""The text of ``development.toml``, as editors save it: in UTF-8, with a mark before it or none."""

from models3d.errors import BrokenInputError

FILE = "development.toml"

#: How UTF-16 and UTF-32 begin; the first is what Windows calls Unicode.
WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
REMEDY = "Save it as UTF-8, which editors offer as the encoding when one saves a file under a name."


def toml_text(data: bytes) -> str:
    """``data`` as text with line feeds; raises :class:`BrokenInputError` where it is not UTF-8."""
    # Where no mark says so, the zero that is half of every plain letter does.
    if data.startswith(WIDE) or data.count(0) * 3 > len(data):
        raise BrokenInputError("this is saved as UTF-16 or UTF-32, not as UTF-8.", where=FILE, remedy=REMEDY)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BrokenInputError(
            "a letter of this line is not written in UTF-8.", where=f"{FILE} line {line}", remedy=REMEDY
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
