"""Two versions side by side, drafts that outlive the tab, sentences no fix touches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from addin_server import docx, versions
from addin_server.core.model import Role
from addin_server.web import user_data
from tests.versions.test_store import Memory

TEXT = ".paper__text"
LEAD = "针对村干部不会写材料，柳河镇党委{}每周三晚上开课，到会人数由9人升到{}人。"


def file(folder: Path, name: str, *lines: str) -> Path:
    target = folder / name
    roles = [Role.TITLE, Role.LEAD, *[Role.BODY] * len(lines)]
    target.write_bytes(docx.new_document([docx.ComposedParagraph(*pair) for pair in zip(roles, lines, strict=False)]))
    return target


def open_draft(page: Page, source: Path, words: str) -> None:
    page.locator('input[aria-label="打开文稿"]').set_input_files(source)
    expect(page.locator(TEXT)).to_contain_text(words)
    page.get_by_role("button", name="和上一稿对照、存稿").wait_for()


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Memory]:
    """A key store, and a folder of this test's own."""
    kept = Memory()
    monkeypatch.setattr(user_data, "SystemKeys", lambda: kept)
    monkeypatch.setattr(versions, "folder", lambda: tmp_path / "drafts")
    yield kept


def test_an_earlier_file_shows_what_changed_in_meaning(page: Page, tmp_path: Path) -> None:
    old = file(tmp_path, "一稿.docx", "柳河镇凝心聚力谱新篇", LEAD.format("拟", 23))
    open_draft(page, file(tmp_path, "二稿.docx", "柳河镇办夜校", LEAD.format("已", 25)), "柳河镇办夜校")
    side = page.locator(".side")
    side.get_by_role("button", name="和上一稿对照、存稿").click()
    side.locator('input[type="file"]').set_input_files(old)
    expect(side).to_contain_text("“拟”改成“已”：从打算做变成已经做了。")
    expect(side).to_contain_text("“23人”改成“25人”。")
    expect(side.get_by_role("heading", name="什么改好了")).to_be_visible()
    expect(side).not_to_contain_text(" 0 处")
    side.get_by_role("button", name=re.compile("看.*“25人”")).click()
    expect(page.locator(f"{TEXT} .here")).to_have_text("25人")
    side.get_by_role("button", name="放回旧稿").click()
    expect(page.locator(TEXT)).to_contain_text("凝心聚力谱新篇")
    page.keyboard.press("Control+z")
    expect(page.locator(TEXT)).to_contain_text("柳河镇办夜校")


def test_a_kept_draft_outlives_the_tab_and_goes_when_it_is_turned_off(page: Page, tmp_path: Path, keys: Memory) -> None:
    open_draft(page, file(tmp_path, "二稿.docx", "柳河镇办夜校", LEAD.format("已", 25)), "柳河镇办夜校")
    side = page.locator(".side")
    side.get_by_role("button", name="和上一稿对照、存稿").click()
    side.get_by_role("button", name="打开存稿").click()
    side.get_by_label("这一稿的说明").fill("送审前")
    side.get_by_role("button", name="存一稿").click()
    expect(side).to_contain_text("送审前")
    assert not any("夜校".encode() in path.read_bytes() for path in (tmp_path / "drafts").iterdir())
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.get_by_role("button", name="清空").click()
    side.get_by_role("button", name=re.compile("打开.*柳河镇办夜校")).click()
    expect(page.locator(TEXT)).to_contain_text("到会人数由9人升到25人")
    side.get_by_role("button", name="和上一稿对照、存稿").click()
    side.get_by_role("button", name="关掉存稿").click()
    side.get_by_role("button", name="关掉，全部删去").click()
    expect(side.get_by_role("button", name="打开存稿")).to_be_visible()
    assert not (tmp_path / "drafts").exists() and keys.key is None


def test_without_a_key_store_it_says_so_and_keeps_nothing(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "folder", lambda: tmp_path / "drafts")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    side = page.locator(".side")
    side.get_by_role("button", name="和上一稿对照、存稿").click()
    with page.expect_response(lambda response: response.request.method == "PUT") as answer:
        side.get_by_role("button", name="打开存稿").click()
    assert answer.value.status == 422
    expect(side).to_contain_text("没有可用的钥匙串")
    assert not (tmp_path / "drafts").exists()


def test_what_was_corrected_and_ignored_is_kept_where_the_file_was_edited_elsewhere(page: Page, tmp_path: Path) -> None:
    body = "柳河镇党员的综合素质得到明显提升。"
    open_draft(page, file(tmp_path, "稿.docx", "柳河镇办夜校", LEAD.format("已", 25), "老师从县里请。", body), body)
    side = page.locator(".side")
    page.get_by_label("段认作").nth(2).select_option("background")
    mark = page.locator(f"{TEXT} .mk", has_text="明显提升")
    mark.click()
    side.get_by_role("button", name="忽略").click()
    side.get_by_role("menuitem", name="此处忽略").click()
    expect(mark).to_have_count(0)
    page.get_by_role("button", name="清空").click()
    lines = ("柳河镇办夜校", "全镇有36个村。", LEAD.format("已", 25), "老师从县里请。还请了2名村支书。", body)
    open_draft(page, file(tmp_path, "稿.docx", *lines), "36个村")
    labels = page.get_by_label("段认作")
    expect(labels).to_have_count(5)
    expect(labels.nth(3)).to_have_value("background")
    expect(labels.nth(2)).not_to_have_value("background")
    expect(mark).to_have_count(0)


def test_a_locked_sentence_is_offered_no_fix_until_it_is_unlocked(page: Page, tmp_path: Path) -> None:
    body = "抽查支部60个，其中有问题的72个。镇党委逐个约谈支部书记。"
    source = file(tmp_path, "三稿.docx", "柳河镇办夜校", LEAD.format("已", 25), body)
    open_draft(page, source, "抽查支部60个")
    side = page.locator(".side")
    side.locator("[data-item]").filter(has_text="72个").first.click()
    fix = side.get_by_role("button", name="照改")
    expect(fix).to_be_enabled()
    side.get_by_role("button", name="锁住这句").click()
    expect(fix).to_be_disabled()
    expect(side).to_contain_text("这句您锁住了，所以不能照改。")
    page.reload()
    side.get_by_role("button", name="锁句子").wait_for()
    expect(side).to_contain_text("锁住 1 句")
    side.get_by_role("button", name="锁句子").click()
    expect(side.get_by_role("list", name="锁住的句子")).to_contain_text("其中有问题的72个。")
    side.get_by_role("button", name="解开").click()
    expect(side.get_by_role("list", name="锁住的句子")).to_have_count(0)
