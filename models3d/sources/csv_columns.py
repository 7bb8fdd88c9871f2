"""Where the table begins in a CSV schedule, and which of its columns is which, in the planner's language."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from models3d.folder.tables import ScheduleTable
from models3d.sources.table_text import Start, find_start
from models3d.spelling import bare

#: Our name of a column -> what programs and planners call it, the first that is there; ours comes first.
#: Without accents, as they are compared.
NAMES: dict[str, tuple[str, ...]] = {
    ours: tuple(names.split(", "))
    for ours, names in {
        "element": "element, guid, globalid, global id, ifcguid, ifc guid, element id, elementid",
        "class": "ifc_class, ifcclass, ifc class",
        "name": "name, nom, nombre, nome, nazwa, nazev, navn, namn",
        "layer": "layer, calque, capa, strato, warstwa, vrstva",
        "material": "material, materiaal, materiau, materiale",
        "task": (
            "task, task id, taskid, activity id, activityid, unique id, vorgangs-id, "
            "vorgangsnummer, vorgang nr., taaknummer, taak-id, wbs, psp-code, edt, id, nr., nr, no., "
            "no, nro, n°, num, numero, lp., lp, c., #"
        ),
        "task_name": (
            "task_name, task name, taskname, activity name, activity, vorgangsname, vorgang, "
            "taaknaam, taak, activiteit, bezeichnung, omschrijving, description, tatigkeit, "
            "leistung, nom de la tache, nom de tache, tache, designation, libelle, nombre de tarea, "
            "nombre de la tarea, tarea, actividad, descripcion, nome attivita, attivita, descrizione, "
            "lavorazione, nome da tarefa, nome da atividade, tarefa, atividade, descricao, nazwa zadania, "
            "zadanie, opis, nazev ukolu, ukol, cinnost, popis, opgavenavn, opgave, aktivitetsnavn, "
            "oppgavenavn, oppgave, aktivitetsnamn, aktivitet, uppgift, benamning, beskrivelse, beskrivning, "
            "tehtavan nimi, tehtava, gorev adi, gorev, faaliyet"
        ),
        "start": (
            "start, start date, start_date, startdate, planned start, anfang, beginn, startdatum, "
            "anfangstermin, begindatum, begin, aanvang, von, debut, date de debut, comienzo, inicio, "
            "fecha de inicio, fecha inicio, fecha de comienzo, inizio, data inizio, data di inizio, "
            "data de inicio, rozpoczecie, data rozpoczecia, poczatek, zahajeni, datum zahajeni, zacatek, "
            "startdato, alku, alkaa, aloitus, baslangic, baslama"
        ),
        "finish": (
            "finish, finish date, finish_date, end, end date, end_date, enddate, planned finish, "
            "ende, endtermin, enddatum, einddatum, einde, eind, gereed, fertigstellung, bis, tot, fin, "
            "date de fin, fecha de fin, fecha fin, fine, data fine, data di fine, termino, conclusao, fim, "
            "data de termino, data de conclusao, zakonczenie, data zakonczenia, koniec, dokonceni, "
            "datum dokonceni, konec, slut, slutdato, slutt, sluttdato, slutdatum, "
            "loppu, paattyy, valmis, bitis"
        ),
        "baseline_start": (
            "baseline_start, baseline start, bl start, geplanter anfang, soll-anfang, "
            "soll-beginn, basislijn start, geplande begindatum, contract start"
        ),
        "baseline_finish": (
            "baseline_finish, baseline finish, bl finish, geplantes ende, soll-ende, basislijn "
            "einde, geplande einddatum, contract finish"
        ),
        "actual_start": (
            "actual_start, actual start, ist-anfang, ist-beginn, aktueller anfang, tatsachlicher "
            "anfang, werkelijke begindatum, werkelijke start, debut reel, comienzo real, inicio real, "
            "inizio effettivo, rzeczywiste rozpoczecie, skutecne zahajeni, faktisk startdato, faktisk start, "
            "verklig start"
        ),
        "actual_finish": (
            "actual_finish, actual finish, ist-ende, aktuelles ende, tatsächliches ende, "
            "werkelijke einddatum, werkelijk einde, fin reelle, fin real, termino real, conclusao real, "
            "fine effettiva, rzeczywiste zakonczenie, skutecne dokonceni, faktisk slutdato, faktisk slutt, "
            "verkligt slut"
        ),
        "percent": (
            "percent, % complete, percent complete, % abgeschlossen, % voltooid, gereed %, % acheve, "
            "% completado, % completata, % completamento, % concluida, % concluido, % ukonczenia, "
            "% dokonceno, % faerdig, % fullfort, % klart"
        ),
        "level": "level, outline level, outline_level, gliederungsebene, overzichtsniveau",
        "report": "report",
    }.items()
}

#: Columns without which a table is no schedule; a name will do for the task's id.
REQUIRED = ("task", "start", "finish")


@dataclass(frozen=True)
class Header:
    """Where a table begins; ``columns`` are its names by ours."""

    start: Start
    columns: dict[str, str]


def find_header(text: str, table: ScheduleTable) -> Header:
    """Where the table in ``text`` begins, and its columns; as ``table`` says where nothing better fits."""
    start = find_start(
        text, table.delimiter, lambda names: all(name in _columns(names, table) for name in REQUIRED)
    )
    if start is None:
        return Header(Start(table.delimiter), _usual(table))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=start.delimiter)
    names = next(names for names in reader if reader.line_num > start.above)
    return Header(start, _usual(table) | _columns(names, table))


def _usual(table: ScheduleTable) -> dict[str, str]:
    return {ours: names[0] for ours, names in NAMES.items()} | table.columns


def _columns(names: Sequence[str], table: ScheduleTable) -> dict[str, str]:
    """The names of a header's columns by ours; a name for tasks alone is both id and name."""
    header = {_plain(name): name.strip() for name in reversed(names)}
    own = {ours: header[_plain(name)] for ours, name in table.columns.items() if _plain(name) in header}
    taken = {_plain(name) for name in own.values()}
    for ours, usual in NAMES.items():
        found = next((one for one in usual if one in header and one not in taken), None)
        if ours not in table.columns and found is not None:
            own[ours] = header[found]
            taken.add(found)
    if "element" not in own and "task_name" not in own and "name" in own:
        own["task_name"] = own.pop("name")
    number = next((header[one] for one in NAMES["task"][1:] if one in header), "")
    if (
        "element" not in own
        and "task_name" not in own
        and own.get("task", "").casefold() == "task"
        and number
    ):
        # A column of tasks beside one of numbers holds their names.
        own["task_name"], own["task"] = own["task"], number
    if "task" not in own and "task_name" in own:
        own["task"] = own["task_name"]
    return own


def _plain(name: str) -> str:
    """A column's name without regard to case, accents, line breaks and double spaces."""
    return " ".join(bare(name).split())
