"""What walls, slabs and cladding consist of: layers from inside out (or top to bottom), in metres."""

#: Name of a layer set -> (material, thickness) of every layer.
LAYERS: dict[str, tuple[tuple[str, float], ...]] = {
    "outer": (("Sand-lime block", 0.22),),
    "party": (("Sand-lime block", 0.25),),
    "core": (("Concrete C30/37", 0.25),),
    "partition": (("Gypsum plasterboard", 0.0125), ("Mineral wool", 0.075), ("Gypsum plasterboard", 0.0125)),
    "slab": (("Concrete C30/37", 0.24),),
    "base": (("Concrete C30/37", 0.30),),
    "brick": (("Mineral wool", 0.205), ("Facing brick", 0.115)),
    "render": (("Mineral wool", 0.30), ("Mineral render", 0.02)),
    "larch": (("Mineral wool", 0.26), ("Larch boards", 0.06)),
}
