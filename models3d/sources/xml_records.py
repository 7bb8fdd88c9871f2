"""Records of a large XML file with the lines they begin on, so that an error can name the place."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from models3d.errors import BrokenInputError

#: Elements within elements beyond which a file is no schedule but an attack on the reader.
DEEPEST = 200


@dataclass
class Record:
    """An element of one of the wanted names: its children's texts, and the records in it.

    ``name`` and the keys of ``values`` are without namespaces, which change with the version of the tool.
    """

    name: str
    line: int
    values: dict[str, str] = field(default_factory=dict)
    records: list["Record"] = field(default_factory=list)

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """The file holds what no schedule has."""


class _Growing:
    """Takes the parser's events; ``namespace`` is that of the outermost element."""

    def __init__(self, parser: expat.XMLParserType, wanted: frozenset[str]) -> None:
        self._parser, self._wanted = parser, wanted
        self.top = Record("", 1)
        self._open: list[tuple[int, Record]] = [(0, self.top)]
        self._depth = 0
        self._text: list[str] | None = None
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, _: object) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Refused("its elements are nested too deeply")
        space, _, local = name.rpartition(" ")
        if self._depth == 1:
            self.top.values["namespace"], self.top.values["root"] = space, local
        self._text = None
        if local in self._wanted:
            record = Record(local, self._parser.CurrentLineNumber)
            self._open[-1][1].records.append(record)
            self._open.append((self._depth, record))
        elif self._depth == self._open[-1][0] + 1:
            self._text = []

    def _end(self, name: str) -> None:
        depth, record = self._open[-1]
        if self._depth == depth:
            self._open.pop()
        elif self._text is not None and self._depth == depth + 1:
            record.values.setdefault(name.rpartition(" ")[2], "".join(self._text).strip())
        self._text = None
        self._depth -= 1

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _doctype(self, *_: object) -> None:
        raise _Refused("it declares a document type, which no schedule needs")


def read_records(path: Path, wanted: frozenset[str]) -> Record:
    """All elements whose names are ``wanted``, nested as in the file, in one record.

    The values ``namespace`` and ``root`` of the result are those of the outermost element. Raises
    BrokenInputError where the file is no well-formed XML.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    growing = _Growing(parser, wanted)
    try:
        parser.Parse(path.read_bytes(), True)
    except expat.ExpatError as error:
        raise BrokenInputError(
            f"this is not well-formed XML: {expat.ErrorString(error.code)} (column {error.offset}).",
            where=f"{path.name} line {error.lineno}",
            remedy="Save it again as XML; a file that ends too early was not copied or exported whole.",
        ) from None
    except (_Refused, LookupError, ValueError) as error:
        raise BrokenInputError(
            f"this cannot be read as XML: {error}.",
            where=f"{path.name} line {parser.CurrentLineNumber}",
            remedy="Save it again as XML in UTF-8.",
        ) from None
    return growing.top


def outermost(head: bytes) -> tuple[str, str] | None:
    """Namespace and name of the outermost element in the first bytes of a file; None where it is no XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    growing = _Growing(parser, frozenset())
    # A later fault is the reader's to report; what matters is what came before it.
    with suppress(expat.ExpatError, _Refused, LookupError, ValueError):
        parser.Parse(head, False)
    values = growing.top.values
    return (values["namespace"], values["root"]) if "root" in values else None
