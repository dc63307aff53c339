"""What the second request brings, in the pane: later findings with a fix, and one note where LanguageTool is not."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.test_pane import write

LINES = ("石桥县把党员会开到赶集日", "会期定在每月第一个赶集日，老党员以身做则，三个月办结86件小事。")


def test_a_slip_of_the_pen_is_listed_marked_and_mended(page: Page) -> None:
    write(page, *LINES)
    row = page.locator("[data-item]", has_text="固定说法用字")
    row.click()
    expect(page.get_by_text("“以身做则”疑为“以身作则”")).to_be_visible()
    page.get_by_role("button", name="照改").click()
    expect(page.locator(".ProseMirror")).to_contain_text("老党员以身作则")
    expect(row).to_have_count(0)


def test_without_languagetool_the_pane_says_so_until_told_not_to(page: Page) -> None:
    note = page.locator(".note", has_text="错字标点没有看全。")
    said = page.get_by_text("错字标点没有看全")
    expect(said).to_have_count(1)
    expect(note).to_have_count(0)  # the tour is offered first
    page.get_by_role("button", name="不用了").click()
    expect(note).to_be_visible()
    expect(said).to_have_count(1)
    page.get_by_role("button", name="怎么装").click()
    expect(page.get_by_text("zhubi proofing install").first).to_be_visible()
    page.get_by_role("button", name="不再提醒").click()
    expect(note).to_have_count(0)
    page.reload()
    page.get_by_text("处可改").first.wait_for()
    expect(note).to_have_count(0)
