"""The text of a file in whatever code page it is: by its mark, as a person said, as UTF-8, or by its letters.

Whatever had to be guessed is told in one sentence, with a word to judge the guess by.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from models3d.counted import counted
from models3d.errors import BrokenInputError
from models3d.sources.code_pages import WESTERN, guessed

#: What is so unless a table of development.toml says otherwise.
USUAL = "utf-8"
#: Marks at the beginning of a file that say how it is written; the longer before what they begin with.
MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8-sig",
}
#: The share of signs that may be damaged in what is UTF-8 all the same.
DAMAGED = 0.05
#: So much of a word is shown.
SHOWN = 40
#: How a remedy says that a page may be named, after the table in which.
AS_ENCODING = 'as encoding = "cp1250"'


@dataclass(frozen=True)
class Kind:
    """What is known of a kind of files."""

    #: What people wrote in it: its words beyond ASCII, as bytes.
    words: Callable[[bytes], Iterable[bytes]]
    #: What to do where it is in another code page, as the end of a sentence: "save it as CSV UTF-8".
    remedy: str
    #: The page in which it mostly is, of which nothing is said.
    mostly: str = USUAL


def file_text(file: str, data: bytes, encoding: str, kind: Kind) -> tuple[str, tuple[str, ...]]:
    """The text of ``data``, the content of ``file``, and what to warn of; raises BrokenInputError.

    ``encoding`` is what a person said that it is, ``USUAL`` where they were silent; a mark knows better.
    """
    said = next((page for mark, page in MARKS.items() if data.startswith(mark)), encoding)
    if said not in (USUAL, "utf-8-sig"):
        return _decoded(file, data, said, kind), ()
    try:
        return data.decode(said), ()
    except UnicodeDecodeError:
        return _guessed(file, data, said, kind)


def _guessed(file: str, data: bytes, said: str, kind: Kind) -> tuple[str, tuple[str, ...]]:
    text = data.decode(said, "replace")
    damaged = text.count("\ufffd")
    if damaged <= DAMAGED * sum(not one.isascii() for one in text):
        signs = counted(damaged, "sign of its text is", "signs of its text are")
        them = "it" if damaged == 1 else "them"
        return text, (f"{file}: {signs} damaged (it is UTF-8 but for {them}).",)
    words = [word for word in kind.words(data) if not word.isascii()]
    guess = guessed(b"\n".join(words))
    page, sure = guess.page, guess.sure or not words
    text = data.decode(page, "replace") if sure else _decoded(file, data, WESTERN, kind)
    if (sure and page == kind.mostly) or not words:
        return text, ()
    users = f" ({guess.users})" if guess.users else ""
    doubt = "" if sure else ", though its words are hardly of that"
    read = f"{file}: it is not UTF-8 and is read as {page}{users}{doubt}, as in '{_example(words, page)}'"
    return text, (f"{read}; if that looks wrong, {kind.remedy}.",)


def _example(words: list[bytes], page: str) -> str:
    longest = max(words, key=len).decode(page, "replace")
    return longest if len(longest) <= SHOWN else f"{longest[:SHOWN].rstrip()}..."


def _decoded(file: str, data: bytes, encoding: str, kind: Kind) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise BrokenInputError(
            f"there is no encoding called '{encoding}'.", where="development.toml", remedy='Try "cp1252".'
        ) from None
    except UnicodeError as error:
        at = getattr(error, "start", 0)
        line = data[:at].count(b"\n") + 1
        raise BrokenInputError(
            f"this is not {encoding}, which has no byte {data[at]:#04x} like the one here.",
            where=f"{file} line {line}",
            remedy=f"{kind.remedy[0].upper()}{kind.remedy[1:]}.",
        ) from None
