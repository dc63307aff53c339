"""The first day: a tour that can be walked by keyboard or declined for good, a help page, a keyboard map."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

STEPS = 6


def test_the_tour_is_walked_by_keyboard_and_leaves_the_draft_alone(page: Page) -> None:
    before = page.locator(".paper__text").inner_text()
    page.get_by_role("button", name="走一遍").focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("region", name="两分钟走一遍")
    seen = set()
    for _ in range(STEPS):
        seen.add(card.get_by_role("heading").inner_text())
        page.keyboard.press("Enter")
    assert len(seen) == STEPS
    expect(card).to_have_count(0)
    assert page.locator(".paper__text").inner_text() == before
    page.reload()
    page.get_by_text("处可改").first.wait_for()
    expect(page.get_by_text("第一次用？")).to_have_count(0)


def test_escape_ends_it_and_settings_start_it_again(page: Page) -> None:
    page.get_by_role("button", name="走一遍").click()
    page.keyboard.press("Escape")
    card = page.get_by_role("region", name="两分钟走一遍")
    expect(card).to_have_count(0)
    page.get_by_role("button", name="设置", exact=True).click()
    page.get_by_role("button", name="两分钟走一遍").click()
    expect(card).to_contain_text("1 / 6")


def test_declined_once_is_declined(page: Page) -> None:
    page.get_by_role("button", name="不用了").click()
    expect(page.get_by_text("第一次用？")).to_have_count(0)


def test_f1_shows_the_help_with_the_keyboard_map(page: Page) -> None:
    page.locator(".side").get_by_role("tab", name="自查").focus()
    page.keyboard.press("F1")
    expect(page.locator(".side")).to_contain_text("下一处可改处")
    page.get_by_text("我的稿子会传出去吗").click()
    expect(page.locator(".side")).to_contain_text("不联网")


def test_every_step_fits_the_narrowest_pane(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address)
    page.get_by_role("button", name="走一遍").click()
    for _ in range(STEPS - 1):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.get_by_role("button", name="下一步").click()
    page.close()
