"""One programme in one browser: what it truly was, and what was recorded of it."""

from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.e2e.browsing import visiting
from tests.e2e.gaze.log import LISTEN, read
from tests.e2e.gaze.picture import Pictures
from tests.e2e.gaze.programmes import Programme
from tests.e2e.gaze.recorded import Recorded, await_stored, batches, begin, end, recorded
from tests.e2e.gaze.truth import Scene, Truth, laid, truth_of
from tests.e2e.resting import rested
from tests.e2e.serving import Served

#: A feature's seconds are compared where it truly got at least this share of the programme's active time.
MEANINGFUL = 0.05

#: Every pixel of the picture is drawn by the processor; the page is laid out as on any screen.
FEW_PIXELS = {"device_scale_factor": 0.25}


@dataclass(frozen=True)
class Gazed:
    """Truth and recording of one programme."""

    programme: str
    truth: Truth
    recorded: Recorded

    @property
    def errors(self) -> dict[str, float]:
        """By feature with meaningful time, the recording's part too many (+) or too few (-)."""
        least = MEANINGFUL * self.truth.active
        found = self.recorded.seconds
        return {
            name: found.get(name, 0.0) / true - 1
            for name, true in self.truth.seconds.items()
            if name and true >= least
        }

    @property
    def unseen(self) -> set[str]:
        """Features that got attention though no pixel ever showed them."""
        return {name for name, one in self.recorded.seconds.items() if name and one > 0} - self.truth.visible

    @property
    def active(self) -> float:
        """The error of the active time as a whole."""
        return self.recorded.active / self.truth.active - 1


@dataclass(frozen=True)
class Place:
    """Where a programme happens: a building at a stage, and the home that is opened where one is."""

    served: Served
    development: str
    stage: str
    home: str
    pictures: Pictures


def gaze(browser: Browser, place: Place, programme: Programme, *, seconds: float, step: int = 1) -> Gazed:
    """Run ``programme`` for ``seconds``; every ``step``-th pixel each way is looked at for the truth."""
    served = place.served
    before = batches(served)
    with visiting(browser, **(FEW_PIXELS | programme.options)) as visit:
        page = visit.page
        page.add_init_script(LISTEN)
        unit = f"&unit={place.home}" if programme.home else ""
        page.goto(f"{served.url}/d/{place.development}/?stage={place.stage}{unit}&quality=low")
        page.wait_for_selector("html[data-ready=scene]", state="attached")
        if programme.inside:
            # The question about consent may lie over it.
            page.get_by_role("button", name="Step inside").dispatch_event("click")
        else:
            page.focus("#canvas")
            for _ in range(6):
                page.keyboard.press("+")
        rested(page)
        began = begin(page)
        programme.act(page, seconds)
        ended = end(page)
        await_stored(page)
        scene = Scene(
            place.pictures,
            laid(page, step),
            place.stage,
            place.home if programme.home else None,
            programme.home and not programme.inside,
        )
        truth = truth_of(scene, read(page), began, ended)
        return Gazed(programme.name, truth, recorded(served, before))
