"""A real Chromium for the tests, and a record of what its pages asked for and complained of."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

#: Software WebGL, and no conversation of Chromium's own with the world.
FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    # Debian's has the card paint the page too; where the processor plays the card, it is quicker by itself.
    "--disable-gpu-rasterization",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]

#: How long a page may take over one thing, ms, on a machine whose processors are wanted elsewhere too.
PATIENCE_MS = 90_000
expect.set_options(timeout=PATIENCE_MS)

#: Small, because every pixel is drawn by the processor.
VIEW = {"width": 640, "height": 400}
#: Pixels of the picture a CSS pixel. The page is laid out as on any screen, and a frame of the scene costs
#: the processor 0.5 s instead of 1.6 s; whatever looks closely at pixels asks for 1.
COARSE = 0.5


@dataclass
class Visit:
    """One buyer's browser (own cookies, own storage) with a page in it."""

    context: BrowserContext
    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def foreign_requests(self, origin: str) -> list[str]:
        """Addresses asked for that are not ``origin``'s; blobs and data never leave the browser."""
        home = urlsplit(origin).netloc
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in {"blob", "data"} and urlsplit(url).netloc != home
        ]


def find_chromium() -> str:
    """Where Debian's or another Chromium is; the Makefile has seen to it that there is one."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise AssertionError("Chromium is missing. Type:  sudo apt-get install -y chromium")


@contextmanager
def launched() -> Iterator[Browser]:
    """One Chromium for many visits."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visiting(browser: Browser, **options: Any) -> Iterator[Visit]:
    """A fresh buyer's browser; options are those of Playwright's ``new_context``."""
    usual: dict[str, Any] = {"viewport": VIEW, "device_scale_factor": COARSE, "reduced_motion": "reduce"}
    context = browser.new_context(**(usual | options))
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    visit = Visit(context, page)
    context.on("request", lambda request: visit.requests.append(request.url))
    context.on(
        "console",
        lambda message: visit.complaints.append(message.text) if _complains(message) else None,
    )
    context.on("weberror", lambda error: visit.complaints.append(str(error.error)))
    try:
        yield visit
    finally:
        context.close()


def _complains(message: ConsoleMessage) -> bool:
    """Whether it is an error, or a shader that the graphics card refused, which browsers only warn of."""
    return message.type == "error" or "useProgram: program not valid" in message.text


def press_tool(page: Page, name: str) -> None:
    """Press the tool of the view called ``name``, which a small view keeps behind one more press."""
    more = page.locator("#tools-more")
    if more.is_visible() and not page.locator("#tools-all").is_visible():
        more.click()
    page.locator("#tools").get_by_role("button", name=name, exact=True).click()
