"""Schedules as project managers save them from Excel: titles above, semicolons, dates of every kind."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from models3d.errors import BrokenInputError
from models3d.folder.tables import ScheduleTable
from models3d.schedule.days import day_of, iso
from models3d.sources.csvlog import Log, read_log
from models3d.sources.written_dates import Written


def read(path: Path, text: str, encoding: str = "utf-8", **said: str) -> Log:
    (path / "plan.csv").write_bytes(text.encode(encoding))
    return read_log(path / "plan.csv", msgspec.convert({"file": "plan.csv"} | said, ScheduleTable))


def plan(log: Log) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (task.id, task.name, iso(task.planned_start or -1), iso(task.planned_finish or -1))
        for task in log.tasks
    ]


WALLS = [("7", "Walls", "2026-03-02", "2026-03-13")]


def test_a_plan_needs_no_elements(tmp_path: Path) -> None:
    log = read(tmp_path, "task,task_name,start,finish\n7,Walls,2026-03-02,2026-03-13\n")
    assert (plan(log), log.elements, log.warnings) == (WALLS, [], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_excel_may_save_it_as_it_likes(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "ID,Task Name,Start,Finish\r\n7,Walls,2026-03-02,2026-03-13\r\n".replace(",", delimiter)
    assert plan(read(tmp_path, text, encoding)) == WALLS


@pytest.mark.parametrize(
    "header",
    [
        "ID;Name;Start;Finish",
        "Nr.;Vorgangsname;Anfang;Ende",
        "Id;Taaknaam;Begindatum;Einddatum",
        "Activity ID;Activity Name;Start;Finish",
        "Nr;Task;Start Date;End Date",
        'WBS;Omschrijving;"Start\ndate";Gereed',
        "N°;Nom de la tâche;Début;Fin",
        "EDT;Nombre de tarea;Comienzo;Fin",
        "Id;Nome attività;Inizio;Fine",
        "Id;Nome da Tarefa;Início;Término",
        "Lp.;Nazwa zadania;Rozpoczęcie;Zakończenie",
        "Č.;Název úkolu;Zahájení;Dokončení",
        "Nr.;Opgavenavn;Startdato;Slutdato",
        "Nr.;Aktivitetsnavn;Start;Slutt",
        "Nr;Aktivitetsnamn;Start;Slut",
        "Nro;Tehtävän nimi;Alku;Loppu",
        "No;Görev Adı;Başlangıç;Bitiş",
    ],
)
def test_a_header_may_be_in_the_planners_language(tmp_path: Path, header: str) -> None:
    assert plan(read(tmp_path, f"{header}\r\n7;Walls;2026-03-02;2026-03-13\r\n")) == WALLS


def test_titles_may_stand_above_the_table(tmp_path: Path) -> None:
    titles = 'sep=;\r\nLinden Court;;;\r\n"Planning, state of\r\n1 March";;;\r\n;;;\r\n'
    log = read(tmp_path, f"{titles}Nr.;Vorgangsname;Anfang;Ende\r\n7;Walls;02.03.2026;13.03.2026\r\n")
    assert plan(log) == WALLS
    with pytest.raises(BrokenInputError, match=r"plan\.csv line 8: 'soon' in start is no date"):
        read(tmp_path, f"{titles}Nr.;Vorgangsname;Anfang;Ende\r\n\r\n7;Walls;soon;13.03.2026\r\n")


@pytest.mark.parametrize(
    ("start", "finish"),
    [
        ("2-3-2026", "13-3-2026"),
        ("02.03.26", "13.03.26"),
        ("02/03/2026 08:00", "13/03/2026 16:00"),
        ("Mon 3/2/26", "Fri 3/13/26"),
        ("3/2/2026 8:00 AM", "3/13/2026 5:00 PM"),
        ("Mo 02.03.26", "Fr 13.03.26"),
        ("46083", "46094"),
        ("46083,333333", "46094.7083"),
        ("2 March 2026", "13 March 2026"),
        ("02-mrt-26", "13-mrt-26"),
        ("2. März 2026", "13. März 2026"),
        ("Mar 2, 2026", "Mar 13, 2026"),
        ("lun. 2 mars 2026", "ven. 13 mars 2026"),
        ("2-mar-26", "13-mar-26"),
        ("2 března 2026", "13 března 2026"),
        ("2026/03/02", "2026/03/13"),
        ("2026-03-02T08:00:00", "2026-03-13T16:00:00"),
    ],
)
def test_dates_are_read_as_the_table_writes_them(tmp_path: Path, start: str, finish: str) -> None:
    assert plan(read(tmp_path, f"id;task name;start;finish\n7;Walls;{start};{finish}\n")) == WALLS


@pytest.mark.parametrize(
    "months",
    [
        "January February March April May June July August September October November December",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "januar februar marts april maj juni juli august september oktober november december",
        "januar februar mars april mai juni juli august september oktober november desember",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "tammikuu helmikuu maaliskuu huhtikuu touko kesä heinä elokuu syyskuu lokakuu marraskuu joulukuu",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    ],
)
def test_a_month_may_have_its_name_in_the_planners_language(months: str) -> None:
    read = Written()
    days = [read.day(f"5 {month} 2026") for month in months.split()]
    assert days == [day_of(date(2026, number, 5)) for number in range(1, 13)]


def test_a_day_that_may_be_a_month_is_asked_for_not_guessed(tmp_path: Path) -> None:
    text = "id;task name;start;finish\n7;Walls;03/02/2026;03/06/2026\n"
    with pytest.raises(BrokenInputError, match="may begin with the day or with the month") as refused:
        read(tmp_path, text)
    assert "%m/%d/%Y" in refused.value.remedy
    assert plan(read(tmp_path, text, dates="%m/%d/%Y"))[0][2:] == ("2026-03-02", "2026-03-06")


@given(
    some.dates(date(1990, 1, 1), date(2099, 12, 31)), some.sampled_from(["%d-%m-%Y", "%d.%m.%y", "%Y-%m-%d"])
)
def test_every_day_is_read_as_it_was_written(day: date, form: str) -> None:
    if "y" in form and day.year < 2000:
        day += timedelta(days=36525)
    text = day.strftime(form)
    assert Written.of([text]).day(text) == day_of(day)


def test_rows_of_one_name_are_several_tasks_where_there_is_no_number(tmp_path: Path) -> None:
    text = "Task Name;Start;Finish\nPour;2026-03-02;2026-03-03\nPour;2026-04-02;2026-04-03\n"
    assert [task.id for task in read(tmp_path, text).tasks] == ["Pour", "Pour (2)"]


def test_levels_make_headings_and_percentages_are_what_happened(tmp_path: Path) -> None:
    log = read(
        tmp_path,
        "ID;Outline Level;Name;Start;Finish;% Complete\n"
        "1;1;Structure;2026-03-02;2026-03-27;60 %\n"
        "2;2;Walls;2026-03-02;2026-03-13;100 %\n"
        "3;2;Slab;2026-03-16;2026-03-27;12,5 %\n"
        "4;1;Roof;2026-03-30;2026-04-03;0 %\n",
    )
    assert [(task.name, task.path) for task in log.tasks] == [
        ("Walls", ("Structure",)),
        ("Slab", ("Structure",)),
        ("Roof", ()),
    ]
    walls, slab, roof = log.tasks
    assert (iso(walls.actual_finish or -1), slab.actual_finish, roof.actual_start) == (
        "2026-03-13",
        None,
        None,
    )
    assert slab.actual_start == slab.planned_start
    assert "2 tasks are begun or done by their percentage alone" in log.warnings[0]


def test_shares_of_one_are_percentages_too(tmp_path: Path) -> None:
    text = "id;name;start;finish;percent\n1;A;2026-03-02;2026-03-06;1\n2;B;2026-03-02;2026-03-06;0,5\n"
    first, second = read(tmp_path, text).tasks
    assert first.actual_finish is not None
    assert (second.actual_start is None, second.actual_finish) == (False, None)
