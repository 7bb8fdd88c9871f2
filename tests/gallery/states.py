"""The states of the buyers' page that a gallery shows: each an address, and what is pressed there."""

from dataclasses import dataclass

from models3d.manifest import Manifest, Unit


@dataclass(frozen=True)
class State:
    """A ``name`` for its files, ``words`` for people, the ``query`` of its address, what is done there.

    Buttons to ``press`` by their names; a price to ``filter`` the homes by; a selector of what to ``show``:
    it is pressed where that opens something, and else scrolled into sight.
    """

    name: str
    words: str
    query: str
    press: tuple[str, ...] = ()
    filter: float = 0
    show: str = ""


#: Of an equinox, when mornings and evenings have the façades in their light.
HOURS = (("morning", "9-0800"), ("noon", "9-1300"), ("golden-hour", "9-1815"), ("night", "9-2100"))


def states_of(manifest: Manifest) -> list[State]:
    """Every main state of the page of ``manifest``, in the order in which a buyer meets them."""
    stages = [stage for stage in manifest.stages if stage.elements]
    first, last = stages[0].id, stages[-1].id
    raw = stages[(len(stages) - 1) // 3].id
    home = shown_home(manifest)
    unit = f"unit={home.id}"
    top = max(range(len(manifest.storeys)), key=lambda index: manifest.storeys[index].elevation)
    half = sorted(range(top + 1), key=lambda index: manifest.storeys[index].elevation)[(top + 1) // 2]
    states = [State("first-look", "The first look", "")]
    states += [State(f"stage-{stage.id}", stage.name, f"stage={stage.id}") for stage in stages]
    states += [
        State("today", "Today, as reported", "stage=today"),
        State("day-by-day", "Day by day", f"stage={first}", ("Day by day",)),
        *(State(hour, hour.replace("-", " ").capitalize(), f"stage={last}&sun={sun}") for hour, sun in HOURS),
        State("light-and-sun", "Choosing the hour", f"stage={last}&sun=9-1000", ("Light and sun",)),
        State("home", "A home and its card", f"stage={last}&{unit}"),
        State("home-in-the-raw-structure", "The same home in the raw structure", f"stage={raw}&{unit}"),
        State("inside", "Inside, finished", f"stage={last}&{unit}", ("Step inside",)),
        State("inside-raw", "Inside the raw structure", f"stage={raw}&{unit}", ("Step inside",)),
        State("compare-leaf", "Choosing what to compare", f"stage={last}", ("Compare",)),
        State("compared", "Raw structure and finished", f"stage={last}&with={raw}_0.5"),
        State("room-compared", "The same room", f"stage={last}&{unit}&with={raw}_0.5", ("Step inside",)),
        State("floor-plan", "Its floor plan", f"stage={last}&{unit}", ("Floor plans",)),
        State("section", "Cut through", f"stage={last}&cut=a50"),
        State("peeled", "Down to a storey", f"stage={last}&cut=s{half}"),
        State("lifted", "Storey from storey", f"stage={last}&cut=l25"),
        State("alone", "One home alone", f"stage={last}&{unit}&cut=p"),
        State("cut-tools", "Opening the building", f"stage={last}", ("Look inside the building",)),
    ]
    if manifest.palettes:
        states.append(
            State("finishes", "Finishes and what they cost", f"stage={last}&{unit}", show=".finishes")
        )
    if manifest.tour:
        states.append(State("tour", "The guided tour waits", f"tour={(len(manifest.tour) + 1) // 2}"))
    if manifest.nearby:
        look = "[data-place='{}'] .nearby-look".format
        final, last_one = f"stage={last}", len(manifest.nearby)
        states += [
            State("nearby", "What is near, over the roofs", final, ("Nearby",), show=look(1)),
            State("nearby-home", "And from a home", f"{final}&{unit}", ("Nearby",), show=look(last_one)),
        ]
    if manifest.photos:
        states.append(State("photo", "A photo of the works", f"stage={first}", show=".stops .photo-card"))
    if prices := sorted(home.price for home in manifest.units if home.price):
        middle = prices[len(prices) // 2]
        states.append(State("painted-homes", "Homes at a price", f"stage={last}", filter=middle))
    return states


def shown_home(manifest: Manifest) -> Unit:
    """The dearest home that can still be had: it has most to show."""
    free = [unit for unit in manifest.units if unit.status == "available"] or manifest.units
    return max(free, key=lambda unit: (bool(unit.views), unit.price or 0))
