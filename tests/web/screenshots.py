"""Takes the pictures of the form that the README shows, with the real checker: ``python -m tests.web.screenshots``."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from checker.pipeline import Checker
from checker.web.app import create_app
from tests.web.conftest import served
from tests.web.drafts import CHROMIUM, FLAGS, SHOWN

FOLDER = Path(__file__).parents[2] / "docs" / "img"
VIEWS = {
    "form-phone": {"viewport": {"width": 360, "height": 780}, "device_scale_factor": 2},
    "form-desktop": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "light"},
}
COLOURS = 128
"""A palette keeps the files under 300 kB; the page has fewer colours than that."""


def main() -> None:
    """Write one PNG for each view."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(create_app(Checker.load())) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in VIEWS:
            take(browser, address, name)
        browser.close()


def take(browser: Browser, address: str, name: str) -> None:
    """One picture: the draft is typed, the answer has come."""
    page = browser.new_context(locale="sv-SE", **VIEWS[name]).new_page()  # type: ignore[arg-type]
    page.goto(address)
    page.fill("#text", SHOWN)
    page.wait_for_selector("#answer .verdict")
    page.wait_for_selector("#wording:not([data-pending])")
    if name == "form-phone":
        page.locator("#answer").evaluate("node => { document.activeElement.blur(); node.scrollIntoView() }")
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    Image.open(path).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
