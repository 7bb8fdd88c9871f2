"""What kind of schedule a file is, from what is in it; what it is called may mislead."""

from pathlib import Path
from typing import Literal

from models3d.errors import BrokenInputError
from models3d.sources.msproject import NAMESPACE
from models3d.sources.msproject import ROOT as PROJECT
from models3d.sources.p6_xer import BEGINS
from models3d.sources.p6_xml import ROOT
from models3d.sources.schedule_programs import refuse_programs_own
from models3d.sources.xml_records import outermost

ScheduleKind = Literal["msproject", "p6 xml", "p6 xer", "csv"]

#: Enough of a file for the name of its outermost element, whatever comments precede it.
HEAD = 1 << 16

#: How files begin that planners send by mistake -> what they are and what to do instead.
OTHERS = {
    b"\xd0\xcf\x11\xe0": ("a binary file (.mpp or .xls)", "Open it and save it as XML or CSV."),
    b"PK\x03\x04": ("a packed file (.xlsx or .zip)", "Save it as CSV, or unpack it."),
    b"MPX": (
        "an MPX file, the exchange format of early versions of MS Project",
        "Open it in MS Project, or in the program that wrote it, and save it as XML.",
    ),
    b"\xac\xed": ("a file of ProjectLibre (.pod)", "Export it from ProjectLibre as MS-Project XML."),
    b"SQLite format 3": ("a database", "Export the schedule as MS-Project XML or P6 XER."),
    b"%PDF": ("a PDF", "Ask the planner for the schedule itself: MS-Project XML, P6 XER or XML, or CSV."),
    b"ISO-10303-21": ("an IFC file", "Name it under [[models]]; tasks inside it are found there."),
}


def recognised(path: Path) -> ScheduleKind:
    """The kind of the schedule at ``path``; raises BrokenInputError where it is none."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    for begins, (what, remedy) in OTHERS.items():
        if head.startswith(begins):
            refuse_programs_own(path)
            raise BrokenInputError(f"this is {what}, not a schedule.", where=path.name, remedy=remedy)
    plain = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if plain.startswith(BEGINS) or plain.replace(b"\0", b"")[2:].startswith(BEGINS):
        return "p6 xer"
    outer = outermost(head)
    if outer is not None:
        namespace, root = outer
        # Other programs' exports leave the namespace out, or add a version to it.
        if namespace.startswith(NAMESPACE) or (not namespace and root == PROJECT):
            return "msproject"
        if root == ROOT:
            return "p6 xml"
        refuse_programs_own(path)
        raise BrokenInputError(
            f"this is XML of another kind ({root}).",
            where=path.name,
            remedy="Save the schedule as XML from MS Project or P6, or as a table (.csv).",
        )
    suffix = path.suffix.casefold()
    if suffix == ".xer":
        raise BrokenInputError(
            "this does not begin as an XER file does (ERMHDR).",
            where=f"{path.name} line 1",
            remedy="Export the schedule from P6 again.",
        )
    if suffix == ".xml" or plain.startswith(b"<"):
        # Too broken to be told apart: either reader says on which line.
        return "msproject"
    refuse_programs_own(path)
    if b"\0" in head and not _is_utf16(head):
        raise BrokenInputError(
            "this is a binary file, not a schedule.",
            where=path.name,
            remedy="Open it in the program that wrote it and save it as MS-Project XML, P6 XER or CSV.",
        )
    return "csv"


def _is_utf16(head: bytes) -> bool:
    """Say whether ``head`` begins a text in UTF-16, with or without the mark for it."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:2]
