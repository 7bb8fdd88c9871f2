"""The screens that a gallery is taken on, and taking one state on one of them."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.e2e.browsing import press_tool, visiting
from tests.gallery.states import State

#: One frame of all effects takes a processor seconds.
PATIENCE_MS = 300_000

#: A picture is of what rests: no frame for so long, ms.
REST_MS = 1_200

#: Resolves when nothing is drawn any more and every picture on the page is there.
AT_REST = """async (rest) => {
  const drawn = () => maquette.state().scene?.frames ?? 0
  for (let before = -1; before !== drawn(); ) {
    before = drawn()
    await new Promise(done => setTimeout(done, rest))
  }
  await document.fonts.ready
}"""

#: Goes to another state as the browser's own back and forward do.
GO = """(query) => {
  history.pushState(null, '', location.pathname + query)
  dispatchEvent(new PopStateEvent('popstate'))
}"""


#: Drags a slider to a value, as a hand does.
DRAG = """(slider, value) => {
  slider.value = value
  for (const kind of ['input', 'change']) slider.dispatchEvent(new Event(kind, { bubbles: true }))
}"""

#: Two moments are compared.
COMPARED = "html[data-compared]"


@dataclass(frozen=True)
class Screen:
    """A screen of ``width`` by ``height`` CSS pixels, light or dark."""

    name: str
    width: int
    height: int
    scheme: str
    touch: bool = False


SCREENS = (
    Screen("desktop-light", 1280, 800, "light"),
    Screen("desktop-dark", 1280, 800, "dark"),
    Screen("phone-light", 390, 844, "light", touch=True),
    Screen("phone-dark", 390, 844, "dark", touch=True),
)


class Camera:
    """A browser on one screen that goes from state to state of one development without loading it again."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        page.goto(address)
        page.click("#consent-no")
        page.wait_for_selector("html[data-ready=scene]", state="attached", timeout=PATIENCE_MS)
        self._rest()

    def take(self, state: State, file: Path) -> None:
        """Write ``state`` as it looks here to ``file``, a WebP."""
        self._page.evaluate(GO, f"?{state.query}")
        for name in state.press:
            self._press(name)
        if state.filter:
            self._filter(state.filter)
        if state.show:
            self._show(state.show)
        self._rest()
        taken = self._page.screenshot(timeout=PATIENCE_MS)
        with Image.open(BytesIO(taken)) as image:
            image.save(file, "WEBP", quality=88, method=4)
        for name in state.press:
            # What a tool opens, it closes; what was gone into is left by the next address.
            tool = self._page.get_by_role("button", name=name, exact=True, include_hidden=True).first
            if tool.get_attribute("aria-expanded") == "true":
                self._press(name)
        if self._page.locator(COMPARED).count():
            self._page.locator(".split-end").click()
        if state.filter:
            self._page.evaluate("document.querySelector('#filter').reset()")
            self._list(shown=False)
        if self._page.locator("dialog[open]").count():
            self._page.keyboard.press("Escape")

    def _press(self, name: str) -> None:
        tool = self._page.locator("#tools").get_by_role("button", name=name, exact=True, include_hidden=True)
        if tool.count():
            press_tool(self._page, name)
        else:
            self._page.get_by_role("button", name=name, exact=True).click()

    def _list(self, *, shown: bool) -> None:
        """Have the list of homes lie on the view, or not."""
        button = self._page.locator("#show-homes")
        if (button.get_attribute("aria-expanded") == "true") is not shown:
            button.click()

    def _filter(self, price: float) -> None:
        self._list(shown=True)
        self._page.locator("#filter-most").evaluate(DRAG, price)

    def _show(self, selector: str) -> None:
        shown = self._page.locator(selector).first
        if shown.evaluate("one => one.matches('a, button')"):
            shown.click()
        else:
            shown.evaluate("one => one.scrollIntoView({ block: 'start' })")

    def _rest(self) -> None:
        self._page.evaluate(AT_REST, REST_MS)


def take_all(browser: Browser, screen: Screen, address: str, states: list[State], folder: Path) -> list[str]:
    """Take every state of ``states`` on ``screen`` into ``folder``; the page's complaints."""
    size = {"width": screen.width, "height": screen.height}
    looks = {"color_scheme": screen.scheme, "has_touch": screen.touch, "device_scale_factor": 1}
    with visiting(browser, viewport=size, **looks) as visit:
        visit.page.set_default_timeout(PATIENCE_MS)
        camera = Camera(visit.page, address)
        for state in states:
            camera.take(state, folder / f"{state.name}-{screen.name}.webp")
        return visit.complaints
