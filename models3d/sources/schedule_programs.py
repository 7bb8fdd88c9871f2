"""Files that planning programs keep for themselves, and how to get out of each what can be read here."""

from pathlib import Path

from models3d.errors import BrokenInputError

AS_XML = "save it as MS-Project XML (.xml)"

#: How their files end -> whose they are and what to do.
PROGRAMS = {
    (".mpp", ".mpt"): ("MS Project", "Open it in MS Project and choose Save As, XML Format (*.xml)."),
    (".pp",): ("Asta Powerproject", f"Open it in Powerproject and {AS_XML}."),
    (".prx", ".stx"): (
        "Primavera P3 or SureTrak",
        "Open it in P3 or P6 and export it as XER or XML, or ask the planner for that.",
    ),
    (".pod",): ("ProjectLibre", f"Open it in ProjectLibre and {AS_XML}."),
    (".gan",): ("GanttProject", "Open it in GanttProject and export it for Microsoft Project (.xml)."),
    (".planner",): ("Planner", "Ask for the schedule as MS-Project XML or as a table (.csv)."),
    (".fts",): ("FastTrack Schedule", f"Open it in FastTrack and {AS_XML}."),
    (".sp",): ("Synchro", "Open it in Synchro and export its tasks as MS-Project XML or P6 XML."),
    (".xls", ".xlsx", ".xlsm", ".ods"): ("a spreadsheet program", "Open it there and save the sheet as CSV."),
}


def refuse_programs_own(path: Path) -> None:
    """Raise BrokenInputError where ``path`` is called as a program's own file; it may be something else."""
    ending = path.suffix.casefold()
    for endings, (program, remedy) in PROGRAMS.items():
        if ending in endings:
            raise BrokenInputError(
                f"this is a file of {program} ({ending}), which keeps it in a form of its own.",
                where=path.name,
                remedy=remedy,
            )
