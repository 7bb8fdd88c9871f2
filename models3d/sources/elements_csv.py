"""The table of elements beside a glTF file: what each id is and where it belongs."""

from dataclasses import dataclass, replace
from pathlib import Path

from models3d.sources.file_text import USUAL
from models3d.sources.table import read_table
from models3d.sources.table_text import Keys, TableText, table_text

#: Our name of a column -> its name in a table that needs no mapping.
COLUMNS = {
    "global_id": "global_id",
    "class": "ifc_class",
    "name": "name",
    "storey": "storey",
    "layer": "layer",
    "material": "material",
    "parent": "parent",
    "zone": "zone",
}


@dataclass(frozen=True)
class ElementRow:
    """One row; empty strings where the table is silent."""

    global_id: str
    ifc_class: str
    name: str
    storey: str
    layer: str
    material: str
    parent: str
    zone: str


def elements_text(path: Path, encoding: str = USUAL) -> TableText:
    """The text of the table of elements at ``path``; raises BrokenInputError."""
    return table_text(path, Keys("[[models]]", "columns"), encoding)


def elements_in(source: TableText, columns: dict[str, str]) -> dict[str, ElementRow]:
    """Rows of the table ``source`` by id, in its order; raises BrokenInputError for a repeated id.

    A class that is not called as in IFC ("Wall", "Mur", "Dveře") is the class that the word means.
    """
    found: dict[str, ElementRow] = {}
    for row in read_table(source, columns=COLUMNS, renamed=columns, required=("global_id", "class")):
        name = row["global_id"]
        if not name:
            raise row.refuse("this element has no id.", "Fill in its id, or remove the row.")
        if name in found:
            raise row.refuse(f"the element {name} is there twice.", "Remove one of its rows.")
        found[name] = ElementRow(
            global_id=name,
            ifc_class=row["class"],
            name=row["name"],
            storey=row["storey"],
            layer=row["layer"],
            material=row["material"],
            parent=row["parent"],
            zone=row["zone"],
        )
    if all(one.ifc_class.startswith("Ifc") for one in found.values()):
        return found
    # Few tables need the words, which take a moment to load.
    from models3d.mapping.classes_said import classes_said

    classes = classes_said(one.ifc_class for one in found.values())
    return {name: replace(one, ifc_class=classes[one.ifc_class]) for name, one in found.items()}
