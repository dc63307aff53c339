"""The main flows in an engine that lacks what came after Chromium 86."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.wps import LINES, VAGUE, Wps, bundle, listen, start, words_of

OLD = Path(__file__).with_name("old_engine.js")


def aged(page: Page) -> None:
    assert page.evaluate("laterFeatures.left") == []
    assert page.evaluate("[typeof [].at, typeof structuredClone, typeof crypto.randomUUID]") == ["undefined"] * 3
    assert page.evaluate("typeof ''.replaceAll") == "function"  # Chromium 85


@pytest.fixture
def wps(browser: Browser, address: str, tmp_path: Path) -> Iterator[Wps]:
    yield from start(browser, address, bundle(tmp_path), "Linux", before=OLD)


def test_the_pane_in_wps(wps: Wps) -> None:
    pane = wps.open_pane()
    pane.get_by_text("处可改").first.wait_for()
    aged(pane)
    pane.get_by_role("button", name="在文中标出").click()
    expect(pane.get_by_text("可一键清除")).to_be_visible()
    assert words_of(wps.see("highlights"))
    pane.get_by_role("button", name=VAGUE).first.click()
    pane.get_by_role("button", name="批注").click()
    expect(pane.get_by_text("批注已写入")).to_be_visible()
    pane.get_by_role("button", name="清除标记").click()
    expect(pane.get_by_text("文中的标记已清除")).to_be_visible()
    assert [wps.see("highlights"), wps.see("comments"), wps.see("text")] == [[], [], LINES]
    wps.press("zhubiTemplates")
    pane.get_by_text("逐段插入").first.click()
    pane.get_by_role("button", name="插到文末").first.click()
    expect(pane.get_by_text("已插入")).to_be_visible()
    pane.get_by_role("button", name="设置").click()
    expect(pane.get_by_text("什么时候看").first).to_be_visible()


def test_the_page_in_a_browser(browser: Browser, address: str) -> None:
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    context.add_init_script(path=OLD)
    listen(context, complaints)
    page = context.new_page()
    page.goto(address)
    page.get_by_text("处可改").first.wait_for()
    aged(page)
    page.locator(".paper__text .mk--warn").first.click()
    expect(page.get_by_role("button", name="定位")).to_be_visible()
    page.keyboard.press("F8")
    page.locator(".paper__text").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("柳河镇党员的综合素质得到明显提升。")
    expect(page.locator(".paper__text .mk, .paper__text .gut").first).to_be_visible(timeout=8000)
    page.get_by_role("tab", name="模板").click()
    page.get_by_text("逐段插入").first.click()
    page.get_by_role("button", name="插到文末").first.click()
    expect(page.get_by_text("已插入")).to_be_visible()
    context.close()
    assert complaints == []
