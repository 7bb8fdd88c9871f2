"""Small Primavera exports in both formats, written from the same activities."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

#: XER's names of types -> XML's.
TYPES = {
    "TT_Task": "Task Dependent",
    "TT_Mile": "Start Milestone",
    "TT_FinMile": "Finish Milestone",
    "TT_LOE": "Level of Effort",
    "TT_WBS": "WBS Summary",
}


@dataclass(frozen=True)
class Act:
    """An activity under the node ``wbs``; days are ISO, ``now`` is the plan in force where it has moved."""

    code: str
    name: str
    wbs: str
    start: str
    finish: str
    type: str = "TT_Task"
    now: tuple[str, str] = ("", "")
    actual: tuple[str, str] = ("", "")


#: Nodes of the breakdown: id -> name, id of the node above.
WBS = {"w1": ("Structure", ""), "w2": ("Ground floor", "w1"), "w3": ("Façade", "")}

ACTS = (
    Act("A1000", "Foundations", "w1", "2026-03-02", "2026-03-13", actual=("2026-03-03", "2026-03-16")),
    Act("A1010", "Walls", "w2", "2026-03-16", "2026-03-27", now=("2026-03-23", "2026-04-03")),
    Act("A1020", "Walls", "w3", "2026-04-06", "2026-04-17"),
    Act("A1030", "Weathertight", "w3", "2026-04-20", "2026-04-20", type="TT_FinMile"),
    Act("A9000", "Site management", "w1", "2026-03-02", "2026-04-20", type="TT_LOE"),
    Act("A9010", "Structure", "w1", "2026-03-02", "2026-03-27", type="TT_WBS"),
)


def xer(acts: tuple[Act, ...] = ACTS, promised: Mapping[str, tuple[str, str]] | None = None) -> str:
    """The export as XER; ``promised`` are a baseline's days by activity id."""
    lines = ["ERMHDR\t19.12\t2026-03-16\tProject\tadmin\tP6\tdbxDatabaseNoName\tProject Management\tEUR"]
    lines += ["%T\tPROJECT", "%F\tproj_id\torig_proj_id\tproj_short_name\tsum_base_proj_id"]
    lines += [f"%R\t1\t\tLINDEN\t{'2' if promised else ''}"]
    lines += ["%R\t2\t1\tLINDEN - B1\t"] if promised else []
    lines += ["%T\tCALENDAR", "%F\tclndr_id\tclndr_name", "%R\t7\tFive days"]
    lines += ["%T\tPROJWBS", "%F\twbs_id\tproj_id\tparent_wbs_id\tproj_node_flag\twbs_short_name\twbs_name"]
    lines += ["%R\tw0\t1\t\tY\tLINDEN\tLinden Court"]
    lines += [f"%R\t{key}\t1\t{above or 'w0'}\tN\t{key}\t{name}" for key, (name, above) in WBS.items()]
    fields = [
        "task_id",
        "proj_id",
        "wbs_id",
        "task_type",
        "task_code",
        "task_name",
        "restart_date",
        "reend_date",
    ]
    fields += ["target_start_date", "target_end_date", "act_start_date", "act_end_date"]
    lines += ["%T\tTASK", "\t".join(["%F", *fields])]
    for number, one in enumerate(acts):
        days = [_at(day) for day in (*one.now, one.start, one.finish, *one.actual)]
        lines.append("\t".join(["%R", str(number), "1", one.wbs, one.type, one.code, one.name, *days]))
    for code, (start, finish) in (promised or {}).items():
        days = ["", "", _at(start), _at(finish), "", ""]
        lines.append("\t".join(["%R", f"b{code}", "2", "w0", "TT_Task", code, "as promised", *days]))
    return "\r\n".join([*lines, "%E", ""])


def p6_xml(
    acts: tuple[Act, ...] = ACTS,
    promised: Mapping[str, tuple[str, str]] | None = None,
    version: str = "V19.12",
) -> str:
    """The export as XML of a ``version`` of P6."""
    space = f"http://xmlns.oracle.com/Primavera/P6/{version}/API/BusinessObjects"
    nodes = [
        _element("WBS", ObjectId=key, Name=name, ParentObjectId=above) for key, (name, above) in WBS.items()
    ]
    shown = [
        _element(
            "Activity",
            ObjectId=str(number),
            Id=one.code,
            Name=one.name,
            Type=TYPES[one.type],
            WBSObjectId=one.wbs,
            PlannedStartDate=_at(one.start),
            PlannedFinishDate=_at(one.finish),
            StartDate=_at(one.actual[0] or one.now[0] or one.start),
            FinishDate=_at(one.actual[1] or one.now[1] or one.finish),
            ActualStartDate=_at(one.actual[0]),
            ActualFinishDate=_at(one.actual[1]),
        )
        for number, one in enumerate(acts)
    ]
    kept = [
        _element("Activity", Id=code, Name="as promised", PlannedStartDate=_at(a), PlannedFinishDate=_at(b))
        for code, (a, b) in (promised or {}).items()
    ]
    current = "<CurrentBaselineProjectObjectId>2</CurrentBaselineProjectObjectId>" if promised else ""
    baseline = (
        "<BaselineProject><ObjectId>2</ObjectId><OriginalProjectObjectId>1</OriginalProjectObjectId>"
        f"{''.join(kept)}</BaselineProject>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<APIBusinessObjects xmlns="{space}">\n'
        f"<Project><ObjectId>1</ObjectId><Id>LINDEN</Id>{current}\n"
        + "\n".join([*nodes, *shown])
        + f"\n</Project>\n{baseline if promised else ''}</APIBusinessObjects>\n"
    )


def _at(day: str) -> str:
    return f"{day}T08:00:00" if day else ""


def _element(kind: str, **values: str) -> str:
    inner = "".join(f"<{key}>{escape(value)}</{key}>" for key, value in values.items() if value)
    return f"<{kind}>{inner}</{kind}>"
