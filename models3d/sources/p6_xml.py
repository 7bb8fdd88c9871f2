"""Primavera P6's XML export (PMXML), whose namespace changes with every version of P6."""

from pathlib import Path

from models3d.errors import BrokenInputError
from models3d.model import ScheduledTask
from models3d.sources.p6_tasks import Activity, Node, Plan, baselines_of, data_date, tasks_of
from models3d.sources.task_days import Days, span_of
from models3d.sources.xml_records import Record, read_records

#: The outermost element in every version.
ROOT = "APIBusinessObjects"

PROJECTS = ("Project", "BaselineProject")


def read_p6_xml(path: Path) -> tuple[list[ScheduledTask], list[str]]:
    """Tasks of the PMXML file at ``path``, and what to warn of; raises BrokenInputError."""
    top = read_records(path, frozenset({*PROJECTS, "WBS", "Activity"}))
    projects = [one for one in top.records if one.name in PROJECTS]
    # Some exports nest everything in its project, others lay it out flat and name the project.
    records = [(one, "") for one in top.records] + [
        (one, project["ObjectId"]) for project in projects for one in project.records
    ]
    if not any(one.name == "Activity" for one, _ in records):
        raise BrokenInputError(
            "there are no activities of P6 in it.",
            where=path.name,
            remedy="Export the project from P6 as XML with its activities.",
        )
    plan = Plan(
        file=path.name,
        activities=[_activity(path.name, one, inside) for one, inside in records if one.name == "Activity"],
        nodes={
            one["ObjectId"]: Node(one["Name"] or one["Code"], one["ParentObjectId"])
            for one, _ in records
            if one.name == "WBS"
        },
        baselines=baselines_of(
            {one["ObjectId"]: one["OriginalProjectObjectId"] for one in projects if one.name == PROJECTS[1]},
            {one["CurrentBaselineProjectObjectId"] for one in projects},
        ),
        projects={one["ObjectId"]: one["Id"] for one in projects},
        data_dates={one["ObjectId"]: data_date(path.name, one.line, one["DataDate"]) for one in projects},
    )
    return tasks_of(plan)


def _activity(file: str, one: Record, inside: str) -> Activity:
    def days(starts: tuple[str, ...], finishes: tuple[str, ...]) -> Days:
        start, finish = (next((one[name] for name in names if one[name]), "") for names in (starts, finishes))
        try:
            return span_of(start, finish)
        except ValueError as error:
            raise BrokenInputError(
                f"activity {one['Id']} '{one['Name']}' has a broken date: {error}.",
                where=f"{file} line {one.line}",
                remedy="Correct it in P6 and export again.",
            ) from None

    return Activity(
        code=one["Id"],
        name=one["Name"],
        type=one["Type"],
        project=inside or one["ProjectObjectId"],
        wbs=one["WBSObjectId"],
        planned=days(("PlannedStartDate", "StartDate"), ("PlannedFinishDate", "FinishDate")),
        current=days(
            ("ActualStartDate", "StartDate", "RemainingEarlyStartDate", "PlannedStartDate"),
            ("ActualFinishDate", "FinishDate", "RemainingEarlyFinishDate", "PlannedFinishDate"),
        ),
        actual=days(("ActualStartDate",), ("ActualFinishDate",)),
        line=one.line,
        status=one["Status"],
    )
