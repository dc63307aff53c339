"""A writer with a summary in hand: from the empty page to an outline in the document."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from addin_server import docx
from tests.mining.measure import HERE

TEXT = ".paper__text"
FILES = '.side input[type="file"]'


def to_topics(page: Page) -> None:
    page.get_by_role("button", name="清空").click()
    page.get_by_role("button", name="从材料找信息").click()
    page.locator(FILES).set_input_files(HERE / "township.txt")
    expect(page.get_by_text("5 个题目可以写成信息")).to_be_visible()


def test_one_click_opens_an_outline_with_the_facts_in_their_slots(page: Page) -> None:
    to_topics(page)
    page.get_by_role("button", name="“院坝党课”").click()
    expect(page.locator(".side")).to_contain_text("出自第 1 段、第 7 段")
    assert page.locator(TEXT).inner_text().strip() == ""
    page.get_by_role("button", name="写进文稿").click()
    expect(page.locator(f"{TEXT} p").nth(1)).to_have_text(
        "针对山区支部居住分散、党员到会难，柳坪镇今年3月起推行“院坝党课”，党员平均到会率由52%提高到87%。"
    )
    expect(page.locator(f"{TEXT} .hole").first).to_be_visible()


def test_an_outline_can_be_saved_apart_and_the_document_stays(page: Page, tmp_path: Path) -> None:
    before = page.locator(TEXT).inner_text()
    page.get_by_role("tab", name="模板").click()
    page.get_by_role("button", name="从材料找信息").click()
    page.locator(FILES).set_input_files(HERE / "district.txt")
    page.get_by_role("button", name="“周末工程师”").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="另存提纲").click()
    target = tmp_path / "提纲.docx"
    download.value.save_as(target)
    assert docx.read(target.read_bytes()).paragraphs[0].text == "松河区委组织部试行“周末工程师”"
    assert page.locator(TEXT).inner_text() == before


def test_the_open_document_is_looked_through_and_its_places_are_shown(page: Page) -> None:
    page.locator('input[aria-label="打开文稿"]').set_input_files(HERE / "township.txt")
    expect(page.locator(TEXT)).to_contain_text("柳坪镇2026年党建工作总结")
    page.get_by_role("tab", name="模板").click()
    page.get_by_role("button", name="从材料找信息").click()
    page.get_by_role("button", name="就看打开的这份文稿").click()
    page.get_by_role("button", name="“支书窗口”").click()
    page.get_by_role("button", name="第 16 段").first.click()
    drawn = page.locator(f"{TEXT} .here")
    expect(drawn.first).to_be_visible()
    shown = "".join(drawn.all_inner_texts())
    assert shown in (HERE / "township.txt").read_text("utf-8").splitlines()[15]
