"""The real service, the built pane, the system's Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Playwright, ViewportSize

from addin_server import assets, service_auth
from addin_server.core.ruleset import Ruleset
from addin_server.web.serve import create_server
from addin_server.web.sockets import listen

SIZE: ViewportSize = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def address(rules: Ruleset) -> Iterator[str]:
    assert (assets.taskpane() / "index.html").is_file(), "the pane is not built: run `make pane`"
    server = create_server(rules, listen(0), secret="of this user")
    server.start()
    yield f"http://127.0.0.1:{server.port}{service_auth.entry('of this user')}/"
    server.stop()


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    found = playwright.chromium.launch(executable_path=chromium)
    yield found
    found.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=SIZE, locale="zh-CN")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[BrowserContext]:
    """Where `page` is taken from: one that has run the pane before shows it in a third of the time."""
    opened = browser.new_context(viewport=SIZE, locale="zh-CN")
    yield opened
    opened.close()


def _first_visit(tabs: BrowserContext, address: str) -> Page:
    """A tab as on a first visit: of its size and looks, and nothing kept by this site."""
    first, *others = tabs.pages or [tabs.new_page()]
    for other in others:
        other.close()
    first.set_viewport_size(SIZE)
    first.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")
    # No script of the pane runs here that could keep anything while it is cleared.
    first.goto(urljoin(address, "/favicon.svg"))
    first.evaluate("sessionStorage.clear(), localStorage.clear()")
    return first


@pytest.fixture
def page(tabs: BrowserContext, address: str) -> Iterator[Page]:
    """The page with the sample checked. Fails when the browser complained about anything."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        refused = "422" in message.text  # a refused file is an answer, though the browser reports it
        asked_by_browser = message.location["url"].endswith("/favicon.ico")  # for the picture a first visit begins with
        if message.type in ("error", "warning") and not refused and not asked_by_browser:
            complaints.append(message.text)

    def failed(error: Error) -> None:
        complaints.append(str(error))

    opened = _first_visit(tabs, address)
    opened.on("console", listen)
    opened.on("pageerror", failed)
    opened.goto(address)
    opened.get_by_text("处可改").first.wait_for()
    yield opened
    opened.remove_listener("console", listen)
    opened.remove_listener("pageerror", failed)
    assert not complaints
