"""Says what to do with a model of a kind that is not read."""

from pathlib import Path

from models3d.errors import BrokenInputError

KINDS = (".ifc", ".ifczip", ".glb", ".gltf")

EXPORT_IFC = "export it as IFC4 or IFC2X3 (.ifc)"
EXPORT_GLTF = "export it as glTF (.glb) with a node for every element"

#: What to do with a file of another kind.
REMEDIES = {
    ".ifcxml": "IfcXML is not read: export the model as a STEP file (.ifc).",
    ".zip": "Unpack it and name the model that is in it; a zipped IFC model ends in .ifczip.",
    ".rvt": f"Open it in Revit and {EXPORT_IFC}.",
    ".pln": f"Open it in Archicad and {EXPORT_IFC}.",
    ".pla": f"Open it in Archicad and {EXPORT_IFC}.",
    ".skp": f"Open it in SketchUp and {EXPORT_IFC}, or {EXPORT_GLTF}.",
    ".dwg": f"Open it where it was drawn and {EXPORT_IFC}.",
    ".vwx": f"Open it in Vectorworks and {EXPORT_IFC}.",
    ".nwd": f"Ask for the models that it was put together from, and {EXPORT_IFC} each.",
    ".blend": f"Open it in Blender and {EXPORT_GLTF}.",
    ".fbx": f"Open it where it was made and {EXPORT_GLTF}.",
    ".obj": f"Open it where it was made and {EXPORT_GLTF}.",
    ".max": f"Open it in 3ds Max and {EXPORT_GLTF}.",
    ".3dm": f"Open it in Rhino and {EXPORT_GLTF}.",
}

#: How files that are read begin, and how they should be called.
BEGINNINGS = {b"ISO-10303-21": ".ifc", b"glTF": ".glb"}


def refuse_other_kinds(path: Path, name: str) -> None:
    """Raise BrokenInputError where ``path``, called ``name`` in ``development.toml``, is of another kind."""
    kind = path.suffix.casefold()
    if kind in KINDS:
        return
    with path.open("rb") as file:
        begins = file.read(64).lstrip()
    for beginning, right in BEGINNINGS.items():
        if begins.startswith(beginning):
            raise BrokenInputError(
                f"its ending '{path.suffix}' is not that of what is in it.",
                where=name,
                remedy=f"Rename it to end in {right}, there and in development.toml.",
            )
    raise BrokenInputError(
        f"a model of the kind '{path.suffix}' cannot be read.",
        where=name,
        remedy=REMEDIES.get(kind, "Export it as .ifc, .glb or .gltf."),
    )
