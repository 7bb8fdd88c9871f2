"""What a salesperson does in a real browser."""

from playwright.sync_api import Page, expect

from tests.e2e.salesperson import CHOSEN, Salesperson
from tests.e2e.serving import Served


def sign_in(page: Page, served: Served) -> None:
    """Sign in as the first of the team, for the first time."""
    name, once = served.sales_sign_in
    Salesperson(served.url, name, once)
    page.goto(f"{served.url}/sales/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(CHOSEN)
    page.keyboard.press("Enter")


def open_now(page: Page, served: Served) -> None:
    """Sign in as the first of the team and open the page of who is here."""
    sign_in(page, served)
    expect(page.locator("#standing")).to_have_text("Nobody here now, 0 earlier today.")
