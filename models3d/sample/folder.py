"""The sample as a development folder: ``model.ifc``, ``units.csv`` and ``development.toml``."""

from datetime import date
from pathlib import Path

from models3d.sample.development import development_toml
from models3d.sample.house import parts
from models3d.sample.ifc_model import IfcModel
from models3d.sample.offers import units_csv
from models3d.sample.programme import AS_OF, programme
from models3d.sample.spaces import spaces


def ifc_text(as_of: date = AS_OF) -> str:
    """The IFC file's text, with what the site had reported by ``as_of``."""
    model = IfcModel()
    model.parts(parts())
    model.spaces(spaces())
    model.tasks(programme(as_of))
    model.finish()
    text = model.ifc.file.to_string()
    assert isinstance(text, str)  # noqa: S101 - ifcopenshell has no types
    return text


def write_sample(folder: Path, as_of: date = AS_OF) -> None:
    """Write the development folder; files of that name are replaced, others are left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.ifc").write_text(ifc_text(as_of), encoding="utf-8")
    (folder / "units.csv").write_text(units_csv(), encoding="utf-8")
    (folder / "development.toml").write_text(development_toml(), encoding="utf-8")
