"""What a plan says of its own, by language: it is lettered once, in the first language of its development.

Names of rooms and homes are their authors' and stand beside these words, so that a plan is in one language
even where nothing but the file is shown. A page that takes a plan in says its rooms anew to each reader, from
what is written beside their shapes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from models3d.floorplans.rooms import Room
from models3d.given import floor_name
from models3d.manifest import Orientation, Storey

#: The sides of the compass in the order of ``Tongue.sides``.
SIDES: tuple[Orientation, ...] = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


@dataclass(frozen=True)
class Tongue:
    """The words of one language."""

    sides: tuple[str, ...]
    windows: str
    scale: str
    north_up: str
    clockwise: str
    anticlockwise: str
    about: str
    also: str
    outdoors: str
    estimated: str
    undrawn: str
    placed: str
    ground_floor: str
    floor: str
    north: str = "N"
    metre: str = "m"
    point: str = ","
    comma: str = ", "
    last: str = " "

    def square_metres(self, area: float) -> str:
        r"""``area`` with one decimal and a thin space.

        >>> TONGUES["en"].square_metres(24.34), TONGUES["nl"].square_metres(24.34)
        ('24.3\u2009m²', '24,3\u2009m²')
        """
        return f"{f'{area:.1f}'.replace('.', self.point)}\u2009{self.metre}²"

    def in_a_row(self, facts: Sequence[str]) -> str:
        """``facts`` one after another."""
        return self.comma.join(facts)

    def listed(self, things: Sequence[str]) -> str:
        """``things`` as in a sentence.

        >>> TONGUES["en"].listed(["south", "west", "north"])
        'south, west and north'
        """
        if len(things) < 2:
            return "".join(things)
        return f"{self.in_a_row(things[:-1])}{self.last}{things[-1]}"

    def storey(self, storey: Storey) -> str:
        """The storey's own name, or what its floor is called where the import has named it."""
        plain = floor_name(storey.floor)
        if storey.name != plain and not storey.name.startswith(f"{plain} ("):
            return storey.name
        said = self.floor.format(floor=storey.floor) if storey.floor else self.ground_floor
        return said + storey.name.removeprefix(plain)

    def bearing(self, turned: int) -> str:
        """Where north is; ``turned`` degrees clockwise from up."""
        if turned == 0:
            return self.north_up
        return (self.clockwise if turned > 0 else self.anticlockwise).format(degrees=abs(turned))

    def of_room(self, room: Room) -> str:
        """What is said of a room: "Living room, 24.3 m², windows south"."""
        said = [room.name]
        if room.shape is not None:
            said.append(self.square_metres(room.area))
        if room.windows:
            sides = self.listed([self.sides[SIDES.index(side)] for side in room.windows])
            said.append(self.windows.format(sides=sides))
        return self.in_a_row(said)


TONGUES: dict[str, Tongue] = {
    "en": Tongue(
        sides=("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"),
        windows="windows {sides}",
        scale="Floor plan at 1:{scale}, cut 1.2 m above the floor.",
        north_up="North is up.",
        clockwise="North is {degrees}° clockwise from up.",
        anticlockwise="North is {degrees}° anticlockwise from up.",
        about="about {area}",
        also="Also in this home:",
        outdoors="Outdoors",
        estimated="estimated outline",
        undrawn="Its outline is estimated: nobody has drawn its rooms.",
        placed="its place in the building estimated",
        ground_floor="Ground floor",
        floor="Floor {floor}",
        point=".",
        last=" and ",
    ),
    "nl": Tongue(
        sides=(
            "noorden", "noordoosten", "oosten", "zuidoosten",
            "zuiden", "zuidwesten", "westen", "noordwesten",
        ),
        windows="ramen op het {sides}",
        scale="Plattegrond op schaal 1:{scale}, gesneden op 1,2 m boven de vloer.",
        north_up="Het noorden is boven.",
        clockwise="Het noorden ligt {degrees}° met de klok mee vanaf boven.",
        anticlockwise="Het noorden ligt {degrees}° tegen de klok in vanaf boven.",
        about="circa {area}",
        also="Ook in deze woning:",
        outdoors="Buitenruimte",
        estimated="omtrek geschat",
        undrawn="De omtrek is geschat: de kamers zijn niet getekend.",
        placed="de plek in het gebouw is geschat",
        ground_floor="Begane grond",
        floor="Verdieping {floor}",
        last=" en ",
    ),
    "de": Tongue(
        sides=("Norden", "Nordosten", "Osten", "Südosten", "Süden", "Südwesten", "Westen", "Nordwesten"),
        windows="Fenster nach {sides}",
        scale="Grundriss im Maßstab 1:{scale}, geschnitten 1,2 m über dem Boden.",
        north_up="Norden ist oben.",
        clockwise="Norden liegt {degrees}° im Uhrzeigersinn von oben.",
        anticlockwise="Norden liegt {degrees}° gegen den Uhrzeigersinn von oben.",
        about="etwa {area}",
        also="Außerdem in dieser Wohnung:",
        outdoors="Außenbereich",
        estimated="Umriss geschätzt",
        undrawn="Der Umriss ist geschätzt: Die Räume sind nicht gezeichnet.",
        placed="die Lage im Gebäude ist geschätzt",
        ground_floor="Erdgeschoss",
        floor="{floor}. Etage",
        last=" und ",
    ),
    "fr": Tongue(
        sides=("nord", "nord-est", "est", "sud-est", "sud", "sud-ouest", "ouest", "nord-ouest"),
        windows="fenêtres : {sides}",
        scale="Plan à l’échelle 1:{scale}, coupe à 1,2 m au-dessus du sol.",
        north_up="Le nord est en haut.",
        clockwise="Le nord est à {degrees}° du haut, dans le sens horaire.",
        anticlockwise="Le nord est à {degrees}° du haut, dans le sens antihoraire.",
        about="environ {area}",
        also="Également dans ce logement :",
        outdoors="Extérieur",
        estimated="contour estimé",
        undrawn="Son contour est estimé : personne n’a dessiné ses pièces.",
        placed="emplacement dans le bâtiment estimé",
        ground_floor="Rez-de-chaussée",
        floor="Étage {floor}",
        last=" et ",
    ),
    "ar": Tongue(
        sides=(
            "الشمال", "الشمال الشرقي", "الشرق", "الجنوب الشرقي",
            "الجنوب", "الجنوب الغربي", "الغرب", "الشمال الغربي",
        ),
        windows="نوافذ نحو {sides}",
        scale="مخطط بمقياس 1:{scale}، مقطوع على ارتفاع 1.2 م فوق الأرضية.",
        north_up="الشمال إلى الأعلى.",
        clockwise="الشمال منحرف {degrees}° عن الأعلى باتجاه عقارب الساعة.",
        anticlockwise="الشمال منحرف {degrees}° عن الأعلى عكس عقارب الساعة.",
        about="نحو {area}",
        also="وفي هذا المنزل أيضًا:",
        outdoors="المساحة الخارجية",
        estimated="حدود تقديرية",
        undrawn="حدوده تقديرية: لم يرسم أحد غرفه.",
        placed="موقعه في المبنى تقديري",
        ground_floor="الطابق الأرضي",
        floor="الطابق {floor}",
        north="ش",
        metre="م",
        point=".",
        comma="، ",
        last=" و",
    ),
}  # fmt: skip


def tongue_of(languages: Sequence[str]) -> Tongue:
    """The words of the first of ``languages``; English where nobody has written them yet."""
    first = languages[0].replace("_", "-").split("-")[0].lower() if languages else ""
    return TONGUES.get(first, TONGUES["en"])
