"""The real service, the built pane, the system's Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

from addin_server import assets, service_auth
from addin_server.core.ruleset import Ruleset
from addin_server.web.serve import create_server


@pytest.fixture(scope="session")
def address(rules: Ruleset) -> Iterator[str]:
    assert (assets.taskpane() / "index.html").is_file(), "the pane is not built: run `make pane`"
    server = create_server(rules, port=0, secret="of this user")
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
    opened = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """The page with the sample checked. Fails when the browser complained about anything."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        refused = "422" in message.text  # a refused file is an answer, though the browser reports it
        if message.type in ("error", "warning") and not refused:
            complaints.append(message.text)

    opened = context.new_page()
    opened.on("console", listen)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(address)
    opened.get_by_text("处可改").first.wait_for()
    yield opened
    assert not complaints
