"""Where the table begins in a CSV schedule, and which of its columns is which, in the planner's language."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models3d.folder.tables import ScheduleTable
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

#: So many lines of titles may stand above a table.
MOST_TITLES = 20

#: What parts columns, where it is not what was said.
DELIMITERS = (";", "\t", ",", "|")


@dataclass(frozen=True)
class Header:
    """How to read a table: ``above`` lines stand before its header, ``columns`` are its names by ours."""

    encoding: str
    delimiter: str
    above: int = 0
    columns: dict[str, str] = field(default_factory=dict)


def find_header(path: Path, table: ScheduleTable) -> Header:
    """Where and how the table of the file at ``path`` begins; as ``table`` says where nothing better fits."""
    head = path.read_bytes()
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    said = Header("utf-16" if utf16 else table.encoding, table.delimiter, columns=_usual(table))
    try:
        text = head.decode("utf-8-sig" if said.encoding == "utf-8" else said.encoding, "replace")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    except (LookupError, UnicodeError):
        return said
    for delimiter in dict.fromkeys((table.delimiter, *DELIMITERS)):
        above = 0
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            for _, names in zip(range(MOST_TITLES), reader, strict=False):
                columns = _columns(names, table)
                if all(name in columns for name in REQUIRED):
                    return Header(said.encoding, delimiter, above, _usual(table) | columns)
                above = reader.line_num
        except csv.Error:
            continue
    return said


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
