"""The page around the pane: nothing the writer wrote is lost by one click, and what it says is seen at any width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

TEXT = ".ProseMirror"


@pytest.fixture
def narrow(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 640}, locale="zh-CN")
    page.goto(address)
    page.get_by_text("处可改").first.wait_for()
    yield page
    page.close()


def _open(page: Page, *files: Path) -> None:
    page.get_by_label("打开文稿").set_input_files([str(file) for file in files])


def test_what_was_written_comes_back_after_clearing(page: Page) -> None:
    page.get_by_role("button", name="清空").click()
    expect(page.get_by_role("button", name="放回来")).to_have_count(0)  # the sample is one click away
    page.locator(TEXT).click()
    page.keyboard.type("白石县开办党员夜校")
    for name in ("清空", "示例"):
        page.get_by_role("button", name=name).click()
        expect(page.locator(TEXT)).not_to_contain_text("党员夜校")
        page.get_by_role("button", name="放回来").click()
        expect(page.locator(TEXT)).to_contain_text("白石县开办党员夜校")
    page.reload()
    expect(page.locator(TEXT)).to_contain_text("白石县开办党员夜校")


def test_several_drafts_come_back_after_clearing(page: Page, tmp_path: Path) -> None:
    files = [tmp_path / "甲.txt", tmp_path / "乙.txt"]
    for file in files:
        file.write_text(f"{file.stem}县开办党员夜校", encoding="utf-8")
    _open(page, *files)
    expect(page.locator(TEXT)).to_contain_text("甲县")
    page.get_by_role("button", name="清空").click()
    page.get_by_role("button", name="放回来").click()
    expect(page.locator(TEXT)).to_contain_text("甲县")
    page.reload()
    page.get_by_role("tab", name="审稿").click()
    expect(page.get_by_role("button", name="第 1 篇，共 2 篇")).to_be_visible()


def test_a_refused_file_is_named_once_and_seen_where_only_the_pane_fits(narrow: Page, tmp_path: Path) -> None:
    for name in ("一.docx", "二.docx"):
        broken = tmp_path / name
        broken.write_bytes(b"PK\x03\x04nothing")
        _open(narrow, broken)
        expect(narrow.get_by_role("alert")).to_contain_text(f"{name}：")
        expect(narrow.get_by_role("alert")).to_be_visible()
    expect(narrow.get_by_role("alert")).not_to_contain_text("一.docx")


def test_a_row_opens_its_card_where_only_the_pane_fits(narrow: Page) -> None:
    narrow.locator("[data-item]").first.click()
    expect(narrow.get_by_role("button", name="忽略")).to_be_visible()
    narrow.get_by_role("button", name="定位").click()
    expect(narrow.locator(TEXT)).to_be_visible()


@pytest.mark.parametrize("tab", ["自查", "模板", "审稿", "培训"])
def test_no_page_of_the_pane_is_cut_off(narrow: Page, tab: str) -> None:
    narrow.get_by_role("tab", name=tab).click()
    body = narrow.locator(".side [id=zb-page]")
    expect(body).to_be_visible()
    narrow.wait_for_timeout(300)
    assert body.evaluate("e => e.scrollWidth - e.clientWidth") == 0


def test_help_opens_from_the_text(page: Page) -> None:
    page.locator(TEXT).click()
    page.keyboard.press("F1")
    expect(page.get_by_role("heading", name="常问的")).to_be_visible()
    expect(page.get_by_text("审稿时（设置里可关）")).to_be_visible()


def test_a_comment_asked_for_twice_is_written_once(page: Page) -> None:
    rows = page.locator("[data-item]")
    for row in (rows.nth(0), rows.nth(0), rows.nth(1)):
        row.focus()
        page.keyboard.press("p")
    expect(page.locator(".cmc")).to_have_count(2)
    expect(page.get_by_role("heading", name="批注 2")).to_be_visible()
